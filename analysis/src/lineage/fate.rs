//! The fate of an earlier outcome: what of it was reaffirmed, changed or dropped, and what is new.
//!
//! **Invariant:** every provision with words of the earlier text has one fate, and every one of the
//! later text is the successor of some or new.
//!
//! Provisions are aligned as two drafts of one text are ([`unbracket_text::align()`]: Gale and Church
//! 1993; Broder 1997); what that leaves over is looked up by shared runs of five words, so that what was
//! taken into another provision, far away, is found too. What it cannot see is a reaffirmation in other
//! words, such as a bare reference to the earlier text by its number.

use serde::Serialize;
use unbracket_text::lineage::{Content, Library, RUN_WORDS, Reading, read};
use unbracket_text::shingle::Vocabulary;
use unbracket_text::{Draft, Link, align};

use super::reuse::{Measure, Pair, reuse};
use super::shingles::Shingled;
use crate::estimate::TooLittle;

/// What became of a provision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It stands, not a word changed.
    Reaffirmed,
    /// It stands with other words, in parts, or within another.
    Changed,
    /// It stands no more.
    Dropped,
}

/// How a counterpart was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum By {
    /// By its place and its words: the two texts read as drafts of one.
    Alignment,
    /// By shared runs of five words alone, wherever they stand.
    Runs,
}

/// When one provision counts as the counterpart of another.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Likeness {
    /// The least similarity of provisions that are aligned, from 0 to 1.
    pub aligned: f64,
    /// The least share of the shingles of one that the other has, where they are not aligned.
    pub contained: f64,
}

impl Default for Likeness {
    /// .3 and .5.
    fn default() -> Self {
        Self { aligned: 0.3, contained: 0.5 }
    }
}

/// A counterpart in the other text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Counterpart {
    /// Its place in the reading order of the other text, from 0.
    pub index: usize,
    /// Its identity there.
    pub provision: String,
    /// How alike they are, from 0 to 1: by words in order where aligned, else Jaccard of shingles.
    pub similarity: f64,
    /// How it was found.
    pub by: By,
}

/// What became of one provision of the earlier text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fate {
    /// Its place in the reading order, from 0.
    pub index: usize,
    /// Its identity.
    pub provision: String,
    /// How many words it has.
    pub words: usize,
    /// How many of them stand in the later text in runs of five words or three of matter.
    pub kept: usize,
    /// What became of it.
    pub outcome: Outcome,
    /// Whether it was dropped as a provision while half of its words or more stand in others.
    pub elsewhere: bool,
    /// Its counterparts, none where it was dropped.
    pub counterparts: Vec<Counterpart>,
}

impl Fate {
    /// The share of its words that stand in the later text; none where it has too few words for a run,
    /// such as a heading: what could not be found says nothing.
    #[must_use]
    pub fn kept_share(&self) -> Option<f64> {
        #[expect(clippy::cast_precision_loss, reason = "a provision has far fewer than 2^52 words")]
        let share = |kept: usize, words: usize| kept as f64 / words as f64;
        (self.words >= RUN_WORDS).then(|| share(self.kept, self.words))
    }

    /// How alike it and its counterpart are, from 0 to 1, where the two texts were aligned there; the
    /// most alike of several.
    #[must_use]
    pub fn likeness(&self) -> Option<f64> {
        let aligned = self.counterparts.iter().filter(|one| one.by == By::Alignment);
        aligned.map(|one| one.similarity).max_by(f64::total_cmp)
    }
}

/// A provision of the later text that has no counterpart in the earlier one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct New {
    /// Its place in the reading order, from 0.
    pub index: usize,
    /// Its identity.
    pub provision: String,
    /// How many words it has.
    pub words: usize,
}

/// What became of an earlier outcome in a later one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fates {
    /// When provisions counted as counterparts.
    pub likeness: Likeness,
    /// Words of the earlier text.
    pub words: usize,
    /// How many of them stand in the later text, in runs.
    pub kept: usize,
    /// How many provisions were reaffirmed, changed, dropped, and how many are new.
    pub counts: Counts,
    /// The provisions of the earlier text that have words, in reading order.
    pub provisions: Vec<Fate>,
    /// The provisions of the later text that are new, in reading order.
    pub new: Vec<New>,
}

/// Provisions by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Stand unchanged.
    pub reaffirmed: usize,
    /// Stand with other words.
    pub changed: usize,
    /// Stand no more.
    pub dropped: usize,
    /// Stand in the later text only.
    pub new: usize,
}

/// What of an earlier outcome a later one kept, and what is new.
///
/// # Errors
/// [`TooLittle::Few`] where one of them has no words.
pub fn fates(earlier: &Draft, later: &Draft, likeness: Likeness) -> Result<Fates, TooLittle> {
    let mut vocabulary = Vocabulary::default();
    let (old, new) = (read(earlier, &mut vocabulary), read(later, &mut vocabulary));
    let words = |text: &[Reading]| text.iter().map(|reading| reading.words.len()).sum::<usize>();
    TooLittle::unless(words(&old), 1, "words of the earlier text")?;
    TooLittle::unless(words(&new), 1, "words of the later text")?;
    let links = Links::new((earlier, &old), (later, &new), likeness);
    let kept = kept(&old, &new, &Content::new(&vocabulary));
    let provisions: Vec<Fate> = (0..old.len())
        .filter(|&at| !old[at].words.is_empty())
        .map(|at| {
            let (words, outcome) = (old[at].words.len(), links.outcome(at, (&old, &new)));
            let is_kept = words >= RUN_WORDS && 2 * kept[at] >= words;
            Fate {
                index: at,
                provision: old[at].provision.to_string(),
                words,
                kept: kept[at],
                elsewhere: outcome == Outcome::Dropped && is_kept,
                outcome,
                counterparts: links.forward[at].clone(),
            }
        })
        .collect();
    let is_new = |at: &usize| !links.has_source[*at] && !new[*at].words.is_empty();
    let fresh: Vec<New> = (0..new.len())
        .filter(is_new)
        .map(|at| New {
            index: at,
            provision: new[at].provision.to_string(),
            words: new[at].words.len(),
        })
        .collect();
    let of = |outcome| provisions.iter().filter(|fate| fate.outcome == outcome).count();
    let counts = Counts {
        reaffirmed: of(Outcome::Reaffirmed),
        changed: of(Outcome::Changed),
        dropped: of(Outcome::Dropped),
        new: fresh.len(),
    };
    let all = (words(&old), kept.iter().sum());
    Ok(Fates { likeness, words: all.0, kept: all.1, counts, provisions, new: fresh })
}

/// How many words of each provision stand in runs of the later text.
fn kept(old: &[Reading], new: &[Reading], content: &Content) -> Vec<usize> {
    let library = Library::new(new.iter().collect());
    let kept = |reading: &Reading| {
        let mut stands = vec![false; reading.words.len()];
        for run in library.runs(&reading.words, content, |_| true) {
            stands[run.words].fill(true);
        }
        stands.into_iter().filter(|stands| *stands).count()
    };
    old.iter().map(kept).collect()
}

/// What goes with what.
struct Links {
    forward: Vec<Vec<Counterpart>>,
    has_source: Vec<bool>,
}

impl Links {
    fn new(
        (earlier, old): (&Draft, &[Reading]),
        (later, new): (&Draft, &[Reading]),
        likeness: Likeness,
    ) -> Self {
        let mut links =
            Self { forward: vec![Vec::new(); old.len()], has_source: vec![false; new.len()] };
        for link in align(earlier, later).links {
            let similarity = similarity(&link);
            if similarity < likeness.aligned {
                continue;
            }
            for &base in link.base() {
                for &version in link.version() {
                    links.add((base, version), (similarity, By::Alignment), new);
                }
            }
        }
        links.by_runs(old, new, likeness.contained);
        links
    }

    fn add(
        &mut self,
        (base, version): (usize, usize),
        (similarity, by): (f64, By),
        new: &[Reading],
    ) {
        let provision = new[version].provision.to_string();
        self.forward[base].push(Counterpart { index: version, provision, similarity, by });
        self.has_source[version] = true;
    }

    /// Looks up what the alignment left over, on either side.
    fn by_runs(&mut self, old: &[Reading], new: &[Reading], contained: f64) {
        let texts: Vec<&str> = old.iter().chain(new).map(|reading| reading.text.as_str()).collect();
        let found = reuse(&Shingled::new(&texts), Measure::Containment, contained);
        let across = |pair: &&Pair| pair.left < old.len() && pair.right >= old.len();
        let is_open: Vec<bool> = self.forward.iter().map(Vec::is_empty).collect();
        let has_source = self.has_source.clone();
        for pair in found.pairs.iter().filter(across) {
            let (base, version) = (pair.left, pair.right - old.len());
            let takes_old = is_open[base] && pair.left_in_right >= contained;
            let takes_new = !has_source[version] && pair.right_in_left >= contained;
            if takes_old || takes_new {
                self.add((base, version), (pair.jaccard, By::Runs), new);
            }
        }
    }

    fn outcome(&self, at: usize, (old, new): (&[Reading], &[Reading])) -> Outcome {
        let counterparts = &self.forward[at];
        if counterparts.is_empty() {
            Outcome::Dropped
        } else if counterparts.iter().any(|one| new[one.index].words == old[at].words) {
            Outcome::Reaffirmed
        } else {
            Outcome::Changed
        }
    }
}

fn similarity(link: &Link) -> f64 {
    match link {
        Link::Same { .. } => 1.0,
        Link::Changed { similarity, .. }
        | Link::Moved { similarity, .. }
        | Link::Split { similarity, .. }
        | Link::Merged { similarity, .. } => *similarity,
        Link::Deleted { .. } | Link::Inserted { .. } => 0.0,
    }
}

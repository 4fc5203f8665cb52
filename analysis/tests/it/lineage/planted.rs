//! Generated negotiations whose every word has a known source.

use std::collections::BTreeMap;

use unbracket_analysis::lineage::provenance::{DatedDraft, Kind, Source, SourcePassage};
use unbracket_testkit::generate::Seeded;
use unbracket_text::Draft;

use super::draft;

/// A negotiation and what is known of it.
pub(crate) struct Planted {
    /// The base at time 0, a revision at time 10, the outcome at time 20.
    pub(crate) drafts: [Draft; 3],
    pub(crate) sources: Vec<Source>,
    /// For each actor: words credited and words proposed.
    pub(crate) truth: BTreeMap<String, (f64, f64)>,
    /// Words of the base, of agreed language, of the chair.
    pub(crate) base: usize,
    pub(crate) agreed: usize,
    pub(crate) own: usize,
}

const PARAGRAPHS: usize = 8;
const WORDS: usize = 40;

/// What stands at a gap of a paragraph: from the revision or from the outcome on.
struct Insertion {
    paragraph: usize,
    gap: usize,
    text: String,
    time: i64,
}

/// A text with what was inserted until a time.
fn state(base: &[Vec<String>], insertions: &[Insertion], until: i64) -> Vec<String> {
    let paragraph = |at: usize| {
        let mut words = Vec::new();
        for (gap, word) in base[at].iter().enumerate() {
            let here =
                |one: &&Insertion| one.paragraph == at && one.gap == gap && one.time <= until;
            words.extend(insertions.iter().filter(here).map(|one| one.text.clone()));
            words.push(word.clone());
        }
        words.join(" ")
    };
    (0..base.len()).map(paragraph).collect()
}

fn amendment(name: String, actor: &str, time: i64, words: (usize, String, String)) -> Source {
    let (paragraph, text, replaces) = words;
    let provision = format!("p{}", paragraph + 1);
    let passages = vec![SourcePassage { provision, text, replaces }];
    Source { name, kind: Kind::Amendment, time, actors: vec![actor.to_owned()], passages }
}

impl Planted {
    /// Every word is unlike every other, and every gap is used once: nothing is found by chance.
    pub(crate) fn new(seed: u64) -> Self {
        let mut seeded = Seeded::new(seed);
        let base: Vec<Vec<String>> = (0..PARAGRAPHS)
            .map(|at| (0..WORDS).map(|word| format!("base{at}x{word}")).collect())
            .collect();
        let mut planted = Self {
            drafts: [draft::<String>(&[]), draft::<String>(&[]), draft::<String>(&[])],
            sources: Vec::new(),
            truth: BTreeMap::new(),
            base: PARAGRAPHS * WORDS,
            agreed: 0,
            own: 0,
        };
        let mut insertions = Vec::new();
        let mut phrases = Vec::new();
        for paragraph in 0..PARAGRAPHS {
            for gap in (2..WORDS - 1).step_by(3) {
                let words = 1 + seeded.below(6);
                let text: Vec<String> =
                    (0..words).map(|word| format!("new{paragraph}x{gap}x{word}")).collect();
                let one = Insertion { paragraph, gap, text: text.join(" "), time: 0 };
                match seeded.below(8) {
                    0 => insertions.push(planted.own_words(one, words, &mut seeded)),
                    1 => {
                        let place = (paragraph, gap);
                        insertions.push(planted.agreed_words(&one, place, &mut phrases));
                    }
                    _ => insertions.extend(planted.propose(one, (words, &base), &mut seeded)),
                }
            }
        }
        let phrases = phrases.into_iter().map(|text| SourcePassage {
            provision: "agreed".to_owned(),
            text,
            replaces: String::new(),
        });
        planted.sources.push(Source {
            name: "Earlier outcome".to_owned(),
            kind: Kind::Agreed,
            time: -5,
            actors: Vec::new(),
            passages: phrases.collect(),
        });
        planted.drafts = [-1, 10, 20].map(|until| draft(&state(&base, &insertions, until)));
        planted
    }

    pub(crate) fn dated(&self) -> Vec<DatedDraft<'_>> {
        let times = [("base", 0), ("revision", 10), ("outcome", 20)];
        let drafts = times.into_iter().zip(&self.drafts);
        drafts
            .map(|((name, time), draft)| DatedDraft { name: name.to_owned(), time, draft })
            .collect()
    }

    fn own_words(&mut self, one: Insertion, words: usize, seeded: &mut Seeded) -> Insertion {
        self.own += words;
        Insertion { time: [10, 20][seeded.below(2)], ..one }
    }

    fn agreed_words(
        &mut self,
        one: &Insertion,
        (paragraph, gap): (usize, usize),
        phrases: &mut Vec<String>,
    ) -> Insertion {
        let phrase: Vec<String> =
            (0..6).map(|word| format!("agreed{paragraph}x{gap}x{word}")).collect();
        self.agreed += phrase.len();
        phrases.push(format!("They resolved that {} was so", phrase.join(" ")));
        Insertion { text: phrase.join(" "), time: 10, ..*one }
    }

    /// An amendment, perhaps with a copy, a rival of the same time or one that came later; accepted
    /// at once, at the end, or never.
    fn propose(
        &mut self,
        one: Insertion,
        (words, base): (usize, &[Vec<String>]),
        seeded: &mut Seeded,
    ) -> Option<Insertion> {
        let actor = |seeded: &mut Seeded| format!("Actor {}", seeded.below(5));
        let (first, second) = (actor(seeded), actor(seeded));
        let time = 1 + i64::try_from(seeded.below(8)).expect("small");
        let accepted = [None, Some(10), Some(20)][seeded.below(3)];
        let insertion = Insertion { time: 1, ..one };
        let replaces = base[insertion.paragraph].join(" ");
        let text = state(base, std::slice::from_ref(&insertion), 1)[insertion.paragraph].clone();
        let number = self.sources.len();
        let place = |text: String| (insertion.paragraph, text, replaces.clone());
        let name = format!("A{number:04}");
        self.sources.push(amendment(name, &first, time, place(text.clone())));
        let mut shares = vec![(first, 1.0, 0)];
        let more = 20 * words;
        match seeded.below(6) {
            // A copy that came in time is the same voice, one after the decision is none.
            0 | 1 => {
                let is_late = seeded.below(2) == 0 && accepted == Some(10);
                let later = if is_late { 15 } else { time + 1 };
                let name = format!("A{number:04} copy");
                self.sources.push(amendment(name, &second, later, place(text)));
                if !is_late {
                    shares[0].1 = 0.5;
                }
                shares.push((second, if is_late { 0.0 } else { 0.5 }, 0));
            }
            // Another text with the same words: shares if of the same time, has nothing if later.
            2 | 3 => {
                let is_later = seeded.below(2) == 0;
                let later = time + i64::from(is_later);
                let tail: Vec<String> =
                    (0..more).map(|word| format!("more{number}x{word}")).collect();
                let name = format!("A{number:04} rival");
                let text = format!("{text} {}", tail.join(" "));
                self.sources.push(amendment(name, &second, later, place(text)));
                if !is_later {
                    shares[0].1 = 0.5;
                }
                shares.push((second, if is_later { 0.0 } else { 0.5 }, more));
            }
            _ => {}
        }
        for (actor, share, extra) in shares {
            let late_copy = extra == 0 && share == 0.0;
            let truth = self.truth.entry(actor).or_default();
            // What stands in a draft already is no new word of a late copy.
            truth.1 += if late_copy { 0.0 } else { real(words + extra) };
            truth.0 += if accepted.is_some() { share * real(words) } else { 0.0 };
        }
        accepted.map(|time| Insertion { time, ..insertion })
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of words are small")]
fn real(words: usize) -> f64 {
    words as f64
}

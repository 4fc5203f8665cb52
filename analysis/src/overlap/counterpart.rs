//! For each provision of one instrument, what of the other comes nearest.

use serde::Serialize;
use unbracket_text::token::words;

use super::meaning::{cosines, unit_vectors};
use super::pairs::{Pair, pairs};
use super::paraphrase::Characters;
use super::structure::{Commitment, commitments};
use super::{Instrument, Levels, Meaning, Thresholds};
use crate::estimate::Interval;
use crate::lineage::shingles::Shingled;
use crate::numeric::wilson;

/// Standard errors of a 95 % interval.
const NINETY_FIVE: f64 = 1.96;

/// How many steps a threshold curve has between 0 and 1.
const STEPS: u32 = 20;

/// One instrument, seen from its provisions.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Side {
    /// Its name.
    pub name: String,
    /// How many provisions were counted.
    pub provisions: usize,
    /// How many words they have.
    pub words: usize,
    /// How many commitments were found in them; none without a lexicon.
    pub commitments: Option<usize>,
    /// The share of its distinct shingles that stand in the other instrument, from 0 to 1; none across
    /// languages.
    pub contained: Option<f64>,
    /// How many provisions have a counterpart at any level.
    pub matched: usize,
    /// They as a share of the provisions.
    pub share: f64,
    /// Where that share may lie at 95 % (Wilson), if the provisions are a sample of what the
    /// instrument might have said.
    pub share_interval: Interval,
    /// For each threshold from 0 to 1 the share of provisions that reach it, at each level.
    pub curve: Vec<Point>,
    /// The provisions in reading order.
    pub counterparts: Vec<Counterpart>,
    /// The provisions without a counterpart, as places in `counterparts`.
    pub gaps: Vec<usize>,
}

/// What a threshold would have given.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Point {
    /// The threshold.
    pub threshold: f64,
    /// The share of provisions whose words stand in the other instrument to that extent; none across
    /// languages.
    pub verbatim: Option<f64>,
    /// The share with a provision of such likeness of characters; none across languages.
    pub characters: Option<f64>,
    /// The share with a provision of such likeness of meaning; none without a model.
    pub meaning: Option<f64>,
    /// The share with a provision of such likeness of a commitment; none without a lexicon.
    pub structure: Option<f64>,
}

/// A provision and what of the other instrument comes nearest to it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Counterpart {
    /// The provision.
    pub provision: String,
    /// The share of its shingles that stand anywhere in the other instrument; none across languages.
    pub verbatim: Option<f64>,
    /// The provision that has most of its shingles, and the share that it has; none where none has
    /// any.
    pub nearest_words: Option<Near>,
    /// The provision nearest by characters; none across languages.
    pub nearest_characters: Option<Near>,
    /// The provision nearest by meaning; none without a model.
    pub nearest_meaning: Option<Near>,
    /// The two commitments that are most alike; none without a lexicon, or where none are alike.
    pub nearest_structure: Option<Tie>,
    /// Whether one of the levels reaches its threshold.
    pub matched: bool,
}

/// A commitment and the one of the other instrument that is most like it: side by side, so that another
/// force and another deadline are seen.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Tie {
    /// The provision of the other instrument.
    pub provision: String,
    /// How alike they are, from 0 to 1.
    pub value: f64,
    /// The commitment here.
    pub own: Commitment,
    /// The commitment there.
    pub other: Commitment,
}

/// A provision of the other instrument and how near it is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Near {
    /// The provision.
    pub provision: String,
    /// How near, from 0 to 1 (by meaning, from −1).
    pub value: f64,
}

/// A row a provision, a column a provision of the other instrument.
pub(super) type Rows = Vec<Vec<f64>>;

/// Likeness of every left provision (rows) with every right one.
pub(super) struct Tables {
    /// The share of the left one's shingles that the right one has, and the other way round (right ones
    /// as rows); none across languages.
    pub(super) words: Option<[Rows; 2]>,
    /// None across languages.
    pub(super) characters: Option<Rows>,
    /// None without a model.
    pub(super) meaning: Option<Rows>,
}

pub(super) fn sides(
    (left, right): (&Instrument<'_>, &Instrument<'_>),
    levels: Levels<'_>,
    thresholds: Thresholds,
) -> (Side, Side, Vec<Pair>) {
    let texts: Vec<&str> =
        left.provisions.iter().chain(&right.provisions).map(|provision| provision.1).collect();
    let split = left.provisions.len();
    // Nothing is dropped as boilerplate: a formula that both have is an overlap too.
    let units = (!levels.across).then(|| Shingled::dropping(&texts, usize::MAX));
    let tables = tables((&texts, split), units.as_ref(), levels.meaning);
    let bound = levels.lexicon.filter(|_| !levels.across).map(|lexicon| -> Vec<Vec<Commitment>> {
        texts.iter().map(|text| commitments(text, lexicon)).collect()
    });
    let bound = bound.as_deref().map(|bound| bound.split_at(split));
    let held = units.as_ref().map(|units| [held(units, 0..split), held(units, split..texts.len())]);
    let [held_here, held_there] = held.map_or([None, None], |held| held.map(Some));
    let [words_here, words_there] =
        tables.words.clone().map_or([None, None], |words| words.map(Some));
    let here = Seen {
        held: held_here,
        words: words_here,
        characters: tables.characters.clone(),
        meaning: tables.meaning.clone(),
        structure: bound,
    };
    let there = Seen {
        held: held_there,
        words: words_there,
        characters: tables.characters.as_deref().map(turned),
        meaning: tables.meaning.as_deref().map(turned),
        structure: bound.map(|(left, right)| (right, left)),
    };
    let one = here.side((left, right), thresholds);
    let other = there.side((right, left), thresholds);
    let pairs = pairs((&one, &other), (left, right), &tables, thresholds);
    (one, other, pairs)
}

/// Of each unit of a part the share of its shingles that stand in the rest, and of the part as a whole.
fn held(units: &Shingled, part: std::ops::Range<usize>) -> (Vec<f64>, f64) {
    let rest = (0..units.len()).filter(|unit| !part.contains(unit));
    let (own, other) = (union(units, part.clone()), union(units, rest));
    (part.map(|unit| share_in(units.of(unit), &other)).collect(), share_in(&own, &other))
}

fn tables(
    (texts, split): (&[&str], usize),
    units: Option<&Shingled>,
    meaning: Option<&dyn Meaning>,
) -> Tables {
    let meaning = meaning.map(|meaning| {
        let vectors = unit_vectors(meaning, texts);
        cosines(&vectors[..split], &vectors[split..])
    });
    Tables {
        words: units.map(|units| shares_of_words(units, split, texts.len())),
        characters: units.map(|_| Characters::new(texts).across(split)),
        meaning,
    }
}

fn shares_of_words(units: &Shingled, split: usize, all: usize) -> [Rows; 2] {
    let (rows, columns) = (split, all - split);
    let mut left_in_right = vec![vec![0.0; columns]; rows];
    let mut right_in_left = vec![vec![0.0; rows]; columns];
    for (right, others) in units.shared().into_iter().enumerate().skip(split) {
        for (left, shared) in others {
            let left = left as usize;
            if left < split {
                let column = right - split;
                left_in_right[left][column] = ratio(shared as usize, units.of(left).len());
                right_in_left[column][left] = ratio(shared as usize, units.of(right).len());
            }
        }
    }
    [left_in_right, right_in_left]
}

/// The commitments of each provision, here and there.
type Promised<'a> = (&'a [Vec<Commitment>], &'a [Vec<Commitment>]);

/// The likeness of the provisions of one side (rows) with those of the other.
struct Seen<'a> {
    /// Of each provision the share of its shingles that the other instrument has, and of all together.
    held: Option<(Vec<f64>, f64)>,
    words: Option<Rows>,
    characters: Option<Rows>,
    meaning: Option<Rows>,
    structure: Option<Promised<'a>>,
}

impl Seen<'_> {
    fn side(
        &self,
        (own, other): (&Instrument<'_>, &Instrument<'_>),
        thresholds: Thresholds,
    ) -> Side {
        let counterpart = |at: usize| {
            let near = |rows: &Option<Rows>, above: f64| nearest(&rows.as_ref()?[at], above, other);
            let nearest_words = near(&self.words, 0.0);
            let nearest_characters = near(&self.characters, 0.0);
            let nearest_meaning = near(&self.meaning, -1.0);
            let verbatim = self.held.as_ref().map(|held| held.0[at]);
            let nearest_structure = self.tie(at, other);
            let is_tied =
                nearest_structure.as_ref().is_some_and(|tie| tie.value >= thresholds.structure);
            Counterpart {
                provision: own.provisions[at].0.to_owned(),
                matched: verbatim.is_some_and(|share| share >= thresholds.verbatim)
                    || reaches(nearest_characters.as_ref(), thresholds.characters)
                    || reaches(nearest_meaning.as_ref(), thresholds.meaning)
                    || is_tied,
                verbatim,
                nearest_words,
                nearest_characters,
                nearest_meaning,
                nearest_structure,
            }
        };
        let counterparts: Vec<Counterpart> = (0..own.provisions.len()).map(counterpart).collect();
        let gaps: Vec<usize> =
            (0..counterparts.len()).filter(|&at| !counterparts[at].matched).collect();
        let matched = counterparts.len() - gaps.len();
        Side {
            name: own.name.to_owned(),
            provisions: counterparts.len(),
            words: own.provisions.iter().map(|provision| words(provision.1).count()).sum(),
            commitments: self.structure.map(|(here, _)| here.iter().map(Vec::len).sum()),
            contained: self.held.as_ref().map(|held| held.1),
            matched,
            share: ratio(matched, counterparts.len()),
            share_interval: wilson(real(matched), real(counterparts.len()), NINETY_FIVE),
            curve: curve(&counterparts, self),
            counterparts,
            gaps,
        }
    }
}

impl Seen<'_> {
    /// The first of the most alike commitments of a provision and of the other instrument.
    fn tie(&self, at: usize, other: &Instrument<'_>) -> Option<Tie> {
        let (here, there) = self.structure?;
        let mut best: Option<(f64, &Commitment, usize, &Commitment)> = None;
        for own in &here[at] {
            for (place, its) in there.iter().enumerate() {
                for its in its {
                    let value = own.likeness(its);
                    if value > best.map_or(0.0, |best| best.0) {
                        best = Some((value, own, place, its));
                    }
                }
            }
        }
        best.map(|(value, own, place, its)| Tie {
            provision: other.provisions[place].0.to_owned(),
            value,
            own: own.clone(),
            other: its.clone(),
        })
    }
}

/// Whether something is as near as a threshold asks.
pub(super) fn reaches(near: Option<&Near>, threshold: f64) -> bool {
    near.is_some_and(|near| near.value >= threshold)
}

/// The first of the nearest provisions, if one is nearer than `above`.
fn nearest(row: &[f64], above: f64, other: &Instrument<'_>) -> Option<Near> {
    let mut best: Option<(usize, f64)> = None;
    for (at, &value) in row.iter().enumerate() {
        if value > best.map_or(above, |best| best.1) {
            best = Some((at, value));
        }
    }
    best.map(|(at, value)| Near { provision: other.provisions[at].0.to_owned(), value })
}

fn curve(counterparts: &[Counterpart], seen: &Seen<'_>) -> Vec<Point> {
    let near = |near: &Option<Near>| near.as_ref().map_or(0.0, |near| near.value);
    let tie = |one: &Counterpart| one.nearest_structure.as_ref().map_or(0.0, |tie| tie.value);
    let share = |pick: &dyn Fn(&Counterpart) -> f64, threshold: f64| {
        ratio(counterparts.iter().filter(|one| pick(one) >= threshold).count(), counterparts.len())
    };
    let point = |step: u32| {
        let threshold = f64::from(step) / f64::from(STEPS);
        let of = |is_there: bool, pick: &dyn Fn(&Counterpart) -> f64| {
            is_there.then(|| share(pick, threshold))
        };
        Point {
            threshold,
            verbatim: of(seen.held.is_some(), &|one| one.verbatim.unwrap_or_default()),
            characters: of(seen.characters.is_some(), &|one| near(&one.nearest_characters)),
            meaning: of(seen.meaning.is_some(), &|one| near(&one.nearest_meaning)),
            structure: of(seen.structure.is_some(), &tie),
        }
    };
    (0..=STEPS).map(point).collect()
}

fn turned(rows: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let columns = rows.first().map_or(0, Vec::len);
    (0..columns).map(|column| rows.iter().map(|row| row[column]).collect()).collect()
}

/// The distinct shingles of several units, ascending.
fn union(units: &Shingled, of: impl Iterator<Item = usize>) -> Vec<u64> {
    let mut all: Vec<u64> = of.flat_map(|unit| units.of(unit)).copied().collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn share_in(part: &[u64], whole: &[u64]) -> f64 {
    let held = part.iter().filter(|shingle| whole.binary_search(shingle).is_ok()).count();
    ratio(held, part.len())
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { real(part) / real(whole) }
}

#[expect(clippy::cast_precision_loss, reason = "counts of provisions are far below 2^52")]
fn real(count: usize) -> f64 {
    count as f64
}

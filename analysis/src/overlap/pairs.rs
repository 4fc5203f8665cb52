//! Provisions of two instruments that belong side by side, the most alike first.
//!
//! **Invariant:** every provision that has a counterpart stands in a pair with what it has at each level
//! that found one, and no pair is there twice.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::counterpart::{Counterpart, Side, Tables, reaches};
use super::{Instrument, Thresholds};

/// A provision of the one instrument and one of the other that a level found alike.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Pair {
    /// The provision of the first instrument.
    pub left: String,
    /// That of the second one.
    pub right: String,
    /// The share of the first one's shingles that stand in the second one; none across languages.
    pub left_in_right: Option<f64>,
    /// The share of the second one's that stand in the first one.
    pub right_in_left: Option<f64>,
    /// How alike their characters are; none across languages.
    pub characters: Option<f64>,
    /// How alike their meanings are; none without a model.
    pub meaning: Option<f64>,
    /// How alike their commitments are, where these are the nearest that one of them has.
    pub structure: Option<f64>,
}

impl Pair {
    /// By words first, of whichever holds more of the other; then by whatever else found them.
    fn strength(&self) -> (f64, f64) {
        let most = |all: &[Option<f64>]| all.iter().flatten().copied().fold(0.0, f64::max);
        let words = most(&[self.left_in_right, self.right_in_left]);
        (words, most(&[self.characters, self.meaning, self.structure]))
    }
}

/// The pairs of two sides, strongest first.
pub(super) fn pairs(
    (left, right): (&Side, &Side),
    (one, other): (&Instrument<'_>, &Instrument<'_>),
    tables: &Tables,
    thresholds: Thresholds,
) -> Vec<Pair> {
    let (rows, columns) = (places(one), places(other));
    let at = |places: &BTreeMap<&str, usize>, name: &str| places.get(name).copied();
    let mut found: BTreeMap<(usize, usize), Option<f64>> = BTreeMap::new();
    for (row, counterpart) in left.counterparts.iter().enumerate() {
        for (name, structure) in partners(counterpart, thresholds) {
            if let Some(column) = at(&columns, name) {
                let held = found.entry((row, column)).or_default();
                *held = held.or(structure);
            }
        }
    }
    for (column, counterpart) in right.counterparts.iter().enumerate() {
        for (name, structure) in partners(counterpart, thresholds) {
            if let Some(row) = at(&rows, name) {
                let held = found.entry((row, column)).or_default();
                *held = held.or(structure);
            }
        }
    }
    let words = tables.words.as_ref();
    let pair = |((row, column), structure): ((usize, usize), Option<f64>)| Pair {
        left: one.provisions[row].0.to_owned(),
        right: other.provisions[column].0.to_owned(),
        left_in_right: words.map(|[here, _]| here[row][column]),
        right_in_left: words.map(|[_, there]| there[column][row]),
        characters: tables.characters.as_ref().map(|rows| rows[row][column]),
        meaning: tables.meaning.as_ref().map(|rows| rows[row][column]),
        structure,
    };
    let mut all: Vec<Pair> = found.into_iter().map(pair).collect();
    // Equal ones stay in reading order of the first instrument.
    all.sort_by(|a, b| {
        let ((a, b), (c, d)) = (a.strength(), b.strength());
        c.total_cmp(&a).then(d.total_cmp(&b))
    });
    all
}

fn places<'a>(instrument: &Instrument<'a>) -> BTreeMap<&'a str, usize> {
    instrument.provisions.iter().enumerate().map(|(at, provision)| (provision.0, at)).collect()
}

/// What a provision has at each level that reaches its threshold, and the likeness of commitments where
/// it is that level. Words that stand scattered over the other instrument lead to where most of them are.
fn partners(one: &Counterpart, thresholds: Thresholds) -> BTreeMap<&str, Option<f64>> {
    let mut found: BTreeSet<&str> = BTreeSet::new();
    if one.verbatim.is_some_and(|share| share >= thresholds.verbatim) {
        found.extend(one.nearest_words.as_ref().map(|near| near.provision.as_str()));
    }
    let levels = [
        (&one.nearest_characters, thresholds.characters),
        (&one.nearest_meaning, thresholds.meaning),
    ];
    for (near, threshold) in levels {
        let near = near.as_ref().filter(|near| reaches(Some(near), threshold));
        found.extend(near.map(|near| near.provision.as_str()));
    }
    let mut partners: BTreeMap<&str, Option<f64>> =
        found.into_iter().map(|name| (name, None)).collect();
    if let Some(tie) =
        one.nearest_structure.as_ref().filter(|tie| tie.value >= thresholds.structure)
    {
        partners.insert(&tie.provision, Some(tie.value));
    }
    partners
}

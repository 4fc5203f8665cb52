//! The pairs that keep the order of both drafts: equal provisions first, then likeness in the gaps.

use std::collections::BTreeMap;
use std::ops::Range;

use super::candidate::candidates;
use super::chain::{Pair, heaviest_chain, longest_increasing};
use super::similarity::similarity;
use super::unit::Unit;
use crate::passage::Passage;
use crate::shingle::Vocabulary;

/// Neighbours in order that are less alike than this are not one provision at two times. Unrelated
/// paragraphs of one language stay below .35; between two states of the Paris Agreement, what lies
/// above .4 in order was found to be one provision.
const LEAST_SIMILARITY: f64 = 0.4;

/// Longer provisions weigh no more than one of so many words.
const WEIGHTY_WORDS: usize = 100;

/// A stretch of both drafts in which nothing is paired yet.
type Gap = (Range<usize>, Range<usize>);

/// All pairs that rise in both drafts, in order.
pub(crate) fn rising_pairs(
    base: &mut [Unit<'_>],
    version: &mut [Unit<'_>],
    vocabulary: &mut Vocabulary,
) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let whole = trim((0..base.len(), 0..version.len()), base, version, &mut pairs);
    let anchors = anchors(base, version, &whole);
    let mut from = (whole.0.start, whole.1.start);
    let ends = anchors.iter().copied().chain([(whole.0.end, whole.1.end)]);
    for (base_end, version_end) in ends {
        let gap = (from.0..base_end, from.1..version_end);
        let gap = trim(gap, base, version, &mut pairs);
        pairs.extend(alike_in(&gap, base, version, vocabulary));
        from = (base_end + 1, version_end + 1);
    }
    pairs.extend(anchors.iter().map(|&(base, version)| equal(base, version)));
    pairs.sort_unstable_by_key(|pair| pair.base);
    pairs
}

fn equal(base: usize, version: usize) -> Pair {
    Pair { base, version, similarity: 1.0, worth: 1.0 }
}

fn is_equal(base: &Unit<'_>, version: &Unit<'_>) -> bool {
    base.same_kind(version) && base.same_content(version)
}

/// Pairs what is equal at both ends of a gap; what is left of it.
fn trim(gap: Gap, base: &[Unit<'_>], version: &[Unit<'_>], pairs: &mut Vec<Pair>) -> Gap {
    let (mut left, mut right) = gap;
    while !left.is_empty()
        && !right.is_empty()
        && is_equal(&base[left.start], &version[right.start])
    {
        pairs.push(equal(left.start, right.start));
        left.start += 1;
        right.start += 1;
    }
    while !left.is_empty()
        && !right.is_empty()
        && is_equal(&base[left.end - 1], &version[right.end - 1])
    {
        left.end -= 1;
        right.end -= 1;
        pairs.push(equal(left.end, right.end));
    }
    (left, right)
}

/// Provisions whose words stand exactly once in each draft, the most of them that keep their order.
fn anchors(base: &[Unit<'_>], version: &[Unit<'_>], gap: &Gap) -> Vec<(usize, usize)> {
    let once_in_base = once(&base[gap.0.clone()]);
    let once_in_version = once(&version[gap.1.clone()]);
    let mut places: Vec<(usize, usize)> = once_in_base
        .iter()
        .filter_map(|(content, &at)| {
            let (at, other) = (gap.0.start + at?, gap.1.start + (*once_in_version.get(content)?)?);
            is_equal(&base[at], &version[other]).then_some((at, other))
        })
        .collect();
    places.sort_unstable();
    let targets: Vec<usize> = places.iter().map(|place| place.1).collect();
    longest_increasing(&targets).into_iter().map(|at| places[at]).collect()
}

/// Where each wording stands, none where it stands twice.
fn once<'a>(units: &[Unit<'a>]) -> BTreeMap<&'a Passage, Option<usize>> {
    let mut found = BTreeMap::new();
    for (at, unit) in units.iter().enumerate() {
        let content = &unit.provision.content;
        if !content.is_empty() {
            found.entry(content).and_modify(|place| *place = None).or_insert(Some(at));
        }
    }
    found
}

/// The chain of greatest worth within a gap.
fn alike_in(
    gap: &Gap,
    base: &mut [Unit<'_>],
    version: &mut [Unit<'_>],
    vocabulary: &mut Vocabulary,
) -> Vec<Pair> {
    let (left, right): (Vec<usize>, Vec<usize>) =
        (gap.0.clone().collect(), gap.1.clone().collect());
    if left.is_empty() || right.is_empty() {
        return Vec::new();
    }
    base[gap.0.clone()].iter_mut().for_each(|unit| unit.read(vocabulary));
    version[gap.1.clone()].iter_mut().for_each(|unit| unit.read(vocabulary));
    let mut pairs = alike((base, version), (&left, &right), LEAST_SIMILARITY);
    for pair in &mut pairs {
        pair.version -= gap.1.start;
    }
    let mut chain = heaviest_chain(pairs, right.len());
    for pair in &mut chain {
        pair.version += gap.1.start;
    }
    chain
}

/// The pairs among these units that are alike enough; their words have been read.
pub(crate) fn alike(
    (base, version): (&[Unit<'_>], &[Unit<'_>]),
    chosen: (&[usize], &[usize]),
    at_least: f64,
) -> Vec<Pair> {
    let pair = |(left, right): (usize, usize)| {
        let (a, b) = (&base[left], &version[right]);
        let similarity = similarity(a, b);
        let words = a.words().numbers.len().min(b.words().numbers.len()).min(WEIGHTY_WORDS);
        #[expect(clippy::cast_precision_loss, reason = "at most WEIGHTY_WORDS")]
        let worth = similarity * (4 + words) as f64;
        (similarity >= at_least).then_some(Pair { base: left, version: right, similarity, worth })
    };
    candidates((base, version), chosen).into_iter().filter_map(pair).collect()
}

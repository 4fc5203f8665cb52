//! Reuse: which units share words, where each was most likely taken from, which are copies.
//!
//! **Invariant:** no pair that reaches the threshold is missed, and no source is later than what it is
//! the source of.
//!
//! Choice of the best source after Funk and Mullen, *The Spine of American Law* (AHR 2018): among the
//! candidates within a tolerance of the greatest similarity, one of the same family and the latest in
//! time; else the greatest.

use serde::Serialize;
use unbracket_text::shingle::SHINGLE_WORDS;

use super::shingles::Shingled;

/// Units of at least this Jaccard similarity are copies of one another.
pub const COPIES: f64 = 0.5;

/// By what a pair is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// What both have among what either has.
    Jaccard,
    /// What both have among what the one has, the greater of both directions.
    Containment,
}

/// Two units that share shingles.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Pair {
    /// The unit with the smaller number.
    pub left: usize,
    /// The unit with the greater number.
    pub right: usize,
    /// How many distinct shingles both have.
    pub shared: u32,
    /// |A ∩ B| / |A ∪ B|, from 0 to 1.
    pub jaccard: f64,
    /// The share of the left unit's shingles that the right one has, from 0 to 1.
    pub left_in_right: f64,
    /// The share of the right unit's shingles that the left one has, from 0 to 1.
    pub right_in_left: f64,
}

impl Pair {
    fn by(&self, measure: Measure) -> f64 {
        match measure {
            Measure::Jaccard => self.jaccard,
            Measure::Containment => self.left_in_right.max(self.right_in_left),
        }
    }
}

/// All pairs that share enough.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reuse {
    /// How many units were compared.
    pub units: usize,
    /// How many words a shingle has.
    pub shingle_words: usize,
    /// Shingles in more units than this were dropped.
    pub most_units: usize,
    /// How many distinct shingles were dropped.
    pub boilerplate: usize,
    /// By what pairs were judged.
    pub measure: Measure,
    /// What they had to reach.
    pub at_least: f64,
    /// The pairs, ordered by left, then right.
    pub pairs: Vec<Pair>,
}

/// All pairs of units whose similarity reaches `at_least`. Units that share no shingle are never a
/// pair, even at 0.
#[must_use]
pub fn reuse(units: &Shingled, measure: Measure, at_least: f64) -> Reuse {
    let mut pairs = Vec::new();
    for (right, others) in units.shared().into_iter().enumerate() {
        for (left, shared) in others {
            let pair = pair(units, (left as usize, right), shared);
            if pair.by(measure) >= at_least {
                pairs.push(pair);
            }
        }
    }
    pairs.sort_unstable_by_key(|pair| (pair.left, pair.right));
    Reuse {
        units: units.len(),
        shingle_words: SHINGLE_WORDS,
        most_units: units.most_units(),
        boilerplate: units.boilerplate(),
        measure,
        at_least,
        pairs,
    }
}

fn pair(units: &Shingled, (left, right): (usize, usize), shared: u32) -> Pair {
    let (a, b, both) = (units.of(left).len(), units.of(right).len(), shared as usize);
    Pair {
        left,
        right,
        shared,
        jaccard: ratio(both, a + b - both),
        left_in_right: ratio(both, a),
        right_in_left: ratio(both, b),
    }
}

/// Where a unit stands: in which document, of which family, of which time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The document; units of one document are never sources of one another.
    pub document: String,
    /// What belongs together: a state, a process, an organisation.
    pub family: String,
    /// When; greater is later. A source must be strictly earlier.
    pub time: i64,
}

/// When a source is taken for one.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Sourcing {
    /// The least Jaccard similarity.
    pub at_least: f64,
    /// Candidates that are so much below the best one are still weighed.
    pub tolerance: f64,
}

impl Default for Sourcing {
    /// The published parameters: .1 and .15.
    fn default() -> Self {
        Self { at_least: 0.1, tolerance: 0.15 }
    }
}

/// The unit that another was most likely taken from.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct BestSource {
    /// The unit that was taken.
    pub source: usize,
    /// Jaccard similarity, from 0 to 1.
    pub jaccard: f64,
    /// How many others lay within the tolerance: with any, the choice is a convention.
    pub rivals: usize,
}

/// For each unit its best source, if it has one. `places` says where each unit stands.
///
/// Pairs must have been found by [`Measure::Jaccard`] at no more than `rules.at_least`. Ties go to the
/// source of the smaller number.
///
/// # Panics
/// If there are fewer places than units.
#[must_use]
pub fn best_sources(found: &Reuse, places: &[Place], rules: Sourcing) -> Vec<Option<BestSource>> {
    let mut candidates: Vec<Vec<(usize, f64)>> = vec![Vec::new(); found.units];
    for pair in found.pairs.iter().filter(|pair| pair.jaccard >= rules.at_least) {
        let (a, b) = (&places[pair.left], &places[pair.right]);
        if a.document == b.document || a.time == b.time {
            continue;
        }
        let (source, taker) =
            if a.time < b.time { (pair.left, pair.right) } else { (pair.right, pair.left) };
        candidates[taker].push((source, pair.jaccard));
    }
    let choose = |(taker, near): (usize, &mut Vec<(usize, f64)>)| {
        let best = near.iter().map(|candidate| candidate.1).max_by(f64::total_cmp)?;
        near.retain(|candidate| candidate.1 >= best - rules.tolerance);
        let rank = |&(source, jaccard): &(usize, f64)| {
            let own = places[source].family == places[taker].family;
            (own, if own { places[source].time } else { 0 }, jaccard)
        };
        near.sort_unstable_by_key(|candidate| candidate.0);
        let (source, jaccard) = near.iter().copied().reduce(|kept, next| {
            let ((own, time, jaccard), (other, later, above)) = (rank(&kept), rank(&next));
            let order = other.cmp(&own).then(later.cmp(&time)).then(above.total_cmp(&jaccard));
            if order.is_gt() { next } else { kept }
        })?;
        Some(BestSource { source, jaccard, rivals: near.len() - 1 })
    };
    candidates.iter_mut().enumerate().map(choose).collect()
}

/// Groups of copies: units linked by a chain of pairs of at least `at_least` Jaccard similarity
/// (single linkage). Only groups of two and more, each ascending, ordered by their first unit.
///
/// Each is one voice in any count of voices, and shown as what it may be: a campaign, or one text
/// filed twice.
#[must_use]
pub fn copies(found: &Reuse, at_least: f64) -> Vec<Vec<usize>> {
    let mut head: Vec<usize> = (0..found.units).collect();
    for pair in found.pairs.iter().filter(|pair| pair.jaccard >= at_least) {
        let (a, b) = (root(&mut head, pair.left), root(&mut head, pair.right));
        head[a.max(b)] = a.min(b);
    }
    let mut groups: Vec<Vec<usize>> = vec![Vec::new(); found.units];
    for unit in 0..found.units {
        groups[root(&mut head, unit)].push(unit);
    }
    groups.retain(|group| group.len() > 1);
    groups
}

fn root(head: &mut [usize], mut unit: usize) -> usize {
    while head[unit] != unit {
        head[unit] = head[head[unit]];
        unit = head[unit];
    }
    unit
}

#[expect(clippy::cast_precision_loss, reason = "counts of shingles are far below 2^52")]
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

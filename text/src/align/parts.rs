//! Splits and merges: neighbours of a changed provision that took some of its words.

use super::similarity::containment;
use super::unit::Unit;

/// The share of its words that a part has from the whole, at least.
const LEAST_CONTAINMENT: f64 = 0.5;

/// The parts of `whole`: its partner and the partner's free neighbours, in order; none where fewer
/// than two hold mostly words of it.
///
/// A neighbour that repeats words which the partner keeps is a new provision, not a part.
pub(crate) fn parts_of(
    whole: &Unit<'_>,
    partner: usize,
    others: &[Unit<'_>],
    is_free: impl Fn(usize) -> bool,
) -> Option<Vec<usize>> {
    let is_held = |at: usize| containment(others[at].words(), whole.words()) >= LEAST_CONTAINMENT;
    let is_part = |at: usize| {
        is_free(at)
            && others[at].same_kind(&others[partner])
            && is_held(at)
            && containment(others[at].words(), others[partner].words()) < LEAST_CONTAINMENT
    };
    let before = (0..partner).rev().take_while(|&at| is_part(at)).count();
    let behind = (partner + 1..others.len()).take_while(|&at| is_part(at)).count();
    let found = before + behind > 0 && is_held(partner);
    found.then(|| (partner - before..=partner + behind).collect())
}

/// Whether a pair could be the trunk of a split or a merge: its words changed. How alike the two
/// are does not tell, since a shared number makes them more so.
pub(crate) fn is_trunk(base: &Unit<'_>, version: &Unit<'_>) -> bool {
    !base.same_content(version)
}

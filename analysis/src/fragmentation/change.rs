//! Whether pairs of actors disagree more than in an earlier cycle.
//!
//! Invariant: only actors who answered in both cycles count, and in a draw of the bootstrap they have
//! the same weights in both; items are drawn within each cycle.

use std::collections::BTreeSet;

use super::Bootstrap;
use super::disagreement::{Grid, estimate, resampled};
use crate::{Answers, Estimate, TooLittle};

/// What can be said of a direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The interval of the change lies above 0.
    Grew,
    /// It lies below 0.
    Shrank,
    /// It holds 0.
    NotDistinguishable,
}

impl Verdict {
    /// What the interval of a change allows to be said.
    #[must_use]
    pub fn of(change: Estimate) -> Self {
        if change.interval.low > 0.0 {
            Self::Grew
        } else if change.interval.high < 0.0 {
            Self::Shrank
        } else {
            Self::NotDistinguishable
        }
    }
}

/// The change in pairwise disagreement from one cycle to another.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Change {
    /// Disagreement in the earlier cycle, among the actors of both.
    pub before: f64,
    /// Disagreement in the later cycle, among the same.
    pub after: f64,
    /// Later less earlier.
    pub change: Estimate,
    /// Share of the draws in which it grew.
    pub grew: f64,
    /// What may be said.
    pub verdict: Verdict,
    /// Actors who answered in both.
    pub actors: usize,
    /// Items of the earlier cycle.
    pub items_before: usize,
    /// Items of the later cycle.
    pub items_after: usize,
    /// How the interval was made.
    pub bootstrap: Bootstrap,
}

/// Compares two cycles.
///
/// # Errors
/// [`TooLittle`] with fewer than five actors in both, or five items in either.
pub fn change(
    before: &Answers,
    after: &Answers,
    bootstrap: &Bootstrap,
) -> Result<Change, TooLittle> {
    let [before, after] = paired(before, after)?;
    let both = |weights: &[u32], first: &[usize], second: &[usize]| {
        Some((before.disagreement(weights, first)?, after.disagreement(weights, second)?))
    };
    let none = TooLittle::Few { what: "pairs with a common item", have: 0, need: 1 };
    let (first, second) =
        both(&before.once(), &before.every_item(), &after.every_item()).ok_or(none)?;
    let draws = bootstrap.turns("fragmentation change", |chance| {
        let weights = resampled(&chance.resample(before.actors, before.actors), before.actors);
        let items = chance.resample(before.items, before.items);
        let (first, second) = both(&weights, &items, &chance.resample(after.items, after.items))?;
        Some(second - first)
    });
    let change = estimate(second - first, &draws, bootstrap.level);
    Ok(Change {
        before: first,
        after: second,
        change,
        grew: draws.iter().filter(|change| **change > 0.0).count() as f64
            / draws.len().max(1) as f64,
        verdict: Verdict::of(change),
        actors: before.actors,
        items_before: before.items,
        items_after: after.items,
        bootstrap: *bootstrap,
    })
}

/// The two cycles, with the actors who answered in both, in the same rows.
pub(super) fn paired(before: &Answers, after: &Answers) -> Result<[Grid; 2], TooLittle> {
    let said = |answers: &Answers| {
        let actors = answers.actors().iter().enumerate();
        let said = actors.filter(|(actor, _)| !answers.of(*actor).is_empty());
        said.map(|(_, name)| name.clone()).collect::<BTreeSet<String>>()
    };
    let both: BTreeSet<String> = said(before).intersection(&said(after)).cloned().collect();
    let grid = |answers: &Answers| {
        let items: Vec<usize> = (0..answers.items().len()).collect();
        let rows: Vec<usize> = (0..answers.actors().len())
            .filter(|row| both.contains(&answers.actors()[*row]))
            .collect();
        let grid = Grid::of(&answers.pick(&rows, &items));
        grid.needed().map(|()| grid)
    };
    Ok([grid(before)?, grid(after)?])
}

//! How far a room is divided, and whether it is more divided than before.
//!
//! Invariant: no number without its interval where items or actors are a sample, and no direction
//! where the interval holds 0: [`Verdict::NotDistinguishable`] is a value, not an absence.
//!
//! Indices differ: dispersion and division into two camps move apart (Koudenburg et al., Frontiers in
//! Psychology 2021), so several stand beside each other. None says why, and two cycles are two points,
//! not a trend. Roll calls over-represent disputes: what was agreed without a vote is not in them.

mod alpha;
mod change;
mod disagreement;
mod indices;
mod issues;
mod polarisation;
mod same;

pub use alpha::{Alpha, Scale, krippendorff};
pub use change::{Change, Verdict, change};
pub use disagreement::{Fragmentation, fragmentation};
pub use indices::{agreement, effective_number, rice, van_der_eijk};
pub use issues::{IssueChange, IssueMix, by_issue};
pub use polarisation::{Polarisation, duclos_esteban_ray, esteban_ray, polarisation};
pub use same::{ItemTurn, SameCells, item_turn, same_cells};

use crate::chance::{Chance, Seed};
use crate::parallel::each;

/// How often and how sure.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Bootstrap {
    /// Draws (2,000).
    pub draws: u64,
    /// Level of the intervals (0.95).
    pub level: f64,
    /// The seed.
    pub seed: Seed,
}

impl Default for Bootstrap {
    fn default() -> Self {
        Self { draws: 2000, level: 0.95, seed: Seed::default() }
    }
}

impl Bootstrap {
    /// What each draw gives, in order, without those that give nothing; each has a stream of its own.
    fn turns<T: Send>(
        &self,
        purpose: &str,
        of: impl Fn(&mut Chance) -> Option<T> + Sync,
    ) -> Vec<T> {
        let draws = usize::try_from(self.draws).unwrap_or(usize::MAX);
        let turn = |turn: usize| of(&mut self.seed.stream(purpose, turn as u64));
        each(draws, turn).into_iter().flatten().collect()
    }
}

/// Fewest actors for an interval.
const ACTORS: usize = 5;
/// Fewest items for an interval.
const ITEMS: usize = 5;

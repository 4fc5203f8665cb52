//! Opinion groups: who answers alike.
//!
//! What is not answered is missing; the computations lay the mean of the item in its place, so that
//! it moves nobody. Actors and items are put in the order of their names before anything is computed,
//! so that the order of a file decides nothing; chance has a seed that stands beside the result.
//!
//! [`opinions`] is what is shown: a map of actors (principal components), groups (k-means), and how
//! stable the groups are when other statements of the same kind had been asked. Where the groups are
//! not stable it says so and gives the map alone. [`polis`] is the mathematics of the Polis server,
//! step by step, for whoever must reproduce a published result. [`agreement`] is for rooms too small
//! for either.
//!
//! What this cannot say: that there *are* groups. k-means cuts any cloud of points; the stability
//! says only that it would cut it in the same place again. Distances on the map speak of the answers
//! given to these items, weighed by how often they divide the room, and of nothing else.

mod agreement;
mod cluster;
mod index;
mod lanczos;
mod map;
mod matrix;
pub mod polis;
mod representative;
mod robust;
mod silhouette;
mod stability;
mod tally;

pub use agreement::{Agreement, Pair, agreement};
pub use index::{best_match, rand_index};
pub use map::{ItemPlace, Map, Place};
pub use representative::{Representative, representative};
pub use robust::{Group, Groups, Membership, Opinions, Settings, opinions};
pub use silhouette::Silhouette;
pub use stability::{Draw, Stability};
pub use tally::{Count, Tally};

/// Whether a score tells nothing apart any more: there are at least two values and all are the same
/// (their spread is below 10⁻⁹ of their size).
///
/// From March 2025 to July 2026 every priority that a Polis server computed was 49, and what was
/// shown to people was drawn by lot without anybody noticing. A score is never given without this.
#[must_use]
pub fn collapsed(scores: impl IntoIterator<Item = f64>) -> bool {
    let (mut count, mut low, mut high) = (0, f64::INFINITY, f64::NEG_INFINITY);
    for score in scores.into_iter().filter(|score| score.is_finite()) {
        count += 1;
        low = low.min(score);
        high = high.max(score);
    }
    count >= 2 && high - low <= 1e-9 * low.abs().max(high.abs())
}

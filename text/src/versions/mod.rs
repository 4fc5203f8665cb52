//! From versions to amendments: what a delegation proposes when it sends the whole text back.
//!
//! **Invariant:** the amendments laid into the base give the version's provisions in their order and
//! on their levels, with their words; only the level of a heading, and whether a paragraph counts as
//! chapeau or placeholder, is taken from the base.
//!
//! How the places of one sponsor's amendments are to be read:
//! * A place names a provision that the sponsor neither moves nor deletes.
//! * At one place, insertions and moved provisions stand in one order, that of their ranks from 0.
//! * Behind merged provisions, it names the last of them.
//! * The parts of a split stand directly behind its head, before anything put in behind it.
//! * A provision that is moved out of one that is deleted is not deleted with it.

mod level;
mod outline;

use crate::align::align;
use crate::amendment::{Amendment, Change};
use crate::draft::Draft;
use crate::sponsor::Sponsors;

use level::Writer;
use outline::Pairing;

/// A text that shares less of the base's words than this share is not a version of it. Two
/// unrelated texts stay below .1; a version that rewrites half of the base stands above .4.
pub const LEAST_LIKENESS: f64 = 0.35;

/// A text that is not a version of the base.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "this looks like another text: {percent} % of the base stands in it, and a version needs \
     {limit} %; compare it with the draft it was made from, or submit it as an amendment in words"
)]
pub struct AnotherText {
    /// The share of the base that stands in it, in percent.
    pub percent: u8,
    /// The share that a version needs, in percent.
    pub limit: u8,
}

/// The amendments that turn the base into the version, in the reading order of the version,
/// deletions last.
///
/// # Errors
/// Refuses a text that shares less than [`LEAST_LIKENESS`] of the base.
pub fn amendments(
    base: &Draft,
    version: &Draft,
    sponsors: &Sponsors,
) -> Result<Vec<Amendment>, AnotherText> {
    amendments_above(base, version, sponsors, LEAST_LIKENESS)
}

/// As [`amendments`], with the share of the base (from 0 to 1) that a version must keep.
///
/// # Errors
/// Refuses a text that shares less than that.
pub fn amendments_above(
    base: &Draft,
    version: &Draft,
    sponsors: &Sponsors,
    least_likeness: f64,
) -> Result<Vec<Amendment>, AnotherText> {
    let alignment = align(base, version);
    if alignment.likeness < least_likeness {
        let (percent, limit) = (percent(alignment.likeness), percent(least_likeness));
        return Err(AnotherText { percent, limit });
    }
    let pairing = Pairing::new(base, version, &alignment.links);
    let changes = Writer::new(&pairing).write();
    Ok(changes.into_iter().map(|change| of(sponsors, change)).collect())
}

fn of(sponsors: &Sponsors, change: Change) -> Amendment {
    Amendment::new(sponsors.clone(), change)
}

/// A share, from 0 to 1, in whole percent, rounded down: as refusals print it.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the range of a percentage"
)]
pub fn percent(share: f64) -> u8 {
    (share * 100.0).floor().clamp(0.0, 100.0) as u8
}

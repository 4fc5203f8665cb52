//! From which likeness on two provisions are worth reading side by side, for each pair of languages.
//!
//! Calibrated on a small set of our own (twelve provisions, each said in two ways in six languages, in
//! the folder of the tests): halfway between the mean likeness of the same provision said otherwise and
//! the highest likeness of two different ones: none of those is taken, and up to a third of what is said
//! otherwise is missed (most within Arabic). Different provisions of that set are about different
//! things; where all provisions are about one thing, a higher threshold and a hand-checked sample are
//! needed.

use serde::Serialize;

use crate::Estimate;
use crate::numeric::wilson;

/// The languages with a threshold.
pub const LANGUAGES: [&str; 6] = ["ar", "en", "es", "fr", "ru", "zh"];

/// By [`LANGUAGES`], rows as columns.
const THRESHOLDS: [[f64; 6]; 6] = [
    [0.43, 0.51, 0.47, 0.46, 0.49, 0.45],
    [0.51, 0.49, 0.52, 0.52, 0.51, 0.49],
    [0.47, 0.52, 0.46, 0.50, 0.50, 0.48],
    [0.46, 0.52, 0.50, 0.45, 0.48, 0.47],
    [0.49, 0.51, 0.50, 0.48, 0.46, 0.48],
    [0.45, 0.49, 0.48, 0.47, 0.48, 0.53],
];

/// The threshold for a pair of languages, named by their codes (ISO 639-1); none where it was not
/// calibrated.
#[must_use]
pub fn threshold(one: &str, other: &str) -> Option<f64> {
    let (row, column) = cell(one, other)?;
    Some(THRESHOLDS[row][column])
}

/// Where a pair of languages stands in the tables.
fn cell(one: &str, other: &str) -> Option<(usize, usize)> {
    let place = |code: &str| LANGUAGES.iter().position(|language| *language == code);
    Some((place(one)?, place(other)?))
}

/// By [`LANGUAGES`]: how many of the pairs that say the same reach the threshold; of 24 within a
/// language, of 48 between two.
const FOUND: [[u8; 6]; 6] = [
    [16, 39, 40, 35, 37, 37],
    [39, 22, 39, 36, 37, 42],
    [40, 39, 20, 37, 37, 42],
    [35, 36, 37, 18, 38, 40],
    [37, 37, 37, 38, 18, 40],
    [37, 42, 42, 40, 40, 20],
];

/// The provisions of the set.
const PROVISIONS: u8 = 12;
/// Standard errors of a 95 % interval.
const NINETY_FIVE: f64 = 1.96;

/// How sure a threshold is: what it does in the small set that it was chosen on.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Calibration {
    /// The threshold.
    pub threshold: f64,
    /// The provisions of the set, each said in two ways: how many cases there are.
    pub provisions: u8,
    /// The pairs of texts that say the same.
    pub same: u8,
    /// How many of them reach the threshold.
    pub found: u8,
    /// The share that is found. Its 95 % interval is Wilson's for as many cases as there are provisions:
    /// pairs that say the same provision are not independent.
    pub recall: Estimate,
    /// The share of what is found that says the same, where as many say the same as in the set: all of it,
    /// for the threshold was put above every other pair. The interval is Wilson's, as above. Where
    /// provisions are about one thing it is lower.
    pub precision: Estimate,
}

/// What is known of the threshold for a pair of languages; none where there is none.
#[must_use]
pub fn calibration(one: &str, other: &str) -> Option<Calibration> {
    let (row, column) = cell(one, other)?;
    let (found, same) = (FOUND[row][column], if row == column { 24 } else { 48 });
    let estimate = |value: f64| {
        let cases = f64::from(PROVISIONS);
        Estimate { value, interval: wilson(value * cases, cases, NINETY_FIVE) }
    };
    Some(Calibration {
        threshold: THRESHOLDS[row][column],
        provisions: PROVISIONS,
        same,
        found,
        recall: estimate(f64::from(found) / f64::from(same)),
        precision: estimate(1.0),
    })
}

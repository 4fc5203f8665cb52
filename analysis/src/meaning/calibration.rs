//! From which likeness on two provisions are worth reading side by side, for each pair of languages.
//!
//! Calibrated on a small set of our own (twelve provisions, each said in two ways in six languages, in
//! the folder of the tests): halfway between the mean likeness of the same provision said otherwise and
//! the highest likeness of two different ones: none of those is taken, and up to a third of what is said
//! otherwise is missed (most within Arabic). Different provisions of that set are about different
//! things; where all provisions are about one thing, a higher threshold and a hand-checked sample are
//! needed.

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
    let place = |code: &str| LANGUAGES.iter().position(|language| *language == code);
    Some(THRESHOLDS[place(one)?][place(other)?])
}

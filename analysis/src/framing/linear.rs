//! Newton's method for a few parameters.
//!
//! **Invariant:** a fit that did not settle is refused, never returned.

use std::collections::BTreeMap;

use super::cox::Coefficient;
use crate::{Interval, TooLittle, numeric};

/// A concave function: its value, gradient and information (the negative Hessian, row by row).
pub(super) struct Curve {
    pub(super) value: f64,
    pub(super) gradient: Vec<f64>,
    pub(super) information: Vec<f64>,
}

/// Where a function is highest.
pub(super) struct Peak {
    pub(super) at: Vec<f64>,
    pub(super) value: f64,
    /// The inverse of the information, row by row.
    pub(super) covariance: Vec<f64>,
}

impl Peak {
    /// How many actors there are, and the covariance where the scores of one actor (what each of its
    /// cases adds to the gradient at the peak) are not independent: the sandwich over actors, with
    /// G/(G−1).
    pub(super) fn sandwich<'a>(
        &self,
        scores: impl Iterator<Item = (&'a str, Vec<f64>)>,
    ) -> (usize, Vec<f64>) {
        let size = self.at.len();
        let mut sums: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
        for (actor, score) in scores {
            let sum = sums.entry(actor).or_insert_with(|| vec![0.0; size]);
            sum.iter_mut().zip(score).for_each(|(sum, part)| *sum += part);
        }
        let mut covariance = vec![0.0; size * size];
        for score in sums.values() {
            let moved = times(&self.covariance, score, size);
            for at in 0..size {
                for other in 0..size {
                    covariance[at * size + other] += moved[at] * moved[other];
                }
            }
        }
        let groups = sums.values().fold(0.0, |count, _| count + 1.0);
        if groups > 1.0 {
            covariance.iter_mut().for_each(|cell| *cell *= groups / (groups - 1.0));
        }
        (sums.len(), covariance)
    }
}

const STEPS: usize = 60;
/// Beyond this a coefficient of a standardised covariate runs off to infinity.
const LARGEST: f64 = 25.0;

/// Climbs from 0, halving steps that lead down.
pub(super) fn climb(size: usize, curve: impl Fn(&[f64]) -> Curve) -> Result<Peak, TooLittle> {
    let mut at = vec![0.0; size];
    let mut here = curve(&at);
    for _ in 0..STEPS {
        let inverse =
            inverse(&here.information, size).ok_or(TooLittle::Same { what: "covariates" })?;
        let step = times(&inverse, &here.gradient, size);
        let gain: f64 = step.iter().zip(&here.gradient).map(|(a, b)| a * b).sum();
        if gain < 1e-16 * (1.0 + here.value.abs()) {
            return Ok(Peak { at, value: here.value, covariance: inverse });
        }
        let mut length = 1.0;
        loop {
            let next: Vec<f64> = at.iter().zip(&step).map(|(a, s)| a + length * s).collect();
            let there = curve(&next);
            if there.value >= here.value || length < 1e-6 {
                let settled = (there.value - here.value).abs() < 1e-14 * (1.0 + here.value.abs());
                at = next;
                here = there;
                if settled && length >= 1e-6 && gain < 1e-9 {
                    let inverse = self::inverse(&here.information, size)
                        .ok_or(TooLittle::Same { what: "covariates" })?;
                    return Ok(Peak { at, value: here.value, covariance: inverse });
                }
                break;
            }
            length /= 2.0;
        }
        let largest = at.iter().fold(0.0f64, |largest, value| largest.max(value.abs()));
        if largest.is_nan() || largest > LARGEST {
            break;
        }
    }
    let found = at.iter().fold(0.0f64, |largest, value| largest.max(value.abs()));
    Err(TooLittle::Unstable { measure: "largest standardised coefficient", found, need: LARGEST })
}

/// A matrix (row by row) times a vector.
pub(super) fn times(matrix: &[f64], vector: &[f64], size: usize) -> Vec<f64> {
    matrix.chunks_exact(size).map(|row| row.iter().zip(vector).map(|(a, b)| a * b).sum()).collect()
}

/// The inverse of a symmetric positive definite matrix by Cholesky; `None` where it is not one.
pub(super) fn inverse(matrix: &[f64], size: usize) -> Option<Vec<f64>> {
    let mut root = vec![0.0; size * size];
    for row in 0..size {
        for column in 0..=row {
            let done: f64 =
                (0..column).map(|at| root[row * size + at] * root[column * size + at]).sum();
            let rest = matrix[row * size + column] - done;
            if row == column {
                let scale = matrix[row * size + row].abs();
                if rest.is_nan() || rest <= 1e-12 * scale {
                    return None;
                }
                root[row * size + row] = rest.sqrt();
            } else {
                root[row * size + column] = rest / root[column * size + column];
            }
        }
    }
    let mut out = vec![0.0; size * size];
    for unit in 0..size {
        let mut solved = vec![0.0; size];
        for row in 0..size {
            let done: f64 = (0..row).map(|at| root[row * size + at] * solved[at]).sum();
            solved[row] = (f64::from(u8::from(row == unit)) - done) / root[row * size + row];
        }
        for row in (0..size).rev() {
            let done: f64 = (row + 1..size).map(|at| root[at * size + row] * solved[at]).sum();
            solved[row] = (solved[row] - done) / root[row * size + row];
        }
        for row in 0..size {
            out[row * size + unit] = solved[row];
        }
    }
    Some(out)
}

/// The mean and the standard deviation of each covariate, for fitting on one scale.
pub(super) struct Scale {
    pub(super) means: Vec<f64>,
    pub(super) sds: Vec<f64>,
}

impl Scale {
    /// # Errors
    /// A covariate that is the same everywhere.
    pub(super) fn of<'a>(
        rows: &(impl Iterator<Item = &'a [f64]> + Clone),
        size: usize,
    ) -> Result<Self, TooLittle> {
        let count = rows.clone().fold(0.0, |count, _| count + 1.0);
        let mean = |at: usize| rows.clone().map(|row| row[at]).sum::<f64>() / count;
        let means: Vec<f64> = (0..size).map(mean).collect();
        let sd = |at: usize| {
            let squares: f64 = rows.clone().map(|row| (row[at] - means[at]).powi(2)).sum();
            (squares / count).sqrt()
        };
        let sds: Vec<f64> = (0..size).map(sd).collect();
        if sds.iter().any(|sd| sd.is_nan() || *sd < 1e-12) {
            return Err(TooLittle::Same { what: "values of a covariate" });
        }
        Ok(Self { means, sds })
    }

    pub(super) fn apply(&self, row: &[f64]) -> Vec<f64> {
        row.iter().zip(&self.means).zip(&self.sds).map(|((x, mean), sd)| (x - mean) / sd).collect()
    }
}

/// A coefficient from its value and standard error, with the 95 % interval.
pub(super) fn coefficient(name: &str, value: f64, se: f64) -> Coefficient {
    let half = 1.959_963_984_540_054 * se;
    Coefficient {
        name: name.to_owned(),
        value,
        se,
        interval: Interval { low: value - half, high: value + half },
        p: 2.0 * numeric::normal_cdf(-(value / se).abs()),
    }
}

//! Fewer sweeps for the same end: the next point from what the last sweeps had in common.
//!
//! Invariant: only the way to the fixed point changes, never the point. A sweep after which the
//! residual has more than doubled throws away what was remembered and goes on from the sweep alone.
//!
//! Anderson's mixing in the form of Walker and Ni (SIAM Journal on Numerical Analysis 49, 2011): of
//! all combinations of the last sweeps the one whose residuals would cancel best is taken.

/// Sweeps remembered.
const DEPTH: usize = 8;
/// A residual whose square grew more than this is not followed.
const WORSE: f64 = 4.0;
/// Keeps the least squares solvable where sweeps resemble each other.
const RIDGE: f64 = 1e-12;

/// What the last sweeps did.
#[derive(Default)]
pub(crate) struct Mixing {
    /// The last image and residual.
    last: Option<(Vec<f64>, Vec<f64>)>,
    /// By how much images and residuals changed from sweep to sweep; in no order.
    changes: Vec<(Vec<f64>, Vec<f64>)>,
    /// Products of the changes of residuals.
    products: [[f64; DEPTH]; DEPTH],
    /// The oldest change, which the next one replaces.
    oldest: usize,
}

impl Mixing {
    /// Where to go on from, given a point and what a sweep made of it.
    pub(crate) fn next(&mut self, point: &[f64], image: Vec<f64>) -> Vec<f64> {
        let residual = less(&image, point);
        let Some((image_before, before)) = self.last.take() else {
            self.last = Some((image.clone(), residual));
            return image;
        };
        if dot(&residual, &residual) > WORSE * dot(&before, &before) {
            *self = Self { last: Some((image.clone(), residual)), ..Self::default() };
            return image;
        }
        self.remember((less(&image, &image_before), less(&residual, &before)));
        let mut next = image.clone();
        for ((change, _), weight) in self.changes.iter().zip(self.weights(&residual)) {
            next.iter_mut().zip(change).for_each(|(next, change)| *next -= weight * change);
        }
        self.last = Some((image, residual));
        next
    }

    fn remember(&mut self, change: (Vec<f64>, Vec<f64>)) {
        let at = self.oldest;
        if self.changes.len() < DEPTH {
            self.changes.push(change);
        } else {
            self.changes[at] = change;
        }
        self.oldest = (at + 1) % DEPTH;
        for other in 0..self.changes.len() {
            let product = dot(&self.changes[at].1, &self.changes[other].1);
            (self.products[at][other], self.products[other][at]) = (product, product);
        }
    }

    /// How much of each change cancels the residual best: least squares, by Cholesky's decomposition
    /// without roots.
    fn weights(&self, residual: &[f64]) -> [f64; DEPTH] {
        let count = self.changes.len();
        let mut weights = [0.0; DEPTH];
        for (weight, (_, change)) in weights.iter_mut().zip(&self.changes) {
            *weight = dot(change, residual);
        }
        let mut lower = self.products;
        let top = (0..count).map(|at| lower[at][at]).fold(f64::MIN_POSITIVE, f64::max);
        for column in 0..count {
            lower[column][column] += RIDGE * top;
            let below: [f64; DEPTH] = std::array::from_fn(|at| lower[at][column]);
            for row in column + 1..count {
                let factor = below[row] / below[column];
                let cells = lower[row][column + 1..=row].iter_mut();
                cells.zip(&below[column + 1..]).for_each(|(cell, other)| *cell -= factor * other);
                weights[row] -= factor * weights[column];
            }
        }
        for row in (0..count).rev() {
            for at in row + 1..count {
                weights[row] -= lower[at][row] * weights[at];
            }
            weights[row] /= lower[row][row];
        }
        weights
    }
}

fn less(a: &[f64], b: &[f64]) -> Vec<f64> {
    a.iter().zip(b).map(|(a, b)| a - b).collect()
}

/// Four sums at once, always in the same order.
fn dot(a: &[f64], b: &[f64]) -> f64 {
    let (four, rest) = a.as_chunks::<4>();
    let (others, last) = b.as_chunks::<4>();
    let mut sums = [0.0; 4];
    for (a, b) in four.iter().zip(others) {
        for (sum, (a, b)) in sums.iter_mut().zip(a.iter().zip(b)) {
            *sum += a * b;
        }
    }
    sums.iter().sum::<f64>() + rest.iter().zip(last).map(|(a, b)| a * b).sum::<f64>()
}

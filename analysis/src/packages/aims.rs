//! What a search for the worst off calls better, told as weights on actors.
//!
//! Utilities are whole numbers: who is to be better off than so much must reach the next whole one.
//! That makes bounds tighter than satisfactions alone would.

use super::branch::{Aim, onto_simplex};
use super::linear::float;

/// A row that must reach its floor, both in units of `range`.
pub(super) struct Reach {
    pub(super) range: f64,
    pub(super) floor: f64,
}

/// All rows must reach their floors, which rise with each choice that is better.
pub(super) struct Rows<'a> {
    pub(super) rows: Vec<Reach>,
    /// The value of an allowed choice; none if it does not count.
    pub(super) value: &'a dyn Fn(&[usize]) -> Option<f64>,
    /// The floors, in units of each range, that mean better than a value.
    pub(super) floors: &'a dyn Fn(f64) -> Vec<f64>,
    pub(super) best: (Vec<usize>, f64),
    /// What the bound is of: the least of all rows, or the last row, which begins at this.
    pub(super) last_from: Option<f64>,
}

impl Rows<'_> {
    /// The multipliers from which a search begins.
    pub(super) fn start(&self) -> Vec<f64> {
        vec![1.0 / self.rows.len().max(1) as f64; self.rows.len()]
    }

    /// Raises the floors to what is better than the best.
    pub(super) fn raise(&mut self) {
        for (row, floor) in self.rows.iter_mut().zip((self.floors)(self.best.1)) {
            row.floor = floor;
        }
    }
}

impl Aim for Rows<'_> {
    fn weigh(&self, at: &[f64], weights: &mut [f64]) -> f64 {
        let each = self.rows.iter().zip(at).zip(weights);
        each.map(|((row, by), weight)| {
            *weight = by / row.range;
            -by * row.floor
        })
        .sum()
    }

    fn slope(&self, sums: &[f64], slope: &mut [f64]) {
        for ((row, sum), slope) in self.rows.iter().zip(sums).zip(slope) {
            *slope = sum / row.range - row.floor;
        }
    }

    fn learn(&self, at: &mut [f64], direction: &[f64], step: f64, _turn: usize) {
        at.iter_mut().zip(direction).for_each(|(by, along)| *by -= step * along);
        onto_simplex(at, 1.0);
    }

    /// The multiplier of a single row stays where it is.
    fn share_of_step(&self) -> f64 {
        if self.rows.len() == 1 { 0.0 } else { 1.0 }
    }

    fn bound(&self, at: &[f64], over: f64) -> f64 {
        match (self.last_from, self.rows.last(), at.last()) {
            (Some(from), Some(row), Some(by)) if *by > 0.0 => {
                from + row.range * (row.floor + over / by)
            }
            (Some(_), ..) => f64::INFINITY,
            (None, ..) => {
                let sum: f64 = at.iter().sum();
                let floors: f64 = self.rows.iter().zip(at).map(|(row, by)| row.floor * by).sum();
                (over + floors) / sum.max(f64::MIN_POSITIVE)
            }
        }
    }

    fn accept(&mut self, slots: &[usize]) -> bool {
        let value = (self.value)(slots).filter(|value| *value > self.best.1);
        let Some(value) = value else { return false };
        self.best = (slots.to_vec(), value);
        self.raise();
        true
    }
}

/// The sum of the smallest so many rows is to be larger than the best, and rows keep their floors.
/// Multipliers: the rows in the sum, then the rows that keep their floors.
pub(super) struct Smallest<'a> {
    pub(super) rows: Vec<Reach>,
    pub(super) count: usize,
    pub(super) value: &'a dyn Fn(&[usize]) -> Option<f64>,
    pub(super) best: (Vec<usize>, f64),
    /// What a better one must have more.
    pub(super) tolerance: f64,
}

impl Smallest<'_> {
    /// The multipliers from which a search begins.
    pub(super) fn start(&self) -> Vec<f64> {
        let rows = self.rows.len();
        let each = self.count as f64 / rows.max(1) as f64;
        (0..2 * rows).map(|at| if at < rows { each } else { 0.0 }).collect()
    }
}

impl Aim for Smallest<'_> {
    fn weigh(&self, at: &[f64], weights: &mut [f64]) -> f64 {
        let (sums, keeps) = at.split_at(self.rows.len());
        let each = self.rows.iter().zip(sums.iter().zip(keeps)).zip(weights);
        let kept: f64 = each
            .map(|((row, (sum, keep)), weight)| {
                *weight = (sum + keep) / row.range;
                keep * row.floor
            })
            .sum();
        -kept - self.best.1 - self.tolerance
    }

    fn slope(&self, sums: &[f64], slope: &mut [f64]) {
        let (of_sum, of_keep) = slope.split_at_mut(self.rows.len());
        for (at, row) in self.rows.iter().enumerate() {
            of_sum[at] = sums[at] / row.range;
            of_keep[at] = of_sum[at] - row.floor;
        }
    }

    fn learn(&self, at: &mut [f64], direction: &[f64], step: f64, _turn: usize) {
        at.iter_mut().zip(direction).for_each(|(by, along)| *by -= step * along);
        let (sums, keeps) = at.split_at_mut(self.rows.len());
        onto_simplex(sums, self.count as f64);
        keeps.iter_mut().for_each(|keep| *keep = keep.max(0.0));
    }

    fn bound(&self, _at: &[f64], over: f64) -> f64 {
        self.best.1 + self.tolerance + over
    }

    fn accept(&mut self, slots: &[usize]) -> bool {
        let enough = self.best.1 + self.tolerance;
        let value = (self.value)(slots).filter(|value| *value > enough);
        let Some(value) = value else { return false };
        self.best = (slots.to_vec(), value);
        true
    }
}

/// Σ weight · ln(1 + row) is to be larger than the best. Multipliers: the rows of the point at which the
/// logarithms are replaced by their tangents, which lie above them everywhere.
pub(super) struct Product<'a> {
    pub(super) weights: &'a [u32],
    pub(super) value: &'a dyn Fn(&[usize]) -> f64,
    pub(super) best: (Vec<usize>, f64),
    /// What a better one must have more.
    pub(super) tolerance: f64,
}

impl Aim for Product<'_> {
    fn weigh(&self, at: &[f64], weights: &mut [f64]) -> f64 {
        let each = self.weights.iter().zip(at).zip(weights);
        let tangents: f64 = each
            .map(|((weight, at), by)| {
                let weight = float(i64::from(*weight));
                *by = weight / (1.0 + at);
                weight * (at.ln_1p() - at / (1.0 + at))
            })
            .sum();
        tangents - self.best.1 - self.tolerance
    }

    fn slope(&self, sums: &[f64], slope: &mut [f64]) {
        slope.copy_from_slice(sums);
    }

    /// The step of Frank and Wolfe (1956): the mean of the choices so far, later ones counting more.
    fn learn(&self, at: &mut [f64], direction: &[f64], _step: f64, turn: usize) {
        let share = 2.0 / (turn as f64 + 8.0);
        at.iter_mut().zip(direction).for_each(|(at, sum)| *at += share * (sum - *at));
    }

    fn share_of_step(&self) -> f64 {
        0.0
    }

    fn bound(&self, _at: &[f64], over: f64) -> f64 {
        self.best.1 + self.tolerance + over
    }

    fn accept(&mut self, slots: &[usize]) -> bool {
        let value = (self.value)(slots);
        let better = value > self.best.1 + self.tolerance;
        if better {
            self.best = (slots.to_vec(), value);
        }
        better
    }
}

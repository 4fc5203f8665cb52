//! One move of all places given the items, and of all items given the places.
//!
//! Invariant: an actor's places depend on its own answers and the items alone, an item on its own
//! answers and the places alone; so both are computed side by side with one result.

use super::panel::{Model, Shape};
use super::probit::{Cuts, Mark, Tables, tables};
use crate::parallel::in_parts;

/// Variance of the prior of a cut.
pub(super) const CUTS: f64 = 25.0;
/// Least distance of two cuts.
pub(super) const GAP: f64 = 0.01;
/// Longest step of a place, slope or cut in one sweep.
const STEP: f64 = 1.5;
/// As far out as a place may be, as in the published work.
pub(super) const FAR: f64 = 5.0;
/// Fewest cells for which it pays to hand work to another thread.
const GRAIN: usize = 50_000;

/// The answers, and what does not change from sweep to sweep.
pub(super) struct Sweep<'a> {
    shape: &'a Shape,
    marks: &'a [Mark],
    /// The marks again, items in order.
    by_item: Vec<Mark>,
    tables: &'static Tables,
    drift: f64,
}

impl<'a> Sweep<'a> {
    pub(super) fn new(shape: &'a Shape, marks: &'a [Mark], drift: f64) -> Self {
        let by_item = shape.by_item.iter().map(|(_, cell)| marks[*cell as usize]).collect();
        Self { shape, marks, by_item, tables: tables(), drift: drift.max(1e-6) }
    }

    /// A Newton step of every actor's path.
    pub(super) fn places(&self, model: &mut Model) {
        let (old, items) = (&model.places, &model.items);
        let chains = &self.shape.chains;
        let paths = in_parts(chains.len() - 1, self.grain(chains.len()), |at| {
            self.path(chains[at]..chains[at + 1], old, items)
        });
        (model.places, model.doubts) = paths.into_iter().flatten().unzip();
    }

    /// The next places of one actor: a tridiagonal system, for each place is tied to its neighbours.
    fn path(&self, rows: std::ops::Range<usize>, old: &[f64], items: &[Cuts]) -> Vec<(f64, f64)> {
        let first = rows.start;
        let old = &old[rows.clone()];
        let (mut push, mut hold): (Vec<f64>, Vec<f64>) =
            rows.map(|row| self.row(row, old[row - first], items)).unzip();
        if let [alone] = old {
            push[0] -= alone;
            hold[0] += 1.0;
        }
        let mut ties = vec![0.0; old.len()];
        for at in 1..old.len() {
            // The more is said now beside before, the longer the step may be, as in the published work.
            let said = |row: usize| (self.shape.rows[row + 1] - self.shape.rows[row]) as f64;
            let (before, now) = (said(first + at - 1), said(first + at));
            let tie = (before + now) / (self.drift * now);
            let pull = tie * (old[at] - old[at - 1]);
            push[at] -= pull;
            push[at - 1] += pull;
            hold[at] += tie;
            hold[at - 1] += tie;
            ties[at] = tie;
        }
        let doubts: Vec<f64> = hold.iter().map(|hold| 1.0 / hold).collect();
        // Thomas' algorithm.
        for at in 1..old.len() {
            let ratio = ties[at] / hold[at - 1];
            hold[at] -= ratio * ties[at];
            push[at] += ratio * push[at - 1];
        }
        for at in (0..old.len()).rev() {
            let next = if at + 1 < old.len() { ties[at + 1] * push[at + 1] } else { 0.0 };
            push[at] = (push[at] + next) / hold[at];
        }
        let moved = old.iter().zip(&push);
        let moved = moved.map(|(old, step)| (old + step.clamp(-STEP, STEP)).clamp(-FAR, FAR));
        moved.zip(doubts).collect()
    }

    /// How many of `parts` together hold enough cells.
    fn grain(&self, parts: usize) -> usize {
        (parts * GRAIN / self.marks.len().max(1)).max(1)
    }

    /// First and (turned) second derivative of the log likelihood by one place.
    fn row(&self, row: usize, place: f64, items: &[Cuts]) -> (f64, f64) {
        let cells = self.shape.rows[row]..self.shape.rows[row + 1];
        let said = self.shape.items[cells.clone()].iter().zip(&self.marks[cells]);
        said.fold((0.0, 0.0), |(push, hold), (item, mark)| {
            let cuts = items[*item as usize];
            let bend = self.tables.bend(cuts, place, *mark);
            let curve = bend.low_low + 2.0 * bend.low_high + bend.high_high;
            let doubt = cuts.doubt;
            (
                push - cuts.slope * (bend.low + bend.high) - doubt * place,
                hold + cuts.slope * cuts.slope * curve + doubt,
            )
        })
    }

    /// A Newton step of every item.
    pub(super) fn items(&self, model: &mut Model) {
        let (places, doubts, items) = (&model.places, &model.doubts, &model.items);
        model.items = in_parts(items.len(), self.grain(items.len()), |item| {
            self.item(item, (places, doubts), items[item])
        });
    }

    fn item(&self, item: usize, (places, doubts): (&[f64], &[f64]), cuts: Cuts) -> Cuts {
        // Slope, low cut, high cut.
        let mut push = [0.0; 3];
        let mut hold = [[0.0; 3]; 3];
        let cells = self.shape.columns[item]..self.shape.columns[item + 1];
        for ((row, _), mark) in self.shape.by_item[cells.clone()].iter().zip(&self.by_item[cells]) {
            let place = places[*row as usize];
            let bend = self.tables.bend(cuts, place, *mark);
            let (low, high) = (bend.low_low + bend.low_high, bend.high_high + bend.low_high);
            let doubt = doubts[*row as usize];
            push[0] -= place * (bend.low + bend.high) + doubt * cuts.slope;
            push[1] += bend.low;
            push[2] += bend.high;
            hold[0][0] += place * place * (low + high) + doubt;
            hold[0][1] -= place * low;
            hold[0][2] -= place * high;
            hold[1][1] += bend.low_low;
            hold[1][2] += bend.low_high;
            hold[2][2] += bend.high_high;
        }
        push[0] -= cuts.slope;
        hold[0][0] += 1.0;
        if !self.shape.two_cuts[item] {
            // Both cuts are the same one: it takes what pushes and holds either.
            push[1] += push[2];
            hold[1][1] += 2.0 * hold[1][2] + hold[2][2];
            hold[0][1] += hold[0][2];
            (push[2], hold[0][2], hold[1][2], hold[2][2]) = (0.0, 0.0, 0.0, 1.0);
        }
        push[1] -= cuts.low / CUTS;
        hold[1][1] += 1.0 / CUTS;
        if self.shape.two_cuts[item] {
            push[2] -= cuts.high / CUTS;
            hold[2][2] += 1.0 / CUTS;
        }
        let [slope, low, high] = solve(push, hold).map(|step| step.clamp(-STEP, STEP));
        let low = cuts.low + low;
        let high = if self.shape.two_cuts[item] { (cuts.high + high).max(low + GAP) } else { low };
        Cuts { slope: cuts.slope + slope, low, high, doubt: 1.0 / hold[0][0] }
    }
}

/// Solves a symmetric positive definite system of three (the upper triangle is read), by Cholesky's
/// decomposition without roots.
fn solve(push: [f64; 3], hold: [[f64; 3]; 3]) -> [f64; 3] {
    let [b1, b2] = [hold[0][1] / hold[0][0], hold[0][2] / hold[0][0]];
    let d1 = hold[1][1] - b1 * hold[0][1];
    let tie = hold[1][2] - b1 * hold[0][2];
    let c2 = tie / d1;
    let d2 = hold[2][2] - b2 * hold[0][2] - c2 * tie;
    let y1 = push[1] - b1 * push[0];
    let z = (push[2] - b2 * push[0] - c2 * y1) / d2;
    let y = y1 / d1 - c2 * z;
    [push[0] / hold[0][0] - b1 * y - b2 * z, y, z]
}

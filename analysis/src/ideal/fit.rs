//! The search for the places and items under which the answers are likeliest.
//!
//! Invariant: each sweep moves places given items, then items given places, and then shifts and
//! stretches both so that places have mean 0 and standard deviation 1 and no probability changes.
//!
//! Where Bailey, Strezhnev and Voeten sample, this is the variational EM of Imai, Lo and Olmsted ("Fast
//! Estimation of Ideal Points with Massive Data", American Political Science Review 110(4), 2016):
//! the variance of the slopes enters the places and that of the places the slopes, without which
//! actors who always stand apart run off to the ends. Its mean of the hidden line is replaced by
//! Newton steps, for the log probability is concave in the places given the items and in each item
//! given the places (Pratt, JASA 76, 1981): the same end in far fewer sweeps.

use rayon::prelude::*;

use super::Fit;
use super::panel::{Model, Shape};
use super::probit::{Cuts, Mark, Tables, probability};

/// Variance of the prior of a cut.
const CUTS: f64 = 25.0;
/// Least distance of two cuts.
const GAP: f64 = 0.01;
/// Steps of the items before the places move.
const FIRST: usize = 3;
/// Longest step of a place, slope or cut in one sweep.
const STEP: f64 = 1.5;
/// As far out as a place may be, as in the published work.
const FAR: f64 = 5.0;
/// Fewest cells for which it pays to hand work to another thread.
const GRAIN: usize = 50_000;

/// When to stop.
#[derive(Clone, Copy)]
pub(super) struct Run {
    pub(super) sweeps: usize,
    pub(super) tolerance: f64,
    pub(super) drift: f64,
}

/// Sweeps until places stand still; how many sweeps, and whether they do.
pub(super) fn maximise(
    shape: &Shape,
    marks: &[Mark],
    model: &mut Model,
    run: Run,
) -> (usize, bool) {
    let tables = Tables::new();
    let sweep = Sweep { shape, marks, tables: &tables, drift: run.drift.max(1e-6) };
    for _ in 0..FIRST {
        sweep.items(model);
    }
    for done in 1..=run.sweeps {
        let before = model.places.clone();
        sweep.places(model);
        standardise(model);
        sweep.items(model);
        if correlation(&before, &model.places) > 1.0 - run.tolerance {
            return (done, true);
        }
    }
    (run.sweeps, false)
}

struct Sweep<'a> {
    shape: &'a Shape,
    marks: &'a [Mark],
    tables: &'a Tables,
    drift: f64,
}

impl Sweep<'_> {
    /// A Newton step of every actor's path.
    fn places(&self, model: &mut Model) {
        let (old, items) = (&model.places, &model.items);
        let grain = self.grain(self.shape.chains.len());
        let chains = self.shape.chains.par_windows(2).with_min_len(grain);
        let paths: Vec<Vec<(f64, f64)>> =
            chains.map(|rows| self.path(rows[0]..rows[1], old, items)).collect();
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
    fn items(&self, model: &mut Model) {
        let (places, doubts, items) = (&model.places, &model.doubts, &model.items);
        let numbers = (0..items.len()).into_par_iter().with_min_len(self.grain(items.len()));
        model.items = numbers.map(|item| self.item(item, (places, doubts), items[item])).collect();
    }

    fn item(&self, item: usize, (places, doubts): (&[f64], &[f64]), cuts: Cuts) -> Cuts {
        // Slope, low cut, high cut.
        let mut push = [0.0; 3];
        let mut hold = [[0.0; 3]; 3];
        let cells = self.shape.columns[item]..self.shape.columns[item + 1];
        for (row, cell) in &self.shape.by_item[cells] {
            let place = places[*row as usize];
            let bend = self.tables.bend(cuts, place, self.marks[*cell as usize]);
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

/// Mean 0 and standard deviation 1 for the places; slopes and cuts move along.
pub(super) fn standardise(model: &mut Model) {
    let count = model.places.len() as f64;
    let mean = model.places.iter().sum::<f64>() / count;
    let square = model.places.iter().map(|place| (place - mean).powi(2)).sum::<f64>() / count;
    let deviation = square.sqrt().max(1e-9);
    for place in &mut model.places {
        *place = (*place - mean) / deviation;
    }
    for item in &mut model.items {
        item.low -= item.slope * mean;
        item.high -= item.slope * mean;
        item.slope *= deviation;
        item.doubt *= deviation * deviation;
    }
    for doubt in &mut model.doubts {
        *doubt /= deviation * deviation;
    }
}

/// Pearson's correlation; 0 if one of the two does not vary.
pub(super) fn correlation(a: &[f64], b: &[f64]) -> f64 {
    let count = a.len() as f64;
    let (mean_a, mean_b) = (a.iter().sum::<f64>() / count, b.iter().sum::<f64>() / count);
    let (mut aa, mut bb, mut ab) = (0.0, 0.0, 0.0);
    for (a, b) in a.iter().zip(b) {
        let (a, b) = (a - mean_a, b - mean_b);
        aa += a * a;
        bb += b * b;
        ab += a * b;
    }
    if aa > 0.0 && bb > 0.0 { ab / (aa * bb).sqrt() } else { 0.0 }
}

/// How well the model gives the answers back; sweeps are the caller's.
pub(super) fn quality(shape: &Shape, marks: &[Mark], model: &Model) -> Fit {
    let (mut correct, mut commonest, mut log) = (0, 0, 0.0);
    for (item, cells) in shape.columns.windows(2).enumerate() {
        let mut counts = [0; 3];
        for (row, cell) in &shape.by_item[cells[0]..cells[1]] {
            let (mark, place) = (marks[*cell as usize], model.places[*row as usize]);
            let of = |mark| probability(model.items[item], place, mark);
            let (low, middle, high) = (of(Mark::Low), of(Mark::Middle), of(Mark::High));
            let (said, others) = match mark {
                Mark::Low => (low, middle.max(high)),
                Mark::Middle => (middle, low.max(high)),
                Mark::High => (high, low.max(middle)),
            };
            counts[mark as usize] += 1;
            correct += usize::from(said > others);
            log += said.max(f64::MIN_POSITIVE).ln();
        }
        commonest += counts.into_iter().max().unwrap_or(0);
    }
    let all = marks.len() as f64;
    Fit {
        answers: marks.len(),
        correct: correct as f64 / all,
        commonest: commonest as f64 / all,
        mean_probability: (log / all).exp(),
        sweeps: 0,
        converged: false,
    }
}

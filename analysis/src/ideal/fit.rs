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

use super::Fit;
use super::panel::{Model, Shape};
use super::probit::{Mark, tables};
use super::sweep::{CUTS, Sweep};
use crate::anderson::Mixing;

/// When to stop.
#[derive(Clone, Copy)]
pub(super) struct Run {
    pub(super) sweeps: usize,
    pub(super) tolerance: f64,
    pub(super) drift: f64,
}

/// Steps of the items before the places move.
const FIRST: usize = 3;

/// Sweeps until places stand still; how many sweeps, and whether they do.
pub(super) fn maximise(
    shape: &Shape,
    marks: &[Mark],
    model: &mut Model,
    run: Run,
) -> (usize, bool) {
    let sweep = Sweep::new(shape, marks, run.drift);
    for _ in 0..FIRST {
        sweep.items(model);
    }
    let mut mixing = Mixing::default();
    let mut point = model.point();
    for done in 1..=run.sweeps {
        sweep.places(model);
        standardise(model);
        sweep.items(model);
        if correlation(&point[..shape.sessions.len()], &model.places) > 1.0 - run.tolerance {
            return (done, true);
        }
        if done < run.sweeps {
            point = mixing.next(&point, model.point());
            model.go_to(&point, &shape.two_cuts);
        }
    }
    (run.sweeps, false)
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
    let tables = tables();
    let (mut correct, mut commonest, mut log) = (0, 0, 0.0);
    for (item, cells) in shape.columns.windows(2).enumerate() {
        let mut counts = [0; 3];
        for (row, cell) in &shape.by_item[cells[0]..cells[1]] {
            let (mark, place) = (marks[*cell as usize], model.places[*row as usize]);
            let of = |mark| tables.probability(model.items[item], place, mark);
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

/// The variational bound of the log probability of one session's answers, less what no model
/// changes: which of several ends is the better one. (Imai, Lo and Olmsted 2016.)
pub(super) fn bound(shape: &Shape, marks: &[Mark], model: &Model) -> f64 {
    let (tables, mut sum) = (tables(), 0.0);
    for (item, cuts) in model.items.iter().enumerate() {
        let slope = cuts.slope * cuts.slope;
        for (row, cell) in shape.said_on(item) {
            let (place, doubt) = (model.places[*row as usize], model.doubts[*row as usize]);
            let said = tables.probability(*cuts, place, marks[*cell as usize]);
            sum += said.max(f64::MIN_POSITIVE).ln();
            sum -= 0.5 * (slope * doubt + cuts.doubt * (place * place + doubt));
        }
        sum -= 0.5 * (slope + cuts.doubt - cuts.doubt.max(f64::MIN_POSITIVE).ln());
        sum -= 0.5 * cuts.low * cuts.low / CUTS;
        if shape.two_cuts[item] {
            sum -= 0.5 * cuts.high * cuts.high / CUTS;
        }
    }
    for (place, doubt) in model.places.iter().zip(&model.doubts) {
        sum -= 0.5 * (place * place + doubt - doubt.max(f64::MIN_POSITIVE).ln());
    }
    sum
}

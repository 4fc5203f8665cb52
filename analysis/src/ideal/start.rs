//! Where the search begins: the first singular vector of actors by items.
//!
//! Invariant: the start depends on the answers alone. Cells are centred on their item's mean, missing
//! cells are 0, and an actor begins at one place in all its sessions.

use super::fit::standardise;
use super::panel::{Model, Panel, Shape};
use super::probit::{Cuts, Mark};
use crate::Seed;
use crate::numeric::normal_quantile;

/// Steps of the power iteration; the fit mends what they leave.
const STEPS: usize = 30;

/// The first guess.
pub(super) fn start(panel: &Panel) -> Model {
    let shape = &panel.shape;
    let values: Vec<f64> = panel.marks.iter().map(|mark| value(*mark)).collect();
    let cells = |item: usize| &shape.by_item[shape.columns[item]..shape.columns[item + 1]];
    let means: Vec<f64> = (0..panel.items.len())
        .map(|item| {
            let sum: f64 = cells(item).iter().map(|(_, cell)| values[*cell as usize]).sum();
            sum / cells(item).len() as f64
        })
        .collect();
    let mut chance = Seed(0).stream("ideal start", 0);
    let mut scores: Vec<f64> = (0..panel.actors()).map(|_| chance.unit() - 0.5).collect();
    for _ in 0..STEPS {
        scores = step(shape, &values, &means, &scores);
    }
    let mut places = vec![0.0; shape.sessions.len()];
    for (score, rows) in scores.iter().zip(shape.chains.windows(2)) {
        places[rows[0]..rows[1]].fill(*score);
    }
    let items = (0..panel.items.len()).map(|item| {
        let marks = cells(item).iter().map(|(_, cell)| panel.marks[*cell as usize]);
        guess(marks, shape.two_cuts[item])
    });
    let mut model = Model { places, items: items.collect() };
    standardise(&mut model);
    model
}

fn value(mark: Mark) -> f64 {
    match mark {
        Mark::Low => -1.0,
        Mark::Middle => 0.0,
        Mark::High => 1.0,
    }
}

/// One step of the power iteration; what comes out has length 1.
fn step(shape: &Shape, values: &[f64], means: &[f64], scores: &[f64]) -> Vec<f64> {
    let mut loads = vec![0.0; means.len()];
    let mut next = vec![0.0; scores.len()];
    let cells = |rows: &[usize]| shape.rows[rows[0]]..shape.rows[rows[1]];
    for (score, rows) in scores.iter().zip(shape.chains.windows(2)) {
        for cell in cells(rows) {
            let item = shape.items[cell] as usize;
            loads[item] += score * (values[cell] - means[item]);
        }
    }
    for (next, rows) in next.iter_mut().zip(shape.chains.windows(2)) {
        for cell in cells(rows) {
            let item = shape.items[cell] as usize;
            *next += loads[item] * (values[cell] - means[item]);
        }
    }
    let length = next.iter().map(|x| x * x).sum::<f64>().sqrt().max(f64::MIN_POSITIVE);
    next.iter().map(|x| x / length).collect()
}

/// Cuts at the shares of the answers, no slope yet.
fn guess(marks: impl Iterator<Item = Mark>, two_cuts: bool) -> Cuts {
    let (mut low, mut high, mut all) = (0.5, 0.5, 1.0);
    for mark in marks {
        all += 1.0;
        match mark {
            Mark::Low => low += 1.0,
            Mark::Middle => {}
            Mark::High => high += 1.0,
        }
    }
    let low = normal_quantile(low / all);
    let high = if two_cuts { normal_quantile(1.0 - high / all) } else { low };
    Cuts { slope: 0.0, low, high }
}

//! How far chance could move the places: answers drawn from the model, positions computed again.
//!
//! Invariant: a draw has its own stream of chance, and who answered what stays as it was.

use super::Settings;
use super::fit::{Run, correlation, maximise};
use super::panel::{Model, Shape};
use super::probit::{Mark, tables};
use crate::Interval;
use crate::parallel::each;

/// Sweeps of a draw at most: it starts from the model that it was drawn from.
const SWEEPS: usize = 50;
/// The places of a draw need not be finer than its noise.
const TOLERANCE: f64 = 1e-6;

/// One interval a row; none if no draws were asked for.
pub(super) fn intervals(
    shape: &Shape,
    model: &Model,
    settings: &Settings,
) -> Option<Vec<Interval>> {
    let run = Run { sweeps: SWEEPS, tolerance: TOLERANCE, drift: settings.drift };
    let draws = each(usize::try_from(settings.draws).ok()?, |turn| {
        let mut chance = settings.seed.stream("ideal bootstrap", turn as u64);
        let marks = answers(shape, model, || chance.unit());
        let mut again = model.clone();
        maximise(shape, &marks, &mut again, run);
        if correlation(&again.places, &model.places) < 0.0 {
            again.turn();
        }
        again.places
    });
    (0..model.places.len())
        .map(|row| {
            let sample: Vec<f64> = draws.iter().map(|places| places[row]).collect();
            Interval::of_sample(&sample, settings.level)
        })
        .collect()
}

/// What the model would have the same actors say on the same items.
fn answers(shape: &Shape, model: &Model, mut unit: impl FnMut() -> f64) -> Vec<Mark> {
    let tables = tables();
    let mut marks = Vec::with_capacity(shape.items.len());
    for (place, cells) in model.places.iter().zip(shape.rows.windows(2)) {
        for item in &shape.items[cells[0]..cells[1]] {
            let cuts = model.items[*item as usize];
            let (at, middle) = (unit(), cuts.slope * place);
            marks.push(if at < tables.mass(cuts.low - middle) {
                Mark::Low
            } else if at < tables.mass(cuts.high - middle) {
                Mark::Middle
            } else {
                Mark::High
            });
        }
    }
    marks
}

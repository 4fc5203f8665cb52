//! Where the search begins: the first singular vector of actors by items, session by session.
//!
//! Invariant: the start depends on the answers alone. Cells are centred on their item's mean, missing
//! cells are 0. Several sessions begin where each of them alone would put its actors, turned so that
//! who was there before stands on the side where it stood.

use super::fit::{Run, correlation, maximise, standardise};
use super::panel::{Model, Shape};
use super::probit::{Cuts, Mark};
use crate::Seed;
use crate::numeric::normal_quantile;

/// Steps of the power iteration; the fit mends what they leave.
const STEPS: usize = 30;

/// The first guess.
pub(super) fn start(shape: &Shape, marks: &[Mark], run: Run) -> Model {
    let sessions = shape.sessions.iter().max().map_or(0, |last| last + 1);
    if shape.sessions.iter().all(|session| session + 1 == sessions) {
        return single(shape, marks);
    }
    let mut places = vec![0.0; shape.sessions.len()];
    // The sum of the places of each actor in the sessions so far.
    let mut before = vec![0.0; shape.chains.len() - 1];
    for session in 0..sessions {
        let (part, part_marks, rows) = shape.session(session, marks);
        if rows.is_empty() {
            continue;
        }
        let mut model = single(&part, &part_marks);
        maximise(&part, &part_marks, &mut model, run);
        let actors: Vec<usize> =
            rows.iter().map(|row| shape.chains.partition_point(|first| first <= row) - 1).collect();
        let known: Vec<f64> = actors.iter().map(|actor| before[*actor]).collect();
        if correlation(&known, &model.places) < 0.0 {
            model.turn();
        }
        for ((row, actor), place) in rows.iter().zip(&actors).zip(&model.places) {
            places[*row] = *place;
            before[*actor] += place;
        }
    }
    let mut model = Model { doubts: vec![0.0; places.len()], places, items: guesses(shape, marks) };
    standardise(&mut model);
    model
}

/// One session's, from the first singular vector.
fn single(shape: &Shape, marks: &[Mark]) -> Model {
    let values: Vec<f64> = marks.iter().map(|mark| value(*mark)).collect();
    let means: Vec<f64> = (0..shape.two_cuts.len())
        .map(|item| {
            let cells = shape.said_on(item);
            let sum: f64 = cells.iter().map(|(_, cell)| values[*cell as usize]).sum();
            sum / cells.len().max(1) as f64
        })
        .collect();
    let mut chance = Seed(0).stream("ideal start", 0);
    let mut places: Vec<f64> = shape.sessions.iter().map(|_| chance.unit() - 0.5).collect();
    for _ in 0..STEPS {
        places = step(shape, &values, &means, &places);
    }
    let mut model = Model { doubts: vec![0.0; places.len()], places, items: guesses(shape, marks) };
    standardise(&mut model);
    model
}

fn guesses(shape: &Shape, marks: &[Mark]) -> Vec<Cuts> {
    let said = |item| shape.said_on(item).iter().map(|(_, cell)| marks[*cell as usize]);
    (0..shape.two_cuts.len()).map(|item| guess(said(item), shape.two_cuts[item])).collect()
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
    for (score, cells) in scores.iter().zip(shape.rows.windows(2)) {
        let cells = cells[0]..cells[1];
        for (item, value) in shape.items[cells.clone()].iter().zip(&values[cells]) {
            let item = *item as usize;
            loads[item] += score * (value - means[item]);
        }
    }
    for (next, cells) in next.iter_mut().zip(shape.rows.windows(2)) {
        let cells = cells[0]..cells[1];
        for (item, value) in shape.items[cells.clone()].iter().zip(&values[cells]) {
            let item = *item as usize;
            *next += loads[item] * (value - means[item]);
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
    Cuts { slope: 0.0, low, high, doubt: 0.0 }
}

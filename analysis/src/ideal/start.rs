//! Where the search begins: singular vectors of actors by items, session by session.
//!
//! Invariant: the start depends on the answers alone. Cells are centred on their item's mean, missing
//! cells are 0. The search has more than one end, so a session is begun from several starts and goes
//! on from the one that explains its answers best. Several sessions begin where each of them alone
//! would put its actors, turned so that who was there before stands on the side where it stood.

use super::fit::{Run, bound, correlation, maximise, standardise};
use super::panel::{Model, Shape};
use super::probit::{Cuts, Mark};
use crate::Seed;
use crate::numeric::normal_quantile;
use crate::parallel::{each, each_of};

/// Steps of the power iteration; the fit mends what they leave.
const STEPS: usize = 30;
/// Sweeps after which starts are compared.
const TRIAL: usize = 12;
/// Where a session is only a start for all of them, its places need not be finer than this.
const ROUGH: f64 = 1e-4;
/// Combinations of the first two singular vectors.
const MIXES: [[f64; 2]; 4] = [[1.0, 0.0], [0.0, 1.0], [1.0, 1.0], [1.0, -1.0]];

/// The first guess.
pub(super) fn start(shape: &Shape, marks: &[Mark], run: Run) -> Model {
    let sessions = shape.sessions.iter().max().map_or(0, |last| last + 1);
    if shape.sessions.iter().all(|session| session + 1 == sessions) {
        return single(shape, marks, run);
    }
    let rough = Run { tolerance: run.tolerance.max(ROUGH), ..run };
    let alone = each(sessions, |session| {
        let (part, marks, rows) = shape.session(session, marks);
        let mut model = single(&part, &marks, rough);
        maximise(&part, &marks, &mut model, rough);
        (rows, model)
    });
    let mut places = vec![0.0; shape.sessions.len()];
    // The sum of the places of each actor in the sessions so far.
    let mut before = vec![0.0; shape.chains.len() - 1];
    for (rows, mut model) in alone {
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

/// One session's: of several starts the one that is best after a few sweeps.
fn single(shape: &Shape, marks: &[Mark], run: Run) -> Model {
    let trial = Run { sweeps: run.sweeps.min(TRIAL), ..run };
    let vectors = vectors(shape, marks);
    let guesses = guesses(shape, marks);
    let ends = each_of(&MIXES, |[one, other]| {
        let pairs = vectors[0].iter().zip(&vectors[1]);
        let places: Vec<f64> = pairs.map(|(a, b)| one * a + other * b).collect();
        let doubts = vec![0.0; places.len()];
        let mut model = Model { places, doubts, items: guesses.clone() };
        standardise(&mut model);
        maximise(shape, marks, &mut model, trial);
        (bound(shape, marks, &model), model)
    });
    let best = ends.into_iter().reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.expect("there is a start").1
}

/// The first two singular vectors.
fn vectors(shape: &Shape, marks: &[Mark]) -> [Vec<f64>; 2] {
    let values: Vec<f64> = marks.iter().map(|mark| value(*mark)).collect();
    let means: Vec<f64> = (0..shape.two_cuts.len())
        .map(|item| {
            let cells = shape.said_on(item);
            let sum: f64 = cells.iter().map(|(_, cell)| values[*cell as usize]).sum();
            sum / cells.len().max(1) as f64
        })
        .collect();
    let centred: Vec<f64> = shape
        .items
        .iter()
        .zip(&values)
        .map(|(item, value)| value - means[*item as usize])
        .collect();
    let mut chance = Seed(0).stream("ideal start", 0);
    let mut drawn = || shape.sessions.iter().map(|_| chance.unit() - 0.5).collect::<Vec<f64>>();
    let (mut first, mut second) = (drawn(), drawn());
    for _ in 0..STEPS {
        first = step(shape, &centred, &first);
        second = step(shape, &centred, &second);
        let along: f64 = first.iter().zip(&second).map(|(a, b)| a * b).sum();
        second.iter_mut().zip(&first).for_each(|(second, first)| *second -= along * first);
    }
    [first, second]
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
fn step(shape: &Shape, centred: &[f64], scores: &[f64]) -> Vec<f64> {
    let mut loads = vec![0.0; shape.two_cuts.len()];
    let mut next = vec![0.0; scores.len()];
    for (score, cells) in scores.iter().zip(shape.rows.windows(2)) {
        let cells = cells[0]..cells[1];
        for (item, value) in shape.items[cells.clone()].iter().zip(&centred[cells]) {
            loads[*item as usize] += score * value;
        }
    }
    for (next, cells) in next.iter_mut().zip(shape.rows.windows(2)) {
        let cells = cells[0]..cells[1];
        for (item, value) in shape.items[cells.clone()].iter().zip(&centred[cells]) {
            *next += loads[*item as usize] * value;
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

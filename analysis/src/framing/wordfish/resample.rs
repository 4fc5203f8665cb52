//! Other samples of the same words: how far chance could move the positions.
//!
//! **Invariant:** a turn has its own stream of chance.

use rayon::prelude::*;

use super::super::moments::moments;
use super::super::quantities;
use super::table::{State, Table};
use super::{Resampling, WordfishOptions};
use crate::Seed;

/// A sample that has not settled by then has no clear axis; it is counted as failed.
const SAMPLE_ROUNDS: usize = 400;
/// Steps of Newton for one actor at most; two or three are usual.
const STEPS: usize = 30;

impl Table {
    pub(super) fn resample(
        &self,
        state: &State,
        options: &WordfishOptions,
    ) -> Vec<Option<Vec<f64>>> {
        let offsets = (options.turns > 0 && options.resampling == Resampling::Parametric)
            .then(|| self.offsets(state));
        (0..options.turns as u64)
            .into_par_iter()
            .map(|turn| {
                let table = match &offsets {
                    None => self.other_words(options.seed, turn),
                    Some((alpha, psi)) => self.other_counts(
                        options.seed,
                        turn,
                        state,
                        (alpha.as_slice(), psi.as_slice()),
                    ),
                };
                let fit =
                    table.climb(state.clone(), options.beta_sd, (SAMPLE_ROUNDS, 1e-4)).ok()?;
                let mut theta = fit.state.theta;
                // Mean and spread are set already: of all that Procrustes would turn, the sign is left.
                if quantities::mean_product(&theta, &state.theta) < 0.0 {
                    theta.iter_mut().for_each(|theta| *theta = -*theta);
                }
                Some(theta)
            })
            .collect()
    }

    /// For each actor where it stands in each turn if words are drawn anew, with each word's beta and
    /// psi as they were found: only alpha and theta are sought, so the axis cannot turn.
    pub(super) fn on_this_axis(&self, state: &State, options: &WordfishOptions) -> Vec<Vec<f64>> {
        let (_, psi) = self.offsets(state);
        let turns: Vec<Vec<f64>> = (0..options.turns as u64)
            .into_par_iter()
            .map(|turn| {
                let drawn = self.other_words(options.seed, turn);
                let (used, totals) = (drawn.used(&state.beta), drawn.totals());
                let offsets: Vec<f64> =
                    psi.iter().zip(&drawn.weights).map(|(psi, w)| psi + w.ln()).collect();
                let pull = drawn.pull(&state.beta, options.beta_sd);
                let place = |at: usize| {
                    let sums = (used[at], totals[at], pull);
                    place(&offsets, &state.beta, sums, state.theta[at])
                };
                (0..self.actors).map(place).collect()
            })
            .collect();
        (0..self.actors).map(|at| turns.iter().map(|thetas| thetas[at]).collect()).collect()
    }

    fn other_words(&self, seed: Seed, turn: u64) -> Self {
        let mut weights = vec![0.0; self.words()];
        for word in seed.stream("wordfish words", turn).resample(self.words(), self.words()) {
            weights[word] += 1.0;
        }
        Self { weights, starts: self.starts.clone(), cells: self.cells.clone(), ..*self }
    }

    fn other_counts(
        &self,
        seed: Seed,
        turn: u64,
        state: &State,
        (alpha, psi): (&[f64], &[f64]),
    ) -> Self {
        let mut chance = seed.stream("wordfish counts", turn);
        let (mut starts, mut cells) = (vec![0], Vec::with_capacity(self.cells.len()));
        for (beta, psi) in state.beta.iter().zip(psi) {
            for (actor, (alpha, theta)) in (0u32..).zip(alpha.iter().zip(&state.theta)) {
                let count = quantities::poisson(&mut chance, (alpha + psi + beta * theta).exp());
                if count > 0.0 {
                    cells.push((actor, count));
                }
            }
            starts.push(cells.len());
        }
        Self { actors: self.actors, starts, cells, weights: self.weights.clone() }
    }
}

/// The likeliest theta of an actor that used words of these offsets and betas so often in all, and
/// whose betas sum to `used`, pulled as in the climb.
fn place(offsets: &[f64], beta: &[f64], (used, total, pull): (f64, f64, f64), from: f64) -> f64 {
    let mut theta = from;
    for _ in 0..STEPS {
        let moments = moments(offsets, beta, theta);
        let bend = (total * moments.variance + pull).max(1e-9);
        let step = ((used - total * moments.mean - pull * theta) / bend).clamp(-1.0, 1.0);
        theta += step;
        if step.abs() < 1e-6 {
            break;
        }
    }
    theta
}

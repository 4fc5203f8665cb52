//! The counts by word, and the climb to the positions and places under which they are likeliest.

use rayon::prelude::*;

use super::super::linear;
use super::super::moments::moments;
use super::super::quantities;
use crate::TooLittle;
use crate::anderson::Mixing;
use crate::framing::counts::Counts;

/// Counts by word: for each word, which actors used it and how often.
pub(super) struct Table {
    pub(super) actors: usize,
    pub(super) starts: Vec<usize>,
    pub(super) cells: Vec<(u32, f64)>,
    /// How often each word was drawn; 1 in the data as they are.
    pub(super) weights: Vec<f64>,
}

#[derive(Clone)]
pub(super) struct State {
    pub(super) theta: Vec<f64>,
    pub(super) beta: Vec<f64>,
}

pub(super) struct Fit {
    pub(super) state: State,
    pub(super) rounds: usize,
}

impl Table {
    pub(super) fn of(counts: &Counts, actors: &[usize]) -> Self {
        let words = counts.words().len();
        let mut starts = vec![0; words + 1];
        let rows = || (0u32..).zip(actors).map(|(at, actor)| (at, counts.of(*actor)));
        for cell in rows().flat_map(|(_, row)| row) {
            starts[cell.word as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut cells = vec![(0, 0.0); starts[words]];
        for (actor, row) in rows() {
            for cell in row {
                let at = &mut next[cell.word as usize];
                cells[*at] = (actor, f64::from(cell.count));
                *at += 1;
            }
        }
        Self { actors: actors.len(), starts, cells, weights: vec![1.0; words] }
    }

    pub(super) fn word(&self, word: usize) -> &[(u32, f64)] {
        &self.cells[self.starts[word]..self.starts[word + 1]]
    }

    pub(super) fn words(&self) -> usize {
        self.weights.len()
    }

    /// Words of each actor, with weights.
    pub(super) fn totals(&self) -> Vec<f64> {
        let mut totals = vec![0.0; self.actors];
        for word in 0..self.words() {
            for (actor, count) in self.word(word) {
                totals[*actor as usize] += self.weights[word] * count;
            }
        }
        totals
    }

    /// The betas of the words of each actor, summed as often as it used them.
    pub(super) fn used(&self, beta: &[f64]) -> Vec<f64> {
        let mut used = vec![0.0; self.actors];
        for (word, beta) in beta.iter().enumerate() {
            let weight = self.weights[word] * beta;
            for (actor, count) in self.word(word) {
                used[*actor as usize] += weight * count;
            }
        }
        used
    }

    /// By how much the prior on beta pulls each theta towards 0, for each step that it stands away.
    pub(super) fn pull(&self, beta: &[f64], beta_sd: f64) -> f64 {
        let squares: f64 = beta.iter().zip(&self.weights).map(|(beta, w)| w * beta * beta).sum();
        squares / (beta_sd * beta_sd * self.actors as f64)
    }

    /// The first axis of a correspondence analysis, by power iteration: where the climb starts.
    pub(super) fn first_axis(&self) -> Vec<f64> {
        let size = self.actors;
        let totals = self.totals();
        let all: f64 = totals.iter().sum();
        let mut square = vec![0.0; size * size];
        for word in 0..self.words() {
            let cells = self.word(word);
            let sum: f64 = cells.iter().map(|(_, count)| count).sum();
            for (actor, count) in cells {
                for (other, its) in cells {
                    square[*actor as usize * size + *other as usize] += count * its / sum.max(1.0);
                }
            }
        }
        for actor in 0..size {
            for other in 0..size {
                let norm = (totals[actor] * totals[other]).sqrt().max(f64::MIN_POSITIVE);
                square[actor * size + other] = square[actor * size + other] / norm - norm / all;
            }
        }
        let mut axis: Vec<f64> =
            (0u32..).take(size).map(|at| f64::from(at).mul_add(0.618, 0.3).fract()).collect();
        for _ in 0..300 {
            let next = linear::times(&square, &axis, size);
            let length = next.iter().map(|x| x * x).sum::<f64>().sqrt().max(f64::MIN_POSITIVE);
            axis = next.into_iter().map(|x| x / length).collect();
        }
        axis.iter_mut().zip(&totals).for_each(|(x, total)| *x /= total.sqrt().max(1.0));
        quantities::standardise(&mut axis);
        axis
    }

    pub(super) fn climb(
        &self,
        mut state: State,
        beta_sd: f64,
        (most, tolerance): (usize, f64),
    ) -> Result<Fit, TooLittle> {
        let totals = self.totals();
        let mut alpha: Vec<f64> = totals.iter().map(|total| total.max(0.5).ln()).collect();
        let mut moved = f64::INFINITY;
        let mut mixing = Mixing::default();
        for rounds in 1..=most {
            let point = [state.theta.as_slice(), &state.beta, &alpha].concat();
            let psi = self.step_words(&alpha, &mut state, beta_sd);
            let before = state.theta.clone();
            alpha = self.step_actors((&psi, &totals), &mut state, beta_sd);
            self.settle_scale(&mut alpha, &mut state);
            let pairs = before.iter().zip(&state.theta);
            moved = pairs.map(|(old, new)| (old - new).abs()).fold(0.0, f64::max);
            if moved.is_nan() {
                break;
            }
            if moved < tolerance {
                return Ok(Fit { state, rounds });
            }
            let image = [state.theta.as_slice(), &state.beta, &alpha].concat();
            let next = mixing.next(&point, image);
            let (theta, rest) = next.split_at(self.actors);
            let (beta, offsets) = rest.split_at(self.words());
            state.theta.copy_from_slice(theta);
            state.beta.copy_from_slice(beta);
            alpha.copy_from_slice(offsets);
        }
        Err(TooLittle::Unstable {
            measure: "last step of a position",
            found: moved,
            need: tolerance,
        })
    }

    /// The likelihood is the same for another zero and unit of theta and another zero of beta: these
    /// are set at once, where the climb would creep along them. What theta shrinks by, beta stretches
    /// by; what all betas lose, alpha gains; psi follows in the next round.
    fn settle_scale(&self, alpha: &mut [f64], state: &mut State) {
        let sd = quantities::standardise(&mut state.theta);
        let (mut sum, mut count) = (0.0, 0.0);
        for (beta, weight) in state.beta.iter_mut().zip(&self.weights) {
            *beta *= sd;
            sum += weight * *beta;
            count += weight;
        }
        let mean = sum / count;
        state.beta.iter_mut().for_each(|beta| *beta -= mean);
        alpha.iter_mut().zip(&state.theta).for_each(|(alpha, theta)| *alpha += mean * theta);
    }

    /// One step of Newton for each beta, with psi in closed form; returns the psi.
    fn step_words(&self, alpha: &[f64], state: &mut State, beta_sd: f64) -> Vec<f64> {
        let State { theta, beta } = state;
        let theta = theta.as_slice();
        let out: Vec<(f64, f64)> = beta
            .par_iter()
            .enumerate()
            .with_min_len(256)
            .map(|(word, beta)| {
                let cells = self.word(word);
                if self.weights[word] == 0.0 || cells.is_empty() {
                    return (*beta, f64::NEG_INFINITY);
                }
                let sum: f64 = cells.iter().map(|(_, count)| count).sum();
                let used: f64 = cells.iter().map(|(at, count)| count * theta[*at as usize]).sum();
                let moments = moments(alpha, theta, *beta);
                let slope = used - sum * moments.mean - beta / (beta_sd * beta_sd);
                let bend = sum * moments.variance + 1.0 / (beta_sd * beta_sd);
                let step = (slope / bend).clamp(-2.0, 2.0);
                (beta + step, sum.ln() - moments.log_sum_after(alpha, theta, (*beta, step)))
            })
            .collect();
        beta.iter_mut().zip(&out).for_each(|(beta, (new, _))| *beta = *new);
        out.into_iter().map(|(_, psi)| psi).collect()
    }

    /// One step of Newton for each theta, with alpha in closed form; returns the alpha.
    ///
    /// The prior on beta is one where theta has standard deviation 1: the penalty is
    /// `Σ beta² · var(theta) / (2 sd²)`, which the scale of theta does not change. So it pulls theta
    /// too, without which the climb would end where no penalised likelihood has its peak.
    fn step_actors(
        &self,
        (psi, totals): (&[f64], &[f64]),
        state: &mut State,
        beta_sd: f64,
    ) -> Vec<f64> {
        let used = self.used(&state.beta);
        let pull = self.pull(&state.beta, beta_sd);
        // A word drawn twice stands twice.
        let offsets: Vec<f64> =
            psi.iter().zip(&self.weights).map(|(psi, w)| psi + w.ln()).collect();
        let State { theta, beta } = state;
        let beta = beta.as_slice();
        let out: Vec<(f64, f64)> = theta
            .par_iter()
            .enumerate()
            .map(|(actor, theta)| {
                let moments = moments(&offsets, beta, *theta);
                let slope = used[actor] - totals[actor] * moments.mean - pull * *theta;
                let bend = (totals[actor] * moments.variance + pull).max(1e-9);
                let step = (slope / bend).clamp(-1.0, 1.0);
                let log_sum = moments.log_sum_after(&offsets, beta, (*theta, step));
                (theta + step, totals[actor].max(0.5).ln() - log_sum)
            })
            .collect();
        theta.iter_mut().zip(&out).for_each(|(theta, (new, _))| *theta = *new);
        out.into_iter().map(|(_, alpha)| alpha).collect()
    }

    /// psi and alpha for given theta and beta, to a fixed point.
    pub(super) fn offsets(&self, state: &State) -> (Vec<f64>, Vec<f64>) {
        let totals = self.totals();
        let mut alpha: Vec<f64> = totals.iter().map(|total| total.max(0.5).ln()).collect();
        let mut psi = Vec::new();
        for _ in 0..50 {
            psi = (0..self.words())
                .map(|word| {
                    let sum: f64 = self.word(word).iter().map(|(_, count)| count).sum();
                    sum.ln() - moments(&alpha, &state.theta, state.beta[word]).log_sum
                })
                .collect();
            let old = alpha.clone();
            alpha = (0..self.actors)
                .map(|at| {
                    totals[at].max(0.5).ln() - moments(&psi, &state.beta, state.theta[at]).log_sum
                })
                .collect();
            if old.iter().zip(&alpha).all(|(old, new)| (old - new).abs() < 1e-10) {
                break;
            }
        }
        (alpha, psi)
    }

    /// `1 / sqrt(total · var(beta))`: the information on theta with alpha profiled out.
    pub(super) fn naive_errors(&self, state: &State) -> Vec<f64> {
        let (_, psi) = self.offsets(state);
        let totals = self.totals();
        (0..self.actors)
            .map(|at| {
                let spread = moments(&psi, &state.beta, state.theta[at]).variance;
                1.0 / (totals[at] * spread).sqrt()
            })
            .collect()
    }
}

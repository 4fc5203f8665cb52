//! Wordfish: positions of actors on one axis from how often they use each word.
//!
//! **Invariant:** positions have mean 0 and standard deviation 1 over the actors, and the axis runs
//! from the one named first to the one named second.
//!
//! Slapin and Proksch, AJPS 52, 2008: `y ~ Poisson(exp(alpha + psi + beta · theta))`, with a normal
//! prior on beta, without which words of one actor run off to infinity. Alpha and psi have closed
//! forms given the rest, so the climb goes over theta and beta in turn, concave in each. What the
//! axis means is for a reader of the words at its ends to say: with texts on different subjects it
//! is the subject. The standard error of the likelihood takes words for independent and is too small
//! (Lowe and Benoit, Political Analysis 21, 2013).

use rayon::prelude::*;

use super::counts::Counts;
use super::moments::moments;
use super::quantities;
use crate::anderson::Mixing;
use crate::estimate::quantile;
use crate::{Estimate, Interval, Seed, TooLittle};

/// How other samples are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Resampling {
    /// The vocabulary is drawn anew with replacement: words that do not follow the model count, and
    /// so does that another vocabulary may order the actors along something else
    /// ([`Wordfish::axis`]).
    Words,
    /// Counts are drawn from the fitted model: what chance does if the model were true.
    Parametric,
}

/// What a caller may set.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct WordfishOptions {
    /// Two actors, the first to stand below the second; by default the first and last by name.
    pub from_to: Option<(String, String)>,
    /// The standard deviation of the prior on beta.
    pub beta_sd: f64,
    /// How other samples are made.
    pub resampling: Resampling,
    /// How many; 0 for no interval.
    pub turns: usize,
    /// The level of the intervals.
    pub level: f64,
    /// Where chance comes from.
    pub seed: Seed,
}

impl Default for WordfishOptions {
    fn default() -> Self {
        Self {
            from_to: None,
            beta_sd: 3.0,
            resampling: Resampling::Words,
            turns: 200,
            level: 0.9,
            seed: Seed::default(),
        }
    }
}

/// Where an actor stands.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Position {
    /// The actor.
    pub actor: String,
    /// Its position.
    pub theta: f64,
    /// The interval from resampling, if it was asked for.
    pub interval: Option<Interval>,
    /// The standard error of the likelihood, which takes words for independent: too small.
    pub naive_se: f64,
    /// How many words it used.
    pub words: u64,
}

/// A fitted axis.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Wordfish {
    /// In the order of the names.
    pub positions: Vec<Position>,
    /// Each word's beta: how much more often it is used for each step along the axis.
    pub betas: Vec<f64>,
    /// The words, one for each beta.
    pub words: Vec<String>,
    /// How many rounds the climb took.
    pub rounds: usize,
    /// Whether other samples show the same axis; none if none were asked for.
    pub axis: Option<AxisStability>,
    /// What was set.
    pub options: WordfishOptions,
}

/// How far the axis is that of other samples too. Where it is not, wide intervals say that another
/// vocabulary orders the actors along something else, not that each actor alone is hard to place.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct AxisStability {
    /// Samples whose climb settled: what the intervals rest on.
    pub turns: usize,
    /// Samples whose climb did not.
    pub failed: usize,
    /// Median correlation of the samples' positions with those found; from 0 to 1, for the sign of
    /// each sample's axis is free.
    pub correlation: f64,
    /// Share of samples whose positions correlate with those found by less than 0.9: another axis.
    pub another: f64,
}

impl AxisStability {
    fn of(samples: &[Option<Vec<f64>>], found: &[f64]) -> Option<Self> {
        let settled: Vec<f64> = samples
            .iter()
            .flatten()
            .map(|thetas| quantities::mean_product(thetas, found).clamp(0.0, 1.0))
            .collect();
        let another = settled.iter().filter(|r| **r < SAME_AXIS).count();
        Some(Self {
            turns: settled.len(),
            failed: samples.len() - settled.len(),
            correlation: quantile(&settled, 0.5)?,
            another: another as f64 / settled.len() as f64,
        })
    }
}

impl Position {
    /// The position with its interval, where there is one.
    #[must_use]
    pub fn estimate(&self) -> Option<Estimate> {
        self.interval.map(|interval| Estimate { value: self.theta, interval })
    }
}

const ROUNDS: usize = 2000;
/// A sample that has not settled by then has no clear axis; it is counted as failed.
const SAMPLE_ROUNDS: usize = 400;
/// Positions that correlate by less stand on another axis.
const SAME_AXIS: f64 = 0.9;

/// Fits the axis. Actors without a word are left out.
///
/// # Errors
/// Fewer than three actors with words or ten words; a climb that does not settle.
pub fn wordfish(counts: &Counts, options: WordfishOptions) -> Result<Wordfish, TooLittle> {
    let actors: Vec<usize> =
        (0..counts.actors().len()).filter(|actor| counts.total(*actor) > 0).collect();
    TooLittle::unless(actors.len(), 3, "actors")?;
    let table = Table::of(counts, &actors);
    TooLittle::unless(table.starts.len() - 1, 10, "words")?;
    let start = State { theta: table.first_axis(), beta: vec![0.0; table.starts.len() - 1] };
    let mut fit = table.climb(start, options.beta_sd, (ROUNDS, 1e-7))?;
    let name = |at: usize| counts.actors()[actors[at]].as_str();
    let place = |wanted: &str| (0..actors.len()).find(|at| name(*at) == wanted);
    let (low, high) = options
        .from_to
        .as_ref()
        .and_then(|(from, to)| Some((place(from)?, place(to)?)))
        .unwrap_or((0, actors.len() - 1));
    if fit.state.theta[low] > fit.state.theta[high] {
        fit.state.theta.iter_mut().for_each(|theta| *theta = -*theta);
        fit.state.beta.iter_mut().for_each(|beta| *beta = -*beta);
    }
    let samples = table.resample(&fit.state, &options);
    let axis = AxisStability::of(&samples, &fit.state.theta);
    let errors = table.naive_errors(&fit.state);
    let positions = (0..actors.len())
        .map(|at| {
            let sample: Vec<f64> = samples.iter().flatten().map(|thetas| thetas[at]).collect();
            Position {
                actor: name(at).to_owned(),
                theta: fit.state.theta[at],
                interval: Interval::of_sample(&sample, options.level),
                naive_se: errors[at],
                words: counts.total(actors[at]),
            }
        })
        .collect();
    Ok(Wordfish {
        positions,
        betas: fit.state.beta,
        words: counts.words().to_vec(),
        rounds: fit.rounds,
        axis,
        options,
    })
}

/// Counts by word: for each word, which actors used it and how often.
struct Table {
    actors: usize,
    starts: Vec<usize>,
    cells: Vec<(u32, f64)>,
    /// How often each word was drawn; 1 in the data as they are.
    weights: Vec<f64>,
}

#[derive(Clone)]
struct State {
    theta: Vec<f64>,
    beta: Vec<f64>,
}

struct Fit {
    state: State,
    rounds: usize,
}

impl Table {
    fn of(counts: &Counts, actors: &[usize]) -> Self {
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

    fn word(&self, word: usize) -> &[(u32, f64)] {
        &self.cells[self.starts[word]..self.starts[word + 1]]
    }

    fn words(&self) -> usize {
        self.weights.len()
    }

    /// Words of each actor, with weights.
    fn totals(&self) -> Vec<f64> {
        let mut totals = vec![0.0; self.actors];
        for word in 0..self.words() {
            for (actor, count) in self.word(word) {
                totals[*actor as usize] += self.weights[word] * count;
            }
        }
        totals
    }

    /// The first axis of a correspondence analysis, by power iteration: where the climb starts.
    fn first_axis(&self) -> Vec<f64> {
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
            let next = super::linear::times(&square, &axis, size);
            let length = next.iter().map(|x| x * x).sum::<f64>().sqrt().max(f64::MIN_POSITIVE);
            axis = next.into_iter().map(|x| x / length).collect();
        }
        axis.iter_mut().zip(&totals).for_each(|(x, total)| *x /= total.sqrt().max(1.0));
        quantities::standardise(&mut axis);
        axis
    }

    fn climb(
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
            alpha = self.step_actors(&psi, &totals, &mut state);
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
            if *weight > 0.0 {
                sum += *beta;
                count += 1.0;
            }
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
    fn step_actors(&self, psi: &[f64], totals: &[f64], state: &mut State) -> Vec<f64> {
        let mut used = vec![0.0; self.actors];
        for word in 0..self.words() {
            let weight = self.weights[word] * state.beta[word];
            for (actor, count) in self.word(word) {
                used[*actor as usize] += weight * count;
            }
        }
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
                let slope = used[actor] - totals[actor] * moments.mean;
                let bend = (totals[actor] * moments.variance).max(1e-9);
                let step = (slope / bend).clamp(-1.0, 1.0);
                let log_sum = moments.log_sum_after(&offsets, beta, (*theta, step));
                (theta + step, totals[actor].max(0.5).ln() - log_sum)
            })
            .collect();
        theta.iter_mut().zip(&out).for_each(|(theta, (new, _))| *theta = *new);
        out.into_iter().map(|(_, alpha)| alpha).collect()
    }

    /// psi and alpha for given theta and beta, to a fixed point.
    fn offsets(&self, state: &State) -> (Vec<f64>, Vec<f64>) {
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
    fn naive_errors(&self, state: &State) -> Vec<f64> {
        let (_, psi) = self.offsets(state);
        let totals = self.totals();
        (0..self.actors)
            .map(|at| {
                let spread = moments(&psi, &state.beta, state.theta[at]).variance;
                1.0 / (totals[at] * spread).sqrt()
            })
            .collect()
    }

    fn resample(&self, state: &State, options: &WordfishOptions) -> Vec<Option<Vec<f64>>> {
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

//! Wordfish: positions of actors on one axis from how often they use each word.
//!
//! **Invariant:** positions have mean 0 and standard deviation 1 over the actors, and the axis runs
//! from the one named first to the one named second.
//!
//! Slapin and Proksch, AJPS 52, 2008: `y ~ Poisson(exp(alpha + psi + beta · theta))`, with a normal
//! prior on beta, without which words of one actor run off to infinity and no positions are the
//! likeliest. Alpha and psi have closed forms given the rest, so the climb goes over theta and beta
//! in turn, concave in each. The prior is one on beta where theta has standard deviation 1, and the
//! climb knows it: who only rescales theta after each round ends beside the peak. What the
//! axis means is for a reader of the words at its ends to say: with texts on different subjects it
//! is the subject. The standard error of the likelihood takes words for independent and is too small
//! (Lowe and Benoit, Political Analysis 21, 2013).

mod resample;
mod table;

use super::counts::Counts;
use super::quantities;
use crate::estimate::quantile;
use crate::{Estimate, Interval, Seed, TooLittle};
use table::{State, Table};

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
    /// The interval from resampling, if it was asked for: where the actor might stand if everything
    /// were found anew, the axis too.
    pub interval: Option<Interval>,
    /// The interval on this axis, if resampling was asked for: words are drawn anew and each keeps its
    /// place on the axis. Where the other one is much wider, the axis turns and not the actor.
    pub on_this_axis: Option<Interval>,
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
    let held = table.on_this_axis(&fit.state, &options);
    let axis = AxisStability::of(&samples, &fit.state.theta);
    let errors = table.naive_errors(&fit.state);
    let positions = (0..actors.len())
        .map(|at| {
            let sample: Vec<f64> = samples.iter().flatten().map(|thetas| thetas[at]).collect();
            Position {
                actor: name(at).to_owned(),
                theta: fit.state.theta[at],
                interval: Interval::of_sample(&sample, options.level),
                on_this_axis: Interval::of_sample(&held[at], options.level),
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

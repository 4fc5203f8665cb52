//! Whether other statements of the same kind would have given the same groups.
//!
//! Each turn draws statements ([`Draw`]) and makes map and groups anew. A statement drawn twice weighs
//! twice; the means of the statements stay as they are, so that nothing is copied.

use super::cluster::{best, run};
use super::index::{best_match, rand_index};
use super::lanczos::{Aim, leading};
use super::matrix::Matrix;
use crate::parallel::each;
use crate::{Chance, Interval, Seed, estimate::quantile};

/// The aim of a resampled map: its noise is far above this.
const AIM: Aim = Aim { want: 2, tolerance: 1e-3, steps: 60 };
/// Starts of k-means in each turn.
const STARTS: u64 = 5;

/// How statements are drawn again.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
#[serde(tag = "draw", content = "share", rename_all = "kebab-case")]
pub enum Draw {
    /// As many as there are, with replacement (Efron's bootstrap): other statements of the same kind.
    /// A third of them is left out and others weigh double, so that little remains of what each
    /// actor said: the index of real conversations is about .2 lower than with 80 %.
    Bootstrap,
    /// This share of them (above 0, up to 1), without replacement: these statements, some left out.
    /// 0.8 is what is done unless something else is asked for.
    Share(f64),
}

impl Draw {
    /// How often each statement was drawn.
    fn weights(self, count: usize, chance: &mut Chance) -> Vec<f64> {
        let mut weights = vec![0.0; count];
        match self {
            Self::Bootstrap => {
                for at in chance.resample(count, count) {
                    weights[at] += 1.0;
                }
            }
            Self::Share(share) => {
                let mut order: Vec<usize> = (0..count).collect();
                chance.shuffle(&mut order);
                order.truncate(((count as f64 * share.clamp(0.0, 1.0)).round() as usize).max(1));
                order.into_iter().for_each(|at| weights[at] = 1.0);
            }
        }
        weights
    }
}

/// How alike the groups are when the statements are drawn again.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Stability {
    /// The median adjusted Rand index between the groups shown and those of a bootstrap.
    pub median: f64,
    /// Its mean.
    pub mean: f64,
    /// From the 5 % to the 95 % quantile of the bootstraps.
    pub interval: Interval,
    /// How many bootstraps there were.
    pub bootstraps: usize,
}

/// The groups that are tested: who is in them, their labels, how many.
pub(crate) struct Tested<'a> {
    pub(crate) rows: &'a [usize],
    pub(crate) labels: &'a [u8],
    pub(crate) groups: usize,
    pub(crate) draw: Draw,
}

/// The stability, and for each row tested the share of bootstraps in which it fell into its group.
pub(crate) fn stability(
    matrix: &Matrix,
    tested: &Tested<'_>,
    start: &[f64],
    (seed, bootstraps): (Seed, usize),
) -> Option<(Stability, Vec<f64>)> {
    let turns: Vec<(f64, Vec<bool>)> = each(bootstraps, |turn| {
        let labels = again(matrix, tested, start, (seed, turn as u64));
        let aligned = best_match(tested.labels, &labels, tested.groups);
        let pairs = labels.iter().zip(tested.labels);
        let own = pairs.map(|(new, old)| aligned[usize::from(*new)] == *old);
        (rand_index(tested.labels, &labels), own.collect())
    });
    let indices: Vec<f64> = turns.iter().map(|(index, _)| *index).collect();
    let mut own = vec![0u32; tested.rows.len()];
    for (_, hits) in &turns {
        own.iter_mut().zip(hits).for_each(|(own, hit)| *own += u32::from(*hit));
    }
    let stability = Stability {
        median: quantile(&indices, 0.5)?,
        mean: indices.iter().sum::<f64>() / indices.len() as f64,
        interval: Interval::of_sample(&indices, 0.9)?,
        bootstraps,
    };
    Some((stability, own.iter().map(|hits| f64::from(*hits) / bootstraps as f64).collect()))
}

/// The groups of one bootstrap.
fn again(
    matrix: &Matrix,
    tested: &Tested<'_>,
    start: &[f64],
    (seed, turn): (Seed, u64),
) -> Vec<u8> {
    let mut chance = seed.stream("groups: statements", turn);
    let length = matrix.items.len();
    let weights = tested.draw.weights(length, &mut chance);
    let roots: Vec<f64> = weights.iter().map(|weight| weight.sqrt()).collect();
    let begin = start.iter().zip(&roots).map(|(v, root)| v * root).collect();
    let found = leading(|v, out| matrix.gram(&roots, v, out), length, Some(begin), AIM);
    // The loading of one copy: the joint one, divided among the copies.
    let single = |at: usize| -> Vec<f64> {
        let vector = found.vectors.get(at).cloned().unwrap_or_else(|| vec![0.0; length]);
        vector
            .iter()
            .zip(&roots)
            .map(|(v, root)| if *root > 0.0 { v / root } else { 0.0 })
            .collect()
    };
    let places = matrix.project(&weights, [&single(0), &single(1)]);
    let points: Vec<[f64; 2]> = tested.rows.iter().map(|row| places[*row]).collect();
    let runs = (0..STARTS).map(|_| run(&points, tested.groups, &mut chance));
    best(runs).map_or_else(|| vec![0; points.len()], |best| best.labels)
}

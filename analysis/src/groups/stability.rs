//! Whether other statements of the same kind would have given the same groups.
//!
//! Each turn draws statements ([`Draw`]) and makes map and groups anew. A statement drawn twice weighs
//! twice; the means of the statements stay as they are, so that nothing is copied.
//!
//! What decides is the median of the indices, and of a few hundred draws it is known with an error of its
//! own: the order statistics whose ranks are Wilson's bounds for the share ½ hold it, whatever the
//! distribution. While that interval includes the threshold, as many turns again are made, up to a stated
//! number; if it still does, nothing is decided, for another seed would decide otherwise.

use super::cluster::{best, run};
use super::index::{best_match, rand_index};
use super::lanczos::{Aim, leading};
use super::matrix::Matrix;
use crate::numeric::wilson;
use crate::parallel::each;
use crate::{Chance, Interval, Seed, estimate::quantile};

/// The aim of a resampled map: its noise is far above this.
const AIM: Aim = Aim { want: 2, tolerance: 1e-3, steps: 60 };
/// Starts of k-means in each turn.
const STARTS: u64 = 5;
/// Standard errors of the interval of the median: 99 %, because it may be looked at several times.
const SURE: f64 = 2.576;

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
    /// Where the median of ever more bootstraps lies, at 99 %.
    pub median_between: Interval,
    /// How many bootstraps there were: more than were asked for where the median was close to the
    /// threshold.
    pub bootstraps: usize,
}

impl Stability {
    fn of(indices: &[f64]) -> Option<Self> {
        let count = indices.len() as f64;
        let ranks = wilson(count / 2.0, count, SURE);
        Some(Self {
            median: quantile(indices, 0.5)?,
            mean: indices.iter().sum::<f64>() / count,
            interval: Interval::of_sample(indices, 0.9)?,
            median_between: Interval {
                low: quantile(indices, ranks.low)?,
                high: quantile(indices, ranks.high)?,
            },
            bootstraps: indices.len(),
        })
    }

    /// Whether the median reaches a threshold; none where that cannot be told.
    pub(crate) fn reaches(&self, threshold: f64) -> Option<bool> {
        let Interval { low, high } = self.median_between;
        (low >= threshold || high < threshold).then_some(low >= threshold)
    }
}

/// The groups that are tested: who is in them, their labels, how many.
pub(crate) struct Tested<'a> {
    pub(crate) rows: &'a [usize],
    pub(crate) labels: &'a [u8],
    pub(crate) groups: usize,
    pub(crate) draw: Draw,
    /// The median from which on groups are stable.
    pub(crate) stable: f64,
}

/// The stability, and for each row tested the share of bootstraps in which it fell into its group: from
/// `least` bootstraps, twice as many again while the median is too close to the threshold, `most` at most.
pub(crate) fn stability(
    matrix: &Matrix,
    tested: &Tested<'_>,
    start: &[f64],
    (seed, least, most): (Seed, usize, usize),
) -> Option<(Stability, Vec<f64>)> {
    let mut indices: Vec<f64> = Vec::new();
    let mut own = vec![0u32; tested.rows.len()];
    let mut asked = least;
    loop {
        let made = indices.len();
        let turns: Vec<(f64, Vec<bool>)> = each(asked - made, |turn| {
            let labels = again(matrix, tested, start, (seed, (made + turn) as u64));
            let aligned = best_match(tested.labels, &labels, tested.groups);
            let pairs = labels.iter().zip(tested.labels);
            let own = pairs.map(|(new, old)| aligned[usize::from(*new)] == *old);
            (rand_index(tested.labels, &labels), own.collect())
        });
        for (index, hits) in &turns {
            indices.push(*index);
            own.iter_mut().zip(hits).for_each(|(own, hit)| *own += u32::from(*hit));
        }
        let stability = Stability::of(&indices)?;
        if asked >= most || stability.reaches(tested.stable).is_some() {
            let share = |hits: &u32| f64::from(*hits) / asked as f64;
            return Some((stability, own.iter().map(share).collect()));
        }
        asked = (2 * asked).min(most);
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Of so many indices so many at .9, the others at .7.
    fn of(count: usize, above: usize) -> Stability {
        let indices: Vec<f64> = (0..count).map(|at| if at < above { 0.9 } else { 0.7 }).collect();
        Stability::of(&indices).expect("there are some")
    }

    #[test]
    fn a_median_reaches_a_threshold_only_where_its_interval_does() {
        // Wilson's 99 % for one half of 200 is .410 to .590, of 1,600 it is .468 to .532.
        assert_eq!(of(200, 120).reaches(0.8), Some(true));
        assert_eq!(of(200, 116).reaches(0.8), None);
        assert_eq!(of(200, 84).reaches(0.8), None);
        assert_eq!(of(200, 80).reaches(0.8), Some(false));
        assert_eq!(of(1_600, 864).reaches(0.8), Some(true));
        assert_eq!(of(1_600, 840).reaches(0.8), None);
        let close = of(200, 101).median_between;
        assert_eq!((close.low, close.high), (0.7, 0.9));
        assert_eq!(of(200, 200).reaches(0.9), Some(true), "all of them at the threshold reach it");
    }
}

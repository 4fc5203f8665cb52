//! Polarisation on a line: how far people stand in camps that are far apart.
//!
//! Invariant: places are given; nothing is put into bins. (The bootstrap of a binned index is biased
//! upwards; [`duclos_esteban_ray`] is not binned.)

use super::Bootstrap;
use super::disagreement::estimate;
use crate::numeric::normal_density;
use crate::{Estimate, TooLittle};

/// Esteban and Ray's index of groups, each with its size and place:
/// Σᵢ Σⱼ pᵢ^(1+a) pⱼ |yᵢ − yⱼ|, with the constant 1. `a` lies above 0 and not above 1.6.
/// (Econometrica 62, 1994.) None if there is nobody.
#[must_use]
pub fn esteban_ray(groups: &[(f64, f64)], a: f64) -> Option<f64> {
    let all: f64 = groups.iter().map(|(size, _)| size).sum();
    let with = |(size, place): &(f64, f64)| {
        let others = groups.iter().map(|(other, at)| other / all * (place - at).abs()).sum::<f64>();
        (size / all).powf(1.0 + a) * others
    };
    (all > 0.0).then(|| groups.iter().map(with).sum())
}

/// Duclos, Esteban and Ray's index of a sample of places: the mean of f(y)^a · E|y − Y|, with a
/// Gaussian kernel of width 4.7 n^(−1/2) σ a^0.1 for f. `a` from 0.25 to 1 is identification; at 0 it
/// is the mean distance of two. (Econometrica 72, 2004, section 4.) None for fewer than two places.
#[must_use]
pub fn duclos_esteban_ray(places: &[f64], a: f64) -> Option<f64> {
    if places.len() < 2 {
        return None;
    }
    let mut y = places.to_vec();
    y.sort_unstable_by(f64::total_cmp);
    let n = y.len() as f64;
    let mean = y.iter().sum::<f64>() / n;
    let deviation = (y.iter().map(|y| (y - mean).powi(2)).sum::<f64>() / n).sqrt();
    let width = 4.7 / n.sqrt() * deviation * a.powf(0.1);
    let density =
        |at: f64| y.iter().map(|y| normal_density((y - at) / width)).sum::<f64>() / (n * width);
    let (mut sum, mut before) = (0.0, 0.0);
    for (rank, at) in (1_u32..).zip(&y) {
        let apart = mean + at * ((2.0 * f64::from(rank) - 1.0) / n - 1.0) - (2.0 * before + at) / n;
        // Where all stand on one point nothing is apart, and the density has no meaning.
        sum += if a == 0.0 || width == 0.0 { apart } else { density(*at).powf(a) * apart };
        before += at;
    }
    Some(sum / n)
}

/// The polarisation of a sample with its interval.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Polarisation {
    /// The index; bootstrap of actors.
    pub index: Estimate,
    /// How much identification within a camp counts.
    pub a: f64,
    /// Places.
    pub actors: usize,
    /// How the interval was made.
    pub bootstrap: Bootstrap,
}

/// [`duclos_esteban_ray`] of actors' places, with the interval of a bootstrap of actors.
///
/// # Errors
/// [`TooLittle`] with fewer than ten actors.
pub fn polarisation(
    places: &[f64],
    a: f64,
    bootstrap: &Bootstrap,
) -> Result<Polarisation, TooLittle> {
    TooLittle::unless(places.len(), 10, "actors")?;
    let mut sorted = places.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let value = duclos_esteban_ray(&sorted, a).expect("there are ten");
    let draws = bootstrap.turns("polarisation", |chance| {
        let drawn = chance.resample(sorted.len(), sorted.len());
        duclos_esteban_ray(&drawn.iter().map(|at| sorted[*at]).collect::<Vec<f64>>(), a)
    });
    let index = estimate(value, &draws, bootstrap.level);
    Ok(Polarisation { index, a, actors: sorted.len(), bootstrap: *bootstrap })
}

//! How much nearer actors lie to their own group than to the next one (Rousseeuw 1987).

use super::cluster::{Clustering, squared};
use crate::parallel::each_of;

/// Beyond this many points the mean is taken over a sample of this size.
pub(crate) const MOST: usize = 3000;

/// The silhouette of a number of groups.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Silhouette {
    /// Into how many groups the actors were put.
    pub groups: usize,
    /// The mean over actors of (b − a) / max(a, b): a is the mean distance to one's own group, b to
    /// the nearest other; 0 for who is alone. From −1 to 1.
    pub mean: f64,
    /// How many are in the smallest group.
    pub smallest: usize,
}

/// One for each clustering, over the points at these places.
pub(crate) fn silhouettes(
    points: &[[f64; 2]],
    sample: &[usize],
    clusterings: &[Clustering],
) -> Vec<Silhouette> {
    let of = each_of(sample, |place| {
        let mut sums = vec![[(0.0, 0u32); 8]; clusterings.len()];
        for other in sample {
            let distance = squared(points[*place], points[*other]).sqrt();
            for (sums, clustering) in sums.iter_mut().zip(clusterings) {
                let (sum, count) = &mut sums[usize::from(clustering.labels[*other]) % 8];
                *sum += distance;
                *count += 1;
            }
        }
        let mut values = [0.0; 8];
        for ((value, sums), clustering) in values.iter_mut().zip(&sums).zip(clusterings) {
            *value = single(sums, usize::from(clustering.labels[*place]));
        }
        values
    });
    let mean = |at: usize| of.iter().map(|values| values[at]).sum::<f64>() / of.len().max(1) as f64;
    clusterings
        .iter()
        .enumerate()
        .map(|(at, clustering)| {
            let groups = clustering.centres.len();
            let size = |group: usize| {
                clustering.labels.iter().filter(|label| usize::from(**label) == group).count()
            };
            Silhouette {
                groups,
                mean: mean(at),
                smallest: (0..groups).map(size).min().unwrap_or(0),
            }
        })
        .collect()
}

/// The silhouette of one point from the sums of its distances to each group.
fn single(sums: &[(f64, u32); 8], own: usize) -> f64 {
    let (sum, count) = sums[own];
    if count < 2 {
        return 0.0;
    }
    let a = sum / f64::from(count - 1);
    let b = (0..sums.len())
        .filter(|group| *group != own && sums[*group].1 > 0)
        .map(|group| sums[group].0 / f64::from(sums[group].1))
        .fold(f64::INFINITY, f64::min);
    let most = a.max(b);
    if most > 0.0 && most.is_finite() { (b - a) / most } else { 0.0 }
}

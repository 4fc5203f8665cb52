//! k-means on points of a plane.
//!
//! Starts after Arthur and Vassilvitskii (2007, k-means++), steps after Lloyd; ends when nobody
//! changes their group. The best of several starts is the one with the least sum of squares, the
//! earliest in a tie.

use crate::Chance;

/// How long Lloyd's steps may go on.
const STEPS: usize = 300;

/// Points put into groups.
#[derive(Clone, Debug)]
pub(crate) struct Clustering {
    pub(crate) centres: Vec<[f64; 2]>,
    pub(crate) labels: Vec<u8>,
    /// The sum of the squared distances to the own centre.
    pub(crate) spread: f64,
}

pub(crate) fn squared(a: [f64; 2], b: [f64; 2]) -> f64 {
    (a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1])
}

/// The nearest centre, the first in a tie, and the squared distance.
pub(crate) fn nearest(point: [f64; 2], centres: &[[f64; 2]]) -> (u8, f64) {
    let mut best = (0, f64::INFINITY);
    for (label, centre) in (0u8..).zip(centres) {
        let distance = squared(point, *centre);
        if distance < best.1 {
            best = (label, distance);
        }
    }
    best
}

/// Centres drawn one by one, each point with a chance that grows with its squared distance.
fn starts(points: &[[f64; 2]], k: usize, chance: &mut Chance) -> Vec<[f64; 2]> {
    let mut centres = vec![points[chance.below(points.len())]];
    let mut distances: Vec<f64> = points.iter().map(|point| squared(*point, centres[0])).collect();
    while centres.len() < k {
        let total: f64 = distances.iter().sum();
        let mut left = chance.unit() * total;
        let mut drawn = points.len() - 1;
        for (at, distance) in distances.iter().enumerate() {
            left -= distance;
            if left < 0.0 {
                drawn = at;
                break;
            }
        }
        let centre = points[drawn];
        centres.push(centre);
        for (distance, point) in distances.iter_mut().zip(points) {
            *distance = distance.min(squared(*point, centre));
        }
    }
    centres
}

/// One run of k-means from a drawn start. Never fewer than one point.
pub(crate) fn run(points: &[[f64; 2]], k: usize, chance: &mut Chance) -> Clustering {
    let mut centres = starts(points, k, chance);
    let mut labels = vec![u8::MAX; points.len()];
    let mut spread = 0.0;
    for _ in 0..STEPS {
        let mut sums = [[0.0_f64; 3]; 8];
        let mut moved = false;
        spread = 0.0;
        for (point, label) in points.iter().zip(&mut labels) {
            let (near, distance) = nearest(*point, &centres);
            moved |= near != *label;
            *label = near;
            spread += distance;
            let sum = &mut sums[usize::from(near) % 8];
            sum[0] += point[0];
            sum[1] += point[1];
            sum[2] += 1.0;
        }
        if !moved {
            break;
        }
        for (centre, [x, y, n]) in centres.iter_mut().zip(sums) {
            if n > 0.0 {
                *centre = [x / n, y / n];
            }
        }
    }
    Clustering { centres, labels, spread }
}

/// The best of several runs.
pub(crate) fn best(runs: impl IntoIterator<Item = Clustering>) -> Option<Clustering> {
    runs.into_iter().reduce(|best, run| if run.spread < best.spread { run } else { best })
}

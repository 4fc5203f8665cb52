//! Steps 6 and 7: k-means from the first distinct points or from the clusters of the last tick.

/// A cluster: its name, whom it holds, where it lies.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Cluster {
    /// The name; it stays from tick to tick.
    pub id: usize,
    /// Those in it: participants in a base cluster, base clusters (by id) in a group cluster.
    pub members: Vec<usize>,
    /// The centre.
    pub centre: [f64; 2],
}

/// A point with the name of what lies there and its weight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Point {
    pub(crate) id: usize,
    pub(crate) place: [f64; 2],
    pub(crate) weight: f64,
}

/// How near the sorted centres must be to end.
const STILL: f64 = 0.01;

pub(crate) fn distance(a: [f64; 2], b: [f64; 2]) -> f64 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

fn mean<'a>(points: impl Iterator<Item = &'a Point>) -> Option<[f64; 2]> {
    let sum = points.fold([0.0; 3], |sum, point| {
        let [x, y] = point.place;
        [sum[0] + point.weight * x, sum[1] + point.weight * y, sum[2] + point.weight]
    });
    (sum[2] > 0.0).then(|| [sum[0] / sum[2], sum[1] / sum[2]])
}

/// The place of the nearest cluster; the last in a tie.
#[must_use]
pub fn nearest_cluster(place: [f64; 2], clusters: &[Cluster]) -> Option<usize> {
    let mut best: Option<(usize, f64)> = None;
    for (at, cluster) in clusters.iter().enumerate() {
        let far = distance(place, cluster.centre);
        if best.is_none_or(|(_, best)| far <= best) {
            best = Some((at, far));
        }
    }
    best.map(|(at, _)| at)
}

/// k-means on places named 0, 1, 2…, each with its weight: at most `most` + 1 steps, ended when no
/// sorted centre moves 0.01. `before` are the clusters of the last tick.
#[must_use]
pub fn kmeans(
    places: &[([f64; 2], f64)],
    k: usize,
    before: Option<&[Cluster]>,
    most: usize,
) -> Vec<Cluster> {
    let points: Vec<Point> = places
        .iter()
        .enumerate()
        .map(|(id, (place, weight))| Point { id, place: *place, weight: *weight })
        .collect();
    on_points(&points, k, before, most)
}

/// The point of this name; points stand in the order of their names.
fn find(points: &[Point], id: usize) -> Option<&Point> {
    points.binary_search_by_key(&id, |point| point.id).ok().map(|at| &points[at])
}

/// As [`kmeans`], on points with names of their own, names ascending.
pub(crate) fn on_points(
    points: &[Point],
    k: usize,
    before: Option<&[Cluster]>,
    most: usize,
) -> Vec<Cluster> {
    let mut clusters = match before {
        Some(before) if !before.is_empty() => warm(points, before, k),
        _ => first_distinct(points, k),
    };
    for left in (0..=most).rev() {
        let new = step(points, &clusters);
        let still = same(&clusters, &new);
        clusters = new;
        if left == 0 || still {
            break;
        }
    }
    clusters.sort_by_key(|cluster| cluster.id);
    clusters
}

fn first_distinct(points: &[Point], k: usize) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    for point in points {
        if clusters.len() == k {
            break;
        }
        if clusters.iter().all(|cluster| cluster.centre != point.place) {
            clusters.push(Cluster { id: clusters.len(), members: Vec::new(), centre: point.place });
        }
    }
    clusters
}

/// One step: everybody to the nearest, empty clusters dropped, centres anew.
fn step(points: &[Point], clusters: &[Cluster]) -> Vec<Cluster> {
    let mut members: Vec<Vec<&Point>> = vec![Vec::new(); clusters.len()];
    for point in points {
        if let Some(at) = nearest_cluster(point.place, clusters) {
            members[at].push(point);
        }
    }
    clusters
        .iter()
        .zip(members)
        .filter_map(|(cluster, members)| {
            let centre = mean(members.iter().copied())?;
            Some(Cluster {
                id: cluster.id,
                members: members.iter().map(|p| p.id).collect(),
                centre,
            })
        })
        .collect()
}

fn same(one: &[Cluster], other: &[Cluster]) -> bool {
    let sorted = |clusters: &[Cluster]| {
        let mut centres: Vec<[f64; 2]> = clusters.iter().map(|cluster| cluster.centre).collect();
        centres.sort_by(|a, b| a[0].total_cmp(&b[0]).then(a[1].total_cmp(&b[1])));
        centres
    };
    sorted(one).iter().zip(sorted(other)).all(|(a, b)| distance(*a, b) < STILL)
}

/// The centres where the members now are; a cluster without any is dropped.
fn recentred(points: &[Point], clusters: Vec<Cluster>) -> Vec<Cluster> {
    let known = |id: &usize| find(points, *id);
    let again = |cluster: Cluster| {
        let centre = mean(cluster.members.iter().filter_map(known))?;
        Some(Cluster { centre, ..cluster })
    };
    clusters.into_iter().filter_map(again).collect()
}

/// The clusters of the last tick made ready: recentred, the identical merged, and the most distal
/// point made a cluster of its own until there are k.
fn warm(points: &[Point], before: &[Cluster], k: usize) -> Vec<Cluster> {
    let mut clusters = merged(recentred(points, before.to_vec()));
    if clusters.is_empty() {
        let id = before.iter().map(|cluster| cluster.id + 1).max().unwrap_or(0);
        let members = points.iter().map(|point| point.id).collect();
        clusters.extend(mean(points.iter()).map(|centre| Cluster { id, members, centre }));
    }
    let possible = first_distinct(points, k).len();
    loop {
        clusters = recentred(points, clusters);
        if clusters.len() >= possible {
            return clusters;
        }
        let Some((point, far)) = most_distal(points, &clusters) else { return clusters };
        if far <= 0.0 {
            return clusters;
        }
        clusters.iter_mut().for_each(|cluster| cluster.members.retain(|id| *id != point.id));
        let id = clusters.iter().map(|cluster| cluster.id + 1).max().unwrap_or(0);
        clusters.push(Cluster { id, members: vec![point.id], centre: point.place });
    }
}

/// The point farthest from its nearest cluster; the last in a tie.
fn most_distal<'a>(points: &'a [Point], clusters: &[Cluster]) -> Option<(&'a Point, f64)> {
    let far = |point: &Point| {
        clusters
            .iter()
            .map(|cluster| distance(point.place, cluster.centre))
            .fold(f64::INFINITY, f64::min)
    };
    let mut best: Option<(&Point, f64)> = None;
    for point in points {
        let far = far(point);
        if best.is_none_or(|(_, best)| far >= best) {
            best = Some((point, far));
        }
    }
    best
}

/// Clusters with the same centre made one; the larger gives the name, the later in a tie.
fn merged(clusters: Vec<Cluster>) -> Vec<Cluster> {
    let mut unique: Vec<Cluster> = Vec::new();
    for cluster in clusters {
        match unique.iter_mut().find(|known| known.centre == cluster.centre) {
            Some(known) => {
                if cluster.members.len() >= known.members.len() {
                    known.id = cluster.id;
                }
                known.members.extend(cluster.members);
            }
            None => unique.push(cluster),
        }
    }
    unique
}

/// The mean silhouette of points, all of one weight; who is alone has 0.
pub(crate) fn silhouette(points: &[Point], clusters: &[Cluster]) -> f64 {
    let known = |id: &usize| find(points, *id);
    let groups: Vec<Vec<&Point>> =
        clusters.iter().map(|cluster| cluster.members.iter().filter_map(known).collect()).collect();
    let (mut sum, mut count) = (0.0, 0.0_f64);
    for (own, group) in groups.iter().enumerate() {
        for point in group {
            count += 1.0;
            if group.len() < 2 {
                continue;
            }
            let total = |group: &[&Point]| -> f64 {
                group.iter().map(|other| distance(point.place, other.place)).sum()
            };
            let a = total(group) / (group.len() - 1) as f64;
            let others =
                groups.iter().enumerate().filter(|(at, other)| *at != own && !other.is_empty());
            let b = others
                .map(|(_, other)| total(other) / other.len() as f64)
                .fold(f64::INFINITY, f64::min);
            if b.is_finite() && a.max(b) > 0.0 {
                sum += (b - a) / a.max(b);
            }
        }
    }
    sum / count.max(1.0)
}

//! The convex hull of points, for the halo of a group.

/// The corners of the hull, around; fewer than three points are their own hull.
///
/// Andrew's monotone chain.
pub(super) fn hull(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut ordered = points.to_vec();
    ordered.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    ordered.dedup();
    if ordered.len() < 3 {
        return ordered;
    }
    let mut lower = chain(ordered.iter());
    let mut upper = chain(ordered.iter().rev());
    // The ends of one chain begin the other.
    lower.pop();
    upper.pop();
    lower.append(&mut upper);
    lower
}

fn chain<'p>(points: impl Iterator<Item = &'p (f64, f64)>) -> Vec<(f64, f64)> {
    let mut out: Vec<(f64, f64)> = Vec::new();
    for point in points {
        while let [.., a, b] = out[..]
            && (b.0 - a.0) * (point.1 - a.1) - (b.1 - a.1) * (point.0 - a.0) <= 0.0
        {
            out.pop();
        }
        out.push(*point);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hull_of_a_square_with_a_point_inside_is_the_square() {
        let square = [(0.0, 0.0), (2.0, 0.0), (1.0, 1.0), (2.0, 2.0), (0.0, 2.0), (1.0, 0.0)];
        assert_eq!(hull(&square), [(0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0)]);
        assert_eq!(hull(&[(1.0, 1.0), (1.0, 1.0)]), [(1.0, 1.0)]);
    }
}

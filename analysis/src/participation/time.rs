//! Notice given, and time used: medians of groups.
//!
//! Invariant: a group of fewer than five has no median; nobody's own time can be read off.

use std::collections::BTreeMap;

use super::LEAST;
use crate::estimate::quantile;
use crate::{Estimate, Interval};

/// The middle of a group's times.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Spread {
    /// The group.
    pub group: String,
    /// Its members; none if there are fewer than five.
    pub members: Option<usize>,
    /// The median in the unit given, with the order statistics between which it lies at 95 % or
    /// more, if there are enough for that; otherwise the smallest and largest.
    pub median: Option<Estimate>,
    /// The quartiles.
    pub quartiles: Option<Interval>,
}

/// Medians of times (days of notice, minutes of floor) by group, by name; who used none has a 0.
#[must_use]
pub fn spreads(times: &[(&str, f64)]) -> Vec<Spread> {
    let mut groups: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for (group, time) in times.iter().filter(|(_, time)| time.is_finite()) {
        groups.entry(group).or_default().push(*time);
    }
    let spread = |(group, mut times): (&str, Vec<f64>)| {
        let enough = times.len() as u64 >= LEAST;
        times.sort_unstable_by(f64::total_cmp);
        let at = |share| quantile(&times, share).expect("finite and not empty");
        let median = || Estimate { value: at(0.5), interval: about_median(&times) };
        Spread {
            group: group.to_owned(),
            members: enough.then_some(times.len()),
            median: enough.then(median),
            quartiles: enough.then(|| Interval { low: at(0.25), high: at(0.75) }),
        }
    };
    groups.into_iter().map(spread).collect()
}

/// The narrowest symmetric pair of order statistics that holds the median with 95 %: as many lie
/// below it as heads fall in n throws. (Conover, Practical Nonparametric Statistics, 3.2.)
fn about_median(sorted: &[f64]) -> Interval {
    let n = sorted.len();
    let (mut cut, mut tail) = (0, 0.0);
    let mut probability = 0.5_f64.powf(n as f64);
    while tail + probability <= 0.025 && cut < n / 2 {
        tail += probability;
        probability *= (n - cut) as f64 / (cut + 1) as f64;
        cut += 1;
    }
    let at = cut.saturating_sub(1);
    Interval { low: sorted[at], high: sorted[n - 1 - at] }
}

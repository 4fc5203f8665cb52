//! How much of a change comes from the agenda, and how much from change within issues.
//!
//! Invariant: the two parts add up to the change, in the figures and in every draw. What is divided
//! here is the disagreement of all pairs on all items taken together, in which each pair counts on each
//! item that both answered (not the mean of pairs of [`super::change`]): it is the mean of the issues'
//! own disagreements by their share. (Kitagawa, JASA 50, 1955.) An issue that only one cycle has
//! belongs to the agenda.

use std::collections::BTreeMap;

use super::change::paired;
use super::disagreement::{Grid, estimate, resampled};
use super::{Bootstrap, Verdict};
use crate::{Answers, Estimate, TooLittle};

/// A change divided.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct IssueMix {
    /// Later less earlier.
    pub total: Estimate,
    /// Because the same issues divide more or less.
    pub within: Estimate,
    /// What may be said of the change within issues.
    pub within_verdict: Verdict,
    /// Because other issues came to be answered.
    pub mix: Estimate,
    /// What may be said of the change of the agenda.
    pub mix_verdict: Verdict,
    /// Issues by name; items without one stand first.
    pub issues: Vec<IssueChange>,
    /// Actors who answered in both cycles.
    pub actors: usize,
    /// How the intervals were made.
    pub bootstrap: Bootstrap,
}

/// One issue's part.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct IssueChange {
    /// The issue; none for items without one.
    pub issue: Option<String>,
    /// Its share of what pairs answered in the earlier cycle.
    pub share_before: f64,
    /// Its share in the later.
    pub share_after: f64,
    /// Disagreement in the earlier cycle; none if it was not there.
    pub before: Option<f64>,
    /// Disagreement in the later cycle; none if it was not there.
    pub after: Option<f64>,
    /// Its part of the change within issues.
    pub within: f64,
    /// Its part of the change of the agenda.
    pub mix: f64,
}

/// Divides the change between two cycles; `issue_of` gives the issue of an item.
///
/// # Errors
/// [`TooLittle`] with fewer than five actors in both, or five items in either.
pub fn by_issue(
    before: &Answers,
    after: &Answers,
    issue_of: &BTreeMap<String, String>,
    bootstrap: &Bootstrap,
) -> Result<IssueMix, TooLittle> {
    let [before, after] = paired(before, after)?;
    let mut names: Vec<Option<&String>> =
        [&before, &after].iter().flat_map(|g| g.labels.iter().map(|i| issue_of.get(i))).collect();
    names.sort_unstable();
    names.dedup();
    let place = |grid: &Grid| -> Vec<usize> {
        let place = |item| names.binary_search(&issue_of.get(item)).expect("gathered above");
        grid.labels.iter().map(place).collect()
    };
    let (first, second) = (place(&before), place(&after));
    let compute = |weights: &[u32], items: [&[usize]; 2]| {
        let earlier = tally(&before, &first, (weights, items[0]), names.len());
        parts(&earlier, &tally(&after, &second, (weights, items[1]), names.len()))
    };
    let found = compute(&before.once(), [&before.every_item(), &after.every_item()]);
    let sums = |parts: &[Part]| {
        let (within, mix): (Vec<f64>, Vec<f64>) = parts.iter().map(|p| (p.within, p.mix)).unzip();
        (within.iter().sum::<f64>(), mix.iter().sum::<f64>())
    };
    let draws = bootstrap.turns("fragmentation by issue", |chance| {
        let weights = resampled(&chance.resample(before.actors, before.actors), before.actors);
        let earlier = chance.resample(before.items, before.items);
        let later = chance.resample(after.items, after.items);
        Some(sums(&compute(&weights, [&earlier, &later])))
    });
    let (within, mix) = sums(&found);
    let of = |value, pick: fn(&(f64, f64)) -> f64| {
        estimate(value, &draws.iter().map(pick).collect::<Vec<f64>>(), bootstrap.level)
    };
    let (total, within, mix) =
        (of(within + mix, |d| d.0 + d.1), of(within, |d| d.0), of(mix, |d| d.1));
    let issues = names.iter().zip(found).map(|(name, part)| part.named(name.cloned())).collect();
    Ok(IssueMix {
        total,
        within,
        within_verdict: Verdict::of(within),
        mix,
        mix_verdict: Verdict::of(mix),
        issues,
        actors: before.actors,
        bootstrap: *bootstrap,
    })
}

/// Distance and number of the pairs' comparisons of each issue.
fn tally(
    grid: &Grid,
    issue: &[usize],
    (weights, items): (&[u32], &[usize]),
    issues: usize,
) -> Vec<(f64, f64)> {
    let mut tally = vec![(0.0, 0.0); issues];
    let times = resampled(items, grid.items);
    for (item, times) in times.iter().enumerate().filter(|(_, times)| **times > 0) {
        let [against, neutral, favour] = grid.weighed(item, weights).map(|count| count as f64);
        let own: f64 = grid.own_pairs(item, weights);
        let all = against + neutral + favour;
        let sum = &mut tally[issue[item]];
        sum.0 += f64::from(*times) * (against * favour + 0.5 * neutral * (against + favour));
        sum.1 += f64::from(*times) * (0.5 * (all * all) - own);
    }
    tally
}

struct Part {
    shares: [f64; 2],
    rates: [Option<f64>; 2],
    within: f64,
    mix: f64,
}

impl Part {
    fn named(self, issue: Option<String>) -> IssueChange {
        let ([share_before, share_after], [before, after]) = (self.shares, self.rates);
        let (within, mix) = (self.within, self.mix);
        IssueChange { issue, share_before, share_after, before, after, within, mix }
    }
}

/// Each issue's parts of the change.
fn parts(before: &[(f64, f64)], after: &[(f64, f64)]) -> Vec<Part> {
    let all = |of: &[(f64, f64)]| of.iter().map(|(_, pairs)| pairs).sum::<f64>().max(1e-300);
    let (all_before, all_after) = (all(before), all(after));
    let rate = |(apart, pairs): (f64, f64)| (pairs > 0.0).then(|| apart / pairs);
    let part = |(before, after): (&(f64, f64), &(f64, f64))| {
        let shares = [before.1 / all_before, after.1 / all_after];
        let rates = [rate(*before), rate(*after)];
        let first = rates[0].or(rates[1]).unwrap_or(0.0);
        let second = rates[1].or(rates[0]).unwrap_or(0.0);
        let within = 0.5 * (shares[0] + shares[1]) * (second - first);
        Part { shares, rates, within, mix: 0.5 * (first + second) * (shares[1] - shares[0]) }
    };
    before.iter().zip(after).map(part).collect()
}

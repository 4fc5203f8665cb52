//! What is open, as the search for packages is told it.

use std::collections::BTreeSet;

use unbracket_analysis::packages::{Deal, DealBuilder};

use super::{Need, Open};

/// Where something that was put under a name could stand; a proposal on several provisions in each.
fn put<'i>(issues: &'i [Open], name: &str) -> Vec<(&'i str, &'i str)> {
    let each = issues.iter().flat_map(|issue| {
        let named = issue.alternatives.iter().filter(|one| one.names.contains(name));
        named.map(|one| (issue.issue.as_str(), one.alternative.as_str()))
    });
    each.collect()
}

pub(super) fn told(issues: &[Open], actors: &BTreeSet<&String>, needs: &[Need]) -> DealBuilder {
    let mut deal = Deal::builder();
    for actor in actors {
        deal.actor(actor, 1);
    }
    for issue in issues {
        let names: Vec<&str> =
            issue.alternatives.iter().map(|one| one.alternative.as_str()).collect();
        deal.issue(&issue.issue, &names);
        for one in &issue.alternatives {
            let at = (issue.issue.as_str(), one.alternative.as_str());
            for (actor, worth) in &one.stakes {
                deal.utility(actor, at, *worth);
            }
            // A cure is another alternative of the same issue, which never stands beside this one:
            // the objection itself is a veto, unless it rests on something elsewhere.
            for actor in one.objectors.keys() {
                let asked = one.unless.get(actor);
                let unless: Vec<_> =
                    asked.into_iter().flatten().flat_map(|it| put(issues, it)).collect();
                deal.objects(actor, at, &unless);
            }
        }
    }
    for need in needs {
        let one_of = need.one_of.iter().map(|it| (it.issue.as_str(), it.alternative.as_str()));
        let one_of: Vec<_> = one_of.collect();
        deal.requires((&need.of.issue, &need.of.alternative), &one_of);
    }
    deal
}

//! What is open, as the search for packages is told it.

use std::collections::BTreeSet;

use unbracket_analysis::packages::{Deal, DealBuilder};

use super::{Need, Open};

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
            // the objection itself is a veto.
            for actor in one.objectors.keys() {
                deal.objects(actor, at, &[]);
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

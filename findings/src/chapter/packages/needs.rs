//! What can stand only where something else does: the words of a bracket where the provision keeps them,
//! a sub-paragraph where its chapeau stands, a proposal on several provisions on all of them or none.

use std::collections::BTreeSet;

use unbracket_analysis::packages::{Chosen, OMIT};

use super::{Need, Open, TEXT, Wording};
use crate::gather::{Gathered, Unit};

/// What the alternatives with words need.
pub(super) fn needs(gathered: &Gathered, issues: &[Open]) -> Vec<Need> {
    let brackets: BTreeSet<&str> = gathered.choices.iter().map(|it| it.name.as_str()).collect();
    let proposals: BTreeSet<&str> = gathered.proposals.iter().map(|it| it.name.as_str()).collect();
    let mut all = BTreeSet::new();
    for issue in issues {
        let above = above(&gathered.units, &issue.provision);
        let others = issues.iter().filter(|other| other.issue != issue.issue);
        for other in others.filter(|other| !brackets.contains(other.issue.as_str())) {
            let is_own = other.provision == issue.provision;
            let is_above = above.contains(&other.provision.as_str());
            for one in worded(issue) {
                let name = one.alternative.as_str();
                let is_shared = proposals.contains(name);
                let stands = worded(other).filter(|it| match (is_own, is_above) {
                    (true, _) => it.alternative == TEXT || it.reads.contains(&one.reads),
                    (false, true) => true,
                    (false, false) => is_shared && it.alternative == name,
                });
                let one_of: Vec<Chosen> = stands.map(|it| chosen(other, it)).collect();
                if is_own || is_above || !one_of.is_empty() {
                    all.insert(Need { of: chosen(issue, one), one_of });
                }
            }
        }
    }
    all.into_iter().collect()
}

/// The alternatives that are words.
fn worded(issue: &Open) -> impl Iterator<Item = &Wording> {
    issue.alternatives.iter().filter(|one| one.alternative != OMIT)
}

fn chosen(issue: &Open, one: &Wording) -> Chosen {
    Chosen { issue: issue.issue.clone(), alternative: one.alternative.clone() }
}

/// The paragraphs under which a provision stands.
fn above<'u>(units: &'u [Unit], provision: &str) -> Vec<&'u str> {
    let Some(at) = units.iter().position(|unit| unit.id == provision) else { return Vec::new() };
    let mut depth = units[at].depth;
    let mut above = Vec::new();
    for unit in units[..at].iter().rev() {
        if unit.depth < depth {
            depth = unit.depth;
            if unit.is_paragraph {
                above.push(unit.id.as_str());
            }
        }
    }
    above
}

//! What came of proposals, given that they were made.
//!
//! Invariant: whoever was invited and proposed nothing is counted beside the rate, never in it; a
//! group without proposals has no rate.

use std::collections::{BTreeMap, BTreeSet};

use super::{Z, effective};
use crate::Estimate;
use crate::numeric::wilson;

/// What became of a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// Words of it stand in the text.
    TakenUp,
    /// Not taken up, and a reason was given.
    Reasoned,
    /// Not taken up, and nothing was said.
    Ignored,
}

/// A proposal and its fate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Who made it; one of those invited.
    pub actor: String,
    /// What became of it.
    pub fate: Fate,
}

/// What came of a group's proposals.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct GroupUptake {
    /// The group: a region, a kind of stakeholder, a size.
    pub group: String,
    /// Actors invited.
    pub invited: usize,
    /// Of them, how many proposed something.
    pub proposing: usize,
    /// Proposals made.
    pub proposals: usize,
    /// Taken up.
    pub taken_up: usize,
    /// Not taken up, with a reason.
    pub reasoned: usize,
    /// Not taken up, without a word.
    pub ignored: usize,
    /// Share taken up, with an interval at 95 %: Wilson's, for Kish's effective number
    /// (Σ m)² / Σ m² of proposals, for those of one actor share their fate more often than not.
    pub uptake: Option<Estimate>,
}

/// What came of proposals by group, by name; `invited` gives each actor's group. Proposals of actors
/// who are not in it form the group without a name.
#[must_use]
pub fn uptake(invited: &BTreeMap<String, String>, proposals: &[Proposal]) -> Vec<GroupUptake> {
    let group = |actor: &str| invited.get(actor).map_or("", String::as_str);
    let outside = proposals.iter().map(|proposal| group(&proposal.actor));
    let groups: BTreeSet<&str> = invited.values().map(String::as_str).chain(outside).collect();
    let of = |name: &str| {
        let mut made: BTreeMap<&str, f64> = BTreeMap::new();
        let mut fates = [0; 3];
        for proposal in proposals.iter().filter(|proposal| group(&proposal.actor) == name) {
            *made.entry(&proposal.actor).or_default() += 1.0;
            fates[proposal.fate as usize] += 1;
        }
        let [taken_up, reasoned, ignored] = fates;
        let proposals = taken_up + reasoned + ignored;
        let cases = effective(made.values().copied());
        let value = taken_up as f64 / proposals.max(1) as f64;
        let interval = wilson(value * cases, cases, Z);
        GroupUptake {
            group: name.to_owned(),
            invited: invited.values().filter(|group| *group == name).count(),
            proposing: made.len(),
            proposals,
            taken_up,
            reasoned,
            ignored,
            uptake: (proposals > 0).then_some(Estimate { value, interval }),
        }
    };
    groups.into_iter().map(of).collect()
}

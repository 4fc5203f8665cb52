//! Each named group decides by its own rule; all of them, or so many, must not object.
//!
//! *Invariant*: a member counts in the group of its seat alone, and no group is asked twice.
//!
//! A design for processes in which stakeholder groups are equals; the São Paulo guidelines' idea, not a
//! rule of any body.

use std::collections::{BTreeMap, BTreeSet};

use super::{Case, Rule};
use crate::article::Article;
use crate::decision::{Decision, Need, Verdict};
use crate::question::Question;
use crate::reason::Reason;
use crate::room::Constituency;

/// The groups that are asked, each with its rule, and how many have to agree.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct GroupRules {
    groups: BTreeMap<Constituency, Rule>,
    at_least: Option<u16>,
}

/// Why groups and rules make no rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum GroupRulesError {
    /// No group is named.
    #[error("a rule by groups asks at least one group; name one")]
    NoGroup,
    /// A group inside a group.
    #[error("a group's own rule asks its members, not groups again; group {} does", .0.0)]
    Nested(Constituency),
    /// More groups have to agree than are asked, or none.
    #[error("of {of} groups, 1 to {of} can be asked to agree; {needed} cannot")]
    Count {
        /// How many would have to agree.
        needed: u16,
        /// How many are asked.
        of: usize,
    },
}

impl GroupRules {
    /// All these groups have to agree or, where a number is given, so many of them.
    ///
    /// # Errors
    ///
    /// When no group is named, a group's rule asks groups again, or the number cannot be reached.
    pub fn new(
        groups: impl IntoIterator<Item = (Constituency, Rule)>,
        at_least: Option<u16>,
    ) -> Result<Self, GroupRulesError> {
        let groups: BTreeMap<Constituency, Rule> = groups.into_iter().collect();
        if groups.is_empty() {
            return Err(GroupRulesError::NoGroup);
        }
        if let Some((group, _)) = groups.iter().find(|(_, it)| matches!(it, Rule::PerGroup(_))) {
            return Err(GroupRulesError::Nested(*group));
        }
        match at_least {
            Some(needed) if needed == 0 || usize::from(needed) > groups.len() => {
                Err(GroupRulesError::Count { needed, of: groups.len() })
            }
            _ => Ok(Self { groups, at_least }),
        }
    }

    /// The groups with their rules.
    pub fn groups(&self) -> &BTreeMap<Constituency, Rule> {
        &self.groups
    }

    /// How many have to agree, where not all have to.
    pub fn at_least(&self) -> Option<u16> {
        self.at_least
    }

    /// How many have to agree.
    fn needed(&self) -> u64 {
        self.at_least.map_or(self.groups.len() as u64, u64::from)
    }
}

pub(super) fn decide(case: Case<'_>, rules: &GroupRules) -> Decision {
    let mut decision = case.decision(Verdict::NotPassed);
    let mut needs = BTreeSet::new();
    let (mut agreed, mut open) = (0, 0);
    for (group, rule) in &rules.groups {
        let inner = of_group(case, *group, rule);
        let said = inner.verdict.is_decided().then(|| inner.verdict.is_adopted());
        decision.tally.groups.insert(*group, said);
        agreed += u64::from(said == Some(true));
        if let Verdict::Undecided { needs: missing } = inner.verdict {
            open += 1;
            needs.extend(missing);
        }
        if said != Some(true) {
            decision.in_the_way.extend(inner.in_the_way);
        }
        decision.turns_on_reading |= inner.turns_on_reading;
    }
    let needed = rules.needed();
    decision.verdict = if agreed >= needed {
        decision.in_the_way.clear();
        Verdict::Passed
    } else if agreed + open >= needed {
        Verdict::Undecided { needs }
    } else {
        Verdict::NotPassed
    };
    let counted = Reason::GroupsAgree { agreed, groups: rules.groups.len() as u64, needed };
    decision.note(Article::PerGroup, counted)
}

fn of_group(case: Case<'_>, group: Constituency, rule: &Rule) -> Decision {
    let room = case.room.of(group);
    if room.size() == 0 {
        return case
            .decision(Verdict::needs(Need::MembersOf(group)))
            .note(Article::PerGroup, Reason::GroupWithoutSeat { group });
    }
    let inside = |voter| room.member(voter).is_some();
    let question = Question {
        positions: case.question.positions.iter().filter(|(v, _)| inside(**v)).map(own).collect(),
        ballots: case.question.ballots.iter().filter(|(v, _)| inside(**v)).map(own).collect(),
        ..case.question.clone()
    };
    super::decide(rule, &room, &question)
}

fn own<K: Copy, V: Copy>((key, value): (&K, &V)) -> (K, V) {
    (*key, *value)
}

//! Qualified majority in the Council of the EU: a share of the members with a share of the population.
//!
//! *Invariant*: who does not vote yes counts against, abstaining or away.
//!
//! TEU 16(4) (consilium.europa.eu, read); TFEU 238(2) (domain knowledge: no blocking minority there).

use super::{Case, Percent};
use crate::ballot::{Ballot, Ballots};
use crate::case::{at_least, more_than};
use crate::decision::{Decision, Need, Verdict, Why};
use crate::reason::Reason;

/// The parameters of a qualified majority.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QualifiedMajority {
    /// The share of members who must be in favour.
    pub members: Percent,
    /// The share of the population that these must have.
    pub population: Percent,
    /// Who may block by population: at least so many members, with more than this share of it. Where
    /// fewer are against, the share of the population is taken as reached.
    pub blocking: Option<(u16, Percent)>,
}

impl QualifiedMajority {
    /// The Council's majority, on a proposal of the Commission or the High Representative or not.
    pub fn eu(on_commission_proposal: bool) -> Self {
        let members = Percent::new(if on_commission_proposal { 55 } else { 72 });
        let blocking = on_commission_proposal.then_some((4, Percent::new(35)));
        Self { members, population: Percent::new(65), blocking }
    }
}

pub(super) fn decide(case: Case<'_>, rule: &QualifiedMajority) -> Decision {
    let total: u128 = case.room.members().map(|member| u128::from(member.weight)).sum();
    if total == 0 {
        return case
            .decision(Verdict::needs(Need::Weights))
            .note(article(rule), Reason::PopulationUnknown);
    }
    case.by_ballots(|ballots| judge(case, rule, ballots, total))
}

fn judge(case: Case<'_>, rule: &QualifiedMajority, ballots: &Ballots, total: u128) -> Decision {
    let weight = |voter| case.room.member(voter).map_or(0, |member| u128::from(member.weight));
    let yes = ballots.tally().yes;
    let members = case.room.size() as u64;
    let for_it: u128 = ballots.who(Ballot::Yes).map(weight).sum();
    let enough_members = at_least(yes.into(), members.into(), rule.members.into(), 100);
    let blocked = rule.blocking.is_none_or(|(least, share)| {
        members - yes >= u64::from(least) && more_than(total - for_it, total, share.into(), 100)
    });
    let enough_population = at_least(for_it, total, rule.population.into(), 100) || !blocked;
    let passed = enough_members && enough_population;
    let mut decision = case.decision(Verdict::of(passed));
    decision.minority = ballots.who(Ballot::No).collect();
    decision.tally.weight = Some((for_it, total));
    if !passed {
        decision = decision
            .blocked_by(ballots.who(Ballot::No), Why::VotesAgainst)
            .blocked_by(ballots.who(Ballot::Abstain), Why::Abstains)
            .blocked_by(ballots.who(Ballot::NotParticipating), Why::DoesNotVote)
            .blocked_by(ballots.who(Ballot::Absent), Why::DoesNotVote);
    }
    let counted = Reason::MembersAndPopulation {
        yes,
        members,
        weight: for_it,
        total,
        share: rule.members,
        population: rule.population,
    };
    decision.note(article(rule), counted)
}

fn article(rule: &QualifiedMajority) -> &'static str {
    if rule.blocking.is_some() { "TEU 16(4)" } else { "TFEU 238(2)" }
}

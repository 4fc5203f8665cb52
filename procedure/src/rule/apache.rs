//! Apache: plain majority, code changes with a veto, releases without one, and lazy consensus.
//!
//! *Invariant*: only binding votes count; a veto without a technical reason is void.
//!
//! apache.org/foundation/voting.html (read). An abstention is a vote of 0.

use super::{Case, silence};
use crate::ballot::{Ballot, Ballots};
use crate::decision::{Decision, Verdict, Why};
use crate::reason::Reason;
use crate::room::Voter;

/// The votes in favour that a release and a code change need.
const NEEDED: u64 = 3;

pub(super) fn procedural(case: Case<'_>) -> Decision {
    case.by_ballots(|ballots| {
        let (plus, minus) = binding(case, ballots);
        let (up, down) = (count(&plus), count(&minus));
        closed(case, up > down, minus, Why::VotesAgainst).note(
            "Apache voting, procedural issues",
            Reason::PlusOverMinus { plus: up, minus: down },
        )
    })
}

pub(super) fn code(case: Case<'_>) -> Decision {
    case.by_ballots(|ballots| {
        let (plus, minus) = binding(case, ballots);
        let vetoes: Vec<_> = minus.into_iter().filter(|voter| case.has_reason(*voter)).collect();
        let passed = count(&plus) >= NEEDED && vetoes.is_empty();
        let counted =
            Reason::PlusWithoutVeto { plus: count(&plus), needed: NEEDED, vetoes: count(&vetoes) };
        closed(case, passed, vetoes, Why::Vetoes).note("Apache voting, code modifications", counted)
    })
}

pub(super) fn release(case: Case<'_>) -> Decision {
    case.by_ballots(|ballots| {
        let (plus, minus) = binding(case, ballots);
        let (up, down) = (count(&plus), count(&minus));
        let passed = up >= NEEDED && up > down;
        let counted = Reason::PlusForRelease { plus: up, needed: NEEDED, minus: down };
        closed(case, passed, minus, Why::VotesAgainst).note("Apache voting, releases", counted)
    })
}

pub(super) fn lazy(case: Case<'_>, hours: u32) -> Decision {
    silence::unbroken(case, "Apache voting, lazy consensus", hours)
}

fn binding(case: Case<'_>, ballots: &Ballots) -> (Vec<Voter>, Vec<Voter>) {
    let binds = |voter: &Voter| case.room.member(*voter).is_some_and(|member| member.binding);
    let who = |ballot| ballots.who(ballot).filter(binds).collect();
    (who(Ballot::Yes), who(Ballot::No))
}

fn count(voters: &[Voter]) -> u64 {
    voters.len() as u64
}

fn closed(case: Case<'_>, passed: bool, against: Vec<Voter>, why: Why) -> Decision {
    let decision = case.decision(Verdict::of(passed));
    if passed { decision } else { decision.blocked_by(against, why) }
}

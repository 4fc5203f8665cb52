//! The General Assembly's majorities of members present and voting.
//!
//! *Invariant*: an abstention, an absence or a seat that takes no part is in no majority.
//!
//! Rules 67, 83–86, 95, 108, 125–126, 133 (domain knowledge, to be held against A/520/Rev.20).

use super::{Body, Case};
use crate::ballot::{Ballot, Ballots};
use crate::decision::{Decision, Need, Verdict, Why};
use crate::question::Round;
use crate::quorum::quorum_for_decision;
use crate::reason::Reason;

pub(super) fn simple(case: Case<'_>, body: Body) -> Decision {
    case.by_ballots(|ballots| {
        if !quorum_for_decision(case.room) {
            return without_quorum(case, body);
        }
        let tally = ballots.tally();
        if tally.cast() > 0 && tally.yes == tally.no {
            return tie(case, ballots, body);
        }
        let article = match body {
            Body::Plenary => "GA rules 85 and 86",
            Body::Committee => "GA rules 125 and 126",
        };
        let verdict = Verdict::of(tally.yes > tally.no);
        close(case, ballots, verdict).note(article, Reason::MoreThanAgainst { tally })
    })
}

pub(super) fn two_thirds(case: Case<'_>) -> Decision {
    case.by_ballots(|ballots| {
        if !quorum_for_decision(case.room) {
            return without_quorum(case, Body::Plenary);
        }
        let tally = ballots.tally();
        let passed = tally.cast() > 0 && 3 * tally.yes >= 2 * tally.cast();
        let counted = Reason::TwoThirds { tally, cast: tally.cast() };
        close(case, ballots, Verdict::of(passed)).note("GA rules 83, 84 and 86", counted)
    })
}

fn without_quorum(case: Case<'_>, body: Body) -> Decision {
    let article = match body {
        Body::Plenary => "GA rule 67",
        Body::Committee => "GA rule 108",
    };
    let (present, members) = (case.room.present().len() as u64, case.room.size() as u64);
    case.decision(Verdict::needs(Need::Quorum))
        .note(article, Reason::TooFewPresent { present, members })
}

fn tie(case: Case<'_>, ballots: &Ballots, body: Body) -> Decision {
    match (body, case.question.round) {
        (Body::Plenary, Round::First) => {
            close(case, ballots, Verdict::needs(Need::SecondVote)).note("GA rule 95", Reason::Tie)
        }
        (Body::Plenary, Round::Second) => {
            close(case, ballots, Verdict::NotPassed).note("GA rule 95", Reason::TieAgain)
        }
        (Body::Committee, _) => {
            close(case, ballots, Verdict::NotPassed).note("GA rule 133", Reason::TieRejects)
        }
    }
}

/// A decision with those who voted against in the way, unless it passed.
pub(super) fn close(case: Case<'_>, ballots: &Ballots, verdict: Verdict) -> Decision {
    let against: Vec<_> = ballots.who(Ballot::No).collect();
    let passed = verdict.is_adopted();
    let mut decision = case.decision(verdict);
    decision.minority.clone_from(&against);
    if passed { decision } else { decision.blocked_by(against, Why::VotesAgainst) }
}

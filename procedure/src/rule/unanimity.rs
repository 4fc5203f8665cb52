//! Unanimity: all in favour.
//!
//! *Invariant*: it is not consensus; who says nothing prevents it.
//!
//! W3C Process (read): all support, none abstain. With abstentions allowed: TFEU 238(4) (read at
//! consilium.europa.eu).

use super::Case;
use crate::ballot::Ballot;
use crate::decision::{Decision, Designated, Designation, Verdict, Why};
use crate::reason::Reason;

pub(super) fn decide(case: Case<'_>, abstention_allowed: bool) -> Decision {
    let article = if abstention_allowed { "TFEU 238(4)" } else { "W3C Process, unanimity" };
    case.by_ballots(|ballots| {
        let tally = ballots.tally();
        let passed = if abstention_allowed {
            tally.yes > 0 && tally.yes + tally.abstain == case.tally().eligible
        } else {
            tally.yes > 0 && tally.yes == case.tally().eligible
        };
        let mut decision = case.decision(Verdict::of(passed));
        if passed {
            let all = tally.yes == case.tally().eligible;
            decision.designation = all.then_some(Designated::in_favour(Designation::Unanimity));
            return decision.note(article, Reason::NoneAgainst { yes: tally.yes });
        }
        decision = decision.blocked_by(ballots.who(Ballot::No), Why::VotesAgainst);
        if !abstention_allowed {
            decision = decision.blocked_by(ballots.who(Ballot::Abstain), Why::Abstains);
        }
        decision
            .blocked_by(ballots.who(Ballot::Absent), Why::DoesNotVote)
            .blocked_by(ballots.who(Ballot::NotParticipating), Why::DoesNotVote)
            .note(article, Reason::NotAllInFavour)
    })
}

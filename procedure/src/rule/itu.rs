//! ITU conferences: more than half of the delegations present and voting.
//!
//! *Invariant*: a tie is a rejection; abstentions stop a vote once and never again.
//!
//! General Rules of conferences, assemblies and meetings (rules document read in part; numbers are
//! domain knowledge).

use super::{Case, ga};
use crate::ballot::Ballot;
use crate::case::more_than;
use crate::decision::{Decision, Need, Verdict, Why};
use crate::question::Round;
use crate::reason::Reason;
use crate::vote::VoteMethod;

const ARTICLE: &str = "ITU General Rules, majority";
const ABSTENTIONS: &str = "ITU General Rules, abstentions of more than half";

/// How a vote is taken, when so many delegations ask for a roll-call and so many for a secret ballot: two
/// are enough for the first, five for the second, which goes before.
pub fn itu_vote_method(for_roll_call: usize, for_secret: usize) -> VoteMethod {
    if for_secret >= 5 {
        VoteMethod::Secret
    } else if for_roll_call >= 2 {
        VoteMethod::RollCall
    } else {
        VoteMethod::NonRecorded
    }
}

pub(super) fn decide(case: Case<'_>) -> Decision {
    case.by_ballots(|ballots| {
        let tally = ballots.tally();
        let (abstain, counted) = (tally.abstain, tally.cast() + tally.abstain);
        let too_many = more_than(abstain.into(), counted.into(), 1, 2);
        if case.question.round == Round::First && too_many {
            return case
                .decision(Verdict::needs(Need::LaterVote))
                .blocked_by(ballots.who(Ballot::Abstain), Why::Abstains)
                .note(ABSTENTIONS, Reason::TooManyAbstain { abstain, counted });
        }
        let passed = tally.yes > tally.no;
        let counted = Reason::MoreThanHalf { tally, cast: tally.cast() };
        ga::close(case, ballots, Verdict::of(passed)).note(ARTICLE, counted)
    })
}

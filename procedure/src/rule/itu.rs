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
use crate::vote::VoteMethod;

const ARTICLE: &str = "ITU General Rules, majority";

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
        let abstain = u128::from(tally.abstain);
        let counted = u128::from(tally.cast() + tally.abstain);
        if case.question.round == Round::First && more_than(abstain, counted, 1, 2) {
            return case
                .decision(Verdict::needs(Need::LaterVote))
                .blocked_by(ballots.who(Ballot::Abstain), Why::Abstains)
                .note("ITU General Rules, abstentions of more than half", format!(
                    "{abstain} of {counted} abstain; at the later meeting abstentions do not count"
                ));
        }
        let passed = tally.yes > tally.no;
        let text = format!("{tally}; more than half of {} is needed, a tie rejects", tally.cast());
        ga::close(case, ballots, Verdict::of(passed)).note(ARTICLE, text)
    })
}

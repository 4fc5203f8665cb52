//! Casts a ballot.

use super::find;
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Right, Who};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::state::deciding::{BallotWord, VoteId, VoteMethod, voter};
use crate::wire::act;

act! {
    /// Casts a ballot, or changes it while the vote is open: one for each seat. Not where hands are
    /// shown.
    CastBallot = "cast-ballot" {
        /// The vote.
        vote: VoteId,
        /// The ballot.
        ballot: BallotWord,
    }
}

impl Deed for CastBallot {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::Vote));
    const RULE: &'static str = rules::VOTES;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let vote = find::vote(state, self.vote)?;
        require(vote.result.is_none(), Code::Closed, rules::VOTES, || {
            said!("the vote is closed; what was meant can be noted, and changes nothing")
        })?;
        require(vote.method != VoteMethod::NonRecorded, Code::Contradiction, rules::VOTES, || {
            said!("in a non-recorded vote hands are shown, and whoever presides counts them")
        })?;
        let present = vote.room.is_present(voter(case.by.seat));
        require(present, Code::NotPermitted, rules::VOTES, || {
            said!("this seat was not there when the vote was opened")
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        if let Some(vote) = state.deciding.votes.get_mut(self.vote.place()) {
            // What was not in order leaves no trace here.
            let _cast = vote.procedure.cast(voter(done.by.seat), self.ballot.ballot());
        }
    }
}

//! Notes what a seat had meant to vote.

use super::{find, refused};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Right, Who};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::state::deciding::{BallotWord, VoteId, voter};
use crate::wire::act;

act! {
    /// Notes what a seat had meant to vote. The result stays as it is.
    NoteIntendedVote = "note-intended-vote" {
        /// The vote.
        vote: VoteId,
        /// What was meant.
        ballot: BallotWord,
    }
}

impl Deed for NoteIntendedVote {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::Vote));
    const RULE: &'static str = rules::VOTES;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let vote = find::vote(state, self.vote)?;
        require(vote.result.is_some(), Code::TooEarly, rules::VOTES, || {
            said!("the vote is open; cast the ballot that is meant")
        })?;
        let mut procedure = vote.procedure.clone();
        let noted = procedure.note_intention(voter(case.by.seat), self.ballot.ballot());
        noted.map_err(refused::vote)?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        if let Some(vote) = state.deciding.votes.get_mut(self.vote.place()) {
            // What was not in order leaves no trace here.
            let _noted = vote.procedure.note_intention(voter(done.by.seat), self.ballot.ballot());
        }
    }
}

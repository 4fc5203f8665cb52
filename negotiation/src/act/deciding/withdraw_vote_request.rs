//! Takes back one's request for a vote.

use super::find;
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Right, Who};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::state::deciding::QuestionId;
use crate::wire::act;

act! {
    /// Takes back one's request for a vote, before voting begins.
    WithdrawVoteRequest = "withdraw-vote-request" {
        /// The question.
        question: QuestionId,
    }
}

impl Deed for WithdrawVoteRequest {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::Object));
    const RULE: &'static str = rules::CONSENSUS;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let question = find::open_question(state, self.question)?;
        let asked = question.vote_requests.contains(&case.by.seat);
        require(asked, Code::Unknown, rules::CONSENSUS, || {
            said!("this seat has not asked for a vote")
        })?;
        require(!find::voting_began(state, self.question), Code::TooLate, rules::VOTES, || {
            said!("voting has begun; it is not interrupted")
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        if let Some(question) = state.deciding.questions.get_mut(self.question.place()) {
            question.vote_requests.remove(&done.by.seat);
        }
    }
}

//! Asks for a vote.

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
    /// Asks for a vote on a question, which then cannot be decided without one.
    RequestVote = "request-vote" {
        /// The question.
        question: QuestionId,
    }
}

impl Deed for RequestVote {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::Object));
    const RULE: &'static str = rules::CONSENSUS;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let question = find::open_question(state, self.question)?;
        let new = !question.vote_requests.contains(&case.by.seat);
        require(new, Code::Repeated, rules::CONSENSUS, || {
            said!("this seat has asked for a vote already")
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        if let Some(question) = state.deciding.questions.get_mut(self.question.place()) {
            question.vote_requests.insert(done.by.seat);
        }
    }
}

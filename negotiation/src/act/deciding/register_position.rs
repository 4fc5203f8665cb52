//! Registers a position where positions are cast as a ballot.

use super::find;
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Right, Who};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::state::deciding::{BallotPosition, QuestionId, Registered};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Registers a position on a question, as the IESG does: one for each seat, until it is concluded.
    RegisterPosition = "register-position" {
        /// The question.
        question: QuestionId,
        /// The position.
        position: BallotPosition,
        /// Why; whoever holds up a decision says so.
        because: Words,
    }
}

impl Deed for RegisterPosition {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::Object));
    const RULE: &'static str = rules::CONSENSUS;
    const ERASABLE: bool = true;

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        find::open_question(state, self.question)?;
        let reasoned = self.position != BallotPosition::Discuss || !self.because.is_blank();
        require(reasoned, Code::Blank, rules::CONSENSUS, || {
            said!("whoever holds up a decision says what is to be discussed")
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        if let Some(question) = state.deciding.questions.get_mut(self.question.place()) {
            let registered = Registered {
                position: self.position,
                reason: self.because.clone(),
                entry: done.index,
            };
            question.registered.insert(done.by.seat, registered);
        }
    }
}

//! Records how the council rules on the formal objections to a question.

use super::find;
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Who};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::state::deciding::{QuestionId, Ruling};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Records how the council rules, with its reasons; two officers sign.
    DecideFormalObjection = "decide-formal-objection" {
        /// The question.
        question: QuestionId,
        /// The ruling.
        ruling: Ruling,
        /// Why.
        because: Words,
    }
}

impl Deed for DecideFormalObjection {
    const PERMIT: Permit = Permit::new(Who::Office(find::PRESIDES)).by_two();
    const RULE: &'static str = rules::CONSENSUS;

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        let question = find::open_question(state, self.question)?;
        let seats = state.deciding.objections.get(&question.target);
        let formal = seats.into_iter().flatten().any(|(seat, _)| {
            state.objection(&question.target, *seat).is_some_and(|(_, known)| known.formal)
        });
        require(formal, Code::Unknown, rules::CONSENSUS, || {
            said!("nobody has lodged a formal objection to this")
        })?;
        require(!self.because.is_blank(), Code::Blank, rules::CONSENSUS, || {
            said!("the council gives its reasons")
        })?;
        Ok(Outcome { decision: Some(find::word(self.ruling.word())), ..Outcome::none() })
    }

    fn apply(&self, state: &mut State, _: &Done<'_>) {
        if let Some(question) = state.deciding.questions.get_mut(self.question.place()) {
            question.ruling = Some(self.ruling);
        }
    }
}

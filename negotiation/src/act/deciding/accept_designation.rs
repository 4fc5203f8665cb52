//! Records that the group accepted the chair's designation.

use super::find;
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Role, Who};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::state::deciding::QuestionId;
use crate::wire::act;

act! {
    /// Records that the group reviewed the last designation and accepted it.
    AcceptDesignation = "accept-designation" {
        /// The question.
        question: QuestionId,
    }
}

impl Deed for AcceptDesignation {
    const PERMIT: Permit = Permit::new(Who::Office(&[Role::Chair, Role::Rapporteur]));
    const RULE: &'static str = rules::CONSENSUS;

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        let question = find::open_question(state, self.question)?;
        let published = question.published.last();
        let published = find::found(published, rules::CONSENSUS, said!("published designation"))?;
        require(!published.accepted, Code::Repeated, rules::CONSENSUS, || {
            said!("the group has accepted this designation")
        })?;
        require(published.contested.is_empty(), Code::Objected, rules::CONSENSUS, || {
            said!("somebody contests this designation; estimate anew")
        })?;
        Ok(Outcome {
            designation: Some(find::word(published.designation.word())),
            ..Outcome::none()
        })
    }

    fn apply(&self, state: &mut State, _: &Done<'_>) {
        let question = state.deciding.questions.get_mut(self.question.place());
        if let Some(published) = question.and_then(|question| question.published.last_mut()) {
            published.accepted = true;
        }
    }
}

//! Publishes the chair's estimate of how much agreement there is.

use super::find;
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Role, Who};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::state::deciding::{Designation, DesignationSide, Published, QuestionId};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Publishes the chair's designation, for the group to review. A former acceptance lapses.
    Designate = "designate" {
        /// The question.
        question: QuestionId,
        /// How much agreement.
        designation: Designation,
        /// Agreement to what.
        side: DesignationSide,
        /// Why.
        because: Words,
    }
}

impl Deed for Designate {
    const PERMIT: Permit = Permit::new(Who::Office(&[Role::Chair]));
    const RULE: &'static str = rules::CONSENSUS;

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        find::open_question(state, self.question)?;
        require(!self.because.is_blank(), Code::Blank, rules::CONSENSUS, || {
            said!("a designation says on what it rests")
        })?;
        Ok(Outcome { designation: Some(find::word(self.designation.word())), ..Outcome::none() })
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        if let Some(question) = state.deciding.questions.get_mut(self.question.place()) {
            question.published.push(Published {
                designation: self.designation,
                side: self.side,
                contested: [].into(),
                accepted: false,
                entry: done.index,
            });
        }
    }
}

//! Contests the chair's designation.

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
use crate::words::Words;

act! {
    /// Contests the designation that the chair published last; the chair then has to estimate anew.
    ContestDesignation = "contest-designation" {
        /// The question.
        question: QuestionId,
        /// Why.
        because: Words,
    }
}

impl Deed for ContestDesignation {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::Object));
    const RULE: &'static str = rules::CONSENSUS;
    const ERASABLE: bool = true;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let question = find::open_question(state, self.question)?;
        let published = question.published.last();
        let published = find::found(published, rules::CONSENSUS, said!("published designation"))?;
        require(!published.accepted, Code::Closed, rules::CONSENSUS, || {
            said!("the group has accepted this designation")
        })?;
        let new = !published.contested.contains(&case.by.seat);
        require(new, Code::Repeated, rules::CONSENSUS, || {
            said!("this seat contests the designation already")
        })?;
        require(!self.because.is_blank(), Code::Blank, rules::CONSENSUS, || {
            said!("whoever contests a designation says why")
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let question = state.deciding.questions.get_mut(self.question.place());
        if let Some(published) = question.and_then(|question| question.published.last_mut()) {
            published.contested.insert(done.by.seat);
        }
    }
}

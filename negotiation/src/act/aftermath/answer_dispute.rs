//! Answers a dispute.

use super::dispute::author;
use super::unknown;
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Credentials, Permit, Right, Role, Who};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::state::aftermath::{Answer, Answered, DisputeId};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Answers a dispute, by whoever said what is disputed.
    AnswerDispute = "answer-dispute" {
        /// The dispute.
        dispute: DisputeId,
        /// What it comes to.
        answer: Answer,
        /// Why.
        because: Words,
    }
}

impl Deed for AnswerDispute {
    const PERMIT: Permit = Permit::new(Who::Either(Right::Submit, &[Role::Secretariat])).on_own();
    const RULE: &'static str = rules::FOLLOW_UP;
    const ERASABLE: bool = true;

    fn owns(&self, state: &State, by: &Credentials) -> bool {
        let found = state.aftermath.disputes.get(self.dispute.place());
        let author = found.map(|found| author(state, found.over));
        author.is_none_or(|author| author == Ok(by.seat))
    }

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        let found = state.aftermath.disputes.get(self.dispute.place());
        let found = found.ok_or_else(|| unknown(self.dispute))?;
        require(found.answer.is_none(), Code::Repeated, rules::FOLLOW_UP, || {
            said!("{dispute} is answered already", dispute = self.dispute)
        })?;
        require(!self.because.is_blank(), Code::Blank, rules::FOLLOW_UP, || {
            said!("an answer to a dispute gives its reasons")
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        if let Some(dispute) = state.aftermath.disputes.get_mut(self.dispute.place()) {
            dispute.answer = Some(Answered {
                answer: self.answer,
                because: self.because.clone(),
                at: done.at,
                entry: done.index,
            });
            state.aftermath.answered.insert(done.index, self.dispute);
        }
    }
}

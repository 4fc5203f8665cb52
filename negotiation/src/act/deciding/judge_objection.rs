//! Finds whether an objection is addressed.

use super::answer_objection::check;
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::Refusal;
use crate::rights::{Permit, Role, Who};
use crate::roster::SeatId;
use crate::rules;
use crate::state::deciding::{Finding, objection_on};
use crate::state::{State, Target};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Finds whether an objection is addressed, and why.
    JudgeObjection = "judge-objection" {
        /// Whose.
        seat: SeatId,
        /// To what; none for the text as a whole.
        target: Option<Target>,
        /// What is found of it.
        finding: Finding,
        /// Why.
        reasons: Words,
    }
}

impl Deed for JudgeObjection {
    const PERMIT: Permit = Permit::new(Who::Office(&[Role::Chair]));
    const RULE: &'static str = rules::CONSENSUS;

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        check(state, self.seat, self.target.as_ref(), &self.reasons)
    }

    fn apply(&self, state: &mut State, _: &Done<'_>) {
        let target = self.target.clone().unwrap_or_else(Target::text);
        if let Some(objection) = objection_on(state, &target, self.seat) {
            objection.finding = Some(self.finding);
            objection.answered = true;
        }
    }
}

//! Answers an objection: its author is told what became of it, and why.

use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Role, Who};
use crate::roster::SeatId;
use crate::rules;
use crate::said;
use crate::state::deciding::objection_on;
use crate::state::{State, Target};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Answers an objection with its disposition and the reasons.
    AnswerObjection = "answer-objection" {
        /// Whose.
        seat: SeatId,
        /// To what; none for the text as a whole.
        target: Option<Target>,
        /// What became of it, and why.
        reasons: Words,
    }
}

/// Refuses where a seat does not object, or no reasons are given.
pub(super) fn check(
    state: &State,
    seat: SeatId,
    target: Option<&Target>,
    reasons: &Words,
) -> Result<Outcome, Refusal> {
    let target = target.cloned().unwrap_or_else(Target::text);
    require(state.objection(&target, seat).is_some(), Code::Unknown, rules::CONSENSUS, || {
        said!("{seat} does not object to this; an objection that stands is answered", seat)
    })?;
    require(!reasons.is_blank(), Code::Blank, rules::CONSENSUS, || {
        said!("whoever objects is owed the disposition and its reasons")
    })?;
    Ok(Outcome::none())
}

impl Deed for AnswerObjection {
    const PERMIT: Permit = Permit::new(Who::Office(&[Role::Chair, Role::Secretariat]));
    const RULE: &'static str = rules::CONSENSUS;

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        check(state, self.seat, self.target.as_ref(), &self.reasons)
    }

    fn apply(&self, state: &mut State, _: &Done<'_>) {
        let target = self.target.clone().unwrap_or_else(Target::text);
        if let Some(objection) = objection_on(state, &target, self.seat) {
            objection.answered = true;
        }
    }
}

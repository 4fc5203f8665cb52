//! Takes back a position.

use super::common::unknown;
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::Refusal;
use crate::rights::{Permit, Right, Who};
use crate::rules;
use crate::said;
use crate::state::{State, Target};
use crate::wire::act;

act! {
    /// Takes back a position: the seat then says nothing of that text.
    WithdrawPosition = "withdraw-position" {
        /// What it is on.
        on: Target,
    }
}

impl Deed for WithdrawPosition {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::Speak));
    const RULE: &'static str = rules::POSITIONS;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let position = state.texts.position(&self.on, case.by.seat);
        position.ok_or_else(|| unknown(said!("position of this seat on that")))?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        state.texts.fall_silent(&self.on, done.by.seat, done.index);
    }
}

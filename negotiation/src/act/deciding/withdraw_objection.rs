//! Withdraws one's objection.

use super::find;
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Right, Who};
use crate::rules;
use crate::said;
use crate::state::{State, Target};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Withdraws one's objection; its author is then silent, and not in favour.
    WithdrawObjection = "withdraw-objection" {
        /// To what; none for the text as a whole.
        target: Option<Target>,
        /// Why, or what was understood.
        because: Words,
    }
}

impl Deed for WithdrawObjection {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::Object));
    const RULE: &'static str = rules::CONSENSUS;
    const ERASABLE: bool = true;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let target = self.target.clone().unwrap_or_else(Target::text);
        let stands = state.objection(&target, case.by.seat).is_some();
        require(stands, Code::Unknown, rules::CONSENSUS, || {
            said!("only an objection that stands can be withdrawn, and this seat has none here")
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let target = self.target.clone().unwrap_or_else(Target::text);
        state.texts.fall_silent(&target, done.by.seat, done.index);
        find::forget(&mut state.deciding.objections, &target, done.by.seat);
    }
}

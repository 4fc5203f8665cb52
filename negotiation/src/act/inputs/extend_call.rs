//! Extends a call for inputs.

use unbracket_procedure::Moment;

use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Role, Who};
use crate::rules;
use crate::said;
use crate::state::{CallId, State};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Extends a call for inputs, with a reason, as long as its synthesis is not published.
    ExtendCall = "extend-call" {
        /// The call.
        call: CallId,
        /// Until when inputs are taken.
        until: Moment,
        /// Why.
        because: Words,
    }
}

impl Deed for ExtendCall {
    const PERMIT: Permit = Permit::new(Who::Office(&[Role::Chair, Role::Secretariat]));
    const RULE: &'static str = rules::INPUTS;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let call = super::open_call(state, self.call)?;
        require(self.until > call.until, Code::Contradiction, rules::INPUTS, || {
            said!("a call can be extended; it cannot be cut short")
        })?;
        require(self.until > case.now, Code::TooLate, rules::INPUTS, || {
            said!("this time is over")
        })?;
        require(!self.because.is_blank(), Code::Blank, rules::INPUTS, || {
            said!("whoever kept the deadline is told why it moves")
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, _: &Done<'_>) {
        if let Some(call) = state.inputs.calls.get_mut(self.call.place()) {
            call.until = self.until;
        }
    }
}

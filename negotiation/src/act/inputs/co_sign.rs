//! Signs a contribution with others.

use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Right, Who};
use crate::rules;
use crate::said;
use crate::state::{ContributionId, State};
use crate::wire::act;

act! {
    /// Puts one's name under somebody's contribution, such as a joint statement.
    CoSign = "co-sign" {
        /// The contribution.
        contribution: ContributionId,
    }
}

impl Deed for CoSign {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::Submit));
    const RULE: &'static str = rules::INPUTS;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let found = super::open_contribution(state, self.contribution)?;
        let signed = found.by == case.by.seat || found.signed.contains(&case.by.seat);
        require(!signed, Code::Repeated, rules::INPUTS, || {
            said!("this seat stands behind it already")
        })?;
        let call_ends = state.inputs.call(found.call).map_or(found.at, |call| call.until);
        let until = found.joint.map_or(call_ends, |joint| joint.until);
        require(case.now <= until, Code::TooLate, rules::INPUTS, || {
            said!("the time to sign it is over")
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        if let Some(found) = state.inputs.contributions.get_mut(self.contribution.place()) {
            found.signed.insert(done.by.seat);
        }
    }
}

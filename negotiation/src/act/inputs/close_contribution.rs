//! Closes a contribution.

use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Role, Who};
use crate::rules;
use crate::said;
use crate::state::{ContributionId, State};
use crate::wire::act;

act! {
    /// Closes a contribution whose every point has been answered.
    CloseContribution = "close-contribution" {
        /// The contribution.
        contribution: ContributionId,
    }
}

impl Deed for CloseContribution {
    const PERMIT: Permit =
        Permit::new(Who::Office(&[Role::Secretariat, Role::Rapporteur, Role::Chair]));
    const RULE: &'static str = rules::INPUTS;

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        let found = super::open_contribution(state, self.contribution)?;
        require(!found.points.is_empty(), Code::NotReady, rules::INPUTS, || {
            said!("no point has been taken from it; whoever contributed is owed an answer")
        })?;
        require(found.open_points == 0, Code::NotReady, rules::INPUTS, || {
            said!("{count} of its points have no disposition yet", count = found.open_points)
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let Some(found) = state.inputs.contributions.get_mut(self.contribution.place()) else {
            return;
        };
        found.closed = Some(done.at);
        let call = found.call;
        state.inputs.settle(call);
    }
}

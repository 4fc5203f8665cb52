//! Takes a contribution back.

use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::Refusal;
use crate::rights::{Credentials, Permit, Right, Who};
use crate::rules;
use crate::state::{ContributionId, State};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Takes one's contribution back, until it is closed. It stays on record that there was one.
    WithdrawContribution = "withdraw-contribution" {
        /// The contribution.
        contribution: ContributionId,
        /// Why, if one likes to say so.
        because: Words,
    }
}

impl Deed for WithdrawContribution {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::Submit)).on_own();
    const RULE: &'static str = rules::INPUTS;
    const ERASABLE: bool = true;

    fn owns(&self, state: &State, by: &Credentials) -> bool {
        state.inputs.contribution(self.contribution).is_none_or(|found| found.by == by.seat)
    }

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        super::open_contribution(state, self.contribution)?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, _: &Done<'_>) {
        let Some(found) = state.inputs.contributions.get_mut(self.contribution.place()) else {
            return;
        };
        found.withdrawn = true;
        let call = found.call;
        state.inputs.settle(call);
    }
}

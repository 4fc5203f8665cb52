//! Takes a co-signature back.

use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::Refusal;
use crate::rights::{Credentials, Permit, Right, Who};
use crate::rules;
use crate::state::{ContributionId, State};
use crate::wire::act;

act! {
    /// Takes one's name back from somebody's contribution, until that is closed.
    WithdrawCoSignature = "withdraw-co-signature" {
        /// The contribution.
        contribution: ContributionId,
    }
}

impl Deed for WithdrawCoSignature {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::Submit)).on_own();
    const RULE: &'static str = rules::INPUTS;

    fn owns(&self, state: &State, by: &Credentials) -> bool {
        let found = state.inputs.contribution(self.contribution);
        found.is_none_or(|found| found.signed.contains(&by.seat))
    }

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        super::open_contribution(state, self.contribution)?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        if let Some(found) = state.inputs.contributions.get_mut(self.contribution.place()) {
            found.signed.remove(&done.by.seat);
        }
    }
}

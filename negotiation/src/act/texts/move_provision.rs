//! Moves a provision.

use unbracket_text::{Change, Place, ProvisionId};

use super::common::{OFFICE, UNTIL_ADOPTION, apply_text, decide_text, fresh, misfit, rolling};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::redraft::{Redrafted, apply_change};
use crate::refusal::Refusal;
use crate::rights::Permit;
use crate::rules;
use crate::state::State;
use crate::wire::act;

act! {
    /// Moves a provision, with what stands below it. It keeps its identity; what was agreed of it
    /// stays agreed.
    MoveProvision = "move-provision" {
        /// The provision.
        provision: ProvisionId,
        /// Where it stands from now on.
        to: Place,
    }
}

impl MoveProvision {
    fn redraft(&self, state: &State) -> Result<Redrafted, Refusal> {
        let rolling = rolling(state)?;
        let change =
            Change::Move { provision: self.provision.clone(), to: self.to.clone(), rank: 0 };
        apply_change(&rolling.draft, &change, &mut fresh(state, rolling))
            .map_err(|error| misfit(&error))
    }
}

impl Deed for MoveProvision {
    const PERMIT: Permit = Permit::new(OFFICE).in_stages(UNTIL_ADOPTION);
    const RULE: &'static str = rules::TEXT;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        decide_text(state, case, &self.redraft(state)?)
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let new = self.redraft(state);
        apply_text(state, done, new);
    }
}

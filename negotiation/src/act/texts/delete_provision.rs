//! Takes a provision out of the text.

use unbracket_text::{Change, ProvisionId};

use super::common::{
    OFFICE, UNTIL_ADOPTION, apply_text, decide_text, fresh, misfit, reasoned, rolling,
};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::redraft::{Redrafted, apply_change};
use crate::refusal::Refusal;
use crate::rights::Permit;
use crate::rules;
use crate::state::State;
use crate::wire::act;
use crate::words::Words;

act! {
    /// Takes a provision out of the text, with what stands below it.
    DeleteProvision = "delete-provision" {
        /// The provision.
        provision: ProvisionId,
        /// Why.
        because: Words,
    }
}

impl DeleteProvision {
    fn redraft(&self, state: &State) -> Result<Redrafted, Refusal> {
        let rolling = rolling(state)?;
        let change = Change::Delete { provision: self.provision.clone() };
        apply_change(&rolling.draft, &change, &mut fresh(state, rolling))
            .map_err(|error| misfit(&error))
    }
}

impl Deed for DeleteProvision {
    const PERMIT: Permit = Permit::new(OFFICE).in_stages(UNTIL_ADOPTION);
    const RULE: &'static str = rules::TEXT;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        reasoned(&self.because, rules::OFFICE)?;
        decide_text(state, case, &self.redraft(state)?)
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let new = self.redraft(state);
        apply_text(state, done, new);
    }
}

//! Makes several provisions of one.

use unbracket_text::{Change, Passage, ProvisionId};

use super::common::{
    OFFICE, UNTIL_ADOPTION, WORDING_LIMIT, apply_text, decide_text, fresh, limited, misfit, plain,
    reasoned, rolling,
};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::redraft::{Redrafted, apply_change};
use crate::refusal::Refusal;
use crate::rights::Permit;
use crate::rules;
use crate::state::State;
use crate::wire::act;
use crate::words::{Kept, Words};

act! {
    /// Makes several provisions of one. The first keeps the identity, the others remember it.
    SplitProvision = "split-provision" {
        /// The provision.
        provision: ProvisionId,
        /// The words of each.
        into: Kept<Vec<Passage>>,
        /// Why.
        because: Words,
    }
}

impl SplitProvision {
    fn redraft(&self, state: &State) -> Result<Redrafted, Refusal> {
        let rolling = rolling(state)?;
        let change = Change::Split { provision: self.provision.clone(), into: self.into.0.clone() };
        apply_change(&rolling.draft, &change, &mut fresh(state, rolling))
            .map_err(|error| misfit(&error))
    }
}

impl Deed for SplitProvision {
    const PERMIT: Permit = Permit::new(OFFICE).in_stages(UNTIL_ADOPTION);
    const RULE: &'static str = rules::TEXT;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        reasoned(&self.because, rules::OFFICE)?;
        limited(&self.into.0, WORDING_LIMIT)?;
        self.into.0.iter().try_for_each(plain)?;
        decide_text(state, case, &self.redraft(state)?)
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let new = self.redraft(state);
        apply_text(state, done, new);
    }
}

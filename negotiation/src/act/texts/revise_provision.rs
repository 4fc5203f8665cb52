//! Redrafts one provision.

use unbracket_text::{Passage, ProvisionId, ProvisionKind};

use super::common::{
    OFFICE, UNTIL_ADOPTION, WORDING_LIMIT, apply_text, decide_text, limited, misfit, plain,
    provision, reasoned, rolling,
};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::redraft::{ChangeError, Redrafted, reworded};
use crate::refusal::Refusal;
use crate::rights::Permit;
use crate::rules;
use crate::state::State;
use crate::wire::act;
use crate::words::{Kept, Words};

act! {
    /// Redrafts one provision, on the chair's own authority; gives a placeholder its words. A bracket
    /// that a delegation holds stays.
    ReviseProvision = "revise-provision" {
        /// The provision.
        provision: ProvisionId,
        /// Its words from now on.
        wording: Kept<Passage>,
        /// What it is from now on, if that changes.
        kind: Option<ProvisionKind>,
        /// Why.
        because: Words,
    }
}

impl ReviseProvision {
    fn redraft(&self, state: &State) -> Result<Redrafted, Refusal> {
        let rolling = rolling(state)?;
        let old = provision(state, &self.provision)?;
        let same = old.content == self.wording.0 && self.kind.is_none_or(|kind| kind == old.kind);
        if same {
            return Err(misfit(&ChangeError::NoChange));
        }
        reworded(&rolling.draft, &self.provision, &self.wording.0, self.kind)
            .map_err(|error| misfit(&error))
    }
}

impl Deed for ReviseProvision {
    const PERMIT: Permit = Permit::new(OFFICE).in_stages(UNTIL_ADOPTION);
    const RULE: &'static str = rules::TEXT;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        reasoned(&self.because, rules::OFFICE)?;
        limited(&self.wording.0, WORDING_LIMIT)?;
        plain(&self.wording.0)?;
        decide_text(state, case, &self.redraft(state)?)
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let new = self.redraft(state);
        apply_text(state, done, new);
    }
}

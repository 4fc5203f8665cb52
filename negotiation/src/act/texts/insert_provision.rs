//! Puts a new provision in the text.

use unbracket_text::{Change, Place, Provision};

use super::common::{
    OFFICE, UNTIL_ADOPTION, WORDING_LIMIT, apply_text, decide_text, fresh, limited, misfit,
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
    /// Puts a new provision in the text, on the chair's own authority.
    InsertProvision = "insert-provision" {
        /// Where.
        place: Place,
        /// What; identities in it are not used.
        new: Kept<Provision>,
        /// Why.
        because: Words,
    }
}

impl InsertProvision {
    fn redraft(&self, state: &State) -> Result<Redrafted, Refusal> {
        let rolling = rolling(state)?;
        let change =
            Change::Insert { place: self.place.clone(), rank: 0, provision: self.new.0.clone() };
        apply_change(&rolling.draft, &change, &mut fresh(state, rolling))
            .map_err(|error| misfit(&error))
    }
}

impl Deed for InsertProvision {
    const PERMIT: Permit = Permit::new(OFFICE).in_stages(UNTIL_ADOPTION);
    const RULE: &'static str = rules::TEXT;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        reasoned(&self.because, rules::OFFICE)?;
        limited(&self.new.0, WORDING_LIMIT)?;
        decide_text(state, case, &self.redraft(state)?)
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let new = self.redraft(state);
        apply_text(state, done, new);
    }
}

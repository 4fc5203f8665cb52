//! Puts the cure that an objector named into the text.

use unbracket_text::Change;

use super::accept_proposal::relent;
use super::common::{
    OFFICE, UNTIL_ADOPTION, apply_text, decide_text, fresh, misfit, objection, rolling,
};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::redraft::{Redrafted, apply_change};
use crate::refusal::{Code, Refusal};
use crate::rights::Permit;
use crate::roster::SeatId;
use crate::rules;
use crate::said;
use crate::state::{State, Target};
use crate::wire::act;

act! {
    /// Puts the wording into the text that an objector named as the cure of the objection, which
    /// becomes "can live with".
    ApplyCure = "apply-cure" {
        /// What the objection is on.
        on: Target,
        /// Whose it is.
        of: SeatId,
    }
}

impl ApplyCure {
    fn redraft(&self, state: &State) -> Result<Redrafted, Refusal> {
        let position = objection(state, &self.on, self.of)?;
        let cure = self.on.provision.clone().zip(position.cure.clone());
        let (provision, wording) = cure.ok_or_else(|| {
            let message = said!("the objection names no wording that would lift it");
            Refusal::new(Code::Unknown, rules::POSITIONS, message)
        })?;
        let rolling = rolling(state)?;
        let change = Change::Replace { provision, wording };
        apply_change(&rolling.draft, &change, &mut fresh(state, rolling))
            .map_err(|error| misfit(&error))
    }
}

impl Deed for ApplyCure {
    const PERMIT: Permit = Permit::new(OFFICE).in_stages(UNTIL_ADOPTION);
    const RULE: &'static str = rules::TEXT;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        decide_text(state, case, &self.redraft(state)?)
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let new = self.redraft(state);
        relent(state, &self.on, self.of, done.index);
        apply_text(state, done, new);
    }
}

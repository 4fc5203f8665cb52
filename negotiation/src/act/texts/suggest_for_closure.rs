//! Says that provisions seem to be agreed.

use std::collections::BTreeSet;

use unbracket_text::ProvisionId;

use super::common::{OFFICE, UNTIL_ADOPTION, all_status, closable};
use crate::act::{Case, Deed, Done};
use crate::event::{Outcome, ParagraphStatus};
use crate::refusal::{Code, Refusal, require};
use crate::rights::Permit;
use crate::rules;
use crate::said;
use crate::state::State;
use crate::wire::act;

act! {
    /// Says that the facilitator believes provisions to be agreed; the room has still to say so.
    SuggestForClosure = "suggest-for-closure" {
        /// The provisions.
        provisions: BTreeSet<ProvisionId>,
    }
}

impl Deed for SuggestForClosure {
    const PERMIT: Permit = Permit::new(OFFICE).in_stages(UNTIL_ADOPTION);
    const RULE: &'static str = rules::TEXT;

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        for (id, status) in closable(state, &self.provisions)? {
            let repeated = status == ParagraphStatus::SuggestedForClosure;
            require(!repeated, Code::Repeated, rules::TEXT, || {
                said!("provision {id} is suggested for closure already", id)
            })?;
        }
        Ok(all_status(&self.provisions, ParagraphStatus::SuggestedForClosure))
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        state.texts.mark(&done.outcome.status, done.index);
    }
}

//! Opens again what was agreed.

use std::collections::BTreeSet;

use unbracket_text::ProvisionId;

use super::common::{UNTIL_ADOPTION, all_status, provision, reasoned, rolling, some_provisions};
use crate::act::{Case, Deed, Done};
use crate::event::{Outcome, ParagraphStatus};
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Right, Role, Who};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::wire::act;
use crate::words::Words;

act! {
    /// Opens again, with a reason, what was agreed or suggested for closure.
    Reopen = "reopen" {
        /// The provisions.
        provisions: BTreeSet<ProvisionId>,
        /// Why.
        because: Words,
    }
}

impl Deed for Reopen {
    const PERMIT: Permit =
        Permit::new(Who::Either(Right::Object, &[Role::Chair, Role::Secretariat]))
            .in_stages(UNTIL_ADOPTION);
    const RULE: &'static str = rules::TEXT;

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        some_provisions(&self.provisions)?;
        reasoned(&self.because, rules::TEXT)?;
        for id in &self.provisions {
            provision(state, id)?;
            let status = rolling(state)?.status(id);
            let closed = status.is_agreed() || status == ParagraphStatus::SuggestedForClosure;
            require(closed, Code::NotReady, rules::TEXT, || {
                said!("provision {id} is {status}; only what was closed is reopened", id, status)
            })?;
        }
        Ok(all_status(&self.provisions, ParagraphStatus::Reopened))
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        state.texts.mark(&done.outcome.status, done.index);
    }
}

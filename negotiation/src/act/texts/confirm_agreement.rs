//! A capital confirms what was agreed ad referendum.

use std::collections::BTreeSet;

use unbracket_text::ProvisionId;

use super::common::{UNTIL_ADOPTION, all_status, rolling, some_provisions};
use crate::act::{Case, Deed, Done};
use crate::event::{Outcome, ParagraphStatus};
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Right, Who};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::wire::act;

act! {
    /// A capital confirms what was agreed ad referendum; with the last of them, it is agreed.
    ConfirmAgreement = "confirm-agreement" {
        /// The provisions.
        provisions: BTreeSet<ProvisionId>,
    }
}

impl Deed for ConfirmAgreement {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::Object)).in_stages(UNTIL_ADOPTION);
    const RULE: &'static str = rules::TEXT;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        some_provisions(&self.provisions)?;
        let rolling = rolling(state)?;
        let mut agreed = BTreeSet::new();
        for id in &self.provisions {
            let pending = rolling.pending.get(id);
            let awaited = pending.is_some_and(|seats| seats.contains(&case.by.seat));
            require(awaited, Code::NotReady, rules::TEXT, || {
                said!("provision {id} does not wait for this capital", id)
            })?;
            if pending.is_some_and(|seats| seats.len() == 1) {
                agreed.insert(id.clone());
            }
        }
        Ok(all_status(&agreed, ParagraphStatus::Agreed))
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        if let Some(rolling) = &mut state.texts.rolling {
            for id in &self.provisions {
                if let Some(seats) = rolling.pending.get_mut(id) {
                    seats.remove(&done.by.seat);
                }
            }
        }
        state.texts.mark(&done.outcome.status, done.index);
    }
}

//! Closes the reading that is open.

use super::common::{NEGOTIATING, OFFICE};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::Permit;
use crate::rules;
use crate::said;
use crate::state::State;
use crate::wire::act;

act! {
    /// Closes the reading that is open: its provisions have been read in that pass.
    CloseReading = "close-reading" {}
}

impl Deed for CloseReading {
    const PERMIT: Permit = Permit::new(OFFICE).in_stages(NEGOTIATING);
    const RULE: &'static str = rules::TEXT;

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        require(state.texts.room.is_some(), Code::NotReady, rules::TEXT, || {
            said!("no reading is open")
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, _: &Done<'_>) {
        let Some(room) = state.texts.room.take() else { return };
        let mut read = room.provisions;
        if let Some(rolling) = state.texts.rolling.as_ref().filter(|_| read.is_empty()) {
            read = rolling.draft.visit().map(|visit| visit.provision.id.clone()).collect();
        }
        state.texts.read.extend(read.into_iter().map(|id| (id, room.pass)));
    }
}

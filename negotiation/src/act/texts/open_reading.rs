//! Opens a reading of provisions: the room stands there.

use std::collections::BTreeSet;

use unbracket_text::ProvisionId;

use super::common::{NEGOTIATING, OFFICE, provision, rolling};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::Permit;
use crate::rules;
use crate::said;
use crate::state::{ReadingPass, Room, State};
use crate::wire::act;

act! {
    /// Opens a reading: the first collects proposals, the second resolves them.
    OpenReading = "open-reading" {
        /// The pass.
        pass: ReadingPass,
        /// The provisions; all of them where none is named.
        provisions: BTreeSet<ProvisionId>,
    }
}

impl Deed for OpenReading {
    const PERMIT: Permit = Permit::new(OFFICE).in_stages(NEGOTIATING);
    const RULE: &'static str = rules::TEXT;

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        let rolling = rolling(state)?;
        require(state.texts.room.is_none(), Code::Repeated, rules::TEXT, || {
            said!("a reading is open; close it before the next")
        })?;
        for id in &self.provisions {
            provision(state, id)?;
        }
        let unread = |id: &ProvisionId| !state.texts.read.contains_key(id);
        let missed = match self.pass {
            ReadingPass::First => None,
            ReadingPass::Second if self.provisions.is_empty() => {
                let mut ids = rolling.draft.visit().map(|visit| &visit.provision.id);
                ids.find(|id| unread(id) && !state.texts.sources.contains_key(*id))
            }
            ReadingPass::Second => self.provisions.iter().find(|id| unread(id)),
        };
        require(missed.is_none(), Code::NotReady, rules::TEXT, || {
            said!("a provision has not had its first reading; close that first")
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        state.texts.open_reading(Room {
            pass: self.pass,
            provisions: self.provisions.clone(),
            since: done.at,
            entry: done.index,
        });
    }
}

//! Takes up an agenda item.

use super::{LEADS, leads, on_agenda, open};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Credentials, Permit};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::state::forum::MeetingId;
use crate::wire::act;

act! {
    /// Takes up an agenda item; those who wait on another keep their places.
    TakeUpItem = "take-up-item" {
        /// The meeting.
        meeting: MeetingId,
        /// The agenda item, from 1.
        item: u32,
    }
}

impl Deed for TakeUpItem {
    const PERMIT: Permit = LEADS;
    const RULE: &'static str = rules::MEETINGS;

    fn owns(&self, state: &State, by: &Credentials) -> bool {
        leads(state, self.meeting, by)
    }

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        let found = open(state, self.meeting)?;
        on_agenda(found, self.item)?;
        require(found.item != self.item, Code::Repeated, rules::MEETINGS, || {
            said!("item {item} is being discussed already", item = self.item)
        })?;
        require(found.speaking.is_none(), Code::NotReady, rules::MEETINGS, || {
            said!("somebody has the floor; their turn ends first")
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, _: &Done<'_>) {
        if let Some(meeting) = state.forums.meetings.get_mut(self.meeting.place()) {
            meeting.item = self.item;
        }
    }
}

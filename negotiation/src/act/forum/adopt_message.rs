//! Adopts a message of a meeting.

use std::collections::BTreeSet;

use unbracket_text::ProvisionId;

use super::{LEADS, leads, open};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Credentials, Permit};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::state::aftermath::next;
use crate::state::forum::{MeetingId, Message, MessageId};
use crate::wire::act;
use crate::words::{Tag, Words};

act! {
    /// Adopts a message of a meeting: what it says to others, without binding anybody.
    AdoptMessage = "adopt-message" {
        /// The meeting.
        meeting: MeetingId,
        /// What it says.
        words: Words,
        /// The provisions that it is about.
        provisions: BTreeSet<ProvisionId>,
        /// To which body it is addressed.
        to: Option<Tag>,
    }
}

impl Deed for AdoptMessage {
    const PERMIT: Permit = LEADS;
    const RULE: &'static str = rules::MEETINGS;

    fn owns(&self, state: &State, by: &Credentials) -> bool {
        leads(state, self.meeting, by)
    }

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        open(state, self.meeting)?;
        require(!self.words.is_blank(), Code::Blank, rules::MEETINGS, || {
            said!("what the message says is wanted")
        })?;
        let strange = self.provisions.iter().find(|one| !state.has_provision(one));
        require(strange.is_none(), Code::Unknown, rules::TEXT, || {
            let name = strange.map_or("", ProvisionId::as_str);
            said!("neither the present text nor an adopted one has a provision {name}", name)
        })?;
        Ok(Outcome::made(next(&state.forums.messages)))
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let id = MessageId(next(&state.forums.messages));
        if let Some(meeting) = state.forums.meetings.get_mut(self.meeting.place()) {
            meeting.messages.push(id);
        }
        state.forums.messages.push(Message {
            meeting: self.meeting,
            words: self.words.clone(),
            provisions: self.provisions.clone(),
            to: self.to.clone(),
            at: done.at,
        });
    }
}

//! Closes a meeting.

use super::{LEADS, leads, leave, open};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Credentials, Permit};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::state::forum::{Meeting, MeetingId, MeetingState, RequestId, RequestState};
use crate::wire::act;
use crate::words::Tag;

act! {
    /// Closes a meeting; who waited in vain is counted in public.
    CloseMeeting = "close-meeting" {
        /// The meeting.
        meeting: MeetingId,
    }
}

impl Deed for CloseMeeting {
    const PERMIT: Permit = LEADS;
    const RULE: &'static str = rules::MEETINGS;

    fn owns(&self, state: &State, by: &Credentials) -> bool {
        leads(state, self.meeting, by)
    }

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        let meeting = open(state, self.meeting)?;
        require(meeting.speaking.is_none(), Code::NotReady, rules::MEETINGS, || {
            said!("somebody has the floor; their turn ends first")
        })?;
        let mut outcome = Outcome::none();
        for (name, number) in [("turns", meeting.turns.len()), ("unheard", unheard(meeting).len())]
        {
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            outcome.tally.insert(Tag::known(name), number);
        }
        Ok(outcome)
    }

    fn apply(&self, state: &mut State, _: &Done<'_>) {
        let Some(meeting) = state.forums.meetings.get_mut(self.meeting.place()) else { return };
        meeting.state = MeetingState::Closed;
        for request in unheard(meeting) {
            leave(state, request, RequestState::Unheard);
        }
    }
}

fn unheard(meeting: &Meeting) -> Vec<RequestId> {
    meeting.waiting.values().flatten().copied().collect()
}

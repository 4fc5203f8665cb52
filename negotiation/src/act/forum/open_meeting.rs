//! Opens a meeting.

use super::{LEADS, leads, meeting};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Credentials, Permit};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::state::forum::{MeetingId, MeetingState};
use crate::wire::act;

act! {
    /// Opens a meeting, not before its hour.
    OpenMeeting = "open-meeting" {
        /// The meeting.
        meeting: MeetingId,
    }
}

impl Deed for OpenMeeting {
    const PERMIT: Permit = LEADS;
    const RULE: &'static str = rules::MEETINGS;

    fn owns(&self, state: &State, by: &Credentials) -> bool {
        leads(state, self.meeting, by)
    }

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let found = meeting(state, self.meeting)?;
        let planned = found.state == MeetingState::Planned;
        require(planned, Code::Repeated, rules::MEETINGS, || {
            said!("{meeting} is {state} already", meeting = self.meeting, state = found.state)
        })?;
        require(case.now >= found.from, Code::TooEarly, rules::MEETINGS, || {
            said!("a meeting opens at the hour that was announced, or later")
        })?;
        require(case.now < found.until, Code::TooLate, rules::MEETINGS, || {
            said!("the time that was announced for this meeting is over; plan another")
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, _: &Done<'_>) {
        if let Some(meeting) = state.forums.meetings.get_mut(self.meeting.place()) {
            meeting.state = MeetingState::Open;
        }
    }
}

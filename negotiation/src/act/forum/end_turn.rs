//! Ends a turn.

use super::{LEADS, leads, open};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal};
use crate::rights::{Credentials, Permit};
use crate::rules;
use crate::state::State;
use crate::state::forum::{MeetingId, RequestState};
use crate::wire::act;
use crate::words::Tag;

act! {
    /// Ends the turn of whoever has the floor, with the time that was used.
    EndTurn = "end-turn" {
        /// The meeting.
        meeting: MeetingId,
        /// How many seconds were used.
        seconds: u32,
    }
}

impl Deed for EndTurn {
    const PERMIT: Permit = LEADS;
    const RULE: &'static str = rules::MEETINGS;

    fn owns(&self, state: &State, by: &Credentials) -> bool {
        leads(state, self.meeting, by)
    }

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        let meeting = open(state, self.meeting)?;
        let turn = meeting.speaking.and_then(|turn| state.forums.request(turn));
        let turn = turn
            .ok_or_else(|| Refusal::new(Code::NotReady, rules::MEETINGS, "nobody has the floor"))?;
        let mut outcome = Outcome::none();
        if let Some(over) = self.seconds.checked_sub(turn.allotted).filter(|over| *over > 0) {
            outcome.tally.insert(Tag::known("over"), over);
        }
        Ok(outcome)
    }

    fn apply(&self, state: &mut State, _: &Done<'_>) {
        let Some(meeting) = state.forums.meetings.get_mut(self.meeting.place()) else { return };
        let turn = meeting.speaking.take();
        let turn = turn.and_then(|turn| state.forums.requests.get_mut(turn.place()));
        if let Some(turn) = turn {
            turn.state = RequestState::Heard;
            turn.used = self.seconds;
        }
    }
}

//! Ends a turn.

use unbracket_procedure::Moment;

use super::{LEADS, leads, open};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Credentials, Permit};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::state::forum::{MeetingId, Request, RequestState};
use crate::wire::act;
use crate::words::Tag;

act! {
    /// Ends the turn of whoever has the floor, with the time that was used: the time since the floor was
    /// given, unless whoever leads the meeting stopped the clock in between.
    EndTurn = "end-turn" {
        /// The meeting.
        meeting: MeetingId,
        /// How many seconds were used, where they are not those since the floor was given.
        seconds: Option<u32>,
    }
}

/// In seconds.
const DAY: u32 = 86_400;

impl EndTurn {
    fn used(&self, turn: &Request, now: Moment) -> u32 {
        let elapsed = turn.began.map_or(0, |began| now.0.saturating_sub(began.0));
        self.seconds.unwrap_or_else(|| u32::try_from(elapsed).unwrap_or(u32::MAX))
    }
}

impl Deed for EndTurn {
    const PERMIT: Permit = LEADS;
    const RULE: &'static str = rules::MEETINGS;

    fn owns(&self, state: &State, by: &Credentials) -> bool {
        leads(state, self.meeting, by)
    }

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let meeting = open(state, self.meeting)?;
        let turn = meeting.speaking.and_then(|turn| state.forums.request(turn));
        let turn = turn.ok_or_else(|| {
            Refusal::new(Code::NotReady, rules::MEETINGS, said!("nobody has the floor"))
        })?;
        let typed = self.seconds.unwrap_or_default();
        require(typed <= DAY, Code::TooMuch, rules::MEETINGS, || {
            said!("a turn of {typed} seconds is longer than a day", typed)
        })?;
        let mut outcome = Outcome::none();
        if let Some(over) =
            self.used(turn, case.now).checked_sub(turn.allotted).filter(|over| *over > 0)
        {
            outcome.tally.insert(Tag::known("over"), over);
        }
        Ok(outcome)
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let Some(meeting) = state.forums.meetings.get_mut(self.meeting.place()) else { return };
        let turn = meeting.speaking.take();
        let turn = turn.and_then(|turn| state.forums.requests.get_mut(turn.place()));
        if let Some(turn) = turn {
            turn.state = RequestState::Heard;
            turn.used = self.used(turn, done.at);
        }
    }
}

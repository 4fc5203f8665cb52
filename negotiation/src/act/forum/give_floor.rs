//! Gives the floor.

use super::{LEADS, leads, leave, open, waiting};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Credentials, Permit};
use crate::rules;
use crate::said;
use crate::said::Part;
use crate::state::State;
use crate::state::forum::{MeetingId, RequestId, RequestState};
use crate::wire::act;
use crate::words::{Tag, Words};

act! {
    /// Gives the floor to the next speaker; to depart from the order needs a reason, in public.
    GiveFloor = "give-floor" {
        /// The meeting.
        meeting: MeetingId,
        /// Whose request is heard.
        request: RequestId,
        /// Why the order is departed from.
        because: Words,
    }
}

impl Deed for GiveFloor {
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
        let request = waiting(state, self.request)?;
        let here = request.meeting == self.meeting && request.item == meeting.item;
        require(here, Code::Contradiction, rules::MEETINGS, || {
            said!(
                "item {item} of {meeting} is being discussed; take up the other first",
                item = meeting.item,
                meeting = self.meeting
            )
        })?;
        let mut outcome = Outcome::none();
        let next = meeting.next_speaker();
        if next != Some(self.request) {
            require(!self.because.is_blank(), Code::Blank, rules::MEETINGS, || {
                let next = next.map_or_else(|| Part::from(said!("nobody")), Part::from);
                said!("next is {next}; a departure from the order needs a reason, in public", next)
            })?;
            outcome.breaches.insert(Tag::known(rules::MEETINGS));
        }
        Ok(outcome)
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let Some(request) = state.forums.requests.get_mut(self.request.place()) else { return };
        if !done.outcome.breaches.is_empty() {
            request.out_of_order = self.because.clone();
        }
        request.began = Some(done.at);
        let bench = request.bench;
        if let Some(meeting) = leave(state, self.request, RequestState::Speaking) {
            meeting.speaking = Some(self.request);
            meeting.last = Some(bench);
            meeting.turns.push(self.request);
        }
    }
}

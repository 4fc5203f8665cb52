//! Requests the floor.

use super::{attributed, meeting, on_agenda};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::modalities::ProcessKind;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Basis, Permit, Right, Who};
use crate::roster::SeatId;
use crate::rules;
use crate::said;
use crate::state::State;
use crate::state::aftermath::next;
use crate::state::forum::{
    Bench, Meeting, MeetingId, MeetingState, Request, RequestId, RequestState,
};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Requests the floor on an agenda item, from the announcement of a meeting to its end.
    RequestFloor = "request-floor" {
        /// The meeting.
        meeting: MeetingId,
        /// The agenda item, from 1.
        item: u32,
    }
}

impl Deed for RequestFloor {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::Speak));
    const RULE: &'static str = rules::MEETINGS;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let found = meeting(state, self.meeting)?;
        attributed(found)?;
        require(found.state != MeetingState::Closed, Code::Closed, rules::MEETINGS, || {
            said!("{meeting} is closed", meeting = self.meeting)
        })?;
        on_agenda(found, self.item)?;
        let waits = self.waits(state, found, case.by.seat);
        require(!waits, Code::Repeated, rules::MEETINGS, || {
            said!("this seat waits for the floor on item {item} already", item = self.item)
        })?;
        Ok(Outcome::made(next(&state.forums.requests)))
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let id = RequestId(next(&state.forums.requests));
        let bench = bench(state, done.by.seat);
        let Some(meeting) = state.forums.meetings.get_mut(self.meeting.place()) else { return };
        meeting.waiting.entry((self.item, bench)).or_default().insert(id);
        state.forums.requests.push(Request {
            meeting: self.meeting,
            item: self.item,
            by: done.by.seat,
            capacity: done.by.capacity,
            bench,
            group: state.roster.seat(done.by.seat).and_then(|seat| seat.side),
            state: RequestState::Waiting,
            allotted: meeting.seconds,
            used: 0,
            began: None,
            out_of_order: Words::default(),
            intervention: None,
            at: done.at,
        });
    }
}

impl RequestFloor {
    fn waits(&self, state: &State, meeting: &Meeting, seat: SeatId) -> bool {
        let waiting = meeting.waiting.get(&(self.item, bench(state, seat)));
        waiting
            .into_iter()
            .flatten()
            .any(|id| state.forums.request(*id).is_some_and(|request| request.by == seat))
    }
}

/// On which bench a seat sits: States on one, everybody else on the other. An observer is a State where
/// States negotiate, and nowhere else.
fn bench(state: &State, seat: SeatId) -> Bench {
    let of_states = state.cycle().modalities.kind == ProcessKind::Intergovernmental;
    match state.roster.seat(seat).map(|seat| seat.basis) {
        Some(Basis::MemberState) => Bench::Governments,
        Some(Basis::Observer) if of_states => Bench::Governments,
        _ => Bench::Others,
    }
}

//! Standing forums: meetings, the speakers' list, what is said, messages.

mod adopt_message;
mod close_meeting;
mod end_turn;
mod establish_forum;
mod give_floor;
mod open_meeting;
mod plan_meeting;
mod publish_remarks;
mod request_floor;
mod speak;
mod take_up_item;
mod withdraw_request;

pub use adopt_message::AdoptMessage;
pub use close_meeting::CloseMeeting;
pub use end_turn::EndTurn;
pub use establish_forum::EstablishForum;
pub use give_floor::GiveFloor;
pub use open_meeting::OpenMeeting;
pub use plan_meeting::PlanMeeting;
pub use publish_remarks::PublishRemarks;
pub use request_floor::RequestFloor;
pub use speak::Speak;
pub use take_up_item::TakeUpItem;
pub use withdraw_request::WithdrawRequest;

use super::acts;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Credentials, Permit, Right, Role, Who};
use crate::rules;
use crate::said;
use crate::said::Part;
use crate::state::State;
use crate::state::forum::{Meeting, MeetingId, MeetingState, Request, RequestId, RequestState};

acts! {
    /// What is done in standing forums.
    ForumAct {
        EstablishForum,
        PlanMeeting,
        OpenMeeting,
        TakeUpItem,
        RequestFloor,
        WithdrawRequest,
        GiveFloor,
        EndTurn,
        Speak,
        PublishRemarks,
        AdoptMessage,
        CloseMeeting,
    }
}

/// Who leads a meeting: its chair, whoever holds that seat.
const LEADS: Permit =
    Permit::new(Who::Either(Right::Attend, &[Role::Chair, Role::Secretariat])).on_own();

/// Whether the one who acts leads the meeting.
fn leads(state: &State, meeting: MeetingId, by: &Credentials) -> bool {
    state.forums.meeting(meeting).is_none_or(|meeting| meeting.chair == by.seat)
}

/// A meeting.
fn meeting(state: &State, id: MeetingId) -> Result<&Meeting, Refusal> {
    state.forums.meeting(id).ok_or_else(|| unknown(id))
}

/// A meeting that sits.
fn open(state: &State, id: MeetingId) -> Result<&Meeting, Refusal> {
    let found = meeting(state, id)?;
    require(found.state != MeetingState::Planned, Code::NotReady, rules::MEETINGS, || {
        said!("{id} is not open yet", id)
    })?;
    require(found.state == MeetingState::Open, Code::Closed, rules::MEETINGS, || {
        said!("{id} is closed", id)
    })?;
    Ok(found)
}

/// Refuses what would tell who spoke in a meeting where nobody may tell.
fn attributed(meeting: &Meeting) -> Result<(), Refusal> {
    require(!meeting.chatham_house, Code::NotPermitted, rules::CHATHAM_HOUSE, || {
        said!(
            "nobody may tell who speaks in this meeting, so the record holds no speakers; what was said \
         is published as remarks when it is over"
        )
    })
}

/// Checks that a meeting has this agenda item.
fn on_agenda(meeting: &Meeting, item: u32) -> Result<(), Refusal> {
    let last = crate::state::aftermath::next(&meeting.agenda);
    require((1..=last).contains(&item), Code::Unknown, rules::MEETINGS, || {
        said!("the agenda has items 1 to {last}", last)
    })
}

/// A request for the floor that waits.
fn waiting(state: &State, id: RequestId) -> Result<&Request, Refusal> {
    let found = state.forums.request(id).ok_or_else(|| unknown(id))?;
    require(found.state == RequestState::Waiting, Code::Closed, rules::MEETINGS, || {
        said!("{id} does not wait: it is {state}", id, state = found.state)
    })?;
    Ok(found)
}

/// Takes a request off the list.
fn leave(state: &mut State, id: RequestId, to: RequestState) -> Option<&mut Meeting> {
    let request = state.forums.requests.get_mut(id.place())?;
    request.state = to;
    let place = (request.item, request.bench);
    let meeting = state.forums.meetings.get_mut(request.meeting.place())?;
    if let Some(waiting) = meeting.waiting.get_mut(&place) {
        waiting.remove(&id);
    }
    Some(meeting)
}

fn unknown(id: impl Into<Part>) -> Refusal {
    Refusal::new(Code::Unknown, rules::MEETINGS, said!("there is no {id}", id))
}

//! Meetings under the Chatham House Rule: remarks are taken down without a speaker, and published
//! together when the meeting is over.

use axum::extract::Path;
use axum::response::Response;
use unbracket_negotiation::Act;
use unbracket_negotiation::act::forum::PublishRemarks;
use unbracket_negotiation::state::forum::{MeetingId, MeetingState};
use unbracket_secretariat::chance::Chance;
use unbracket_secretariat::chatham::{self, RemarksError};

use crate::act_form::Filled;
use crate::acting::credentials;
use crate::failure::Failure;
use crate::frame::go;

use crate::visit::Visit;

/// A meeting of this number that sits without names.
fn quiet(visit: &Visit, number: u32, state: MeetingState) -> Result<MeetingId, Failure> {
    let at = usize::try_from(number).map_err(|_| Failure::NotFound)?;
    let found = visit.state(|all| {
        let meeting = all.forums.meetings.get(at)?;
        (meeting.chatham_house && meeting.state == state).then_some(MeetingId(number))
    });
    found.ok_or(Failure::NotFound)
}

/// Takes down a remark while the meeting sits: neither who wrote it down nor when is kept.
pub(super) async fn take_down(
    visit: Visit,
    Path((_, number)): Path<(String, u32)>,
    filled: Filled,
) -> Result<Response, Failure> {
    let meeting = quiet(&visit, number, MeetingState::Open)?;
    let vault = visit.process.secretariat().stores().vault.clone();
    let taken = chatham::take_down(&*vault, meeting, filled.need("remark")?, &Chance::System).await;
    taken.map_err(|error| Failure::Unavailable(error.to_string()))?;
    Ok(go(&visit.address(&format!("meetings/{number}?taken=1"))))
}

/// Publishes what was taken down, in an order that says nothing.
pub(super) async fn publish(
    visit: Visit,
    Path((_, number)): Path<(String, u32)>,
    filled: Filled,
) -> Result<Response, Failure> {
    let meeting = quiet(&visit, number, MeetingState::Closed)?;
    let act = Act::from(PublishRemarks::without_order(meeting, Vec::new()));
    let by = credentials(&visit, &filled, &act)?;
    match chatham::publish(visit.process.secretariat(), meeting, by).await {
        Ok(done) => Ok(go(&visit.address(&format!("meetings/{number}?done={}", done.index)))),
        Err(RemarksError::Submit(error)) => Err(error.into()),
        Err(error) => Err(Failure::Unavailable(error.to_string())),
    }
}

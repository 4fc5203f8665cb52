//! Publishes what was said where nobody may tell who said it.

use super::meeting;
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Role, Who};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::state::forum::{MeetingId, MeetingState};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Publishes, all at once and after the end, what was said in a meeting under the Chatham House
    /// Rule. The remarks come in an order that says nothing of the order of speaking: see
    /// [`PublishRemarks::without_order`].
    PublishRemarks = "publish-remarks" {
        /// The meeting.
        meeting: MeetingId,
        /// What was said.
        remarks: Vec<Words>,
    }
}

impl Deed for PublishRemarks {
    const PERMIT: Permit = Permit::new(Who::Office(&[Role::Rapporteur, Role::Secretariat]));
    const RULE: &'static str = rules::CHATHAM_HOUSE;
    const ERASABLE: bool = true;

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        let found = meeting(state, self.meeting)?;
        require(found.chatham_house, Code::Contradiction, rules::CHATHAM_HOUSE, || {
            said!("speakers in this meeting are on the record by name")
        })?;
        let over = found.state == MeetingState::Closed;
        require(over, Code::NotReady, rules::CHATHAM_HOUSE, || {
            said!(
                "remarks are published when the meeting is over, so that their time tells nothing"
            )
        })?;
        require(found.remarks.is_none(), Code::Repeated, rules::CHATHAM_HOUSE, || {
            said!("the remarks of a meeting are published once, all together")
        })?;
        let said = !self.remarks.is_empty() && !self.remarks.iter().any(Words::is_blank);
        require(said, Code::Blank, rules::CHATHAM_HOUSE, || {
            said!("what was said is wanted; a remark without words says nothing")
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        if let Some(meeting) = state.forums.meetings.get_mut(self.meeting.place()) {
            meeting.remarks = Some(self.remarks.clone());
            state.forums.published.insert(done.index, self.meeting);
        }
    }
}

impl PublishRemarks {
    /// Remarks in the order of their own words, which says nothing of the order of speaking.
    pub fn without_order(meeting: MeetingId, mut remarks: Vec<Words>) -> Self {
        remarks.sort();
        Self { meeting, remarks }
    }
}

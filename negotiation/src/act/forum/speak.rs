//! Puts on record what somebody says in a meeting.

use std::collections::BTreeSet;

use unbracket_text::ProvisionId;

use super::{attributed, meeting, on_agenda, unknown};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Right, Who};
use crate::roster::SeatId;
use crate::rules;
use crate::said;
use crate::state::State;
use crate::state::aftermath::next;
use crate::state::forum::{
    Intervention, InterventionId, MeetingId, MeetingState, RequestId, RequestState,
};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Puts on record what one says in one's turn, or sends it in writing.
    Speak = "speak" {
        /// The meeting.
        meeting: MeetingId,
        /// The agenda item, from 1.
        item: u32,
        /// The turn in which it is said; none for a statement in writing.
        turn: Option<RequestId>,
        /// What is said.
        words: Words,
        /// The provisions that it is about.
        provisions: BTreeSet<ProvisionId>,
    }
}

impl Deed for Speak {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::Speak));
    const RULE: &'static str = rules::MEETINGS;
    const ERASABLE: bool = true;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let found = meeting(state, self.meeting)?;
        attributed(found)?;
        require(found.state != MeetingState::Closed, Code::Closed, rules::MEETINGS, || {
            said!("{meeting} is closed", meeting = self.meeting)
        })?;
        on_agenda(found, self.item)?;
        require(!self.words.is_blank(), Code::Blank, rules::MEETINGS, || {
            said!("what is said is wanted")
        })?;
        let strange = self.provisions.iter().find(|one| !state.has_provision(one));
        require(strange.is_none(), Code::Unknown, rules::TEXT, || {
            let name = strange.map_or("", ProvisionId::as_str);
            said!("neither the present text nor an adopted one has a provision {name}", name)
        })?;
        if let Some(turn) = self.turn {
            self.check_turn(state, turn, case.by.seat)?;
        }
        Ok(Outcome::made(next(&state.forums.interventions)))
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let forums = &mut state.forums;
        let id = InterventionId(next(&forums.interventions));
        if let Some(meeting) = forums.meetings.get_mut(self.meeting.place()) {
            meeting.interventions.push(id);
        }
        let turn = self.turn.and_then(|turn| forums.requests.get_mut(turn.place()));
        if let Some(turn) = turn {
            turn.intervention = Some(id);
        }
        forums.interventions.push(Intervention {
            meeting: self.meeting,
            item: self.item,
            turn: self.turn,
            words: self.words.clone(),
            provisions: self.provisions.clone(),
            by: done.by.seat,
            capacity: done.by.capacity,
            at: done.at,
            entry: done.index,
        });
    }
}

impl Speak {
    fn check_turn(&self, state: &State, turn: RequestId, seat: SeatId) -> Result<(), Refusal> {
        let found = state.forums.request(turn).ok_or_else(|| unknown(turn))?;
        require(found.by == seat, Code::NotYours, rules::MEETINGS, || {
            said!("a seat speaks in its own turn only")
        })?;
        let here = found.meeting == self.meeting && found.item == self.item;
        require(here, Code::Contradiction, rules::MEETINGS, || {
            said!("{turn} is on another item, or for another meeting", turn)
        })?;
        let has = matches!(found.state, RequestState::Speaking | RequestState::Heard);
        require(has, Code::NotReady, rules::MEETINGS, || {
            said!("the floor is given first; without it, send the statement in writing")
        })?;
        require(found.intervention.is_none(), Code::Repeated, rules::MEETINGS, || {
            said!("what was said in this turn is on record already")
        })
    }
}

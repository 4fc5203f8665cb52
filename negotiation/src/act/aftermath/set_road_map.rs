//! Sets the road map of an action line.

use std::collections::{BTreeMap, BTreeSet};

use super::{known_commitments, known_seats};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Role, Who};
use crate::roster::SeatId;
use crate::rules;
use crate::said;
use crate::state::State;
use crate::state::aftermath::{Milestone, RoadMap, RoadMapId, next};
use crate::wire::act;
use crate::words::{Tag, Words};

act! {
    /// Sets the road map of an action line; to replace one needs a reason.
    SetRoadMap = "set-road-map" {
        /// The action line.
        action_line: Tag,
        /// Who facilitates it.
        facilitators: BTreeSet<SeatId>,
        /// Its milestones, by date.
        milestones: Vec<Milestone>,
        /// Why the former road map is replaced.
        because: Words,
    }
}

impl Deed for SetRoadMap {
    const PERMIT: Permit = Permit::new(Who::Office(&[Role::Secretariat]));
    const RULE: &'static str = rules::FOLLOW_UP;

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        known_seats(state, &self.facilitators)?;
        let named = self.milestones.iter().all(|one| !one.what.is_blank());
        require(named && !self.milestones.is_empty(), Code::Blank, rules::FOLLOW_UP, || {
            said!("a road map has milestones, and each says what is reached")
        })?;
        let ordered = self.milestones.is_sorted_by_key(|one| one.at);
        require(ordered, Code::Contradiction, rules::FOLLOW_UP, || {
            said!("milestones stand in the order of their dates")
        })?;
        for milestone in &self.milestones {
            known_commitments(state, &milestone.commitments)?;
        }
        let replaces = state.aftermath.present.contains_key(&self.action_line);
        require(!replaces || !self.because.is_blank(), Code::Blank, rules::FOLLOW_UP, || {
            said!(
                "{action_line} has a road map; why it is replaced is wanted",
                action_line = &self.action_line
            )
        })?;
        Ok(Outcome::made(next(&state.aftermath.road_maps)))
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let id = RoadMapId(next(&state.aftermath.road_maps));
        state.aftermath.present.insert(self.action_line.clone(), id);
        state.aftermath.road_maps.push(RoadMap {
            action_line: self.action_line.clone(),
            facilitators: self.facilitators.clone(),
            milestones: self.milestones.clone(),
            reached: BTreeMap::new(),
            at: done.at,
        });
    }
}

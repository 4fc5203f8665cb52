//! Says that a milestone was reached.

use std::collections::BTreeSet;

use super::{serves, unknown};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Credentials, Permit, Right, Role, Who};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::state::aftermath::{EvidenceId, RoadMap, RoadMapId};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Says that a milestone of a road map was reached, by its facilitators or the secretariat.
    ReachMilestone = "reach-milestone" {
        /// The road map.
        road_map: RoadMapId,
        /// The milestone, by its place from 1.
        milestone: u32,
        /// The evidence.
        evidence: BTreeSet<EvidenceId>,
        /// In words.
        words: Words,
    }
}

impl Deed for ReachMilestone {
    const PERMIT: Permit = Permit::new(Who::Either(Right::Submit, &[Role::Secretariat])).on_own();
    const RULE: &'static str = rules::FOLLOW_UP;

    fn owns(&self, state: &State, by: &Credentials) -> bool {
        let map = state.aftermath.road_maps.get(self.road_map.place());
        serves(state, by) || map.is_none_or(|map| map.facilitators.contains(&by.seat))
    }

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        let map = self.map(state)?;
        require(!map.reached.contains_key(&self.milestone), Code::Repeated, Self::RULE, || {
            said!("milestone {milestone} was reached already", milestone = self.milestone)
        })?;
        let known = |id: &EvidenceId| state.aftermath.evidence.get(id.place()).is_some();
        if let Some(missing) = self.evidence.iter().find(|id| !known(id)) {
            return Err(unknown(missing));
        }
        let shown = !self.evidence.is_empty() || !self.words.is_blank();
        require(shown, Code::Blank, rules::FOLLOW_UP, || {
            said!("what shows that it was reached is wanted: evidence, or words")
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        if let Some(map) = state.aftermath.road_maps.get_mut(self.road_map.place()) {
            map.reached.insert(self.milestone, (done.at, self.evidence.clone()));
        }
    }
}

impl ReachMilestone {
    /// The road map, if it is the present one of its line and has this milestone.
    fn map<'s>(&self, state: &'s State) -> Result<&'s RoadMap, Refusal> {
        let map = state.aftermath.road_maps.get(self.road_map.place());
        let map = map.ok_or_else(|| unknown(self.road_map))?;
        let present = state.aftermath.present.get(&map.action_line) == Some(&self.road_map);
        require(present, Code::Closed, rules::FOLLOW_UP, || {
            said!(
                "{road_map} was replaced; {action_line} has a later one",
                road_map = self.road_map,
                action_line = &map.action_line
            )
        })?;
        let last = crate::state::aftermath::next(&map.milestones);
        require((1..=last).contains(&self.milestone), Code::Unknown, rules::FOLLOW_UP, || {
            said!("{road_map} has milestones 1 to {last}", road_map = self.road_map, last)
        })?;
        Ok(map)
    }
}

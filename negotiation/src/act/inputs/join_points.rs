//! Joins points that say the same.

use std::collections::BTreeSet;

use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, at_most, require};
use crate::rights::{Permit, Role, Who};
use crate::rules;
use crate::said;
use crate::state::{PointId, State};
use crate::wire::act;

act! {
    /// Puts points that say the same into one cluster. Each stays, with whoever made it.
    JoinPoints = "join-points" {
        /// The points, or one of each cluster.
        points: BTreeSet<PointId>,
    }
}

impl Deed for JoinPoints {
    const PERMIT: Permit =
        Permit::new(Who::Office(&[Role::Secretariat, Role::Rapporteur, Role::Chair]));
    const RULE: &'static str = rules::INPUTS;

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        at_most(self.points.len(), said!("points"))?;
        let mut clusters = BTreeSet::new();
        let mut calls = BTreeSet::new();
        for id in &self.points {
            let point = super::point(state, *id)?;
            clusters.insert(point.cluster);
            let call = super::contribution(state, point.contribution)?.call;
            super::of_this_cycle(state, call)?;
            calls.insert(call);
        }
        require(clusters.len() > 1, Code::Repeated, rules::INPUTS, || {
            said!("two points are wanted that are not joined already")
        })?;
        require(calls.len() == 1, Code::Contradiction, rules::INPUTS, || {
            said!("points of different calls stay apart; each call has its own synthesis")
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, _: &Done<'_>) {
        state.inputs.join(&self.points);
    }
}

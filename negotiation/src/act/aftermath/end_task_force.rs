//! Ends a task force with its report.

use super::{serves, unknown};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Credentials, Permit, Right, Role, Who};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::state::aftermath::TaskForceId;
use crate::wire::act;
use crate::words::Words;

act! {
    /// Ends a task force, by its convener or the secretariat.
    EndTaskForce = "end-task-force" {
        /// The task force.
        task_force: TaskForceId,
        /// What it found, or why it ends without.
        report: Words,
    }
}

impl Deed for EndTaskForce {
    const PERMIT: Permit = Permit::new(Who::Either(Right::Submit, &[Role::Secretariat])).on_own();
    const RULE: &'static str = rules::FOLLOW_UP;

    fn owns(&self, state: &State, by: &Credentials) -> bool {
        let found = state.aftermath.task_forces.get(self.task_force.place());
        serves(state, by) || found.is_none_or(|found| found.convener == by.seat)
    }

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        let found = state.aftermath.task_forces.get(self.task_force.place());
        let found = found.ok_or_else(|| unknown(self.task_force))?;
        require(found.ended.is_none(), Code::Closed, rules::FOLLOW_UP, || {
            said!("{task_force} has ended already", task_force = self.task_force)
        })?;
        require(!self.report.is_blank(), Code::Blank, rules::FOLLOW_UP, || {
            said!("what it found is wanted, or why it ends without")
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let found = state.aftermath.task_forces.get_mut(self.task_force.place());
        if let Some(found) = found {
            found.ended = Some((done.at, self.report.clone()));
        }
    }
}

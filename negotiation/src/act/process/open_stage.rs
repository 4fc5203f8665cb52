//! Opens a stage.

use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::modalities::Stage;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Role, Who};
use crate::rules;
use crate::said;
use crate::state::{Clause, State};
use crate::wire::act;
use crate::words::Words;

/// How much later than the timetable says a stage may open, in hours.
const LATE: u32 = 24;

act! {
    /// Opens a stage of the cycle; going back needs a reason, and so does opening it earlier or later
    /// than the timetable says, which is a public breach.
    OpenStage = "open-stage" {
        /// The stage.
        stage: Stage,
        /// Why, where the process goes back or leaves its timetable.
        because: Words,
    }
}

impl Deed for OpenStage {
    const PERMIT: Permit = Permit::new(Who::Office(&[Role::Chair, Role::Secretariat]));
    const RULE: &'static str = rules::STAGES;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let present = state.cycle().stage;
        require(self.stage != present, Code::Repeated, rules::STAGES, || {
            said!("the stage is {present} already", present)
        })?;
        let adopted = present == Stage::FollowUp;
        require(!adopted, Code::Closed, rules::STAGES, || {
            said!("this cycle has been adopted; what follows is the next cycle")
        })?;
        let forward = self.stage > present || !self.because.is_blank();
        require(forward, Code::Blank, rules::STAGES, || {
            said!("from {present} back to {stage} needs a reason", present, stage = self.stage)
        })?;
        // Nothing but an adoption, or the decision that there is none, leads to the follow-up.
        require(self.stage != Stage::FollowUp, Code::NotReady, rules::STAGES, || {
            said!("the follow-up begins with the adoption of the outcome")
        })?;
        let planned = state.cycle().timetable.get(&self.stage).filter(|_| self.stage > present);
        let on_time = planned
            .is_none_or(|slot| slot.from <= case.now && case.now <= slot.from.plus_hours(LATE));
        require(on_time || !self.because.is_blank(), Code::Blank, rules::STAGES, || {
            said!(
                "the timetable opens {stage} at another time; say why, or postpone it",
                stage = self.stage
            )
        })?;
        let breaches = if on_time { [].into() } else { Clause::Timetable.broken() };
        Ok(Outcome { breaches, ..Outcome::none() })
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let cycle = state.cycle_mut();
        cycle.stage = self.stage;
        cycle.since = done.at;
    }
}

//! Opens a stage.

use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::modalities::Stage;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Role, Who};
use crate::rules;
use crate::state::State;
use crate::wire::act;
use crate::words::Words;

act! {
    /// Opens a stage of the cycle; going back needs a reason.
    OpenStage = "open-stage" {
        /// The stage.
        stage: Stage,
        /// Why, where the process goes back.
        because: Words,
    }
}

impl Deed for OpenStage {
    const PERMIT: Permit = Permit::new(Who::Office(&[Role::Chair, Role::Secretariat]));
    const RULE: &'static str = rules::STAGES;

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        let present = state.cycle().stage;
        require(self.stage != present, Code::Repeated, rules::STAGES, || {
            format!("the stage is {present} already")
        })?;
        let adopted = present == Stage::FollowUp;
        require(!adopted, Code::Closed, rules::STAGES, || {
            "this cycle has been adopted; what follows is the next cycle".to_owned()
        })?;
        let forward = self.stage > present || !self.because.is_blank();
        require(forward, Code::Blank, rules::STAGES, || {
            format!("from {present} back to {} needs a reason", self.stage)
        })?;
        // Nothing but an adoption, or the decision that there is none, leads to the follow-up.
        require(self.stage != Stage::FollowUp, Code::NotReady, rules::STAGES, || {
            "the follow-up begins with the adoption of the outcome".to_owned()
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let cycle = state.cycle_mut();
        cycle.stage = self.stage;
        cycle.since = done.at;
    }
}

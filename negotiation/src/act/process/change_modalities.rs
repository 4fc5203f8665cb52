//! Changes the modalities.

use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::modalities::{Modalities, Stage};
use crate::refusal::{Code, Refusal, require};
use crate::rights::{self, Permit, Role, Who};
use crate::rules;
use crate::said;
use crate::state::{Clause, State};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Changes the rules of the present cycle: freely while they are being settled; later with a
    /// reason and a second officer, as a public breach.
    ChangeModalities = "change-modalities" {
        /// All rules, as they are from now on.
        modalities: Modalities,
        /// Why, once they were settled.
        because: Words,
    }
}

impl Deed for ChangeModalities {
    const PERMIT: Permit = Permit::new(Who::Office(&[Role::Chair, Role::Secretariat]));
    const RULE: &'static str = rules::STAGES;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        self.modalities.check()?;
        let cycle = state.cycle();
        require(self.modalities != cycle.modalities, Code::Repeated, rules::STAGES, || {
            said!("these are the modalities already")
        })?;
        require(cycle.stage != Stage::FollowUp, Code::Closed, rules::STAGES, || {
            said!("this cycle is decided; the next one settles its own modalities")
        })?;
        if cycle.stage == Stage::Modalities {
            return Ok(Outcome::none());
        }
        require(!self.because.is_blank(), Code::Blank, rules::STAGES, || {
            said!(
                "the modalities were settled before the stage {stage}; say why",
                stage = cycle.stage
            )
        })?;
        rights::check_second(state, case)?;
        Ok(Outcome { breaches: Clause::Modalities.broken(), ..Outcome::none() })
    }

    fn apply(&self, state: &mut State, _: &Done<'_>) {
        state.cycle_mut().modalities = self.modalities.clone();
    }
}

//! Changes the time of a stage in the timetable.

use unbracket_procedure::Moment;

use super::plan_stage::check_slot;
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::modalities::Stage;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Role, Who};
use crate::rules;
use crate::said;
use crate::state::{Slot, State};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Changes the published time of a stage that has not ended, with a reason.
    PostponeStage = "postpone-stage" {
        /// The stage.
        stage: Stage,
        /// When it opens.
        from: Moment,
        /// When it ends.
        until: Moment,
        /// Why.
        because: Words,
    }
}

impl Deed for PostponeStage {
    const PERMIT: Permit = Permit::new(Who::Office(&[Role::Chair, Role::Secretariat]));
    const RULE: &'static str = rules::STAGES;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let cycle = state.cycle();
        let planned = cycle.timetable.get(&self.stage).ok_or_else(|| {
            let message = said!("{stage} is not planned yet; plan it", stage = self.stage);
            Refusal::new(Code::Unknown, rules::STAGES, message)
        })?;
        let slot = Slot { from: self.from, until: self.until };
        require(*planned != slot, Code::Repeated, rules::STAGES, || {
            said!("{stage} has this time already", stage = self.stage)
        })?;
        let ahead =
            self.stage > cycle.stage || (self.stage == cycle.stage && planned.from == slot.from);
        require(ahead, Code::Closed, rules::STAGES, || {
            said!(
                "{stage} is open or over; of an open one only the end can change",
                stage = self.stage
            )
        })?;
        require(!self.because.is_blank(), Code::Blank, rules::STAGES, || {
            said!("a change of the public timetable has a reason")
        })?;
        check_slot(cycle, self.stage, slot, case.now)?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, _: &Done<'_>) {
        let slot = Slot { from: self.from, until: self.until };
        state.cycle_mut().timetable.insert(self.stage, slot);
    }
}

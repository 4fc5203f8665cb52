//! Publishes when a stage opens and ends.

use unbracket_procedure::Moment;

use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::modalities::Stage;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Role, Who};
use crate::rules;
use crate::said;
use crate::state::{Clause, Cycle, Slot, State};
use crate::wire::act;

/// The time in which the timetable is due after the naming of the chair, in days.
const DUE: u32 = 7;

act! {
    /// Puts a stage into the public timetable. The first one is due within seven days of the naming
    /// of the chair; later it is a public breach.
    PlanStage = "plan-stage" {
        /// The stage.
        stage: Stage,
        /// When it opens.
        from: Moment,
        /// When it ends.
        until: Moment,
    }
}

impl Deed for PlanStage {
    const PERMIT: Permit = Permit::new(Who::Office(&[Role::Chair, Role::Secretariat]));
    const RULE: &'static str = rules::STAGES;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let cycle = state.cycle();
        require(!cycle.timetable.contains_key(&self.stage), Code::Repeated, rules::STAGES, || {
            said!("{stage} is planned already; it can be postponed", stage = self.stage)
        })?;
        require(self.stage > cycle.stage, Code::Closed, rules::STAGES, || {
            said!("the stage is {stage}; only later ones can be planned", stage = cycle.stage)
        })?;
        check_slot(cycle, self.stage, Slot { from: self.from, until: self.until }, case.now)?;
        let since = !state.roster.officers(Role::Chair).is_empty();
        let named = cycle.chaired.or_else(|| since.then_some(cycle.since));
        let due = named.map(|named| named.plus_hours(DUE * 24));
        let late = cycle.timetable.is_empty() && due.is_some_and(|due| case.now > due);
        let breaches = if late { Clause::TimetablePublished.broken() } else { [].into() };
        Ok(Outcome { breaches, ..Outcome::none() })
    }

    fn apply(&self, state: &mut State, _: &Done<'_>) {
        let slot = Slot { from: self.from, until: self.until };
        state.cycle_mut().timetable.insert(self.stage, slot);
    }
}

/// Checks that a stage ends after it opens, and opens in the order of the stages.
pub(super) fn check_slot(
    cycle: &Cycle,
    stage: Stage,
    slot: Slot,
    now: Moment,
) -> Result<(), Refusal> {
    require(slot.until > slot.from, Code::Contradiction, rules::STAGES, || {
        said!("a stage ends after it opens")
    })?;
    require(slot.until > now, Code::TooLate, rules::STAGES, || {
        said!("this time is over; a timetable is for what is to come")
    })?;
    let ordered = cycle.timetable.iter().all(|(other, planned)| match other.cmp(&stage) {
        std::cmp::Ordering::Less => planned.from <= slot.from,
        std::cmp::Ordering::Equal => true,
        std::cmp::Ordering::Greater => slot.from <= planned.from,
    });
    require(ordered, Code::Contradiction, rules::STAGES, || {
        said!("the stages open in their order; this would put one before an earlier one")
    })
}

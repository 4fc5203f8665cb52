//! Declares days on which nobody works.

use std::collections::BTreeSet;

use unbracket_procedure::Day;

use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, at_most, require};
use crate::rights::{Permit, Role, Who};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::wire::act;
use crate::words::Words;

act! {
    /// Declares holidays of the duty stations, which do not count as working days. What was called
    /// before keeps its time.
    DeclareHoliday = "declare-holiday" {
        /// The days.
        days: BTreeSet<Day>,
        /// What they are.
        because: Words,
    }
}

impl Deed for DeclareHoliday {
    const PERMIT: Permit = Permit::new(Who::Office(&[Role::Secretariat]));
    const RULE: &'static str = rules::NOTICE;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        require(!self.days.is_empty(), Code::Blank, rules::NOTICE, || {
            said!("at least one day is wanted")
        })?;
        at_most(self.days.len(), said!("days"))?;
        let today = Day(case.now.0.div_euclid(86_400));
        require(self.days.iter().all(|day| *day >= today), Code::TooLate, rules::NOTICE, || {
            said!("a day that is over was worked or not; only days to come are declared")
        })?;
        let new = self.days.iter().any(|day| !state.process.holidays.contains(day));
        require(new, Code::Repeated, rules::NOTICE, || said!("these are holidays already"))?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, _: &Done<'_>) {
        state.process.holidays.extend(self.days.iter().copied());
    }
}

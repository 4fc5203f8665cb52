//! Appeals against a ruling.

use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Right, Who};
use crate::rules;
use crate::said;
use crate::state::{RulingId, State};
use crate::wire::act;
use crate::words::Words;

/// How long a ruling can be appealed against, in hours.
const WINDOW: u32 = 24;

act! {
    /// Appeals against a ruling of the chair, at most a day after it.
    Appeal = "appeal" {
        /// The ruling.
        ruling: RulingId,
        /// Why.
        because: Words,
    }
}

impl Deed for Appeal {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::Object));
    const RULE: &'static str = rules::OFFICE;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let ruling = super::ruling(state, self.ruling)?;
        require(ruling.appeal.is_none(), Code::Repeated, rules::OFFICE, || {
            said!("there is an appeal against it already")
        })?;
        require(case.now <= ruling.at.plus_hours(WINDOW), Code::TooLate, rules::OFFICE, || {
            said!("an appeal is put within {window} hours of the ruling", window = WINDOW)
        })?;
        require(!self.because.is_blank(), Code::Blank, rules::OFFICE, || {
            said!("an appeal has a reason")
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        if let Some(ruling) = state.process.rulings.get_mut(self.ruling.place()) {
            ruling.appeal = Some((done.by.seat, self.because.clone()));
        }
    }
}

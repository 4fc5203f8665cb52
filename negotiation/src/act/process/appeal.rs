//! Appeals against a ruling.

use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Right, Who};
use crate::rules;
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
            "there is an appeal against it already".to_owned()
        })?;
        require(case.now <= ruling.at.plus_hours(WINDOW), Code::TooLate, rules::OFFICE, || {
            format!("an appeal is put within {WINDOW} hours of the ruling")
        })?;
        require(!self.because.is_blank(), Code::Blank, rules::OFFICE, || {
            "an appeal has a reason".to_owned()
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        if let Some(ruling) = state.process.rulings.get_mut(self.ruling.place()) {
            ruling.appeal = Some((done.by.seat, self.because.clone()));
        }
    }
}

//! Ends an accreditation.

use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Role, Who};
use crate::roster::{Admission, SeatId};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::wire::act;
use crate::words::Words;

act! {
    /// Ends an accreditation, with a reason.
    EndAccreditation = "end-accreditation" {
        /// The seat.
        seat: SeatId,
        /// Why.
        because: Words,
    }
}

impl Deed for EndAccreditation {
    const PERMIT: Permit = Permit::new(Who::Office(&[Role::Registrar, Role::Secretariat]));
    const RULE: &'static str = rules::ACCREDITATION;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        state.roster.check_registrar(case.by.seat)?;
        let seat = super::proposed(state, self.seat, Admission::Accredited)?;
        require(seat.offices.is_empty(), Code::NotReady, rules::ACCREDITATION, || {
            said!("{seat} holds an office; that has to end first", seat = seat.shown())
        })?;
        require(!self.because.is_blank(), Code::Blank, rules::ACCREDITATION, || {
            said!("whoever loses a seat is told why")
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, _: &Done<'_>) {
        if let Some(seat) = state.roster.seat_mut(self.seat) {
            seat.admission = Admission::Ended;
        }
    }
}

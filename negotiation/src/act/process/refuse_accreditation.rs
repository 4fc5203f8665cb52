//! Refuses a proposed accreditation.

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
    /// Refuses a proposed accreditation, with a reason.
    RefuseAccreditation = "refuse-accreditation" {
        /// The seat.
        seat: SeatId,
        /// Why.
        because: Words,
    }
}

impl Deed for RefuseAccreditation {
    const PERMIT: Permit = Permit::new(Who::Office(&[Role::Registrar, Role::Secretariat]));
    const RULE: &'static str = rules::ACCREDITATION;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        state.roster.check_registrar(case.by.seat)?;
        super::proposed(state, self.seat, Admission::Proposed)?;
        require(!self.because.is_blank(), Code::Blank, rules::ACCREDITATION, || {
            said!("whoever is refused is told why")
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, _: &Done<'_>) {
        if let Some(seat) = state.roster.seat_mut(self.seat) {
            seat.admission = Admission::Refused;
        }
    }
}

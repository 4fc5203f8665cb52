//! Confirms a proposed accreditation.

use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Role, Who};
use crate::roster::{Admission, SeatId};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::wire::act;

act! {
    /// Confirms a proposed accreditation to which no State objects.
    ConfirmAccreditation = "confirm-accreditation" {
        /// The seat.
        seat: SeatId,
    }
}

impl Deed for ConfirmAccreditation {
    const PERMIT: Permit = Permit::new(Who::Office(&[Role::Registrar, Role::Secretariat]));
    const RULE: &'static str = rules::ACCREDITATION;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        state.roster.check_registrar(case.by.seat)?;
        super::proposed(state, self.seat, Admission::Proposed)?;
        let objections = state.process.objections.get(&self.seat);
        require(objections.is_none(), Code::Objected, rules::ACCREDITATION, || {
            let count = objections.map_or(0, std::collections::BTreeMap::len);
            said!("{count} objections stand against it; it can be refused, with a reason", count)
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, _: &Done<'_>) {
        if let Some(seat) = state.roster.seat_mut(self.seat) {
            seat.admission = Admission::Accredited;
        }
    }
}

//! Gives an office.

use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Role, Who};
use crate::roster::SeatId;
use crate::rules;
use crate::said;
use crate::state::State;
use crate::wire::act;

act! {
    /// Gives an office to a seat: several can chair, as co-facilitators. The registrar is nobody of
    /// the secretariat.
    GiveOffice = "give-office" {
        /// Who.
        seat: SeatId,
        /// The office.
        office: Role,
    }
}

impl Deed for GiveOffice {
    const PERMIT: Permit = Permit::new(Who::Office(&[Role::Secretariat, Role::PresidingOfficer]));
    const RULE: &'static str = rules::OFFICE;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let seat = state.roster.present(self.seat, case.now)?;
        require(!seat.offices.contains(&self.office), Code::Repeated, rules::OFFICE, || {
            said!("{seat} holds the office already", seat = seat.shown())
        })?;
        let both = |one, other| self.office == one && seat.offices.contains(&other);
        let apart =
            !both(Role::Registrar, Role::Secretariat) && !both(Role::Secretariat, Role::Registrar);
        require(apart, Code::Contradiction, rules::OFFICE, || {
            said!("the registrar is apart from the secretariat, so that nobody does both")
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        state.roster.give_office(self.seat, self.office);
        if self.office == Role::Chair {
            state.cycle_mut().chaired.get_or_insert(done.at);
        }
    }
}

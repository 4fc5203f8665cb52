//! Ends an office.

use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Role, Who};
use crate::roster::SeatId;
use crate::rules;
use crate::said;
use crate::state::State;
use crate::wire::act;
use crate::words::Words;

act! {
    /// Ends an office that a seat holds, with a reason. The last of the secretariat and the last
    /// registrar stay until there is another.
    EndOffice = "end-office" {
        /// Who.
        seat: SeatId,
        /// The office.
        office: Role,
        /// Why.
        because: Words,
    }
}

impl Deed for EndOffice {
    const PERMIT: Permit = Permit::new(Who::Office(&[Role::Secretariat, Role::PresidingOfficer]));
    const RULE: &'static str = rules::OFFICE;

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        let holders = state.roster.officers(self.office);
        require(holders.contains(&self.seat), Code::Unknown, rules::OFFICE, || {
            said!(
                "{seat} does not hold the office of {office}",
                seat = self.seat,
                office = self.office
            )
        })?;
        require(!self.because.is_blank(), Code::Blank, rules::OFFICE, || {
            said!("the end of an office has a reason")
        })?;
        let needed = matches!(self.office, Role::Secretariat | Role::Registrar);
        require(!needed || holders.len() > 1, Code::NotReady, rules::OFFICE, || {
            said!("the last {office} stays; name another first", office = self.office)
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, _: &Done<'_>) {
        state.roster.end_office(self.seat, self.office);
    }
}

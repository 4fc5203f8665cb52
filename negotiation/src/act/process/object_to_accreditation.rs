//! Objects to a proposed accreditation.

use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Basis, Permit, Right, Who};
use crate::roster::{Admission, SeatId};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::wire::act;
use crate::words::Words;

act! {
    /// A State objects to a proposed accreditation, with its reason.
    ObjectToAccreditation = "object-to-accreditation" {
        /// The seat that is proposed.
        seat: SeatId,
        /// Why.
        because: Words,
    }
}

impl Deed for ObjectToAccreditation {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::Object));
    const RULE: &'static str = rules::ACCREDITATION;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let basis = state.roster.seat(case.by.seat).map(|seat| seat.basis);
        require(
            basis == Some(Basis::MemberState),
            Code::NotPermitted,
            rules::ACCREDITATION,
            || said!("only a member State may object to an accreditation"),
        )?;
        super::proposed(state, self.seat, Admission::Proposed)?;
        require(!self.because.is_blank(), Code::Blank, rules::ACCREDITATION, || {
            said!("an objection to an accreditation has a reason")
        })?;
        let objections = state.process.objections.get(&self.seat);
        let repeated = objections.is_some_and(|by| by.contains_key(&case.by.seat));
        require(!repeated, Code::Repeated, rules::ACCREDITATION, || {
            said!("this State has objected already")
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let objections = state.process.objections.entry(self.seat).or_default();
        objections.insert(done.by.seat, self.because.clone());
    }
}

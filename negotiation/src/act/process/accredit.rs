//! Accredits a seat.

use unbracket_procedure::Moment;

use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require, short};
use crate::rights::{Basis, Permit, Role, Who};
use crate::roster::{Admission, GroupId, GroupKind, Seat};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::wire::act;
use crate::words::{Tag, Words};

act! {
    /// Accredits a seat on a basis.
    Accredit = "accredit" {
        /// Its name; none for somebody who takes part under a pseudonym.
        name: Words,
        /// A public code, such as that of a country.
        code: Option<Tag>,
        /// The basis.
        basis: Basis,
        /// The stakeholder group to which it belongs.
        side: Option<GroupId>,
        /// Until when; none means to the end.
        until: Option<Moment>,
        /// Whether States may still object before it holds.
        proposed: bool,
    }
}

impl Deed for Accredit {
    const PERMIT: Permit = Permit::new(Who::Office(&[Role::Registrar, Role::Secretariat]));
    const RULE: &'static str = rules::ACCREDITATION;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        state.roster.check_registrar(case.by.seat)?;
        short(&self.name)?;
        let holder = self.name.text().and_then(|name| state.roster.seat_named(name));
        let holder = holder.and_then(|seat| state.roster.seat(seat)).map(|seat| seat.admission);
        let free = matches!(holder, None | Some(Admission::Refused | Admission::Ended));
        require(free, Code::Repeated, rules::ACCREDITATION, || {
            said!("{name} has a seat already", name = self.name.shown())
        })?;
        let side = self.side.map(|side| state.roster.group(side).map(|group| group.kind));
        let fits = matches!(side, None | Some(Some(GroupKind::Stakeholder)));
        require(fits, Code::Unknown, rules::ACCREDITATION, || {
            said!("a seat belongs to a stakeholder group; there is none of that name")
        })?;
        let ahead = self.until.is_none_or(|until| until > case.now);
        require(ahead, Code::TooLate, rules::ACCREDITATION, || {
            said!("an accreditation ends after it begins")
        })?;
        Ok(Outcome::made(state.roster.next_seat()))
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let admission = if self.proposed { Admission::Proposed } else { Admission::Accredited };
        let seat = state.roster.add_seat(Seat {
            name: self.name.clone(),
            code: self.code.clone(),
            basis: self.basis,
            side: self.side,
            offices: [].into(),
            admission,
            until: self.until,
        });
        if let Some(group) = self.side.and_then(|side| state.roster.group_mut(side)) {
            group.members.entry(seat).or_default().push((done.at, None));
        }
    }
}

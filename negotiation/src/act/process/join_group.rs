//! Joins a group.

use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Right, Role, Who};
use crate::roster::{Group, GroupId, GroupKind, SeatId};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::wire::act;

act! {
    /// Joins a group from now on: a negotiating group by oneself, any group through the registrar.
    JoinGroup = "join-group" {
        /// The group.
        group: GroupId,
        /// Who joins; none for whoever acts.
        seat: Option<SeatId>,
    }
}

impl Deed for JoinGroup {
    const PERMIT: Permit =
        Permit::new(Who::Either(Right::Attend, &[Role::Registrar, Role::Secretariat]));
    const RULE: &'static str = rules::CAPACITY;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let group = check_hand(state, case, self.group, self.seat)?;
        let seat = self.seat.unwrap_or(case.by.seat);
        require(!group.has(seat, case.now), Code::Repeated, rules::CAPACITY, || {
            said!("this seat belongs to {group} already", group = group.name.shown())
        })?;
        check_member(state, group.kind, seat)?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let seat = self.seat.unwrap_or(done.by.seat);
        let Some(group) = state.roster.group_mut(self.group) else { return };
        group.members.entry(seat).or_default().push((done.at, None));
        let side = group.kind == GroupKind::Stakeholder;
        if let Some(seat) = state.roster.seat_mut(seat).filter(|_| side) {
            seat.side = Some(self.group);
        }
    }
}

/// Finds a group and checks that whoever acts may change who belongs to it.
pub(super) fn check_hand<'s>(
    state: &'s State,
    case: &Case<'_>,
    group: GroupId,
    seat: Option<SeatId>,
) -> Result<&'s Group, Refusal> {
    let group = state.roster.group(group).ok_or_else(|| {
        Refusal::new(Code::Unknown, rules::CAPACITY, said!("there is no {id}", id = group))
    })?;
    let serves = state.roster.seat(case.by.seat).is_some_and(|seat| {
        seat.offices.contains(&Role::Registrar) || seat.offices.contains(&Role::Secretariat)
    });
    let own = seat.is_none_or(|seat| seat == case.by.seat);
    require(serves || own, Code::NotYours, rules::CAPACITY, || {
        said!("a seat joins and leaves for itself; the registrar does it for others")
    })?;
    let free = group.kind == GroupKind::Negotiating;
    require(serves || free, Code::NotPermitted, rules::CAPACITY, || {
        said!("who belongs to {group} is for the registrar to say", group = group.name.shown())
    })?;
    Ok(group)
}

/// Checks that there is such a seat, and that it would not sit on two sides at once.
pub(super) fn check_member(state: &State, kind: GroupKind, seat: SeatId) -> Result<(), Refusal> {
    let found = state.roster.seat(seat).ok_or_else(|| {
        Refusal::new(Code::Unknown, rules::CAPACITY, said!("there is no {id}", id = seat))
    })?;
    let free = kind != GroupKind::Stakeholder || found.side.is_none();
    require(free, Code::Contradiction, rules::CAPACITY, || {
        said!(
            "{seat} belongs to a stakeholder group already; it has to leave that",
            seat = found.shown()
        )
    })
}

//! Leaves a group.

use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Right, Role, Who};
use crate::roster::{GroupId, GroupKind, SeatId};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::wire::act;

act! {
    /// Leaves a group from now on; that one belonged to it stays on record.
    LeaveGroup = "leave-group" {
        /// The group.
        group: GroupId,
        /// Who leaves; none for whoever acts.
        seat: Option<SeatId>,
    }
}

impl Deed for LeaveGroup {
    const PERMIT: Permit =
        Permit::new(Who::Either(Right::Attend, &[Role::Registrar, Role::Secretariat]));
    const RULE: &'static str = rules::CAPACITY;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let group = super::join_group::check_hand(state, case, self.group, self.seat)?;
        let seat = self.seat.unwrap_or(case.by.seat);
        require(group.has(seat, case.now), Code::Repeated, rules::CAPACITY, || {
            said!("this seat does not belong to {group}", group = group.name.shown())
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let seat = self.seat.unwrap_or(done.by.seat);
        let Some(group) = state.roster.group_mut(self.group) else { return };
        if let Some((_, until)) = group.members.get_mut(&seat).and_then(|spans| spans.last_mut()) {
            *until = Some(done.at);
        }
        let side = group.kind == GroupKind::Stakeholder;
        if let Some(seat) = state.roster.seat_mut(seat).filter(|_| side) {
            seat.side = None;
        }
    }
}

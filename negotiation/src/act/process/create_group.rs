//! Makes a group.

use std::collections::{BTreeMap, BTreeSet};

use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, at_most, require, short};
use crate::rights::{Permit, Role, Who};
use crate::roster::{Group, GroupKind, SeatId};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::wire::act;
use crate::words::Words;

act! {
    /// Makes a group, with its first members.
    CreateGroup = "create-group" {
        /// Its name.
        name: Words,
        /// What it is for.
        kind: GroupKind,
        /// Its first members; those of a stakeholder group belong to no other one.
        members: BTreeSet<SeatId>,
    }
}

impl Deed for CreateGroup {
    const PERMIT: Permit = Permit::new(Who::Office(&[Role::Registrar, Role::Secretariat]));
    const RULE: &'static str = rules::CAPACITY;

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        short(&self.name)?;
        require(!self.name.is_blank(), Code::Blank, rules::CAPACITY, || {
            said!("a group has a name")
        })?;
        let free = self.name.text().is_none_or(|name| state.roster.group_named(name).is_none());
        require(free, Code::Repeated, rules::CAPACITY, || {
            said!("there is a group {name} already", name = self.name.shown())
        })?;
        at_most(self.members.len(), said!("members"))?;
        for seat in &self.members {
            super::join_group::check_member(state, self.kind, *seat)?;
        }
        Ok(Outcome::made(state.roster.next_group()))
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let members: BTreeMap<_, _> =
            self.members.iter().map(|seat| (*seat, vec![(done.at, None)])).collect();
        let group = Group { name: self.name.clone(), kind: self.kind, members };
        let group = state.roster.add_group(group);
        if self.kind == GroupKind::Stakeholder {
            for seat in &self.members {
                if let Some(seat) = state.roster.seat_mut(*seat) {
                    seat.side = Some(group);
                }
            }
        }
    }
}

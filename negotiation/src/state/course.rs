//! The course of positions: every change of who stands how to what, and when readings were opened.
//!
//! **Invariant:** read from its beginning, the course of a cycle gives the positions of that cycle and
//! the sponsors of its proposals as the state has them. It holds facts and no words, so that nothing
//! of it is ever withheld.

use std::collections::BTreeMap;

use unbracket_procedure::Moment;

use super::texts::{Position, ProposalId, ReadingPass, Room, Stance, Target, Texts};
use crate::rights::Capacity;
use crate::roster::SeatId;

/// A change of how a seat stands to a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Whose.
    pub seat: SeatId,
    /// To what.
    pub to: Turned,
    /// The number of the cycle, from 0.
    pub cycle: usize,
    /// The entry that brought it about.
    pub entry: u64,
}

/// What a seat turned to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turned {
    /// It has a position.
    Stands(Stated),
    /// It has none any more.
    Silent,
    /// It is among the sponsors of the proposal.
    Sponsors,
    /// It is not among them any more.
    SponsorsNoMore,
}

/// A position without its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stated {
    /// How.
    pub stance: Stance,
    /// In which capacity.
    pub capacity: Capacity,
    /// When it was stated.
    pub at: Moment,
    /// The entry that recorded it: an earlier one than that of the turn, where the position followed
    /// its words or was cured.
    pub entry: u64,
}

/// A reading that was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The pass.
    pub pass: ReadingPass,
    /// The number of its cycle, from 0.
    pub cycle: usize,
    /// When it was opened.
    pub at: Moment,
    /// The entry that opened it.
    pub entry: u64,
}

impl From<&Position> for Stated {
    fn from(position: &Position) -> Self {
        let Position { stance, capacity, at, entry, .. } = *position;
        Self { stance, capacity, at, entry }
    }
}

impl Texts {
    /// The number of the present cycle, from 0: each one that ended left its positions behind.
    fn present(&self) -> usize {
        self.former_positions.len()
    }

    fn turn(&mut self, on: &Target, (seat, to): (SeatId, Turned), entry: u64) {
        let turn = Turn { seat, to, cycle: self.present(), entry };
        match self.course.get_mut(on) {
            Some(turns) => turns.push(turn),
            None => _ = self.course.insert(on.clone(), vec![turn]),
        }
    }

    /// A seat stands to a target so from this entry on.
    pub(crate) fn stand(&mut self, on: &Target, seat: SeatId, position: Position, entry: u64) {
        self.turn(on, (seat, Turned::Stands(Stated::from(&position))), entry);
        self.awaited.extend(position.unless.iter().filter_map(|it| it.on.provision.clone()));
        self.positions.entry(on.clone()).or_default().insert(seat, position);
    }

    /// A seat says nothing of a target from this entry on.
    pub(crate) fn fall_silent(&mut self, on: &Target, seat: SeatId, entry: u64) {
        let Some(seats) = self.positions.get_mut(on) else { return };
        if seats.remove(&seat).is_none() {
            return;
        }
        if seats.is_empty() {
            self.positions.remove(on);
        }
        self.turn(on, (seat, Turned::Silent), entry);
    }

    /// A seat that was in the way can live with a target from this entry on; whether it was.
    pub(crate) fn relent(&mut self, on: &Target, seat: SeatId, entry: u64) -> bool {
        let found = self.positions.get_mut(on).and_then(|all| all.get_mut(&seat));
        let found = found.filter(|one| matches!(one.stance, Stance::Object | Stance::Reserve));
        let Some(position) = found else { return false };
        position.stance = Stance::CanLiveWith;
        position.direction = None;
        position.unless.clear();
        let stated = Stated::from(&*position);
        self.turn(on, (seat, Turned::Stands(stated)), entry);
        true
    }

    /// Takes down who sponsors a proposal from this entry on.
    pub(crate) fn sponsor(
        &mut self,
        id: ProposalId,
        seats: impl IntoIterator<Item = SeatId>,
        entry: u64,
    ) {
        let on = Target::proposal(id);
        let Some(proposal) = self.proposals.get_mut(id.place()) else { return };
        let new: Vec<SeatId> = seats.into_iter().collect();
        proposal.sponsors.extend(&new);
        new.into_iter().for_each(|seat| self.turn(&on, (seat, Turned::Sponsors), entry));
    }

    /// Takes down who sponsors a proposal no more from this entry on.
    pub(crate) fn leave_sponsors(
        &mut self,
        id: ProposalId,
        leave: impl Fn(SeatId) -> bool,
        entry: u64,
    ) {
        let on = Target::proposal(id);
        let Some(proposal) = self.proposals.get_mut(id.place()) else { return };
        let gone: Vec<SeatId> = proposal.sponsors.extract_if(.., |seat| leave(*seat)).collect();
        gone.into_iter().for_each(|seat| self.turn(&on, (seat, Turned::SponsorsNoMore), entry));
    }

    /// Opens a reading.
    pub(crate) fn open_reading(&mut self, room: Room) {
        let (pass, at, entry) = (room.pass, room.since, room.entry);
        self.readings.push(Reading { pass, cycle: self.present(), at, entry });
        self.room = Some(room);
    }

    /// How seats stood to a target in a cycle before an entry, and who sponsored it.
    pub fn stood(&self, on: &Target, cycle: usize, before: u64) -> Stood {
        let turns = self.course.get(on).map(Vec::as_slice).unwrap_or_default();
        let mut stood = Stood::default();
        for turn in turns.iter().filter(|turn| turn.cycle == cycle && turn.entry < before) {
            let Turn { seat, entry, .. } = *turn;
            match turn.to {
                Turned::Stands(stated) => {
                    stood.positions.insert(seat, (stated, entry));
                }
                Turned::Silent => {
                    stood.positions.remove(&seat);
                }
                Turned::Sponsors => {
                    stood.sponsors.insert(seat, entry);
                }
                Turned::SponsorsNoMore => {
                    stood.sponsors.remove(&seat);
                }
            }
        }
        stood
    }
}

/// Who stood how to a target at some time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stood {
    /// The positions, each with the entry since which it stood there.
    pub positions: BTreeMap<SeatId, (Stated, u64)>,
    /// The sponsors, each with the entry since which it was one.
    pub sponsors: BTreeMap<SeatId, u64>,
}

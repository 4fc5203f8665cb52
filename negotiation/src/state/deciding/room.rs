//! The room that decides: seats with a right, as `procedure` knows them.

use std::collections::BTreeSet;

use unbracket_procedure::{Constituency, Member, Moment, Room, Voter};

use crate::rights::Right;
use crate::roster::{Admission, SeatId};
use crate::state::State;

/// A seat as `procedure` knows it.
pub(crate) fn voter(seat: SeatId) -> Voter {
    Voter(seat.0)
}

/// The seat of a voter.
pub(crate) fn seat(voter: Voter) -> SeatId {
    SeatId(voter.0)
}

/// The seats that hold a right at a moment.
pub(crate) fn holders(state: &State, right: Right, now: Moment) -> BTreeSet<SeatId> {
    let rights = &state.cycle().modalities.rights;
    let holds = state.roster.seats().filter(|(_, seat)| {
        seat.admission == Admission::Accredited
            && seat.until.is_none_or(|until| now <= until)
            && rights.get(&seat.basis).is_some_and(|rights| rights.contains(&right))
    });
    holds.map(|(id, _)| id).collect()
}

/// The room of all who hold a right at a moment, without those who are away.
pub(crate) fn room_of(state: &State, right: Right, now: Moment, away: &BTreeSet<SeatId>) -> Room {
    let seats = holders(state, right, now);
    let member = |id: &SeatId| {
        let side = state.roster.seat(*id).and_then(|seat| seat.side);
        let side = side.and_then(|group| u16::try_from(group.0).ok()).map(Constituency);
        Member { constituency: side, ..Member::new(voter(*id)) }
    };
    let room = Room::new(seats.iter().map(member)).expect("a set names each seat once");
    let present = seats.iter().filter(|id| !away.contains(id)).map(|id| voter(*id));
    room.with_present(present).expect("only members are left in after those away are taken out")
}

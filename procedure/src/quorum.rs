//! Quorum: how many must be there to debate, and to decide.
//!
//! *Invariant*: a decision asks for a majority of the members, whatever the debate asks for.
//!
//! General Assembly, rules 67 and 108 (domain knowledge, to be held against A/520/Rev.20).

use crate::case::{at_least, more_than};
use crate::room::Room;
use crate::rule::Body;

/// Whether the meeting may open and debate: a third of the members, in a committee a quarter.
pub fn quorum_for_debate(room: &Room, body: Body) -> bool {
    let parts = match body {
        Body::Plenary => 3,
        Body::Committee => 4,
    };
    room.size() > 0 && at_least(room.present().len() as u128, room.size() as u128, 1, parts)
}

/// Whether a decision may be taken: a majority of the members is present.
pub fn quorum_for_decision(room: &Room) -> bool {
    more_than(room.present().len() as u128, room.size() as u128, 1, 2)
}

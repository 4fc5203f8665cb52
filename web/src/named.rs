//! What words and seats are called on a page, in its language: where there is no name to show, what
//! stands in its place.

use unbracket_negotiation::{Seat, SeatId, State, Words};

use crate::tongue::Tongue;

/// Words, or that they are withheld.
pub(crate) fn words(tongue: Tongue, words: &Words) -> String {
    words.text().map_or_else(|| tongue.say("tell-withheld"), str::to_owned)
}

/// The name of a seat; its number for somebody who takes part under a pseudonym.
pub(crate) fn seat(tongue: Tongue, id: SeatId, seat: &Seat) -> String {
    if seat.name.is_blank() {
        return tongue.with("shown-pseudonym", &[("number", &id.0)]);
    }
    words(tongue, &seat.name)
}

/// The name of the seat of a number; the number where there is none.
pub(crate) fn seat_of(tongue: Tongue, state: &State, id: SeatId) -> String {
    match state.roster.seat(id) {
        Some(found) => seat(tongue, id, found),
        None => tongue.thing("seat", id.0),
    }
}

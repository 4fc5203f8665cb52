//! As whose text the page is read.

use unbracket_negotiation::assembly::sponsor;
use unbracket_negotiation::{SeatId, State};
use unbracket_text::Sponsor;

use super::Asked;
use crate::failure::Failure;
use crate::visit::Visit;

/// The seat as whose text a page is read.
pub(super) struct Reader {
    pub(super) seat: SeatId,
    pub(super) name: Sponsor,
}

impl Reader {
    /// Whom an address names, if anybody; an address that names no seat of the process has no page.
    pub(super) fn of(visit: &Visit, asked: &Asked) -> Result<Option<Self>, Failure> {
        let Some(seat) = &asked.seat else { return Ok(None) };
        let seat = seat.parse().map(SeatId).map_err(|_| Failure::NotFound)?;
        let known = |state: &State| {
            state.roster.seat(seat).map(|_| Self { seat, name: sponsor(state, seat) })
        };
        visit.state(known).map(Some).ok_or(Failure::NotFound)
    }
}

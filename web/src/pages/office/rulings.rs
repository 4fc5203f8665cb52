//! What is public about how the process is run: rulings, corrections, erasures, waivers, breaches; each
//! a public act with its rule.

use askama::Template;
use axum::response::Response;
use unbracket_negotiation::{Moment, Words};

use super::Room;
use crate::failure::Failure;
use crate::frame::{Frame, page};
use crate::named;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "office/rulings.html")]
struct Rulings {
    room: Room,
    frame: Frame,
    rulings: Vec<Ruling>,
    corrections: Vec<(u64, String, Moment)>,
    erased: Vec<u64>,
}

struct Ruling {
    number: usize,
    article: String,
    words: String,
    reason: String,
    by: String,
    at: Moment,
    entry: u64,
    /// Who appealed, and why.
    appeal: Option<(String, String)>,
    upheld: Option<bool>,
}

pub(super) async fn rulings(visit: Visit) -> Result<Response, Failure> {
    let room = Room::new(&visit, "office-rulings");
    let frame = room.frame.clone();
    let (rulings, corrections, erased) = visit.state(|state| {
        let name = |seat| named::seat_of(frame.tongue, state, seat);
        let words = |words: &Words| named::words(frame.tongue, words);
        let all = state.process.rulings.iter().enumerate().map(|(number, it)| Ruling {
            number,
            article: it.article.to_string(),
            words: words(&it.ruling),
            reason: words(&it.reason),
            by: name(it.by),
            at: it.at,
            entry: it.entry,
            appeal: it.appeal.as_ref().map(|(seat, why)| (name(*seat), words(why))),
            upheld: it.upheld,
        });
        let mut rulings: Vec<_> = all.collect();
        rulings.reverse();
        let corrections = state.process.corrections.iter().rev();
        let corrections =
            corrections.map(|it| (it.corrects, words(&it.correction), it.at)).collect();
        (rulings, corrections, state.process.entries.erased().collect())
    });
    page(&Rulings { room, frame, rulings, corrections, erased })
}

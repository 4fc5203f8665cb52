//! Follow-up: what was promised, by whom, until when, what is reported, and what others make of it.
//!
//! **Invariant:** nothing is scored: a page tells what actors report and what others say, and puts
//! first what is overdue, silent or without means.

mod commitment;
mod derived;

use askama::Template;
use axum::response::Response;
use unbracket_negotiation::Moment;

use crate::failure::Failure;
use crate::frame::{Frame, Section, go, page};
use crate::pages::shown::{Asked, Part};
use crate::route::{Access, Route, get};
use crate::visit::Visit;
use derived::{By, Choice, Line, RoundLine, Totals, choices, lines, rounds, totals};

/// How many commitments stand on one page.
const LENGTH: usize = 60;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/p/{process}/follow-up", Access::Anyone, follow_up),
        get("/p/{process}/follow-up/commitments", Access::Anyone, list),
        get("/p/{process}/follow-up/commitments/{commitment}", Access::Anyone, commitment::shown),
    ]
}

#[derive(Template)]
#[template(path = "follow_up/follow_up.html")]
struct FollowUp {
    frame: Frame,
    process: String,
    totals: Totals,
    rounds: Vec<RoundLine>,
    review: Option<Moment>,
    by: By,
    actors: Vec<Choice>,
    provisions: Vec<Choice>,
    lines: Vec<Line>,
    part: Part,
}

/// The address of a commitment without its number: the list of all.
async fn list(visit: Visit) -> Response {
    go(&visit.address("follow-up"))
}

async fn follow_up(visit: Visit, asked: Asked) -> Result<Response, Failure> {
    let (tongue, now) = (visit.tongue(), visit.now());
    let by = By::asked(&asked);
    let shown = visit.state(|state| {
        let mut lines = lines(tongue, state, &by, now);
        let part = Part::cut(&mut lines, &asked, LENGTH);
        let (actors, provisions) = choices(tongue, state);
        FollowUp {
            frame: Frame::within(&visit, Section::FollowUp, tongue.say("nav-follow-up")),
            process: visit.process.name().to_owned(),
            totals: totals(state, now),
            rounds: rounds(state),
            review: state.cycle().review,
            by,
            actors,
            provisions,
            lines,
            part,
        }
    });
    page(&shown)
}

//! Positions: who stands where, and one's own, many at once.

mod matrix;
mod one;
mod quick;
pub(crate) mod rests;
pub(crate) mod said;
pub(crate) mod silence;

use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;
use unbracket_negotiation::GroupKind;

use crate::act_form::{Choice, Filled};
use crate::acting::{capacities, fresh_key};
use crate::failure::Failure;
use crate::frame::{Frame, Section, page, page_with};
use crate::pages::problem::Problem;
use crate::route::{Access, Route, get, post};
use crate::visit::Visit;
use matrix::Matrix;
use quick::Row;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/p/{process}/positions", Access::Anyone, read),
        post("/p/{process}/positions", Access::Act("state-position"), quick::sent),
        get("/p/{process}/positions/{provision}", Access::Anyone, one::show),
        post("/p/{process}/positions/{provision}/{verb}", Access::Seat, one::act),
        get("/p/{process}/silence/{id}", Access::Anyone, silence::show),
        post("/p/{process}/silence/{id}/{verb}", Access::Act("break-silence"), silence::act),
    ]
}

#[derive(Deserialize)]
struct Asked {
    by: Option<String>,
}

#[derive(Template)]
#[template(path = "positions/positions.html")]
struct Page {
    frame: Frame,
    address: String,
    matrix: Matrix,
    /// The way of grouping: its word, its name, and whether it is the present one.
    ways: Vec<(&'static str, String, bool)>,
    silences: Vec<(u32, unbracket_negotiation::Moment)>,
    own: Option<Own>,
}

/// The form of one's own positions.
struct Own {
    rows: Vec<Row>,
    capacities: Vec<Choice>,
    key: String,
    problem: Option<Problem>,
}

const WAYS: &[(&str, GroupKind, &str)] = &[
    ("negotiating", GroupKind::Negotiating, "positions-by-negotiating"),
    ("stakeholder", GroupKind::Stakeholder, "positions-by-stakeholder"),
    ("regional", GroupKind::Regional, "positions-by-regional"),
];

async fn read(visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    page(&made(&visit, asked.by.as_deref(), None, None)?)
}

/// The page again with what was typed, and why it was refused.
fn refused(
    visit: &Visit,
    filled: &Filled,
    failure: &Failure,
    problem: Problem,
) -> Result<Response, Failure> {
    let made = made(visit, None, Some(filled), Some(problem))?;
    page_with(
        if failure.status() == StatusCode::OK { StatusCode::BAD_REQUEST } else { failure.status() },
        &made,
    )
}

fn made(
    visit: &Visit,
    by: Option<&str>,
    filled: Option<&Filled>,
    problem: Option<Problem>,
) -> Result<Page, Failure> {
    let tongue = visit.tongue();
    let now = visit.now();
    let kind = WAYS.iter().find(|(word, ..)| Some(*word) == by).unwrap_or(&WAYS[0]);
    let matrix =
        visit.state(|state| matrix::matrix(state, kind.1, now, &tongue.say("positions-alone")));
    let ways = WAYS.iter().map(|(word, _, key)| (*word, tongue.say(key), *word == kind.0));
    let own = visit.seat().filter(|_| visit.may_now("state-position")).map(|seat| Own {
        rows: visit.state(|state| quick::rows(state, seat, filled)),
        capacities: capacities(visit, filled.and_then(|filled| filled.get("capacity"))),
        key: fresh_key(),
        problem,
    });
    Ok(Page {
        frame: Frame::within(visit, Section::Positions, tongue.say("positions-title")),
        address: visit.address(""),
        matrix,
        ways: ways.collect(),
        silences: visit.state(|state| silence::running(state, now)),
        own: own.filter(|own| !own.rows.is_empty()),
    })
}

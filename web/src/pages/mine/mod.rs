//! One's own work: what waits for me, what I have done, and what came of an act.

pub(crate) mod take_back;
pub(crate) mod waiting;

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use serde::Deserialize;
use unbracket_negotiation::record::Leaf;
use unbracket_negotiation::{Act, Moment, SeatId};

use crate::failure::Failure;
use crate::frame::{Frame, Section, page};
use crate::pages::delegate::act_name;
use crate::pages::office::pending;
use crate::pages::propose::drafts;
use crate::route::{Access, Route, get, post};
use crate::visit::Visit;
use waiting::Group;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/p/{process}/mine", Access::Seat, mine),
        get("/p/{process}/mine/done/{index}", Access::Seat, done),
        post("/p/{process}/mine/done/{index}/take-back", Access::Seat, take_back::take_back),
    ]
}

/// How many of one's own acts a page shows.
const SHOWN: usize = 30;

/// An act of one's own.
struct Own {
    index: u64,
    name: String,
    at: Moment,
}

#[derive(Template)]
#[template(path = "mine/mine.html")]
struct Mine {
    frame: Frame,
    address: String,
    seat: String,
    /// Whether this seat may propose; an office, for one, may not.
    proposes: bool,
    groups: Vec<Group>,
    own: Vec<Own>,
    earlier: usize,
}

async fn mine(visit: Visit) -> Result<Response, Failure> {
    let seat = visit.seat().ok_or(Failure::NotYours)?;
    let drafts = drafts::visible(&visit).await?;
    let (tongue, now) = (visit.tongue(), visit.now());
    let base = visit.address("");
    let mut groups = visit.process.sealed_state(|state| {
        waiting::groups(&waiting::Desk { state, seat, now, tongue, base: &base })
    });
    let frame = Frame::within(&visit, Section::Mine, tongue.say("mine-title"));
    let to_sign = pending::to_sign(&visit, &frame).await?;
    groups.splice(0..0, waiting::of_signatures(tongue, &base, to_sign));
    groups.extend(waiting::of_drafts(tongue, &base, &drafts));
    let (own, earlier) = own_acts(&visit, seat).await?;
    page(&Mine {
        frame,
        address: visit.address(""),
        seat: visit.process.seat_name(tongue, seat),
        proposes: visit.may_now("propose"),
        groups,
        own,
        earlier,
    })
}

/// The last acts of a seat, and how many there were before them.
async fn own_acts(visit: &Visit, seat: SeatId) -> Result<(Vec<Own>, usize), Failure> {
    let numbers: Vec<u64> = visit.state(|state| {
        let by = |number: &u64| state.process.entries.get(*number).is_some_and(|it| it.by == seat);
        (0..state.length).rev().filter(by).collect()
    });
    let log = visit.process.secretariat().stores().log.clone();
    let mut own = Vec::new();
    for index in numbers.iter().take(SHOWN) {
        let leaves = log.read(*index, 1).await.map_err(crate::pages::delegate::unkept)?;
        let Some(bytes) = leaves.first() else { continue };
        let damaged =
            |error: unbracket_negotiation::wire::WireError| Failure::Unavailable(error.to_string());
        let leaf = Leaf::read(bytes).map_err(damaged)?;
        own.push(Own {
            index: *index,
            name: act_name(visit.tongue(), leaf.kind().map_err(damaged)?),
            at: leaf.at().map_err(damaged)?,
        });
    }
    Ok((own, numbers.len().saturating_sub(SHOWN)))
}

#[derive(Deserialize)]
struct Asked {
    act: Option<String>,
    count: Option<u32>,
}

#[derive(Template)]
#[template(path = "mine/done.html")]
struct Done {
    frame: Frame,
    address: String,
    index: u64,
    name: String,
    /// How many acts there were, where one form made several.
    count: u32,
    next: String,
    /// Where one goes on.
    on: (String, String),
    /// What takes it back, where that can be.
    back: Option<take_back::Button>,
}

async fn done(
    visit: Visit,
    Path((_, index)): Path<(String, u64)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let by = visit.state(|state| state.process.entries.get(index).map(|entry| entry.by));
    let own = by.is_some_and(|by| visit.seats.contains(&by));
    let asked_kind = asked.act.as_deref().unwrap_or_default();
    let kind = Act::kinds().find(|(name, ..)| *name == asked_kind).map(|(name, ..)| *name);
    let kind = kind.filter(|_| own).ok_or(Failure::NotFound)?;
    let tongue = visit.tongue();
    let late = visit.state(|state| {
        let breaks = state.deciding.silences.iter().flat_map(|run| &run.breaks);
        breaks.filter(|it| it.entry == index).any(|it| it.late)
    });
    let (next, on) = if late { ("mine-next-late", "decide") } else { comes_next(kind) };
    let label = tongue.say(match on {
        "positions" => "nav-positions",
        "statements" => "statements-title",
        "propose" => "propose-title",
        "text" => "overview-read",
        "decide" => "decide-title",
        _ => "mine-title",
    });
    let count = asked.count.unwrap_or(1);
    page(&Done {
        back: take_back::button(&visit, index, count).await?,
        frame: Frame::within(&visit, Section::Mine, tongue.say("mine-done-title")),
        address: visit.address(""),
        index,
        name: act_name(tongue, kind),
        count,
        next: tongue.say(next),
        on: (visit.address(on), label),
    })
}

/// What follows from an act, and where one goes on.
fn comes_next(kind: &str) -> (&'static str, &'static str) {
    match kind {
        "propose" | "reintroduce-proposal" => ("mine-next-propose", "text"),
        "join-sponsors" | "second-proposal" | "leave-sponsors" | "withdraw-proposal" => {
            ("mine-next-sponsors", "propose")
        }
        "state-position" => ("mine-next-position", "positions"),
        "withdraw-position" => ("mine-next-back", "positions"),
        "withdraw-contribution"
        | "withdraw-co-signature"
        | "withdraw-break"
        | "withdraw-objection"
        | "withdraw-vote-request"
        | "withdraw-request" => ("mine-next-back", "mine"),
        "propose-cure" => ("mine-next-cure", "positions"),
        "accept-cure" => ("mine-next-accept-cure", "positions"),
        "break-silence" => ("mine-next-break", "decide"),
        "contribute" => ("mine-next-contribute", "mine"),
        "change-consent" => ("mine-next-consent", "mine"),
        "co-sign" => ("mine-next-co-sign", "mine"),
        "report-progress" => ("mine-next-report", "mine"),
        "explain-position"
        | "explain-vote"
        | "reserve"
        | "dissociate"
        | "minority-statement"
        | "align-with-statement"
        | "right-of-reply" => ("mine-next-statement", "statements"),
        _ => ("mine-next-other", "mine"),
    }
}

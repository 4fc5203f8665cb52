//! Proposing: in place, together with one's group, or with a file.

pub(crate) mod drafts;
mod edit;
mod proposal;
mod understood;
mod upload;
mod words;

use askama::Template;
use axum::response::Response;
use unbracket_negotiation::state::{ProposalId, ProposalState};

use crate::failure::Failure;
use crate::frame::{Frame, Section, page};
use crate::pages::delegate::actor;
use crate::pages::uploaded;
use crate::pages::wording::{Paragraph, heading_now, paragraphs};
use crate::route::{Access, Route, get, post};
use crate::visit::Visit;
use drafts::Kept;

pub(crate) fn routes() -> Vec<Route> {
    let upload = post("/p/{process}/propose/upload", Access::Act("propose"), upload::take);
    vec![
        get("/p/{process}/propose", Access::Act("propose"), start),
        get("/p/{process}/propose/upload", Access::Act("propose"), upload::form),
        upload.up_to(uploaded::MOST),
        get("/p/{process}/propose/upload/understood", Access::Act("propose"), understood::show),
        post("/p/{process}/propose/upload/confirm", Access::Act("propose"), understood::confirm),
        get("/p/{process}/propose/{provision}", Access::Act("propose"), words::form),
        post("/p/{process}/propose/{provision}", Access::Act("propose"), words::sent),
        get("/p/{process}/proposals/{id}", Access::Anyone, proposal::show),
        post(
            "/p/{process}/proposals/{id}/position",
            Access::Act("state-position"),
            proposal::position,
        ),
        post("/p/{process}/proposals/{id}/{verb}", Access::Act("join-sponsors"), proposal::act),
        get("/p/{process}/proposals/{id}/amend", Access::Act("propose"), words::amend_form),
        get("/p/{process}/drafts/{draft}", Access::Seat, drafts::show),
        post("/p/{process}/drafts/{draft}", Access::Seat, drafts::sent),
    ]
}

/// A proposal in a list.
struct Listed {
    id: u32,
    heading: String,
    by: String,
    sponsors: usize,
}

#[derive(Template)]
#[template(path = "propose/start.html")]
struct Start {
    frame: Frame,
    address: String,
    paragraphs: Vec<Paragraph>,
    drafts: Vec<Kept>,
    proposals: Vec<Listed>,
}

async fn start(visit: Visit) -> Result<Response, Failure> {
    let tongue = visit.tongue();
    let drafts = drafts::visible(&visit).await?;
    let (paragraphs, proposals) = visit.state(|state| {
        let rolling = state.texts.rolling.as_ref();
        let paragraphs = rolling.map(|rolling| paragraphs(&rolling.draft)).unwrap_or_default();
        let cycle = state.present_cycle();
        let all = (0..).map(ProposalId).zip(&state.texts.proposals);
        let open = all.filter(|(_, it)| it.state == ProposalState::Open && it.cycle == cycle);
        let listed = open.map(|(id, it)| Listed {
            id: id.0,
            heading: heading_now(tongue, state, it),
            by: actor(tongue, state, it.by, it.capacity),
            sponsors: it.sponsors.len(),
        });
        (paragraphs, listed.collect())
    });
    page(&Start {
        frame: Frame::within(&visit, Section::Text, tongue.say("propose-title")),
        address: visit.address(""),
        paragraphs,
        drafts,
        proposals,
    })
}

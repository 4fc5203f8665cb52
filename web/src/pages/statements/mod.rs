//! Statements around a decision, and reports on what was promised.

mod make;
mod report;

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use serde::Deserialize;
use unbracket_negotiation::state::deciding::{Statement, StatementId};
use unbracket_negotiation::{Moment, State};
use unbracket_text::ProvisionId;

use crate::acting::fresh_key;
use crate::failure::Failure;
use crate::frame::{Frame, Section, page};
use crate::named;
use crate::pages::decide::subject;
use crate::pages::delegate::actor;
use crate::pages::wording::{Called, label_of};
use crate::route::{Access, Route, get, post};
use crate::tongue::Tongue;
use crate::visit::Visit;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/p/{process}/statements", Access::Anyone, read),
        get("/p/{process}/statements/new", Access::Act("minority-statement"), make::form),
        post("/p/{process}/statements/new", Access::Act("minority-statement"), make::sent),
        post(
            "/p/{process}/statements/{id}/{verb}",
            Access::Act("align-with-statement"),
            make::join,
        ),
        get("/p/{process}/report/{commitment}", Access::Act("report-progress"), report::form),
        post("/p/{process}/report/{commitment}", Access::Act("report-progress"), report::sent),
    ]
}

#[derive(Deserialize)]
struct Asked {
    on: Option<String>,
}

/// A statement as it is read.
struct Said {
    id: u32,
    kind: &'static str,
    by: String,
    /// The document that it is on, or what the vote was on that it explains.
    document: String,
    labels: Vec<String>,
    /// The statement that it joins or answers, and whose that is.
    to: Option<(u32, String)>,
    words: String,
    at: Moment,
    entry: u64,
    /// Whether this visitor can join or answer it.
    joinable: bool,
}

#[derive(Template)]
#[template(path = "statements/statements.html")]
struct Page {
    frame: Frame,
    address: String,
    said: Vec<Said>,
    /// The paragraph to which the list is narrowed.
    on: Option<String>,
    may: bool,
    key: String,
}

async fn read(visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let on = asked.on.as_deref().map(ProvisionId::new);
    let seat = visit.seat();
    let aligns = visit.may("align-with-statement");
    let (said, on) = visit.state(|state| {
        let all: Vec<_> = (0..).map(StatementId).zip(&state.deciding.statements).collect();
        let wanted = all.into_iter().rev();
        let wanted =
            wanted.filter(|(_, it)| on.as_ref().is_none_or(|on| it.provisions.contains(on)));
        let cycle = state.present_cycle();
        let said = wanted.map(|(id, it)| {
            let joinable = aligns && it.cycle == cycle && Some(it.by) != seat;
            said(visit.tongue(), state, (id, it), joinable)
        });
        let said: Vec<_> = said.collect();
        let draft = state.adopted_document(None).map(|(_, document)| document.draft.clone());
        (said, on.and_then(|on| draft.map(|draft| label_of(&draft, &on))))
    });
    page(&Page {
        frame: Frame::within(&visit, Section::FollowUp, visit.tongue().say("statements-title")),
        address: visit.address(""),
        said,
        on,
        may: visit.may("minority-statement"),
        key: fresh_key(),
    })
}

fn said(
    tongue: Tongue,
    state: &State,
    (id, it): (StatementId, &Statement),
    joinable: bool,
) -> Said {
    let vote = it.vote.and_then(|id| state.deciding.votes.get(id.place()));
    let vote = vote.map(|vote| subject(state, &vote.subject, tongue));
    let document = it.document.and_then(|id| state.texts.document(id));
    let labels = document.map(|document| {
        let called = Called::of(&document.draft);
        it.provisions.iter().map(|id| called.label(id)).collect()
    });
    let to = it.to.and_then(|to| {
        let other = state.deciding.statements.get(to.place())?;
        Some((to.0, actor(tongue, state, other.by, other.capacity)))
    });
    Said {
        id: id.0,
        kind: it.kind.word(),
        by: actor(tongue, state, it.by, it.capacity),
        document: document.map(|it| named::words(tongue, &it.title)).or(vote).unwrap_or_default(),
        labels: labels.unwrap_or_default(),
        to,
        words: named::words(tongue, &it.words),
        at: it.at,
        entry: it.entry,
        joinable,
    }
}

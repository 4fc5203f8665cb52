//! Running the server, for whoever does: its health, its processes, its letters, its invitations.
//!
//! **Invariant:** what is sealed in a process stays sealed here: the operator sees how long a record is
//! and whether it is written, and nothing of its words.

mod letters;

use askama::Template;
use axum::response::Response;
use unbracket_secretariat::accounts::{Invitation, Offer};

use crate::act_form::Filled;
use crate::failure::Failure;
use crate::frame::{Frame, page};
use crate::route::{Access, Route, get, post};
use crate::visit::Visitor;

pub(crate) fn routes() -> Vec<Route> {
    let mut routes = vec![
        get("/operator", Access::Operator, show),
        post("/operator/invitations", Access::Operator, invite),
    ];
    routes.extend(letters::routes());
    routes
}

/// A process as the operator sees it.
struct Line {
    name: String,
    title: String,
    entries: u64,
    leads: bool,
    frozen: Option<String>,
}

#[derive(Template)]
#[template(path = "operator/operator.html")]
struct Operator {
    frame: Frame,
    /// What is wrong; nothing where all is well.
    wrong: Vec<String>,
    processes: Vec<Line>,
    waiting: usize,
    dead: usize,
    invitations: Vec<Invitation>,
    /// A fresh invitation's address, shown once.
    fresh: Option<String>,
}

async fn show(visitor: Visitor) -> Result<Response, Failure> {
    shown(&visitor, None).await
}

async fn invite(visitor: Visitor, filled: Filled) -> Result<Response, Failure> {
    let offer = Offer {
        seat: None,
        operator: filled.get("operator").is_some(),
        address: None,
        language: Some(visitor.tongue.code().to_owned()),
    };
    let secret = visitor.site.accounts().invite(offer).await?.to_cookie();
    let address = format!("{}/invitation/{secret}", visitor.site.settings().public);
    // Not after a redirect: what lets somebody in stands in no address of ours and in no log.
    shown(&visitor, Some(address)).await
}

async fn shown(visitor: &Visitor, fresh: Option<String>) -> Result<Response, Failure> {
    let site = &visitor.site;
    let processes = site.processes().into_iter().map(|process| {
        let secretariat = process.secretariat();
        Line {
            name: process.name().to_owned(),
            title: process.title(),
            entries: secretariat.fold(unbracket_secretariat::Fold::length),
            leads: secretariat.leads(),
            frozen: secretariat.frozen().map(|frozen| frozen.0),
        }
    });
    let invitations = site.accounts().invitations(None).await?;
    page(&Operator {
        frame: Frame::new(visitor, visitor.tongue.say("nav-operator")),
        wrong: site.health().look(site).await,
        processes: processes.collect(),
        waiting: site.outbox().waiting().await?.len(),
        dead: site.outbox().dead().await?.len(),
        invitations,
        fresh,
    })
}

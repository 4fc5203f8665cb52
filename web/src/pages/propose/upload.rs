//! Proposing with a file: taking it in, and keeping what was understood of it until that is sent.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use unbracket_formats::json;
use unbracket_quarantine::Parsed;

use super::understood::changes;
use crate::act_form::Filled;
use crate::failure::Failure;
use crate::frame::{Frame, Section, go, page, page_with};
use crate::pages::delegate::{unkept, vault};
use crate::pages::problem::Problem;
use crate::pages::uploaded;
use crate::visit::Visit;

/// In the vault of the process: the last upload of each seat.
const DRAWER: &str = "upload";

/// What is kept between the upload and its confirmation.
#[derive(Serialize, Deserialize)]
pub(super) struct Stored {
    /// The text as the file would have it.
    pub(super) accepted: String,
    /// The text without its tracked changes.
    pub(super) rejected: String,
    pub(super) notices: Vec<String>,
    pub(super) authors: usize,
    pub(super) comments: usize,
}

#[derive(Template)]
#[template(path = "propose/upload.html")]
struct Form {
    frame: Frame,
    address: String,
    problem: Option<Problem>,
    /// Whether a file was taken in and not sent.
    waits: bool,
}

pub(super) async fn form(visit: Visit) -> Result<Response, Failure> {
    let waits = stored(&visit).await?.is_some();
    page(&Form { waits, ..empty(&visit, None) })
}

fn empty(visit: &Visit, problem: Option<Problem>) -> Form {
    let title = visit.tongue().say("propose-upload-title");
    let frame = Frame::within(visit, Section::Text, title);
    Form { frame, address: visit.address(""), problem, waits: false }
}

/// Takes a file, keeps what was understood of it, and leads to it.
pub(super) async fn take(visit: Visit, filled: Filled) -> Result<Response, Failure> {
    let again = |problem: Problem| {
        let form = empty(&visit, Some(problem));
        page_with(StatusCode::UNPROCESSABLE_ENTITY, &form)
    };
    let Some(file) = filled.file("file").cloned() else {
        return again(visit.tongue().say("propose-upload-none").into());
    };
    let reader = (&visit.visitor.site, visit.tongue());
    let parsed = match uploaded::read(reader, file.name, file.bytes).await {
        Ok(parsed) => parsed,
        Err(Failure::Said(words)) => return again(words.into()),
        Err(other) => return Err(other),
    };
    let stored = of(&visit, &parsed);
    match changes(&visit, &stored) {
        Ok(_) => {
            keep(&visit, &stored).await?;
            Ok(go(&visit.address("propose/upload/understood")))
        }
        Err(wrong @ (Failure::Wrong(_) | Failure::Said(_))) => {
            again(Problem::of(visit.tongue(), &wrong))
        }
        Err(other) => Err(other),
    }
}

/// The form for another file, where nothing is kept of the one that is asked for.
pub(super) fn gone(visit: &Visit) -> Result<Response, Failure> {
    let problem = visit.tongue().say("propose-upload-gone");
    page_with(StatusCode::GONE, &empty(visit, Some(problem.into())))
}

fn name(visit: &Visit) -> Result<[u8; 4], Failure> {
    Ok(visit.seat().ok_or(Failure::NotYours)?.0.to_be_bytes())
}

fn of(visit: &Visit, parsed: &Parsed) -> Stored {
    Stored {
        accepted: json::write_draft(&parsed.accepted),
        rejected: json::write_draft(&parsed.rejected),
        notices: parsed.notices.iter().map(|it| uploaded::noticed(visit.tongue(), it)).collect(),
        authors: parsed.versions.len(),
        comments: parsed.comments,
    }
}

async fn keep(visit: &Visit, stored: &Stored) -> Result<(), Failure> {
    let bytes = serde_json::to_vec(stored).map_err(|it| Failure::Unavailable(it.to_string()))?;
    vault(visit).put(DRAWER, &name(visit)?, &bytes).await.map_err(unkept)
}

/// What is kept of the last file; none where it was sent, or there was none.
pub(super) async fn stored(visit: &Visit) -> Result<Option<Stored>, Failure> {
    let bytes = vault(visit).get(DRAWER, &name(visit)?).await.map_err(unkept)?;
    Ok(bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()))
}

/// Keeps no more of the file.
pub(super) async fn forget(visit: &Visit) -> Result<(), Failure> {
    vault(visit).destroy(DRAWER, &name(visit)?).await.map_err(unkept)?;
    Ok(())
}

//! How to verify the record: what to download, what to run, what to compare; and the whole method.

use std::sync::LazyLock;

use askama::Template;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use unbracket_ledger::Checkpoint;
use unbracket_secretariat::export::VERIFY;

use crate::failure::Failure;
use crate::frame::{Frame, Section, page};
use crate::pages::help::render;
use crate::visit::Visit;

/// The method, as a page.
static METHOD: LazyLock<String> = LazyLock::new(|| render(VERIFY));

#[derive(Template)]
#[template(path = "record/verify.html")]
struct Shown {
    frame: Frame,
    process: String,
    origin: String,
    key: String,
    note: String,
    size: u64,
    root: String,
    method: &'static str,
}

pub(super) async fn shown(visit: Visit) -> Result<Response, Failure> {
    let secretariat = visit.process.secretariat();
    let (note, size) = secretariat.published().await?;
    let (checkpoint, _) = Checkpoint::parse_note(note.as_bytes())
        .map_err(|error| Failure::Unavailable(error.to_string()))?;
    page(&Shown {
        frame: Frame::within(&visit, Section::Record, visit.tongue().say("verify-title")),
        process: visit.process.name().to_owned(),
        origin: checkpoint.origin().to_owned(),
        key: secretariat.key().to_string(),
        size,
        root: checkpoint.root().to_base64(),
        note,
        method: &METHOD,
    })
}

/// The method as the text that goes with every export.
pub(super) async fn text() -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/markdown; charset=utf-8"),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    (headers, VERIFY).into_response()
}

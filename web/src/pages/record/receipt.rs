//! A receipt: the proof that an entry stands on the record, for people and for programs.

use askama::Template;
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use unbracket_ledger::{Checkpoint, leaf_hash};

use super::hex;
use super::list::{Line, line};
use crate::failure::Failure;
use crate::frame::{Frame, Section, page};
use crate::pages::shown::number;
use crate::telling::Teller;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "record/receipt.html")]
struct Shown {
    frame: Frame,
    process: String,
    line: Line,
    origin: String,
    size: u64,
    root: String,
    leaf_hash: String,
    proof: Vec<String>,
    checkpoint: String,
}

pub(super) async fn shown(
    visit: Visit,
    Path((_, index)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let index: u64 = number(&index)?;
    let secretariat = visit.process.secretariat();
    let entry = secretariat.entry(index).await?.ok_or(Failure::NotFound)?;
    let receipt = secretariat.receipt(index).await?;
    let note = receipt.checkpoint().to_string();
    let checkpoint = Checkpoint::parse_note(note.as_bytes());
    let (checkpoint, _) = checkpoint.map_err(|error| Failure::Unavailable(error.to_string()))?;
    let tongue = visit.tongue();
    let shown = visit.state(|state| Shown {
        frame: Frame::within(
            &visit,
            Section::Record,
            tongue.with("record-receipt", &[("number", &index)]),
        ),
        process: visit.process.name().to_owned(),
        line: line(&Teller::new(tongue, state), &entry),
        origin: checkpoint.origin().to_owned(),
        size: checkpoint.size(),
        root: checkpoint.root().to_base64(),
        leaf_hash: hex(leaf_hash(&entry.leaf).as_bytes()),
        proof: receipt.proof().iter().map(unbracket_ledger::Hash::to_base64).collect(),
        checkpoint: note,
    });
    page(&shown)
}

/// The receipt as a file, as C2SP tlog-proof has it.
pub(super) async fn file(
    visit: Visit,
    Path((_, index)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let index: u64 = number(&index)?;
    let secretariat = visit.process.secretariat();
    if index >= visit.state(|state| state.length) {
        return Err(Failure::NotFound);
    }
    let receipt = secretariat.receipt(index).await?.to_string();
    let name = format!("{}-{index}.tlog-proof", visit.process.name());
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "no-cache".to_owned()),
    ];
    Ok((headers, receipt).into_response())
}

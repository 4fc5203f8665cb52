//! One entry: its leaf, its body as far as it is public, its commitment, and its place in the tree.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use unbracket_ledger::leaf_hash;

use super::hex;
use super::list::{Line, line};
use crate::failure::Failure;
use crate::frame::{Frame, Section, page};
use crate::pages::acts;
use crate::pages::shown::{Said, number, open_words, seat};
use crate::telling::Teller;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "record/entry.html")]
struct Shown {
    frame: Frame,
    process: String,
    line: Line,
    /// The act and the rule that it relies on, in words.
    act: String,
    rule: String,
    length: u64,
    who: String,
    second: Option<String>,
    /// The leaf as text: it is canonical JSON.
    leaf: String,
    leaf_hash: String,
    /// The commitment to the body, and where the body lies.
    commitment: Option<(String, String)>,
    salt: Option<String>,
    body: Option<String>,
    /// Corrections of this entry: how it should read, and the entry of the correction.
    corrections: Vec<(Said, u64)>,
}

pub(super) async fn shown(
    visit: Visit,
    Path((_, index)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let index: u64 = number(&index)?;
    let entry = visit.process.secretariat().entry(index).await?.ok_or(Failure::NotFound)?;
    let tongue = visit.tongue();
    let shown = visit.state(|state| {
        let corrections = state.process.corrections.iter().filter(|one| one.corrects == index);
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let commitment = entry.commitment.map(|name| hex(&name.0));
        let title = tongue.with("record-entry", &[("number", &index)]);
        let frame = Frame::within(&visit, Section::Record, title);
        let line = line(&Teller::new(tongue, state), &entry);
        Shown {
            act: acts::name(&frame, line.kind),
            rule: acts::rule(tongue, line.rule),
            frame,
            line,
            process: visit.process.name().to_owned(),
            length: state.length,
            who: seat(tongue, state, entry.event.by.seat),
            second: entry.event.by.countersigned.map(|id| seat(tongue, state, id)),
            leaf: text(&entry.leaf),
            leaf_hash: hex(leaf_hash(&entry.leaf).as_bytes()),
            commitment: commitment.map(|name| (name.clone(), format!("{}/{name}", &name[..2]))),
            salt: entry.body.as_ref().map(|body| hex(&body.salt)),
            body: entry.body.as_ref().map(|body| text(&body.bytes)),
            corrections: corrections
                .map(|one| (open_words(tongue, &one.correction), one.entry))
                .collect(),
        }
    });
    page(&shown)
}

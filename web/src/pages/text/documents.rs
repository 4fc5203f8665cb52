//! All documents of all cycles.

use askama::Template;
use axum::http::HeaderMap;
use axum::response::Response;
use unbracket_negotiation::state::{Document, DocumentId};
use unbracket_negotiation::{Moment, State};

use super::present::document_downloads;
use super::{Asked, Named, at_home, before, rendered};
use crate::failure::Failure;
use crate::frame::{Frame, Section};
use crate::kept::{away, kept};
use crate::named;
use crate::pages::versions::languages;
use crate::visit::Visit;

pub(super) async fn list(visit: Visit, headers: HeaderMap) -> Result<Response, Failure> {
    let visit = at_home(visit, "documents", &Asked::default());
    kept(visit, &headers, |visit| away(move || made(&visit))).await
}

#[derive(Template)]
#[template(path = "text/documents.html")]
struct Page {
    frame: Frame,
    home: String,
    cycles: Vec<Cycle>,
}

/// The documents of a cycle, the last one first.
struct Cycle {
    title: String,
    documents: Vec<Line>,
}

struct Line {
    named: Named,
    by: String,
    provisions: usize,
    languages: Vec<(String, Moment, bool)>,
    before: Option<Named>,
    corrects: Option<u32>,
    downloads: Vec<(String, &'static str)>,
    /// Former and present numbers that differ.
    concordance: Vec<(String, String)>,
}

fn made(visit: &Visit) -> Result<String, Failure> {
    let frame = Frame::within(visit, Section::Text, visit.tongue().say("text-documents"));
    let home = format!("/p/{}", visit.process.name());
    let cycles = visit.state(|state| cycles(state, &frame, &home));
    rendered(&Page { frame, home, cycles })
}

fn cycles(state: &State, frame: &Frame, home: &str) -> Vec<Cycle> {
    let all: Vec<_> = (0..).map(DocumentId).zip(&state.texts.documents).collect();
    let cycle = |(number, cycle): (usize, &unbracket_negotiation::state::Cycle)| {
        let of_it = all.iter().rev().filter(|(_, document)| document.cycle == number);
        let title = match cycle.title.is_blank() {
            true => &state.process.title,
            false => &cycle.title,
        };
        Cycle {
            title: named::words(frame.tongue, title),
            documents: of_it.map(|(id, one)| line(state, frame, home, (*id, one))).collect(),
        }
    };
    let numbered = state.process.cycles.iter().enumerate().rev();
    numbered.map(cycle).filter(|cycle| !cycle.documents.is_empty()).collect()
}

fn line(state: &State, frame: &Frame, home: &str, (id, document): (DocumentId, &Document)) -> Line {
    let changed = document.concordance.iter().filter(|row| {
        row.present.as_ref().map(std::slice::from_ref) != Some(row.former.as_slice())
    });
    let numbers = |labels: &[unbracket_text::Label]| {
        let labels: Vec<&str> = labels.iter().map(unbracket_text::Label::as_str).collect();
        labels.join(frame.tongue.comma())
    };
    Line {
        named: Named::of(frame, id, document),
        by: named::seat_of(frame.tongue, state, document.by),
        provisions: unbracket_negotiation::standing::cited_labels(&document.draft).len(),
        languages: languages(document),
        before: before(state, id).map(|(id, one)| Named::of(frame, id, one)),
        corrects: document.corrects.map(|id| id.0),
        downloads: document_downloads(home, id.0),
        concordance: changed
            .map(|row| {
                let present = row.present.as_slice();
                (numbers(&row.former), numbers(present))
            })
            .filter(|(former, present)| former != present)
            .collect(),
    }
}

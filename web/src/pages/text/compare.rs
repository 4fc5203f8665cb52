//! Two versions of a text side by side in one: what was inserted, deleted, moved, word by word.

use askama::Template;
use axum::extract::Path;
use axum::http::HeaderMap;
use axum::response::Response;
use unbracket_formats::html::page::markup::Markup;

use super::changes::changes;
use super::glance::{Cell, strip};
use super::phrases::phrases;
use super::present::tally_words;
use super::row::Row;
use super::{Asked, Named, at_home, coded, document_of, downloads, rendered};
use crate::failure::Failure;
use crate::frame::{Frame, Section};
use crate::kept::{away, kept};
use crate::visit::Visit;

pub(super) async fn show(
    visit: Visit,
    Path((_, from, to)): Path<(String, String, String)>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    if let Some(to) = to.strip_suffix(".docx") {
        let to = to.to_owned();
        return away(move || downloads::redline(&visit, &from, &to)).await;
    }
    let path = format!("compare/{}/{}", coded(&from), coded(&to));
    let visit = at_home(visit, &path, &Asked::default());
    kept(visit, &headers, move |visit| away(move || made(&visit, &from, &to))).await
}

#[derive(Template)]
#[template(path = "text/compare.html")]
struct Page {
    frame: Frame,
    home: String,
    from: Named,
    to: Named,
    figures: String,
    attributes: String,
    cells: Vec<Cell>,
    rows: Vec<Row>,
    only: bool,
    /// All documents, to choose others.
    all: Vec<Named>,
}

fn made(visit: &Visit, from: &str, to: &str) -> Result<String, Failure> {
    let frame = Frame::within(visit, Section::Text, String::new());
    let (old, new, all) = visit.state(|state| {
        let one = |number| {
            let (id, document) = document_of(state, number)?;
            Ok::<_, Failure>((Named::of(&frame, id, document), document.draft.clone()))
        };
        let ids = (0..).map(unbracket_negotiation::state::DocumentId);
        let all = ids.zip(&state.texts.documents);
        let all = all.map(|(id, document)| Named::of(&frame, id, document)).collect();
        Ok::<_, Failure>((one(from)?, one(to)?, all))
    })?;
    let home = format!("/p/{}", visit.process.name());
    let (rows, tally) = changes(&frame, &home, &old.1, &new.1);
    let cells = strip(&rows);
    let title = frame.t2("text-compare-title", "from", &old.0.name, "to", &new.0.name);
    let page = Page {
        figures: tally_words(&frame, tally),
        attributes: Markup::of_draft(&new.1, phrases(&frame)).attributes(),
        frame: Frame { title, ..frame },
        home,
        from: old.0,
        to: new.0,
        cells,
        rows,
        only: true,
        all,
    };
    rendered(&page)
}

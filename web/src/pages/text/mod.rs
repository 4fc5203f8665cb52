//! The text: as it stands, as it stood, what changed, and the story of every provision.
//!
//! **Invariant:** what a page says of the text is derived from the state by a plain function; a
//! provision has the same address for ever.

mod basis;
mod changes;
mod clean;
mod compare;
mod components;
mod document;
mod documents;
mod downloads;
mod glance;
mod lines;
mod phrases;
mod present;
mod provision;
mod reader;
mod row;

use serde::Deserialize;
use unbracket_negotiation::state::{Document, DocumentId};
use unbracket_negotiation::{Moment, State};

use crate::failure::Failure;
use crate::frame::Frame;
use crate::route::{Access, Route, get};
use crate::visit::Visit;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/p/{process}/text", Access::Anyone, present::show),
        get("/p/{process}/documents", Access::Anyone, documents::list),
        get("/p/{process}/documents/{document}", Access::Anyone, document::show),
        get("/p/{process}/documents/{document}/lines", Access::Anyone, lines::show),
        get("/p/{process}/documents/{document}/{label}", Access::Anyone, document::find),
        get("/p/{process}/compare/{from}/{to}", Access::Anyone, compare::show),
        get("/p/{process}/provisions/{id}", Access::Anyone, provision::show),
        get("/p/{process}/compilation.docx", Access::Anyone, downloads::compilation_docx),
        get("/p/{process}/compilation.md", Access::Anyone, downloads::compilation_markdown),
        get("/p/{process}/compilation.json", Access::Anyone, downloads::compilation_json),
        get("/p/{process}/text.docx", Access::Anyone, downloads::text_docx),
        get("/p/{process}/text.md", Access::Anyone, downloads::text_markdown),
        get("/p/{process}/text.json", Access::Anyone, downloads::text_json),
        get("/components", Access::Anyone, components::show),
        get("/components/figures", Access::Anyone, components::pictures),
    ]
}

/// What an address asks of a page of the text.
#[derive(Clone, Debug, Default, Deserialize)]
struct Asked {
    /// `base`, `compilation` or `changes`.
    view: Option<String>,
    /// The seat as whose text it is read.
    #[serde(rename = "as")]
    seat: Option<String>,
    /// The language beside it.
    with: Option<String>,
    /// The provision whose story stands beside it.
    at: Option<String>,
}

impl Asked {
    /// What is asked for, without what is blank.
    fn filled(self) -> Self {
        let filled = |value: Option<String>| value.filter(|value| !value.trim().is_empty());
        Self {
            view: filled(self.view),
            seat: filled(self.seat),
            with: filled(self.with),
            at: filled(self.at),
        }
    }

    /// The same as a query, in one order: two addresses of one page are one.
    fn query(&self) -> String {
        let pairs =
            [("view", &self.view), ("as", &self.seat), ("with", &self.with), ("at", &self.at)];
        let filled = pairs.iter().filter_map(|(name, value)| Some((*name, value.as_deref()?)));
        let parts: Vec<_> =
            filled.map(|(name, value)| format!("{name}={}", coded(value))).collect();
        if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
    }

    fn view(&self) -> &str {
        self.view.as_deref().unwrap_or_default()
    }
}

/// A value as it stands in an address.
fn coded(value: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let code = |byte: u8| match byte {
        byte if plain(byte) => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    value.bytes().map(code).collect()
}

/// The visit at the one address of its page.
fn at_home(mut visit: Visit, path: &str, asked: &Asked) -> Visit {
    visit.visitor.address = format!("{}{}", visit.address(path), asked.query());
    visit
}

/// How a document is called where there is little room: its symbol, else its kind and its number.
fn called(frame: &Frame, id: DocumentId, document: &Document) -> String {
    match &document.symbol {
        Some(symbol) => symbol.as_str().to_owned(),
        None => format!("{} {}", frame.term("DocumentKind", document.kind), id.0),
    }
}

/// The document of a number in an address.
fn document_of<'s>(state: &'s State, number: &str) -> Result<(DocumentId, &'s Document), Failure> {
    let id = number.parse().map(DocumentId).map_err(|_| Failure::NotFound)?;
    state.texts.document(id).map(|document| (id, document)).ok_or(Failure::NotFound)
}

/// The document that came before one, of the same line: of its cycle, else the outcome of the one
/// before.
fn before(state: &State, id: DocumentId) -> Option<(DocumentId, &Document)> {
    let documents = (0..).map(DocumentId).zip(&state.texts.documents);
    documents.take_while(|(other, _)| *other < id).last()
}

/// A document as lists and headings name it.
#[derive(Clone)]
struct Named {
    number: u32,
    kind: String,
    name: String,
    title: String,
    issued: Moment,
}

impl Named {
    fn of(frame: &Frame, id: DocumentId, document: &Document) -> Self {
        Self {
            number: id.0,
            kind: frame.term("DocumentKind", document.kind),
            name: called(frame, id, document),
            title: document.title.shown().to_owned(),
            issued: document.issued,
        }
    }
}

/// Renders a template.
fn rendered(template: &impl askama::Template) -> Result<String, Failure> {
    template.render().map_err(|error| Failure::Unavailable(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_addresses_of_one_page_are_one() {
        let asked = Asked {
            view: Some("changes".to_owned()),
            seat: Some(" ".to_owned()),
            with: Some("a b".to_owned()),
            at: None,
        };
        assert_eq!(asked.filled().query(), "?view=changes&with=a%20b");
        assert_eq!(Asked::default().query(), "");
    }
}

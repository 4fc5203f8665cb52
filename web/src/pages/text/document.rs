//! A document as it was issued, under its own numbers; what changed in it; and its files.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::HeaderMap;
use axum::response::Response;
use unbracket_formats::html::page::markup::{Markup, anchor};
use unbracket_negotiation::standing::cited_labels;
use unbracket_negotiation::state::{DocumentId, DocumentKind};
use unbracket_negotiation::{Moment, State};
use unbracket_text::Draft;

use super::changes::changes;
use super::phrases::phrases;
use super::present::{Tools, document_downloads, tally_words};
use super::row::{Row, Standings};
use super::{Asked, Named, at_home, before, clean, coded, document_of, downloads, rendered};
use crate::failure::Failure;
use crate::frame::{Frame, Section, go};
use crate::kept::{away, kept};
use crate::pages::versions::languages;
use crate::visit::Visit;

pub(super) async fn show(
    visit: Visit,
    Path((_, document)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    if let Some((number, ending)) = document.split_once('.') {
        let (number, ending) = (number.to_owned(), ending.to_owned());
        return away(move || downloads::document(&visit, &number, &ending)).await;
    }
    let asked = asked.filled();
    let visit = at_home(visit, &format!("documents/{}", coded(&document)), &asked);
    let make = move |visit| away(move || made(&visit, &document, &asked));
    kept(visit, &headers, make).await
}

/// Leads from a number as people cite it to the provision that bears it in a document.
pub(super) async fn find(
    visit: Visit,
    Path((_, document, label)): Path<(String, String, String)>,
) -> Result<Response, Failure> {
    let found = visit.state(|state| {
        let (_, document) = document_of(state, &document)?;
        let found = labelled(&document.draft, &label).ok_or(Failure::NotFound)?;
        Ok::<_, Failure>(anchor(&found))
    })?;
    Ok(go(&visit.address(&format!("documents/{document}#{found}"))))
}

/// The identity of the provision that bears a number: `12 bis` is also `12-bis`, `7(a)` is also `7a`
/// where no other is.
fn labelled(draft: &Draft, label: &str) -> Option<String> {
    let loose = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let near = |text: &str| text.replace([' ', '.', '-', '_', '+'], "").to_lowercase();
    let labels = cited_labels(draft);
    let exact = labels.iter().find(|(_, own)| near(own) == near(label));
    let found = exact.or_else(|| labels.iter().find(|(_, own)| loose(own) == loose(label)));
    found.map(|(id, _)| id.as_str().to_owned())
}

#[derive(Template)]
#[template(path = "text/document.html")]
struct Page {
    frame: Frame,
    home: String,
    document: Named,
    former: Option<Named>,
    later: Option<Named>,
    /// Documents that correct this one.
    corrected: Vec<Named>,
    corrects: Option<Named>,
    tools: Tools,
    figures: Vec<String>,
    attributes: String,
    rows: Vec<Row>,
    only: bool,
    languages: Vec<(String, Moment, bool)>,
}

/// What the page takes from the state.
struct Basis {
    document: Named,
    draft: Arc<Draft>,
    before: Option<(Named, Arc<Draft>)>,
    later: Option<Named>,
    corrected: Vec<Named>,
    corrects: Option<Named>,
    languages: Vec<(String, Moment, bool)>,
    versions: Vec<(String, Arc<Draft>)>,
    standings: Standings,
    outcome: bool,
}

impl Basis {
    fn of(state: &State, frame: &Frame, number: &str) -> Result<Self, Failure> {
        let (id, document) = document_of(state, number)?;
        let name = |id: DocumentId| Some(Named::of(frame, id, state.texts.document(id)?));
        let all = (0..).map(DocumentId).zip(&state.texts.documents);
        let corrects = all.filter(|(_, other)| other.corrects == Some(id));
        let before = before(state, id);
        Ok(Self {
            document: Named::of(frame, id, document),
            draft: document.draft.clone(),
            before: before.map(|(id, one)| (Named::of(frame, id, one), one.draft.clone())),
            later: id.0.checked_add(1).and_then(|next| name(DocumentId(next))),
            corrected: corrects.map(|(id, one)| Named::of(frame, id, one)).collect(),
            corrects: document.corrects.and_then(name),
            languages: languages(document),
            versions: text(document.versions.iter().map(|(tag, one)| (tag, one.clone()))),
            standings: Standings::stated(
                state,
                document.draft.visit().map(|visit| &visit.provision.id),
            ),
            outcome: document.kind == DocumentKind::Outcome,
        })
    }
}

fn text<'a, T>(
    pairs: impl Iterator<Item = (&'a unbracket_negotiation::Tag, T)>,
) -> Vec<(String, T)> {
    pairs.map(|(tag, value)| (tag.as_str().to_owned(), value)).collect()
}

fn made(visit: &Visit, number: &str, asked: &Asked) -> Result<String, Failure> {
    let frame = Frame::within(visit, Section::Text, String::new());
    let basis = visit.state(|state| Basis::of(state, &frame, number))?;
    let home = format!("/p/{}", visit.process.name());
    let mut figures = Vec::new();
    let mut rows = match (&basis.before, asked.view()) {
        (Some((since, old)), "changes") => {
            let (rows, tally) = changes(&frame, &home, old, &basis.draft);
            figures.push(frame.t1("text-changes-since", "document", &since.name));
            figures.push(tally_words(&frame, tally));
            rows
        }
        _ => clean::rows(&frame, &home, &basis.draft, &basis.standings),
    };
    let chosen = basis.versions.iter().find(|(tag, _)| asked.with.as_ref() == Some(tag));
    if let Some((tag, version)) = chosen {
        clean::put_beside(&frame, &mut rows, &basis.draft, (tag, version), &basis.draft);
    }
    if basis.outcome {
        figures.push(frame.t1("text-as-adopted", "date", frame.day(&basis.document.issued)));
    }
    let page = Page {
        tools: tools(&frame, &home, asked, &basis),
        attributes: Markup::of_draft(&basis.draft, phrases(&frame)).attributes(),
        figures,
        rows,
        only: asked.view() == "changes",
        former: basis.before.map(|(name, _)| name),
        later: basis.later,
        corrected: basis.corrected,
        corrects: basis.corrects,
        languages: basis.languages,
        frame: Frame { title: basis.document.title.clone(), ..frame },
        document: basis.document,
        home,
    };
    rendered(&page)
}

fn tools(frame: &Frame, home: &str, asked: &Asked, basis: &Basis) -> Tools {
    let action = format!("{home}/documents/{}", basis.document.number);
    let address = |view: Option<&str>| {
        let view = view.map(str::to_owned);
        format!("{action}{}", Asked { view, with: asked.with.clone(), ..Asked::default() }.query())
    };
    let is_changes = asked.view() == "changes" && basis.before.is_some();
    let mut views = vec![(address(None), frame.t("text-view-clean"), !is_changes)];
    if basis.before.is_some() {
        views.push((address(Some("changes")), frame.t("text-view-changes"), is_changes));
    }
    views.push((format!("{action}/lines"), frame.t("text-view-lines"), false));
    let language = |(tag, _): &(String, _)| (tag.clone(), asked.with.as_ref() == Some(tag));
    Tools {
        views,
        view: asked.view().to_owned(),
        languages: basis.versions.iter().map(language).collect(),
        downloads: document_downloads(home, basis.document.number),
        action,
        ..Tools::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unbracket_text::{Passage, Provision, ProvisionKind, Standing};

    #[test]
    fn a_number_is_found_as_people_write_it_in_an_address() {
        let paragraph = |id: &str, standing| {
            let words = Passage::words("Decides to act;");
            let made = Provision::new(id, ProvisionKind::OperativeParagraph, words);
            Provision { standing, ..made }
        };
        let part = Provision::new("s", ProvisionKind::SubParagraph, Passage::words("one;"));
        let first = paragraph("a", Standing::Numbered).with_children(vec![part]);
        let draft = Draft::new(vec![first, paragraph("b", Standing::Inserted)]).unwrap();
        let found = |label| labelled(&draft, label);
        assert_eq!(found("1").as_deref(), Some("a"));
        assert_eq!(found("1-bis").as_deref(), Some("b"));
        assert_eq!(found("1%20bis"), None);
        assert_eq!(found("1(a)").as_deref(), Some("s"));
        assert_eq!(found("1a").as_deref(), Some("s"));
        assert_eq!(found("9"), None);
    }
}

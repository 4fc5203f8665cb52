//! Files of documents and of the compilation: the same bytes for everybody, made when asked for.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use unbracket_formats::docx::{self, WriteOptions};
use unbracket_formats::{html, json, markdown, plain};
use unbracket_text::{Compilation, Draft, Label, Provision, ProvisionId, ProvisionKind};

use super::document_of;
use crate::dates;
use crate::failure::Failure;
use crate::kept::away;
use crate::pages::versions::negotiated_in;
use crate::visit::Visit;

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const MARKDOWN: &str = "text/markdown; charset=utf-8";
const JSON: &str = "application/json";

pub(super) async fn compilation_docx(visit: Visit) -> Result<Response, Failure> {
    let write = |it: &Compilation| docx::write_compilation(it, &WriteOptions::default()).bytes;
    compilation(visit, "docx", WORD, write).await
}

pub(super) async fn compilation_markdown(visit: Visit) -> Result<Response, Failure> {
    let write = |it: &Compilation| markdown::write_compilation(it).into_bytes();
    compilation(visit, "md", MARKDOWN, write).await
}

pub(super) async fn compilation_json(visit: Visit) -> Result<Response, Failure> {
    let write = |it: &Compilation| json::write_compilation(it).into_bytes();
    compilation(visit, "json", JSON, write).await
}

async fn compilation(
    visit: Visit,
    ending: &'static str,
    kind: &'static str,
    write: fn(&Compilation) -> Vec<u8>,
) -> Result<Response, Failure> {
    let assembly = visit.process.clone().laid_in().await;
    let language = visit.state(negotiated_in);
    away(move || {
        let name = format!("{}-compilation.{ending}", visit.process.name());
        let compilation = assembly.compilation.clone().in_language(language);
        Ok(file(write(&compilation), kind, &name))
    })
    .await
}

pub(super) async fn text_docx(visit: Visit) -> Result<Response, Failure> {
    text(visit, "docx").await
}

pub(super) async fn text_markdown(visit: Visit) -> Result<Response, Failure> {
    text(visit, "md").await
}

pub(super) async fn text_json(visit: Visit) -> Result<Response, Failure> {
    text(visit, "json").await
}

/// The text under negotiation as it stands, without what is proposed: what a delegation changes in its
/// own program and sends back.
async fn text(visit: Visit, ending: &'static str) -> Result<Response, Failure> {
    let draft = visit.state(|state| state.texts.rolling.as_ref().map(|it| it.draft.clone()));
    let draft = draft.ok_or(Failure::NotFound)?;
    away(move || {
        let (bytes, kind) = written(&draft, ending).ok_or(Failure::NotFound)?;
        Ok(file(bytes, kind, &format!("{}-text.{ending}", visit.process.name())))
    })
    .await
}

/// A document as a file.
///
/// # Errors
/// Where there is no such document or no such format.
pub(super) fn document(visit: &Visit, number: &str, ending: &str) -> Result<Response, Failure> {
    let (draft, called) = visit.state(|state| {
        let (_, one) = document_of(state, number)?;
        // A file is found again by the symbol under which everybody cites the document.
        let symbol = one.symbol.as_ref().map(|symbol| symbol.as_str().replace('/', "-"));
        let called = symbol.unwrap_or_else(|| format!("document-{number}"));
        Ok::<_, Failure>((one.draft.clone(), called))
    })?;
    let (bytes, kind) = written(&draft, ending).ok_or(Failure::NotFound)?;
    let name = format!("{}-{called}.{ending}", visit.process.name());
    Ok(file(bytes, kind, &name))
}

/// A text in the format of an ending; none where there is no such format.
fn written(draft: &Draft, ending: &str) -> Option<(Vec<u8>, &'static str)> {
    if ending == "json" {
        // It holds what numbers follow from, and the text is given back exactly.
        return Some((json::write_draft(draft).into_bytes(), JSON));
    }
    let draft = &numbered(draft);
    Some(match ending {
        "docx" => (docx::write_draft(draft, &WriteOptions::default()).bytes, WORD),
        "md" => (markdown::write_draft(draft).text.into_bytes(), MARKDOWN),
        "html" => (html::write_draft(draft).text.into_bytes(), "text/html; charset=utf-8"),
        "txt" => (plain::write_draft(draft).text.into_bytes(), "text/plain; charset=utf-8"),
        _ => return None,
    })
}

/// The text with the numbers that pages show, in place of those that it bore before: what was inserted
/// since has one, and what was numbered anew has its present one. A kind of paragraph that bears no
/// numbers at all, as many preambles, gets none.
fn numbered(draft: &Draft) -> Draft {
    let labels = unbracket_text::labels(draft);
    let borne = draft.visit().filter(|visit| visit.provision.former_label.is_some());
    let kinds: BTreeSet<ProvisionKind> = borne.map(|visit| visit.provision.kind).collect();
    let provisions = draft.provisions().iter().map(|one| relabelled(one, &labels, &kinds));
    draft
        .with_provisions(provisions.collect())
        .expect("the identities and depths are those of a draft")
}

fn relabelled(
    provision: &Provision,
    labels: &BTreeMap<ProvisionId, Label>,
    kinds: &BTreeSet<ProvisionKind>,
) -> Provision {
    let label = labels.get(&provision.id).filter(|label| !label.is_empty());
    let label = label.filter(|_| kinds.contains(&provision.kind));
    let children = provision.children.iter().map(|child| relabelled(child, labels, kinds));
    Provision {
        former_label: label.map(|label| label.as_str().to_owned()),
        children: children.collect(),
        ..provision.clone()
    }
}

/// What changed between two documents as tracked changes of the later one: by its symbol, of the day on
/// which it was issued.
///
/// # Errors
/// Where there is no such document.
pub(super) fn redline(visit: &Visit, from: &str, to: &str) -> Result<Response, Failure> {
    let (old, new, by, issued) = visit.state(|state| {
        let (_, old) = document_of(state, from)?;
        let (id, new) = document_of(state, to)?;
        let by = new.symbol.as_ref().map_or_else(|| id.to_string(), |it| it.as_str().to_owned());
        Ok::<_, Failure>((old.draft.clone(), new.draft.clone(), by, new.issued))
    })?;
    let options = WriteOptions { date: Some(dates::machine(issued)), ..WriteOptions::default() };
    let written = docx::write_comparison(&numbered(&old), &numbered(&new), &by, &options);
    let name = format!("{}-{from}-{to}-changes.docx", visit.process.name());
    Ok(file(written.bytes, WORD, &name))
}

fn file(bytes: Vec<u8>, kind: &'static str, name: &str) -> Response {
    let plain: String =
        name.chars().filter(|c| c.is_ascii_alphanumeric() || "-._".contains(*c)).collect();
    let disposition = format!("attachment; filename=\"{plain}\"");
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if let Ok(disposition) = HeaderValue::from_str(&disposition) {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    response
}

#[cfg(test)]
mod tests {
    use unbracket_formats::ReadOptions;
    use unbracket_text::{Passage, Standing, compile};

    use super::*;

    fn paragraph(id: &str, label: Option<&str>, standing: Standing) -> Provision {
        let words = format!("Decides on {id};");
        let provision =
            Provision::new(id, ProvisionKind::OperativeParagraph, Passage::words(&words));
        Provision { former_label: label.map(str::to_owned), standing, ..provision }
    }

    #[test]
    fn a_text_that_names_no_language_is_framed_in_that_of_the_negotiation() {
        let draft = Draft::new(vec![paragraph("a", Some("7"), Standing::Numbered)]).unwrap();
        let framed = |draft: Draft| {
            markdown::write_compilation(&compile(&draft, &[]).in_language(Some("fr".to_owned())))
        };
        assert!(framed(draft.clone()).contains("Comment lire ce texte"));
        let spanish = framed(draft.with_language(Some("es".to_owned())));
        assert!(spanish.contains("Cómo leer este texto"), "{spanish}");
    }

    #[test]
    fn a_paragraph_that_was_inserted_has_its_number_in_every_file_and_is_read_again_with_it() {
        let draft = Draft::new(vec![
            paragraph("a", Some("7"), Standing::Numbered),
            paragraph("b", None, Standing::Inserted),
            // Its number until now: the text was numbered anew.
            paragraph("c", Some("8 bis"), Standing::Numbered),
        ])
        .unwrap();
        let cited: Vec<_> = unbracket_text::labels(&draft).into_values().collect();
        let cited: Vec<&str> = cited.iter().map(Label::as_str).collect();
        for ending in ["md", "txt", "html"] {
            let (bytes, _) = written(&draft, ending).unwrap();
            let text = String::from_utf8(bytes).unwrap();
            assert!(cited.iter().all(|label| text.contains(label)), "{ending}: {cited:?}\n{text}");
            assert!(!text.contains("8 bis"), "{ending} tells a number that is no more: {text}");
        }
        for ending in ["md", "docx"] {
            let (bytes, _) = written(&draft, ending).unwrap();
            let name = format!("text.{ending}");
            let read = unbracket_formats::read(&bytes, &name, &ReadOptions::default()).unwrap();
            let labels = read.accepted.visit().map(|it| it.provision.former_label.clone());
            let labels: Vec<_> = labels.map(Option::unwrap_or_default).collect();
            assert_eq!(labels, cited, "{ending}");
        }
    }
}

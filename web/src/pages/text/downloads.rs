//! Files of documents and of the compilation: the same bytes for everybody, made when asked for.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use unbracket_formats::docx::{self, WriteOptions};
use unbracket_formats::{html, json, markdown, plain};
use unbracket_text::{Compilation, Draft, Sponsor, amendments_above, compile};

use super::document_of;
use crate::failure::Failure;
use crate::kept::away;
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
    away(move || {
        let name = format!("{}-compilation.{ending}", visit.process.name());
        Ok(file(write(&assembly.compilation), kind, &name))
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

fn written(draft: &Draft, ending: &str) -> Option<(Vec<u8>, &'static str)> {
    Some(match ending {
        "docx" => (docx::write_draft(draft, &WriteOptions::default()).bytes, WORD),
        "md" => (markdown::write_draft(draft).text.into_bytes(), MARKDOWN),
        "html" => (html::write_draft(draft).text.into_bytes(), "text/html; charset=utf-8"),
        "txt" => (plain::write_draft(draft).text.into_bytes(), "text/plain; charset=utf-8"),
        "json" => (json::write_draft(draft).into_bytes(), JSON),
        _ => return None,
    })
}

/// What changed between two documents as tracked changes of the later one.
///
/// # Errors
/// Never for two texts: no likeness is asked for.
pub(super) fn redline(old: &Draft, new: &Draft, by: &str, name: &str) -> Result<Response, Failure> {
    let sponsors = [Sponsor::new(by)].into();
    let amendments = amendments_above(old, new, &sponsors, 0.0);
    let amendments = amendments.map_err(|error| Failure::Wrong(error.to_string()))?;
    let compilation = compile(old, &amendments);
    let bytes = docx::write_redline(&compilation, &WriteOptions::default()).bytes;
    Ok(file(bytes, WORD, name))
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

//! Reading a file of any kind: found out by its content first, by its name second.

use unbracket_text::Draft;

use crate::document::Document;
use crate::limits::{Limits, ReadError};
use crate::names::Names;
use crate::sniff::{self, Kind};
use crate::{brackets, docx, html, json, markdown, pdf, plain};

/// How files are read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReadOptions {
    /// How much is accepted.
    pub limits: Limits,
    /// By which names sponsors are recognised.
    pub names: Names,
}

/// Reads a file of any kind that is known.
///
/// # Errors
/// Refuses a file over a limit, a damaged or encrypted one, and a kind that is not read; never its
/// content.
pub fn read(bytes: &[u8], name: &str, options: &ReadOptions) -> Result<Document, ReadError> {
    match sniff::kind(bytes, name) {
        Kind::Markdown => markdown::read(bytes, options),
        Kind::Plain => plain::read(bytes, options),
        Kind::Html => html::read(bytes, options),
        Kind::Json => json::read_draft(bytes, &options.limits)
            .map(|draft: Draft| Document::plain(draft, Vec::new())),
        Kind::Pdf => pdf::read(bytes, options),
        Kind::Docx => word(bytes, options),
        kind @ (Kind::Word97
        | Kind::OpenDocument
        | Kind::Rtf
        | Kind::Xml
        | Kind::Package
        | Kind::Binary
        | Kind::Damaged
        | Kind::Empty) => Err(sniff::refusal(kind, name)),
    }
}

/// Reads a Word document, with the brackets typed in it.
fn word(bytes: &[u8], options: &ReadOptions) -> Result<Document, ReadError> {
    let parse =
        |text: &str| brackets::parse_within(text, &options.names, options.limits.depth).passage;
    let mut document =
        docx::read_with(bytes, &docx::ReadOptions { limits: options.limits, parse: &parse })?;
    document.notices.extend(brackets::half_brackets(&document.accepted, &[]));
    Ok(document)
}

//! The languages in which a document exists, each with the digest of its exact text.
//!
//! **Invariant:** every page that shows a digest of a text takes it from here, so that a text has one
//! digest wherever and whenever it is shown.

use sha2::{Digest, Sha256};
use unbracket_negotiation::state::Document;
use unbracket_negotiation::{Moment, State};
use unbracket_secretariat::export::text_bytes;
use unbracket_text::Draft;

/// A text in one language, with the digest of its bytes.
pub(crate) struct Version {
    pub(crate) language: String,
    pub(crate) digest: String,
}

/// The language of negotiation, where a text says it.
pub(crate) fn negotiated_in(state: &State) -> Option<String> {
    let last = state.texts.documents.last()?;
    Some(last.language_of_negotiation()?.as_str().to_owned())
}

/// The language in which a document was issued.
fn own_language(document: &Document) -> &str {
    let issued = || document.language_of_negotiation().map(unbracket_negotiation::Tag::as_str);
    document.draft.language().or_else(issued).unwrap_or("en")
}

/// The languages in which there is a text of a document here: code, since when, and whether it can be
/// set beside the text in which it was issued. What is said to be available elsewhere is left out.
pub(crate) fn languages(document: &Document) -> Vec<(String, Moment, bool)> {
    let own = own_language(document);
    let each = document.languages.iter().map(|(tag, at)| {
        let beside = document.versions.contains_key(tag);
        (tag.as_str().to_owned(), *at, beside)
    });
    each.filter(|(tag, _, beside)| *beside || tag.as_str() == own).collect()
}

/// The text of a document in its own language first, then in the others.
pub(crate) fn versions(document: &Document) -> Vec<Version> {
    let own = own_language(document).to_owned();
    let version = |language: String, draft: &Draft| Version { language, digest: digest(draft) };
    let others = document.versions.iter().filter(|(tag, _)| tag.as_str() != own);
    let others = others.map(|(tag, draft)| version(tag.to_string(), draft));
    std::iter::once(version(own.clone(), &document.draft)).chain(others).collect()
}

/// The SHA-256 of the canonical bytes of a text, in hexadecimal digits: those that the export of a record
/// holds.
pub(crate) fn digest(draft: &Draft) -> String {
    Sha256::digest(text_bytes(draft)).iter().map(|byte| format!("{byte:02x}")).collect()
}

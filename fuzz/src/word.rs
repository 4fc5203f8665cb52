//! Word documents: any bytes that open as a zip archive does, and any XML in a sound archive.

use unbracket_formats::docx::{WriteOptions, read, write_draft};
use unbracket_formats::{Document, Limits};
use unbracket_text::{Draft, labels};

use crate::{document, package};

/// Reading never panics, what is read is sound, and what is written from it reads back.
pub fn check(data: &[u8]) {
    if data.starts_with(b"PK") {
        read_any(data);
    } else {
        read_any(&package::around(&String::from_utf8_lossy(data)));
    }
}

/// The limits of the fuzzer: small, so that it meets them.
fn limits() -> Limits {
    Limits { depth: 64, unpacked_bytes: 8 << 20, paragraphs: 2_000, ..Limits::default() }
}

fn read_any(bytes: &[u8]) {
    let Ok(found) = read(bytes, &limits()) else { return };
    document::check(&found);
    same_identity_same_kind_of_place(&found);
    comes_back(&found.accepted);
}

/// A provision of a version is one of the accepted or of the rejected text, or stands between: its
/// identity is that of the paragraph in the file, in all of them.
fn same_identity_same_kind_of_place(found: &Document) {
    for version in &found.versions {
        let changed = version.draft != found.rejected;
        let known = changed || document::texts(&version.draft) == document::texts(&found.rejected);
        assert!(known, "a version without a change has other words");
    }
}

/// The draft written and read again has the same words, with the labels that were printed.
fn comes_back(draft: &Draft) {
    let written = write_draft(draft, &WriteOptions::default());
    let back = read(&written.bytes, &Limits::default()).expect("our own file is read");
    document::check(&back);
    let printed = printed_words(draft);
    let found = document::all_words(&back.accepted);
    assert_eq!(found, printed, "words did not come back");
    assert!(back.versions.is_empty() && back.comments.is_empty());
}

/// The words of a draft with the labels that its numbering gives.
fn printed_words(draft: &Draft) -> Vec<String> {
    let derived = labels(draft);
    let mut text = draft.title().map(|title| format!("{title}\n")).unwrap_or_default();
    for visit in draft.visit() {
        let label = derived.get(&visit.provision.id).map(|label| label.as_str().to_owned());
        let label = label.filter(|label| !label.is_empty());
        let own = visit.provision.former_label.clone();
        text.push_str(&label.or(own).unwrap_or_default());
        text.push('\n');
        text.push_str(&visit.provision.content.to_marked_text());
        text.push('\n');
    }
    document::words(&text)
}

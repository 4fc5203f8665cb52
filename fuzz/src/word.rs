//! Word documents: any bytes that open as a zip archive does, and any XML in a sound archive.

use unbracket_formats::Limits;
use unbracket_formats::docx::{WriteOptions, read, write_draft};
use unbracket_text::{Draft, ProvisionKind, labels};

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
    comes_back(&found.accepted);
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

/// The words of a draft with the labels that it bears, or where it bears none those that follow from
/// the places. The head of an annex that names itself has no label beside it.
fn printed_words(draft: &Draft) -> Vec<String> {
    let bears = draft.visit().any(|visit| visit.provision.former_label.is_some());
    let derived = labels(draft);
    let mut text = draft.title().map(|title| format!("{title}\n")).unwrap_or_default();
    for visit in draft.visit() {
        let provision = visit.provision;
        let content = provision.content.to_marked_text();
        let follows = derived.get(&provision.id).map(|label| label.as_str().to_owned());
        let label = if bears { provision.former_label.clone() } else { follows };
        let names_itself = provision.kind == ProvisionKind::Annex;
        let label = label.filter(|_| !names_itself).unwrap_or_default();
        text.push_str(&format!("{label}\n{content}\n"));
    }
    document::words(&text)
}

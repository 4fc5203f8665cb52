//! Where the real texts lie, and what several tests ask of documents.

use std::path::{Path, PathBuf};

use unbracket_formats::ReadOptions;
use unbracket_text::token::words;
use unbracket_text::{Draft, Passage};

/// The folder of real texts; none, with a line that says so, where it is absent outside CI.
pub(crate) fn data(part: &str) -> Option<PathBuf> {
    let root = std::env::var_os("UNBRACKET_DATA").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data"),
        PathBuf::from,
    );
    let path = root.join(part);
    if path.exists() {
        return Some(path);
    }
    let ci = std::env::var("CI").is_ok_and(|value| value == "true");
    assert!(!ci, "the real texts are absent: {}", path.display());
    println!("skipped: {} is absent", path.display());
    None
}

/// The bytes of a file.
pub(crate) fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub(crate) fn options() -> ReadOptions {
    ReadOptions::default()
}

/// Labels and words of a draft, in reading order, one line a provision.
pub(crate) fn text(draft: &Draft) -> String {
    let lines = draft.visit().map(|visit| {
        let label = visit.provision.former_label.clone().unwrap_or_default();
        format!("{label} {}", visit.provision.content.to_marked_text())
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The share of these words that another text holds too, counted with repeats.
pub(crate) fn recall(expected: &str, found: &str) -> f64 {
    let mut left = std::collections::BTreeMap::new();
    for word in words(found) {
        *left.entry(word.to_lowercase()).or_insert(0usize) += 1;
    }
    let (mut hits, mut all) = (0usize, 0usize);
    for word in words(expected) {
        all += 1;
        if let Some(count) = left.get_mut(&word.to_lowercase()).filter(|count| **count > 0) {
            *count -= 1;
            hits += 1;
        }
    }
    hits as f64 / all.max(1) as f64
}

/// What is compared when a draft has gone through a text format: all but identities.
pub(crate) fn outline(draft: &Draft) -> Vec<(usize, String, Option<String>, String, Passage)> {
    let rows = draft.visit().map(|visit| {
        let provision = visit.provision;
        let kind = format!("{:?}", provision.kind);
        let standing = format!("{:?}", provision.standing);
        let label = provision.former_label.clone();
        (visit.depth, kind, label, standing, provision.content.clone())
    });
    rows.collect()
}

//! `unbracket read`: what a document holds, and conversions.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use serde_json::json;
use unbracket_formats::brackets::census;
use unbracket_formats::docx::{self, WriteOptions};
use unbracket_formats::{Document, html, json, markdown, plain, suspect};
use unbracket_text::{Draft, Label, ProvisionKind, labels};

use crate::arguments::Read;
use crate::failure::{Done, Misuse};
use crate::output::{self, Format};
use crate::{input, terminal};

const WRITTEN: [Format; 5] =
    [Format::Word, Format::Html, Format::Markdown, Format::Plain, Format::Json];

pub(crate) fn run(options: &Read) -> anyhow::Result<Done> {
    for path in &options.outputs {
        output::format(path, &WRITTEN)?;
    }
    let outputs: Vec<&Path> = options.outputs.iter().map(PathBuf::as_path).collect();
    output::apart([options.file.as_path()], &outputs)?;
    let read_options = input::options(options.names.as_deref())?;
    let mut document = input::document(&options.file, &read_options)?;
    let alike = suspect::in_draft(chosen(&document, &options.changes)?);
    document.notices.extend(alike);
    output::notices(&options.file, &document.notices);
    let draft = chosen(&document, &options.changes)?;
    for path in &options.outputs {
        output::write(path, &write_draft(path, draft, &WriteOptions::default())?)?;
    }
    if options.json {
        output::print(&to_json(&document, draft))?;
    } else {
        output::print(&to_text(&document, draft))?;
    }
    Ok(Done::Whole)
}

/// The draft that results from accepting or rejecting tracked changes.
fn chosen<'a>(document: &'a Document, which: &str) -> Result<&'a Draft, Misuse> {
    match which {
        "accept" => Ok(&document.accepted),
        "reject" => Ok(&document.rejected),
        author => {
            let version = document.versions.iter().find(|version| version.author.0 == author);
            version.map(|version| &version.draft).ok_or_else(|| {
                let known: Vec<&str> =
                    document.versions.iter().map(|version| version.author.0.as_str()).collect();
                Misuse(format!(
                    "no tracked change is by {author}; use accept, reject or one of: {}",
                    known.join(", ")
                ))
            })
        }
    }
}

/// A draft in the format that the ending names.
pub(crate) fn write_draft(
    path: &Path,
    draft: &Draft,
    word: &WriteOptions,
) -> anyhow::Result<Vec<u8>> {
    let (bytes, notices) = match output::format(path, &WRITTEN)? {
        Format::Word => {
            let written = docx::write_draft(draft, word);
            (written.bytes, written.notices)
        }
        Format::Html => text(html::write_draft(draft)),
        Format::Markdown => text(markdown::write_draft(draft)),
        Format::Plain => text(plain::write_draft(draft)),
        Format::Json => (json::write_draft(draft).into_bytes(), Vec::new()),
    };
    output::notices(path, &notices);
    Ok(bytes)
}

fn text(written: unbracket_formats::Written) -> (Vec<u8>, Vec<unbracket_formats::Notice>) {
    (written.text.into_bytes(), written.notices)
}

fn to_text(document: &Document, draft: &Draft) -> String {
    let mut out = String::new();
    let labels = labels(draft);
    if let Some(title) = draft.title() {
        let _ = writeln!(out, "{}\n", terminal::harmless(title));
    }
    for visit in draft.visit() {
        // Options and bullets have no number of their own; what their document prints is shown.
        let label = labels.get(&visit.provision.id).filter(|label| !label.is_empty());
        let borne = || visit.provision.former_label.as_deref().unwrap_or_default();
        let label = terminal::harmless_line(label.map_or_else(borne, Label::as_str));
        let indent = "  ".repeat(visit.depth);
        let words = terminal::harmless(&visit.provision.content.to_marked_text());
        let _ = writeln!(out, "{indent}{label:<6} {words}");
    }
    let _ = writeln!(out, "\n{}", figures(document, draft));
    for comment in &document.comments {
        let line =
            format!("comment by {} on “{}”: {}", comment.author.0, comment.quoted, comment.text);
        let _ = writeln!(out, "{}", terminal::harmless(&line));
    }
    out
}

fn figures(document: &Document, draft: &Draft) -> String {
    let census = census(draft);
    let mut parts = vec![
        format!("{} provisions", draft.visit().count()),
        format!("{} brackets opened, {} closed", census.opened, census.closed),
        format!("nested {} deep", census.deepest),
        format!("{} comments", document.comments.len()),
    ];
    for version in &document.versions {
        parts.push(format!("{} tracked changes by {}", version.changes, version.author.0));
    }
    terminal::harmless(&parts.join("; "))
}

fn to_json(document: &Document, draft: &Draft) -> String {
    let census = census(draft);
    let versions: Vec<_> = document
        .versions
        .iter()
        .map(|v| json!({"author": v.author.0, "changes": v.changes, "since": v.since}))
        .collect();
    let comments: Vec<_> = document
        .comments
        .iter()
        .map(|c| {
            json!({
                "author": c.author.0, "date": c.date, "quoted": c.quoted, "text": c.text,
                "provision": c.provision.as_ref().map(ToString::to_string),
            })
        })
        .collect();
    let notices: Vec<_> = document
        .notices
        .iter()
        .map(|n| json!({"code": n.code, "place": n.place, "message": n.message}))
        .collect();
    let numbered = draft.visit().filter(|visit| {
        !matches!(visit.provision.kind, ProvisionKind::Heading { .. } | ProvisionKind::Unnumbered)
    });
    let found = json!({
        "unbracket": "read/1",
        "title": draft.title(), "language": draft.language(),
        "provisions": draft.visit().count(), "numbered": numbered.count(),
        "brackets": {"opened": census.opened, "closed": census.closed, "deepest": census.deepest},
        "versions": versions, "comments": comments, "notices": notices,
    });
    format!("{found:#}\n")
}

//! Word documents that others made: read without harm, and as others read them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use unbracket_formats::docx::read;
use unbracket_formats::{Document, Limits};
use unbracket_text::Draft;

use crate::data;

/// All .docx files below a folder, in order of name.
fn documents(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).expect("the data folder is readable").flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|end| end == "docx") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn read_file(path: &Path) -> Result<Document, unbracket_formats::ReadError> {
    let bytes = std::fs::read(path).expect("the data file is readable");
    read(&bytes, &Limits::default())
}

/// The words of all provisions, a line for each.
fn lines(draft: &Draft) -> Vec<String> {
    draft.visit().map(|visit| visit.provision.content.to_marked_text()).collect()
}

#[test]
fn every_document_is_read() {
    let Some(folder) = data::folder("docx-tracked") else { return };
    let mut refused = Vec::new();
    let mut count = 0;
    let begun = std::time::Instant::now();
    for path in documents(&folder) {
        count += 1;
        if let Err(error) = read_file(&path) {
            refused.push(format!("{}: {error}", path.display()));
        }
    }
    eprintln!("{count} documents read in {:?}", begun.elapsed());
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}

/// Compares what a document projects to with the twin that other software made.
fn twins(suffix: &str, of: impl Fn(&Document) -> Vec<String>) -> (usize, usize, Vec<String>) {
    let Some(folder) = data::folder("docx-tracked/ptools-RP") else { return (99, 99, Vec::new()) };
    let (mut equal, mut all, mut misses) = (0, 0, Vec::new());
    for twin in documents(&folder) {
        let name = twin.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let Some(stem) = name.strip_suffix(&format!("-{suffix}.docx")) else { continue };
        let original = folder.join(format!("{stem}.docx"));
        let found = of(&read_file(&original).expect("the document is readable"));
        let expected = lines(&read_file(&twin).expect("the twin is readable").accepted);
        all += 1;
        if found == expected {
            equal += 1;
        } else {
            misses.push(format!("{stem}: {}", first_difference(&found, &expected)));
        }
    }
    (equal, all, misses)
}

fn first_difference(found: &[String], expected: &[String]) -> String {
    let at = found.iter().zip(expected).take_while(|(a, b)| a == b).count();
    let show = |lines: &[String]| {
        lines.get(at).map_or("(end)".to_owned(), |line| line.chars().take(90).collect())
    };
    let count = format!("{} lines, twin {}", found.len(), expected.len());
    format!("line {at} of {count}:\n    ours: {}\n    twin: {}", show(found), show(expected))
}

#[test]
fn accepted_text_equals_the_accepted_twin() {
    let (equal, all, misses) = twins("Accepted", |document| lines(&document.accepted));
    eprintln!("accepted twins: {equal} of {all} equal\n{}", misses.join("\n"));
    assert!(equal >= 46, "{equal} of {all}");
}

#[test]
fn rejected_text_equals_the_rejected_twin() {
    let (equal, all, misses) = twins("Rejected", |document| lines(&document.rejected));
    eprintln!("rejected twins: {equal} of {all} equal\n{}", misses.join("\n"));
    assert!(equal >= 40, "{equal} of {all}");
}

#[test]
fn every_projection_calls_a_paragraph_by_one_name() {
    let Some(folder) = data::folder("docx-tracked") else { return };
    for path in documents(&folder) {
        let document = read_file(&path).expect("the document is readable");
        let texts = |draft: &Draft| -> BTreeMap<String, String> {
            let name = |visit: unbracket_text::draft::Visit<'_>| {
                let provision = visit.provision;
                (provision.id.to_string(), provision.content.to_marked_text())
            };
            draft.visit().map(name).collect()
        };
        let (accepted, rejected) = (texts(&document.accepted), texts(&document.rejected));
        let by_text: BTreeMap<&String, &String> = rejected.iter().map(|(id, t)| (t, id)).collect();
        let mut moved = 0;
        for (id, text) in accepted.iter().filter(|(_, text)| text.split(' ').count() > 8) {
            moved += usize::from(by_text.get(text).is_some_and(|other| *other != id));
        }
        let all = accepted.len().max(1);
        if moved * 10 > all {
            eprintln!("{}: {moved} of {all} paragraphs bear another name", path.display());
        }
    }
}

//! Word documents that others made: read without harm, and as others read them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use unbracket_formats::docx::read;
use unbracket_formats::{Document, Limits, Notice};
use unbracket_text::Draft;
use unbracket_text::token::normalise;

use unbracket_testkit::data;

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
    let Some(folder) = data::set("docx-tracked") else { return };
    let mut refused = Vec::new();
    let mut unlisted = BTreeSet::new();
    let mut count = 0;
    let begun = std::time::Instant::now();
    for path in documents(&folder) {
        count += 1;
        match read_file(&path) {
            Err(error) => refused.push(format!("{}: {error}", path.display())),
            // A code that is not listed would be told in English to everybody.
            Ok(document) => {
                let codes = document.notices.iter().map(|notice| notice.code);
                unlisted.extend(codes.filter(|code| !Notice::OF_READERS.contains(code)));
            }
        }
    }
    eprintln!("{count} documents read in {:?}", begun.elapsed());
    assert!(refused.is_empty(), "{}", refused.join("\n"));
    assert_eq!(unlisted, BTreeSet::new());
}

/// Compares what a document projects to with the twin that other software made.
fn twins(suffix: &str, of: impl Fn(&Document) -> Vec<String>) -> (usize, usize, Vec<String>) {
    let Some(folder) = data::set("docx-tracked/ptools-RP") else { return (1, 1, Vec::new()) };
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
    assert!(equal * 53 >= all * 46, "{equal} of {all}; pandoc reaches 46 of 53");
}

#[test]
fn rejected_text_equals_the_rejected_twin() {
    let (equal, all, misses) = twins("Rejected", |document| lines(&document.rejected));
    eprintln!("rejected twins: {equal} of {all} equal\n{}", misses.join("\n"));
    assert!(equal * 51 >= all * 40, "{equal} of {all}; pandoc reaches 40 of 51");
}

/// Provisions of some length whose words stand only once in a draft, by their words.
fn unique(draft: &Draft) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut twice = BTreeSet::new();
    for visit in draft.visit() {
        let text = visit.provision.content.to_marked_text();
        let name = visit.provision.id.to_string();
        if text.len() > 40 && found.insert(text.clone(), name).is_some() {
            twice.insert(text);
        }
    }
    found.retain(|text, _| !twice.contains(text));
    found
}

/// A text that was moved, or deleted here and inserted there, bears two names. That is rare.
#[test]
fn every_projection_calls_a_paragraph_by_one_name() {
    let Some(folder) = data::set("docx-tracked") else { return };
    let (mut same, mut other) = (0, Vec::new());
    for path in documents(&folder) {
        let document = read_file(&path).expect("the document is readable");
        let rejected = unique(&document.rejected);
        for (text, id) in unique(&document.accepted) {
            match rejected.get(&text) {
                Some(known) if *known == id => same += 1,
                Some(known) => other.push(format!("{}: {id} was {known}", path.display())),
                None => {}
            }
        }
    }
    eprintln!("{same} paragraphs bear one name, {} another:\n{}", other.len(), other.join("\n"));
    assert!(other.len() * 100 <= same, "{} of {same}", other.len());
}

/// The words of a text in alphabetical order; numbers and single letters are left out, as labels are
/// printed differently.
fn words<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut found: Vec<String> = lines
        .flat_map(|line| line.split(|c: char| !c.is_alphabetic()))
        .filter(|word| word.chars().count() > 1)
        .map(str::to_owned)
        .collect();
    found.sort();
    found
}

#[test]
fn words_agree_with_an_independent_reader() {
    let Some(folder) = data::set("docx-tracked") else { return };
    let oracle = std::fs::read_to_string(folder.join("expected-pandoc/pandoc-accept-reject.json"))
        .expect("the oracle is readable");
    let oracle: Vec<serde_json::Value> = serde_json::from_str(&oracle).expect("it is JSON");
    let (mut equal, mut all, mut misses) = (0, 0, Vec::new());
    for entry in &oracle {
        let name = entry["file"].as_str().unwrap_or_default();
        let path = folder.join(name);
        if !path.is_file() {
            continue;
        }
        let document = read_file(&path).expect("the document is readable");
        for (side, draft) in [("accept", &document.accepted), ("reject", &document.rejected)] {
            let ours = lines(draft);
            let ours = words(ours.iter().map(String::as_str));
            let theirs = normalise(entry[side].as_str().unwrap_or_default());
            let theirs = words(theirs.lines());
            all += 1;
            if ours == theirs {
                equal += 1;
            } else {
                let odd = |a: &[String], b: &[String]| {
                    let more = a.iter().filter(|word| b.binary_search(word).is_err());
                    more.take(6).cloned().collect::<Vec<_>>().join(" ")
                };
                let counts = format!("{} and {} words", ours.len(), theirs.len());
                let (more, less) = (odd(&ours, &theirs), odd(&theirs, &ours));
                misses.push(format!(
                    "{side} {name}: {counts}; only here: {more}; only there: {less}"
                ));
            }
        }
    }
    eprintln!("words agree in {equal} of {all} readings\n{}", misses.join("\n"));
    assert!(equal * 100 >= all * 85, "{equal} of {all}");
}

//! Redlines in a real office: LibreOffice rejects and accepts what we wrote as tracked changes.

use std::path::Path;
use std::process::Command;

use serde_json::Value;
use unbracket_formats::Limits;
use unbracket_formats::docx::{WriteOptions, read, write_comparison, write_redline};
use unbracket_text::{Compilation, Draft, Reading, compile};

use crate::page::charter;

fn runs(program: &str, arguments: &[&str]) -> bool {
    Command::new(program).args(arguments).output().is_ok_and(|found| found.status.success())
}

/// A Python that can speak with LibreOffice; none, with a line that says so, where one of the two is
/// absent outside CI.
fn python() -> Option<&'static str> {
    let pythons = ["python3", "/usr/bin/python3"];
    let found = pythons.into_iter().find(|python| runs(python, &["-c", "import uno"]));
    let found = found.filter(|_| runs("soffice", &["--version"]));
    let ci = std::env::var("CI").is_ok_and(|value| value == "true");
    assert!(found.is_some() || !ci, "soffice or python3-uno is absent");
    if found.is_none() {
        println!("skipped: soffice or python3-uno is absent");
    }
    found
}

/// What is held against the office for one redline.
struct Case {
    name: String,
    compilation: Compilation,
    redline: Vec<u8>,
}

fn case(name: &str, compilation: Compilation) -> Case {
    let redline = write_redline(&compilation, &WriteOptions::default()).bytes;
    Case { name: name.to_owned(), compilation, redline }
}

fn cases() -> Vec<Case> {
    let (base, amendments) = charter::charter();
    let all = compile(&base, &amendments);
    let mut cases = Vec::new();
    for sponsor in all.sponsors().keys() {
        let own = amendments.iter().filter(|one| one.sponsors.contains(*sponsor)).cloned();
        let own: Vec<_> = own.collect();
        cases.push(case(&format!("charter-{}", cases.len() + 1), compile(&base, &own)));
    }
    for language in ["ar", "es", "fr", "ru", "zh"] {
        let base = charter::example(&format!("languages/{language}-base.md"));
        let version = charter::example(&format!("languages/{language}-Aldoria.md"));
        let amendments = charter::amendments(&base, &version, "Aldoria");
        let base = charter::draft(&base).with_language(Some(language.to_owned()));
        cases.push(case(language, compile(&base, &amendments)));
    }
    cases.push(case("charter", all));
    cases
}

/// The most characters of a label; accepting rivals' changes together can join a paragraph, its label
/// and all, to words before it.
const LONGEST_LABEL: usize = 12;

/// The words of each paragraph that has any, without the label that stands before the first tab.
fn squeezed<'a>(paragraphs: impl Iterator<Item = &'a str>) -> Vec<String> {
    let unlabelled = |text: &'a str| match text.split_once('\t') {
        Some((label, words)) if label.chars().count() <= LONGEST_LABEL => words,
        _ => text,
    };
    let words = paragraphs.map(unlabelled);
    let lines = words.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect()
}

fn words(draft: &Draft) -> Vec<String> {
    let texts: Vec<String> = draft
        .title()
        .map(str::to_owned)
        .into_iter()
        .chain(draft.visit().map(|visit| visit.provision.content.to_marked_text()))
        .collect();
    squeezed(texts.iter().map(String::as_str))
}

fn check(case: &Case, found: &Value) {
    let name = &case.name;
    let shown = |key: &str| {
        let paragraphs = found[key].as_array().expect("the script gives paragraphs");
        squeezed(paragraphs.iter().filter_map(Value::as_str))
    };
    let read = read(&case.redline, &Limits::default()).expect("what we write is read");
    assert_eq!(shown("rejected"), words(case.compilation.base()), "{name}: rejected");
    assert_eq!(shown("accepted"), words(&read.accepted), "{name}: accepted as our reader reads it");
    assert_eq!(found["left"], 0, "{name}: no change is left");
    let sponsors = case.compilation.sponsors();
    let changes = found["kinds"].as_object().expect("the script counts changes").len();
    if let ([sponsor], 1..) = (sponsors.keys().collect::<Vec<_>>().as_slice(), changes) {
        let own = case.compilation.reading(&Reading::Sponsor(sponsor));
        let moves = case.compilation.provisions().iter().any(|one| !one.whole.moves.is_empty());
        if !moves {
            assert_eq!(shown("accepted"), words(&own), "{name}: the sponsor's own text");
        }
        assert_eq!(found["authors"], serde_json::json!([sponsor.as_str()]), "{name}");
    }
}

/// What the office makes of each of these files, by the paths that they get.
fn judged(python: &str, kind: &str, files: &[(String, &[u8])]) -> Vec<Value> {
    let folder = format!("unbracket-office-{kind}-{}", std::process::id());
    let folder = std::env::temp_dir().join(folder);
    std::fs::create_dir_all(&folder).expect("a folder for the files");
    let paths = files.iter().map(|(name, bytes)| {
        let path = folder.join(format!("{name}.docx"));
        std::fs::write(&path, bytes).expect("the file is written");
        path.display().to_string()
    });
    let paths: Vec<_> = paths.collect();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/office.py");
    let output = Command::new(python).arg(script).args(&paths).output();
    let output = output.expect("the script runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "the office fails: {said}");
    let mut found: Value = serde_json::from_slice(&output.stdout).expect("the script prints JSON");
    std::fs::remove_dir_all(&folder).expect("the folder is ours");
    paths.iter().map(|path| found[path].take()).collect()
}

#[test]
fn an_office_rejects_a_redline_to_the_base_and_accepts_it_to_the_sponsor_s_text() {
    let Some(python) = python() else { return };
    let cases = cases();
    let files: Vec<_> =
        cases.iter().map(|case| (case.name.clone(), case.redline.as_slice())).collect();
    for (case, found) in cases.iter().zip(judged(python, "redlines", &files)) {
        check(case, &found);
    }
    println!("{} redlines rejected and accepted by LibreOffice", cases.len());
}

#[test]
fn an_office_rejects_a_comparison_to_the_old_draft_and_accepts_it_to_the_new_one() {
    let Some(python) = python() else { return };
    let (base, amendments) = charter::charter();
    let all = compile(&base, &amendments);
    let sponsors = all.sponsors();
    let theirs = sponsors.keys().map(|sponsor| all.reading(&Reading::Sponsor(sponsor)));
    let mut versions: Vec<_> = theirs.map(|version| (base.clone(), version)).collect();
    for language in ["ar", "es", "fr", "ru", "zh"] {
        let read = |version: &str| {
            let text = charter::example(&format!("languages/{language}-{version}.md"));
            charter::draft(&text).with_language(Some(language.to_owned()))
        };
        versions.push((read("base"), read("Aldoria")));
    }
    // The last paragraph goes to the beginning.
    let mut provisions = base.provisions().to_vec();
    provisions.rotate_right(1);
    versions.push((base.clone(), base.with_provisions(provisions).expect("the same identities")));
    let files: Vec<_> = versions
        .iter()
        .enumerate()
        .map(|(at, (old, new))| {
            let written = write_comparison(old, new, "The Secretariat", &WriteOptions::default());
            (format!("{at}"), written.bytes)
        })
        .collect();
    let files: Vec<_> =
        files.iter().map(|(name, bytes)| (name.clone(), bytes.as_slice())).collect();
    for ((old, new), found) in versions.iter().zip(judged(python, "comparisons", &files)) {
        let shown = |key: &str| {
            let paragraphs = found[key].as_array().expect("the script gives paragraphs");
            squeezed(paragraphs.iter().filter_map(Value::as_str))
        };
        assert_eq!(shown("rejected"), words(old));
        assert_eq!(shown("accepted"), words(new));
        assert_eq!(found["left"], 0, "no change is left");
    }
}

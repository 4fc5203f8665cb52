//! Every message is there in six languages, with the same values, and every message is used.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const LANGUAGES: [&str; 6] = ["ar", "en", "es", "fr", "ru", "zh"];

/// Messages whose names are put together when a page is made, by how they begin.
const COMPOSED: &[&str] = &[
    "term-",
    "month-",
    "weekday-",
    "persona-",
    "failure-",
    "act-",
    "field-",
    "tell-",
    "rule-",
    "reason-",
    "article-",
    "refusal-",
    "said-",
    "decide-need-",
    "noun-",
    "code-",
    "letter-",
    "search-kind-",
    "subscribe-",
    "lookalike-",
    "proof-",
    "modality-",
    "shape-",
    "begin-template-",
    "begin-side-",
    "notice-",
    "office-is-",
    "office-change-",
    "walk-",
    "overview-period-",
    "reach-",
    "figure-col-",
    "analysis-col-",
    "analysis-by-",
    "analysis-of-",
    "analysis-why-",
    "analysis-index-",
    "analysis-room",
    "analysis-fault-lines",
    "analysis-bridging",
    "analysis-packages",
    "analysis-movement",
    "analysis-language",
    "analysis-lineage",
    "analysis-participation",
    "analysis-overlap",
    "analysis-choice",
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The messages of a language: file and name, and the text with all that belongs to it.
fn messages(language: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for file in files(&root().join("locales").join(language)) {
        let text = fs::read_to_string(&file).expect("a locale is text");
        let mut name = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let begins = line.chars().next().is_some_and(|first| first.is_ascii_alphabetic());
            if begins && let Some((key, rest)) = line.split_once('=') {
                name = key.trim().to_owned();
                let twice = found.insert(name.clone(), rest.trim().to_owned());
                assert!(twice.is_none(), "{} says `{name}` twice", file.display());
            } else if let Some(message) = found.get_mut(&name) {
                message.push('\n');
                message.push_str(line.trim());
            }
        }
    }
    found
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut found = Vec::new();
    for path in entries.map(|entry| entry.expect("a folder can be read").path()) {
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// The values that a message names.
fn values(message: &str) -> BTreeSet<String> {
    let after = message.split('$').skip(1);
    let name = |rest: &str| {
        rest.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect()
    };
    after.map(name).collect()
}

/// What differs between the languages.
fn differences(all: &BTreeMap<&str, BTreeMap<String, String>>) -> Vec<String> {
    let english = &all["en"];
    let mut found = Vec::new();
    for (language, messages) in all {
        for (name, text) in english {
            match messages.get(name) {
                None => found.push(format!("`{name}` is missing in {language}")),
                Some(other) if values(text) != values(other) => {
                    found.push(format!("`{name}` names other values in {language}"));
                }
                Some(_) => {}
            }
        }
        let more = messages.keys().filter(|name| !english.contains_key(*name));
        found.extend(more.map(|name| format!("`{name}` stands in {language} alone")));
    }
    found
}

fn all() -> BTreeMap<&'static str, BTreeMap<String, String>> {
    LANGUAGES.into_iter().map(|language| (language, messages(language))).collect()
}

#[test]
fn every_message_is_there_in_six_languages_with_the_same_values() {
    let found = differences(&all());
    assert!(found.is_empty(), "{} differences:\n{}", found.len(), found.join("\n"));
}

#[test]
fn a_message_that_is_missing_or_names_another_value_is_found() {
    let mut all = all();
    let french = all.get_mut("fr").expect("one of the six");
    french.remove("leave");
    french.insert("frozen".to_owned(), "Rien n’est écrit. { $wy }".to_owned());
    assert_eq!(differences(&all).len(), 2);
}

/// The sources, in which a message is named as a quoted word.
fn sources() -> String {
    let folders = ["src", "templates"].map(|folder| root().join(folder));
    let files = folders.iter().flat_map(|folder| files(folder));
    files.map(|file| fs::read_to_string(file).expect("sources are text")).collect()
}

#[test]
fn every_message_that_a_page_names_is_there_and_every_message_is_named() {
    let (sources, english) = (sources(), messages("en"));
    let mut found = Vec::new();
    for call in [".t(\"", ".n(\"", ".t1(\"", ".t2(\"", ".say(\"", ".with(\""] {
        for rest in sources.split(call).skip(1) {
            let name = rest.split('"').next().unwrap_or_default();
            let is_name =
                name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
            // `Fields::with` names fields of acts, which are no messages.
            if is_name && call != ".with(\"" && !english.contains_key(name) {
                found.push(format!("`{name}` is named and is no message"));
            }
        }
    }
    let composed = |name: &str| COMPOSED.iter().any(|begin| name.starts_with(begin));
    for name in english.keys().filter(|name| !composed(name)) {
        if !sources.contains(&format!("\"{name}\"")) {
            found.push(format!("`{name}` is never used"));
        }
    }
    found.sort();
    found.dedup();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// How many letters a message has of its own: names of values and of plural forms are none.
fn own_letters(text: &str) -> usize {
    let words = text.split_whitespace().filter(|word| !word.starts_with(['$', '[', '*']));
    words.map(|word| word.chars().filter(|c| c.is_alphabetic()).count()).sum()
}

#[test]
fn no_language_but_english_is_left_in_english() {
    let all = all();
    let english = &all["en"];
    for language in LANGUAGES.into_iter().filter(|language| *language != "en") {
        // Names, signs and short borrowed words are the same in several languages.
        let long = english.iter().filter(|(_, text)| own_letters(text) > 24);
        let same: Vec<_> = long
            .filter(|(name, text)| all[language].get(*name) == Some(*text))
            .map(|(name, _)| name.as_str())
            .collect();
        assert!(same.is_empty(), "{language} is English in {same:?}");
    }
}

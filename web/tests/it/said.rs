//! Every sentence of the core that a page may have to say stands among the messages, in its own words.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use unbracket_negotiation::Said;

/// Where sentences are written.
const CRATES: [&str; 3] = ["negotiation", "secretariat", "web"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources(folder: &Path, found: &mut String) {
    let entries = fs::read_dir(folder).expect("a folder of sources");
    for path in entries.map(|entry| entry.expect("a folder can be read").path()) {
        if path.is_dir() {
            sources(&path, found);
        } else {
            let text = fs::read_to_string(&path).expect("sources are text");
            // What a test says is for nobody's eyes.
            let text = text.split("#[cfg(test)]").next().unwrap_or_default();
            let code = |line: &&str| !line.trim_start().starts_with("//");
            found.extend(text.lines().filter(code).flat_map(|line| [line, "\n"]));
        }
    }
}

/// A sentence as it stands in the sources: its pattern, and the names of its values.
type Written = (String, BTreeSet<String>);

/// What every `said!("…", …)` says.
fn written() -> Vec<Written> {
    let mut text = String::new();
    for one in CRATES {
        sources(&root().join("..").join(one).join("src"), &mut text);
    }
    // The macro itself and its documentation name it too.
    let calls = text.split("said!(").skip(1).filter_map(|rest| {
        let (pattern, rest) = literal(rest.trim_start().strip_prefix('"')?);
        Some((pattern, names(rest)))
    });
    calls.collect()
}

/// The text of a literal, and what stands behind it.
fn literal(rest: &str) -> (String, &str) {
    let (mut text, mut escaped) = (String::new(), false);
    for (at, c) in rest.char_indices() {
        match (escaped, c) {
            (false, '"') => return (text, &rest[at + 1..]),
            (false, '\\') => escaped = true,
            // A line that goes on in the next begins there with its first word.
            (true, c) if c.is_whitespace() => {}
            _ => {
                escaped = false;
                text.push(c);
            }
        }
    }
    (text, "")
}

/// The names before the bracket that closes the call: `, one, other = …)`.
fn names(rest: &str) -> BTreeSet<String> {
    let (mut depth, mut quoted, mut parts) = (0_usize, false, vec![String::new()]);
    for c in rest.chars() {
        match c {
            '"' => quoted = !quoted,
            '(' | '[' | '{' if !quoted => depth += 1,
            ')' | ']' | '}' if !quoted && depth == 0 => break,
            ')' | ']' | '}' if !quoted => depth -= 1,
            ',' if !quoted && depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        parts.last_mut().expect("one at least").push(c);
    }
    let name = |part: &String| part.split('=').next().unwrap_or_default().trim().to_owned();
    parts.iter().map(name).filter(|name| !name.is_empty()).collect()
}

/// The names that a pattern holds.
fn holds(pattern: &str) -> BTreeSet<String> {
    let after = pattern.split('{').skip(1);
    after.filter_map(|rest| Some(rest.split_once('}')?.0.to_owned())).collect()
}

/// The English file: every pattern under its key, as the core writes it.
fn english(all: &BTreeMap<String, String>) -> String {
    let mut text = String::from(
        "# Sentences of the core, by their own words: written by the test that compares the two.\n",
    );
    for (key, pattern) in all {
        let message = pattern.replace('{', "{ $").replace('}', " }");
        text.push_str(&format!("{key} = {message}\n"));
    }
    text
}

#[test]
fn every_sentence_of_the_core_is_a_message_in_its_own_words() {
    let mut all = BTreeMap::new();
    for (pattern, _) in written() {
        let key = Said::new(pattern.clone(), Vec::new()).key();
        let other = all.insert(key, pattern.clone());
        assert!(other.as_ref().is_none_or(|one| *one == pattern), "{other:?} and {pattern:?}");
    }
    assert!(all.len() > 400, "{} sentences are found", all.len());
    let (path, expected) = (root().join("locales/en/said.ftl"), english(&all));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &expected).expect("the locale can be written");
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    let differs = expected.lines().filter(|line| !found.lines().any(|one| one == *line));
    let gone = found.lines().filter(|line| !expected.lines().any(|one| one == *line));
    let lines: Vec<_> =
        differs.map(|l| format!("+ {l}")).chain(gone.map(|l| format!("- {l}"))).collect();
    assert!(lines.is_empty(), "UPDATE_GOLDEN=1 writes it, then translate:\n{}", lines.join("\n"));
}

#[test]
fn every_sentence_gets_the_values_that_it_names() {
    let wrong: Vec<_> =
        written().into_iter().filter(|(pattern, names)| holds(pattern) != *names).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_kind_of_thing_has_a_name_before_its_number() {
    let mut text = String::new();
    sources(&root().join("../negotiation/src"), &mut text);
    let after = text.split("Id = \"").skip(1);
    let nouns: BTreeSet<_> = after.filter_map(|rest| Some(rest.split_once('"')?.0)).collect();
    assert!(nouns.len() > 25, "{nouns:?}");
    let names = fs::read_to_string(root().join("locales/en/nouns.ftl")).expect("a locale");
    let missing: Vec<_> =
        nouns.iter().filter(|noun| !names.contains(&format!("noun-{noun} ="))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

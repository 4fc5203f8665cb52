//! What clippy is told, and what it would let pass.
//!
//! A `clippy.toml` in a crate replaces the one at the root instead of adding to it, so it has to
//! repeat the thresholds; nothing but this rule compares the copies.

use super::finding::Finding;
use super::house::House;
use super::source::{Source, is_test_file};

const ROOT: &str = "clippy.toml";

/// Refuses copies of `clippy.toml` that differ from the root, `unwrap` and `allow`.
pub(crate) fn check(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    let wanted = settings(house.text(ROOT).unwrap_or_default());
    if wanted.is_empty() {
        let right = "write too-many-lines-threshold and the other thresholds there";
        findings.push(Finding::refused(ROOT, "the thresholds are written down", right));
    }
    for folder in house.packages.keys() {
        findings.extend(same_thresholds(house, folder, &wanted));
        for (path, text) in house.rust_files(folder).filter(|(path, _)| !is_test_file(path)) {
            findings.extend(words(path, text));
        }
    }
    findings
}

fn same_thresholds(house: &House, folder: &str, wanted: &[(&str, &str)]) -> Vec<Finding> {
    let file = format!("{folder}/{ROOT}");
    let Some(text) = house.text(&file) else {
        return Vec::new();
    };
    let found = settings(text);
    wanted
        .iter()
        .filter(|setting| !found.contains(setting))
        .map(|(key, value)| {
            Finding::refused(
                &file,
                "a clippy.toml in a crate replaces the one at the root and so repeats it",
                format!("write {key} = {value}"),
            )
        })
        .collect()
}

/// The settings that stand on one line; lists of methods and types are each crate's own.
fn settings(text: &str) -> Vec<(&str, &str)> {
    text.lines()
        .map(|line| line.split('#').next().unwrap_or_default())
        .filter_map(|line| line.split_once('='))
        .map(|(key, value)| (key.trim(), value.trim()))
        .filter(|(key, value)| !key.contains(['{', '"']) && !value.starts_with('['))
        .collect()
}

fn words(path: &str, text: &str) -> Vec<Finding> {
    const WORDS: &[(&str, &str, &str)] = &[
        (
            ".unwrap()",
            "no unwrap outside tests",
            "return the error, or write expect with the reason why it cannot happen",
        ),
        (
            "#[allow(",
            "a lint is lifted with a reason that is checked",
            "write #[expect(lint, reason = \"…\")]",
        ),
    ];
    let mut findings = Vec::new();
    for line in Source::scan(text).production() {
        for (word, rule, right) in WORDS {
            if line.code.contains(word) {
                let place = format!("{path}:{}", line.number);
                findings.push(Finding::refused(place, *rule, *right));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::house::{of_strings, told};
    use super::*;

    const MANIFEST: (&str, &str) = ("text/Cargo.toml", "");
    const THRESHOLDS: (&str, &str) = (ROOT, "# why\ntoo-many-lines-threshold = 70\nlist = [\n]\n");

    fn told_of(files: &[(&str, &str)]) -> String {
        told(&check(&of_strings(files)))
    }

    #[test]
    fn a_copy_with_the_same_thresholds_is_in_order() {
        let copy = ("text/clippy.toml", "too-many-lines-threshold = 70 # same\nother = 1\n");
        assert_eq!(told_of(&[MANIFEST, THRESHOLDS, copy]), "");
    }

    #[test]
    fn a_copy_with_another_threshold_is_refused() {
        let copy = ("text/clippy.toml", "too-many-lines-threshold = 700\n");
        let told = told_of(&[MANIFEST, THRESHOLDS, copy]);
        assert!(told.contains("write too-many-lines-threshold = 70"), "{told}");
    }

    #[test]
    fn a_root_without_thresholds_is_refused() {
        assert!(told_of(&[MANIFEST]).starts_with("clippy.toml: refused"));
    }

    #[test]
    fn unwrap_is_refused_in_the_product_and_left_to_tests() {
        let product = ("text/src/a.rs", "fn a() {\n    b().unwrap();\n}\n");
        assert!(told_of(&[MANIFEST, THRESHOLDS, product]).starts_with("text/src/a.rs:2: refused"));
        let tests =
            ("text/src/a.rs", "#[cfg(test)]\nmod tests {\n    fn a() { b().unwrap(); }\n}\n");
        assert_eq!(told_of(&[MANIFEST, THRESHOLDS, tests]), "");
        let file = ("text/tests/it/a.rs", "fn a() { b().unwrap(); }\n");
        assert_eq!(told_of(&[MANIFEST, THRESHOLDS, file]), "");
    }

    #[test]
    fn a_lint_lifted_without_a_reason_is_refused() {
        let product = ("text/src/a.rs", "#[allow(dead_code)]\nfn a() {}\n");
        assert!(told_of(&[MANIFEST, THRESHOLDS, product]).contains("#[expect(lint"));
    }
}

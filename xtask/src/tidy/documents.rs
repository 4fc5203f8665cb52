//! Documents: every decision has a number and a status, and the changelog is open.

use super::finding::Finding;
use super::house::{House, is_below};

const DECISIONS: &str = "docs/decisions";

/// The states a decision can be in.
const STATES: &[&str] = &["proposed", "accepted", "superseded by", "rejected"];

/// Refuses missing documents, decisions out of form, and a changelog without an open section.
pub(crate) fn check(house: &House) -> Vec<Finding> {
    const WANTED: &[&str] = &[
        "ARCHITECTURE.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "GLOSSARY.md",
        "LICENSE-APACHE",
        "LICENSE-MIT",
        "README.md",
    ];
    let mut findings: Vec<Finding> = WANTED
        .iter()
        .filter(|file| !house.paths.contains(**file))
        .map(|file| {
            Finding::refused(*file, "the house has its documents", "write it, or restore it")
        })
        .collect();
    findings.extend(changelog(house));
    findings.extend(decisions(house));
    findings
}

fn changelog(house: &House) -> Option<Finding> {
    let text = house.text("CHANGELOG.md")?;
    let open = text.lines().any(|line| line.trim_end() == "## [Unreleased]");
    (!open).then(|| {
        let rule = "the changelog is open for the next change";
        Finding::refused("CHANGELOG.md", rule, "write a section ## [Unreleased] at the top")
    })
}

fn decisions(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut numbers = std::collections::BTreeMap::new();
    for (path, text) in house.texts.iter().filter(|(path, _)| is_below(path, DECISIONS)) {
        let name = &path[DECISIONS.len() + 1..];
        let Some(number) = number(name) else {
            let rule = "a decision is called by its number and its title";
            findings.push(Finding::refused(path, rule, "name it NNNN-title-in-words.md"));
            continue;
        };
        if let Some(other) = numbers.insert(number, path) {
            let rule = format!("a number names one decision, and {other} has it too");
            findings.push(Finding::refused(path, rule, "take the next free number"));
        }
        if !has_status(text) {
            findings.push(Finding::refused(
                path,
                "a decision has a status",
                format!("write a line Status: and one of: {}", STATES.join(", ")),
            ));
        }
    }
    findings
}

fn number(name: &str) -> Option<u32> {
    let (digits, title) = name.strip_suffix(".md")?.split_once('-')?;
    let is_title = title.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if digits.len() == 4 && is_title && !title.is_empty() { digits.parse().ok() } else { None }
}

fn has_status(text: &str) -> bool {
    text.lines()
        .filter_map(|line| line.strip_prefix("Status: "))
        .any(|status| STATES.iter().any(|state| status.starts_with(state)))
}

#[cfg(test)]
mod tests {
    use super::super::house::{of_strings, told};
    use super::*;

    fn told_of(path: &str, text: &str) -> String {
        let house = of_strings(&[(path, text)]);
        told(&[decisions(&house), changelog(&house).into_iter().collect()].concat())
    }

    #[test]
    fn a_decision_in_form_is_in_order() {
        assert_eq!(told_of("docs/decisions/0001-record.md", "# T\n\nStatus: accepted\n"), "");
        assert_eq!(told_of("docs/decisions/0002-x.md", "Status: superseded by 0009\n"), "");
    }

    #[test]
    fn a_decision_without_a_status_is_refused() {
        for text in ["# Title\n", "Status:\n", "Status: maybe\n"] {
            assert!(told_of("docs/decisions/0001-a.md", text).contains("has a status"), "{text}");
        }
    }

    #[test]
    fn a_decision_with_an_odd_name_is_refused() {
        for name in ["1-a.md", "0001.md", "0001-A Title.md", "notes.txt"] {
            let told = told_of(&format!("docs/decisions/{name}"), "Status: accepted\n");
            assert!(told.contains("NNNN-title"), "{name}: {told}");
        }
    }

    #[test]
    fn two_decisions_of_one_number_are_refused() {
        let text = "Status: accepted\n";
        let house =
            of_strings(&[("docs/decisions/0001-a.md", text), ("docs/decisions/0001-b.md", text)]);
        assert!(told(&decisions(&house)).contains("0001-a.md has it too"));
    }

    #[test]
    fn a_closed_changelog_is_refused() {
        assert_eq!(told_of("CHANGELOG.md", "# Changelog\n\n## [Unreleased]\n"), "");
        assert!(told_of("CHANGELOG.md", "## 0.1.0\n").contains("open for the next change"));
    }

    #[test]
    fn a_missing_document_is_refused() {
        assert!(told(&check(&of_strings(&[]))).contains("GLOSSARY.md: refused"));
    }
}

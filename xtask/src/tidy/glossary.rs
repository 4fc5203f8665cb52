//! One word per idea: every public type of a core crate is explained in `GLOSSARY.md`.

use super::finding::Finding;
use super::house::House;
use super::source::{Source, is_test_file, word_behind};

const FILE: &str = "GLOSSARY.md";

/// The crates whose types are the words of the field.
const CORE: &[&str] = &["text", "procedure", "negotiation"];

/// Refuses public types of the core whose name is not in the glossary.
pub(crate) fn check(house: &House) -> Vec<Finding> {
    let glossary = house.text(FILE).unwrap_or_default();
    let mut findings = Vec::new();
    for folder in CORE {
        for (path, text) in house.rust_files(folder).filter(|(path, _)| !is_test_file(path)) {
            for (line, name) in public_types(text) {
                if !glossary.contains(&format!("`{name}`")) {
                    findings.push(Finding::refused(
                        format!("{path}:{line}"),
                        format!("every public type of the core is in {FILE}, and {name} is not"),
                        "add it there in one sentence, or use the word that is there already",
                    ));
                }
            }
        }
    }
    findings
}

fn public_types(text: &str) -> Vec<(usize, String)> {
    const KINDS: &[&str] = &["pub struct", "pub enum", "pub trait", "pub type", "pub union"];
    Source::scan(text)
        .production()
        .filter(|line| line.depth == 0)
        .filter_map(|line| {
            let kind = KINDS.iter().find(|kind| line.code.starts_with(**kind))?;
            Some((line.number, word_behind(&line.code, kind)?.to_owned()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::house::{of_strings, told};
    use super::*;

    fn told_of(path: &str, text: &str) -> String {
        told(&check(&of_strings(&[(FILE, "| draft | `Draft` |"), (path, text)])))
    }

    #[test]
    fn a_type_in_the_glossary_is_in_order() {
        assert_eq!(told_of("text/src/draft.rs", "pub struct Draft {\n    a: u8,\n}\n"), "");
    }

    #[test]
    fn a_type_that_the_glossary_does_not_know_is_refused() {
        for kind in ["struct Conflict;", "enum Conflict {}", "type Conflict = u8;"] {
            let told = told_of("text/src/a.rs", &format!("/// Doc.\npub {kind}\n"));
            assert!(told.starts_with("text/src/a.rs:2: refused"), "{kind}: {told}");
            assert!(told.contains("Conflict is not"), "{told}");
        }
    }

    #[test]
    fn types_of_the_crate_alone_need_no_entry() {
        assert_eq!(told_of("text/src/a.rs", "pub(crate) struct Conflict;\nstruct Other;\n"), "");
    }

    #[test]
    fn types_of_the_doors_need_no_entry() {
        assert_eq!(told_of("formats/src/a.rs", "pub struct Notice;\n"), "");
    }
}

//! Every example that a README names is there, so that a newcomer's first command works.

use super::finding::Finding;
use super::house::{House, is_below};

const FOLDER: &str = "examples/";

/// Refuses names of examples that do not exist.
pub(crate) fn check(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    let readmes =
        house.texts.iter().filter(|(path, _)| path.rsplit('/').next() == Some("README.md"));
    for (path, text) in readmes {
        for (index, line) in text.lines().enumerate() {
            for example in named(line).into_iter().filter(|name| !exists(house, name)) {
                findings.push(Finding::refused(
                    format!("{path}:{}", index + 1),
                    format!("every example that a README names exists, and {example} does not"),
                    "correct the name, or add the file",
                ));
            }
        }
    }
    findings
}

fn exists(house: &House, name: &str) -> bool {
    // Of a pattern such as `*.docx`, only the folder is looked for.
    let name = name.split('*').next().unwrap_or_default();
    let name = name.trim_end_matches('/');
    house.paths.iter().any(|path| path == name || is_below(path, name))
}

/// The examples that a line names. A name in quotes or backticks may hold spaces; any other ends
/// at a space, and a quoted command is read word by word.
fn named(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (at, _) in line.match_indices(FOLDER) {
        let before = line[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || "./_-".contains(c)) {
            continue; // The end of a longer path.
        }
        let rest = &line[at..];
        let end = match before {
            Some(quote @ ('"' | '\'' | '`')) => rest.find(quote),
            _ => rest.find(|c: char| c.is_whitespace() || "=|)\"'`,;:<>".contains(c)),
        };
        found.push(rest[..end.unwrap_or(rest.len())].trim_end_matches('.'));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::house::{of_strings, told};
    use super::*;

    fn told_of(line: &str) -> String {
        let files =
            [("README.md", line), ("examples/a/base.md", ""), ("examples/a/Two Words.md", "")];
        told(&check(&of_strings(&files)))
    }

    #[test]
    fn files_and_folders_that_exist_are_in_order() {
        for line in [
            "unbracket compile examples/a/base.md examples/a -o out.docx",
            "see `examples/a/Two Words.md`, or \"examples/a/Two Words.md\".",
            "every examples/a/*.md in [it](examples/a/).",
            "--by examples/a/base.md=Aldoria",
            "other/examples/none.md",
        ] {
            assert_eq!(told_of(line), "", "{line}");
        }
    }

    #[test]
    fn an_example_that_is_not_there_is_refused() {
        for line in ["compile examples/a/bases.md", "`examples/b`", "examples/a/Two Words.md"] {
            assert!(told_of(line).starts_with("README.md:1: refused"), "{line}");
        }
    }

    #[test]
    fn documents_other_than_a_readme_may_name_what_is_to_come() {
        let house = of_strings(&[("docs/plan.md", "examples/none.md")]);
        assert_eq!(told(&check(&house)), "");
    }
}

//! Sizes: of a crate in the workspace, of a file, of a function.

use super::finding::Finding;
use super::house::House;
use super::source::{Source, is_test_file};

/// Lines of production code over which a file is refused.
const FILE_WALL: usize = 500;
/// Lines of production code over which a file is noted.
const FILE_AIM: usize = 300;
/// Lines of code over which a function is refused; `clippy.toml` says the same.
const FUNCTION_WALL: usize = 70;
/// The number of crates from which the largest is refused: all that `layers.txt` names (decision 0007).
const CRATES_FOR_SHARE: usize = 15;

/// Refuses files and functions that are too long, and a crate that is too large a part.
pub(crate) fn check(house: &House) -> Vec<Finding> {
    let mut findings = crate_shares(house);
    for folder in house.packages.keys() {
        for (path, text) in house.rust_files(folder).filter(|(path, _)| !is_test_file(path)) {
            let source = Source::scan(text);
            findings.extend(file_length(path, source.production().count()));
            findings.extend(function_lengths(path, &source));
        }
    }
    findings
}

fn crate_shares(house: &House) -> Vec<Finding> {
    let lines = |folder: &String| -> usize {
        house.rust_files(folder).map(|(_, text)| text.lines().count()).sum()
    };
    let counts: Vec<(&String, usize)> =
        house.packages.keys().map(|folder| (folder, lines(folder))).collect();
    let all: usize = counts.iter().map(|(_, count)| count).sum();
    counts
        .into_iter()
        .filter(|(_, count)| count * 4 > all)
        .map(|(folder, count)| {
            let rule = format!(
                "a crate holds a quarter of all lines at most, and this has {count} of {all}"
            );
            if house.packages.len() < CRATES_FOR_SHARE {
                let right = format!("refused from {CRATES_FOR_SHARE} crates on (decision 0007)");
                Finding::noted(folder, rule, right)
            } else {
                Finding::refused(folder, rule, "move one idea with its tests to a crate of its own")
            }
        })
        .collect()
}

fn file_length(path: &str, lines: usize) -> Option<Finding> {
    let rule = |limit| format!("a file has one idea, and this has {lines} lines over {limit}");
    if lines > FILE_WALL {
        Some(Finding::refused(path, rule(FILE_WALL), "split it by idea, not by length"))
    } else if lines > FILE_AIM {
        Some(Finding::noted(path, rule(FILE_AIM), "look whether it holds a second idea"))
    } else {
        None
    }
}

fn function_lengths(path: &str, source: &Source) -> Vec<Finding> {
    source
        .functions()
        .into_iter()
        .filter(|function| function.lines > FUNCTION_WALL)
        .map(|function| {
            Finding::refused(
                format!("{path}:{}", function.line),
                format!(
                    "a function fits on a screen, and {} has {} lines over {FUNCTION_WALL}",
                    function.name, function.lines
                ),
                "name its steps and let each be a function",
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::house::{of_strings, told};
    use super::*;

    fn told_of(path: &str, text: &str) -> String {
        told(&check(&of_strings(&[("a/Cargo.toml", ""), (path, text)])))
    }

    #[test]
    fn a_long_file_is_noted_and_a_very_long_one_refused() {
        assert!(!told_of("a/src/x.rs", &"a;\n".repeat(300)).contains("one idea"));
        assert!(told_of("a/src/x.rs", &"a;\n".repeat(301)).contains("noted: a file has one idea"));
        assert!(
            told_of("a/src/x.rs", &"a;\n".repeat(501)).contains("refused: a file has one idea")
        );
    }

    #[test]
    fn tests_do_not_lengthen_a_file() {
        let tests = format!("#[cfg(test)]\nmod tests {{\n{}}}\n", "a;\n".repeat(600));
        assert!(!told_of("a/src/x.rs", &tests).contains("one idea"));
        assert!(!told_of("a/tests/it/x.rs", &"a;\n".repeat(600)).contains("one idea"));
    }

    #[test]
    fn a_long_function_is_refused_by_name() {
        let text = |lines| format!("fn endless() {{\n{}}}\n", "a;\n".repeat(lines));
        assert!(!told_of("a/src/x.rs", &text(70)).contains("endless"));
        assert!(told_of("a/src/x.rs", &text(71)).contains("a/src/x.rs:1: refused"));
        assert!(told_of("a/src/x.rs", &text(71)).contains("endless has 71 lines"));
    }

    fn shares(crates: usize) -> String {
        let names: Vec<String> = (0..crates).map(|n| format!("c{n}/Cargo.toml")).collect();
        let mut files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
        files.push(("c0/src/lib.rs", "a;\na;\na;\n"));
        files.push(("c1/src/lib.rs", "a;\n"));
        files.push(("c2/src/lib.rs", "a;\n"));
        told(&check(&of_strings(&files)))
    }

    #[test]
    fn a_large_crate_is_noted_in_a_small_house_and_refused_in_a_large_one() {
        assert!(shares(14).contains("c0: noted") && !shares(14).contains("refused:"));
        assert!(shares(15).contains("c0: refused") && shares(15).contains("3 of 5"));
        assert!(!shares(15).contains("c1:"));
    }
}

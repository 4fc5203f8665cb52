//! Every crate: a README that is its crate doc, the lints of the workspace, purity where promised.

use super::finding::Finding;
use super::floors::pure_crates;
use super::house::House;
use super::source::Source;

/// Refuses crates without a README as crate doc, without the lints, or pure without the means.
pub(crate) fn check(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    for folder in house.packages.keys() {
        findings.extend(readme(house, folder));
        findings.extend(inherited_lints(house, folder));
    }
    for folder in pure_crates(house).into_iter().filter(|it| house.packages.contains_key(*it)) {
        findings.extend(purity(house, folder));
    }
    findings.extend(forbids_unsafe(house));
    findings
}

fn readme(house: &House, folder: &str) -> Option<Finding> {
    let readme = format!("{folder}/README.md");
    let rule = "the README of a crate is its crate doc";
    if !house.paths.contains(&readme) {
        let right = "write one page: what it is for, what it does not know, its invariants";
        return Some(Finding::refused(readme, rule, right));
    }
    let roots = ["lib.rs", "main.rs"].map(|name| format!("{folder}/src/{name}"));
    let root = roots.iter().find(|root| house.paths.contains(*root))?;
    let includes = house.text(root)?.contains("#![doc = include_str!(\"../README.md\")]");
    let right = "begin it with #![doc = include_str!(\"../README.md\")]";
    (!includes).then(|| Finding::refused(root, rule, right))
}

fn inherited_lints(house: &House, folder: &str) -> Option<Finding> {
    let manifest = format!("{folder}/Cargo.toml");
    let inherits =
        section(house.text(&manifest)?, "[lints]").any(|line| is(line, "workspace", "true"));
    (!inherits).then(|| {
        let rule = "every crate has the lints of the workspace";
        Finding::refused(manifest, rule, "write [lints] and below it workspace = true")
    })
}

fn forbids_unsafe(house: &House) -> Option<Finding> {
    let manifest = house.text("Cargo.toml")?;
    let forbids = section(manifest, "[workspace.lints.rust]")
        .any(|line| is(line, "unsafe_code", "\"forbid\""));
    (!forbids).then(|| {
        let right = "write unsafe_code = \"forbid\" in [workspace.lints.rust]";
        Finding::refused("Cargo.toml", "unsafe code is forbidden in our crates", right)
    })
}

/// A pure crate carries the list of forbidden functions, and no door in plain sight.
fn purity(house: &House, folder: &str) -> Vec<Finding> {
    const DOORS: &[&str] =
        &["std::fs", "std::net", "std::env", "std::process", "SystemTime", "Instant::now"];
    let mut findings = Vec::new();
    let file = format!("{folder}/clippy.toml");
    if !house.text(&file).is_some_and(|text| text.contains("disallowed-methods")) {
        let rule = "a pure crate says which functions it may not call";
        let right = "copy text/clippy.toml, which repeats the thresholds of the root";
        findings.push(Finding::refused(file, rule, right));
    }
    let src = format!("{folder}/src");
    for (path, text) in house.rust_files(&src) {
        for line in Source::scan(text).production() {
            if let Some(door) = DOORS.iter().find(|door| line.code.contains(**door)) {
                findings.push(Finding::refused(
                    format!("{path}:{}", line.number),
                    format!("a pure crate reads nothing but its arguments, and this names {door}"),
                    "take the value as an argument and let the caller read it",
                ));
            }
        }
    }
    findings
}

/// The lines of a section of a TOML file, comments taken off.
fn section<'a>(text: &'a str, head: &'a str) -> impl Iterator<Item = &'a str> {
    text.lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim())
        .skip_while(move |line| *line != head)
        .skip(1)
        .take_while(|line| !line.starts_with('['))
}

fn is(line: &str, key: &str, value: &str) -> bool {
    line.split_once('=').is_some_and(|(left, right)| left.trim() == key && right.trim() == value)
}

#[cfg(test)]
mod tests {
    use super::super::house::{of_strings, told};
    use super::*;

    const ROOT: (&str, &str) = ("Cargo.toml", "[workspace.lints.rust]\nunsafe_code = \"forbid\"\n");
    const MANIFEST: (&str, &str) = ("text/Cargo.toml", "[lints]\nworkspace = true\n");
    const LIB: (&str, &str) =
        ("text/src/lib.rs", "#![doc = include_str!(\"../README.md\")]\nfn a() {}\n");
    const README: (&str, &str) = ("text/README.md", "# text\n");

    fn told_of(files: &[(&str, &str)]) -> String {
        told(&check(&of_strings(files)))
    }

    #[test]
    fn a_crate_in_order_is_left_alone() {
        assert_eq!(told_of(&[ROOT, MANIFEST, LIB, README]), "");
    }

    #[test]
    fn a_crate_without_a_readme_is_refused() {
        assert!(told_of(&[ROOT, MANIFEST, LIB]).starts_with("text/README.md: refused"));
    }

    #[test]
    fn a_readme_that_is_not_the_crate_doc_is_refused() {
        let lib = ("text/src/lib.rs", "//! Another doc.\n");
        assert!(told_of(&[ROOT, MANIFEST, lib, README]).starts_with("text/src/lib.rs: refused"));
    }

    #[test]
    fn a_crate_with_lints_of_its_own_is_refused() {
        let manifest = ("text/Cargo.toml", "[lints]\nrust = {}\n[x]\nworkspace = true\n");
        assert!(told_of(&[ROOT, manifest, LIB, README]).contains("lints of the workspace"));
    }

    #[test]
    fn a_workspace_that_allows_unsafe_code_is_refused() {
        let root = ("Cargo.toml", "[workspace.lints.rust]\n# unsafe_code = \"forbid\"\n");
        assert!(told_of(&[root, MANIFEST, LIB, README]).contains("unsafe code is forbidden"));
    }

    #[test]
    fn a_pure_crate_without_its_list_is_refused() {
        let layers = ("layers.txt", "0 text pure\n");
        let told = told_of(&[ROOT, MANIFEST, LIB, README, layers]);
        assert!(told.starts_with("text/clippy.toml: refused"), "{told}");
    }

    #[test]
    fn a_pure_crate_that_names_a_door_is_refused() {
        let layers = ("layers.txt", "0 text pure\n");
        let list = ("text/clippy.toml", "disallowed-methods = []\n");
        let file = ("text/src/a.rs", "// std::fs is fine here\nuse std::fs;\n");
        let told = told_of(&[ROOT, MANIFEST, LIB, README, layers, list, file]);
        assert!(told.starts_with("text/src/a.rs:2: refused"), "{told}");
    }
}

//! The house as the rules see it: packages, the names of all files, the text of those that are text.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use anyhow::{Context, bail};
use serde_json::Value;

use crate::check::cargo;

/// The workspace, read once.
#[derive(Debug, Clone, Default)]
pub(crate) struct House {
    /// Its packages, by folder.
    pub(crate) packages: BTreeMap<String, Package>,
    /// Every file that git tracks or would track, relative to the root, with `/`.
    pub(crate) paths: BTreeSet<String>,
    /// The text of every file that is UTF-8.
    pub(crate) texts: BTreeMap<String, String>,
}

/// A package of the workspace.
#[derive(Debug, Clone, Default)]
pub(crate) struct Package {
    /// The packages of the workspace that it uses, by folder.
    pub(crate) uses: Vec<Use>,
}

/// That one package uses another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Use {
    /// The folder of the package that is used.
    pub(crate) folder: String,
    /// Whether only tests, examples and benches use it.
    pub(crate) in_tests: bool,
}

/// Folders that are never part of the house, for when git is not there to say so.
const OUTSIDE: &[&str] = &[".git", "target", "corpus", "artifacts"];

impl House {
    /// Reads the workspace in which the command was started.
    pub(crate) fn read() -> anyhow::Result<Self> {
        let metadata = metadata()?;
        let root = metadata["workspace_root"].as_str().context("cargo names no workspace root")?;
        let root = Path::new(root);
        let mut house = Self { packages: packages(&metadata, root)?, ..Self::default() };
        for path in list_files(root)? {
            let Ok(bytes) = std::fs::read(root.join(&path)) else {
                continue; // Deleted on disk and not yet from the index.
            };
            if let Ok(text) = String::from_utf8(bytes) {
                house.texts.insert(path.clone(), text);
            }
            house.paths.insert(path);
        }
        Ok(house)
    }

    /// The text of a file, where it exists.
    pub(crate) fn text(&self, path: &str) -> Option<&str> {
        self.texts.get(path).map(String::as_str)
    }

    /// The Rust files below a folder, with their text.
    pub(crate) fn rust_files<'a>(
        &'a self,
        folder: &'a str,
    ) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.texts
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
            .filter(move |(path, _)| is_below(path, folder) && path.ends_with(".rs"))
    }
}

/// Whether a path lies below a folder.
pub(crate) fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

fn metadata() -> anyhow::Result<Value> {
    let output = Command::new(cargo())
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .output()
        .context("cannot start cargo metadata")?;
    if !output.status.success() {
        bail!("cargo metadata failed: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    serde_json::from_slice(&output.stdout).context("cargo metadata is not JSON")
}

fn packages(metadata: &Value, root: &Path) -> anyhow::Result<BTreeMap<String, Package>> {
    let mut packages = BTreeMap::new();
    for package in metadata["packages"].as_array().context("cargo names no packages")? {
        let manifest = package["manifest_path"].as_str().context("a package has no manifest")?;
        let folder = Path::new(manifest).parent().context("a manifest has no folder")?;
        let uses = package["dependencies"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|dependency| {
                let folder = relative(Path::new(dependency["path"].as_str()?), root)?;
                Some(Use { folder, in_tests: dependency["kind"] == "dev" })
            })
            .collect();
        let folder = relative(folder, root).context("a package lies outside the workspace")?;
        packages.insert(folder, Package { uses });
    }
    Ok(packages)
}

fn relative(path: &Path, root: &Path) -> Option<String> {
    Some(path.strip_prefix(root).ok()?.to_str()?.replace('\\', "/"))
}

fn list_files(root: &Path) -> anyhow::Result<Vec<String>> {
    let listed = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(root)
        .output();
    match listed {
        Ok(output) if output.status.success() => {
            let names = String::from_utf8(output.stdout).context("a file name is not UTF-8")?;
            Ok(names.split('\0').filter(|name| !name.is_empty()).map(str::to_owned).collect())
        }
        // A release archive has no repository; the whole folder is the house then.
        _ => {
            let mut found = Vec::new();
            walk(root, root, &mut found)?;
            Ok(found)
        }
    }
}

fn walk(folder: &Path, root: &Path, found: &mut Vec<String>) -> anyhow::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        if OUTSIDE.iter().any(|outside| name == *outside) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            walk(&entry.path(), root, found)?;
        } else {
            found.extend(relative(&entry.path(), root));
        }
    }
    Ok(())
}

/// A house made of strings, for the tests of rules.
#[cfg(test)]
pub(crate) fn of_strings(files: &[(&str, &str)]) -> House {
    let mut house = House::default();
    for (path, text) in files {
        house.paths.insert((*path).to_owned());
        house.texts.insert((*path).to_owned(), (*text).to_owned());
        if let Some(folder) = path.strip_suffix("/Cargo.toml") {
            house.packages.insert(folder.to_owned(), Package::default());
        }
    }
    house
}

/// The places and rules of findings, one a line, for the tests of rules.
#[cfg(test)]
pub(crate) fn told(findings: &[super::finding::Finding]) -> String {
    let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_workspace_is_read_with_its_arrows() {
        let house = House::read().expect("tests run inside the workspace");
        assert!(house.packages.contains_key("text"));
        let uses = &house.packages["formats"].uses;
        assert!(uses.contains(&Use { folder: "text".to_owned(), in_tests: false }), "{uses:?}");
        assert!(house.paths.contains("layers.txt"));
    }

    #[test]
    fn a_folder_is_not_below_its_namesake() {
        assert!(is_below("store/src/lib.rs", "store"));
        assert!(!is_below("store-sqlite/src/lib.rs", "store"));
    }

    #[test]
    fn without_git_the_whole_folder_is_the_house() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut found = Vec::new();
        walk(root, root, &mut found).expect("our own folder can be read");
        assert!(found.contains(&"src/tidy/house.rs".to_owned()), "{found:?}");
    }
}

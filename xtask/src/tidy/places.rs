//! No tracked file names a machine's own folders or the host of a package registry: they hold
//! nowhere else, and the second would tie every build to one supplier.

use super::finding::Finding;
use super::house::House;

/// Folders of one machine. Each is spelt in two halves, so that this file does not name it.
const FOLDERS: &[&str] = &[
    concat!("/ho", "me/"),
    concat!("/ro", "ot/"),
    concat!("/Us", "ers/"),
    concat!("/wo", "rk/"),
    concat!("/t", "mp/"),
    concat!("C:\\Us", "ers\\"),
];

/// Hosts of registries, spelt in halves for the same reason.
const HOSTS: &[&str] = &[
    concat!("crates", ".io"),
    concat!("pypi", ".org"),
    concat!("files.python", "hosted.org"),
    concat!("npm", "js.org"),
    concat!("npm", "js.com"),
    concat!("proxy.go", "lang.org"),
    concat!("reposi", "tory.apache.org"),
];

/// The one line in which cargo itself writes the default registry.
const LOCKED: &str =
    concat!("source = \"registry+https://github.com/rust-lang/crates", ".io-index\"");

/// Refuses machine folders and registry hosts in every text file.
pub(crate) fn check(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in &house.texts {
        for (index, line) in text.lines().enumerate() {
            let place = || format!("{path}:{}", index + 1);
            if let Some(folder) = FOLDERS.iter().find(|folder| names_folder(line, folder)) {
                findings.push(Finding::refused(
                    place(),
                    format!("no file names a folder of one machine, and this names {folder}"),
                    "name it relative to the workspace, or take it from a variable",
                ));
            }
            if path == "Cargo.lock" {
                findings.extend(locked_source(line, place()));
            } else if let Some(host) = HOSTS.iter().find(|host| line.contains(**host)) {
                findings.push(Finding::refused(
                    place(),
                    format!("no file names the host of a package registry, and this names {host}"),
                    "name the package, and leave the registry to the configuration of the reader",
                ));
            }
        }
    }
    findings
}

/// Whether the folder stands at the beginning of a path, not in the middle of one.
fn names_folder(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        before.is_none_or(|c| !(c.is_alphanumeric() || "._-}/".contains(c)))
    })
}

fn locked_source(line: &str, place: String) -> Option<Finding> {
    (line.starts_with("source = ") && line != LOCKED).then(|| {
        let rule = "every package comes from the default registry";
        let right = "take the mirror out of cargo's configuration and lock again";
        Finding::refused(place, rule, right)
    })
}

#[cfg(test)]
mod tests {
    use super::super::house::{of_strings, told};
    use super::*;

    fn told_of(path: &str, line: &str) -> String {
        told(&check(&of_strings(&[(path, line)])))
    }

    #[test]
    fn a_folder_of_one_machine_is_refused() {
        for folder in FOLDERS {
            let told = told_of("README.md", &format!("cp x {folder}anna/out.docx"));
            assert!(told.starts_with("README.md:1: refused"), "{folder}: {told}");
        }
    }

    #[test]
    fn a_folder_in_the_middle_of_a_path_is_none_of_a_machine() {
        for folder in FOLDERS {
            assert_eq!(told_of("a.rs", &format!("x = \"text{folder}y\"")), "");
        }
    }

    #[test]
    fn the_host_of_a_registry_is_refused() {
        for host in HOSTS {
            assert!(told_of("docs/a.md", &format!("see https://{host}/x")).contains("host"));
        }
    }

    #[test]
    fn a_lock_file_names_the_default_registry_only() {
        assert_eq!(told_of("Cargo.lock", LOCKED), "");
        let mirror = "source = \"registry+https://mirror.example/index\"";
        assert!(told_of("Cargo.lock", mirror).contains("default registry"));
    }
}

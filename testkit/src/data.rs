//! Where the public data sets lie.

use std::path::PathBuf;

/// The folder of a data set; none, with a line that says so, where it is absent.
///
/// # Panics
/// Where the data set is absent and `CI` is `true`: a test that runs there must not be skipped.
pub fn set(name: &str) -> Option<PathBuf> {
    let root = std::env::var_os("UNBRACKET_DATA").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data")),
        PathBuf::from,
    );
    let folder = root.join(name);
    if folder.is_dir() {
        return Some(folder);
    }
    let absent = format!("data set {name} is not in {}; set UNBRACKET_DATA", root.display());
    assert!(std::env::var("CI").as_deref() != Ok("true"), "{absent}");
    eprintln!("skipped: {absent}");
    None
}

/// The package of the model of meaning that `UNBRACKET_MEANING` names; none, with a line that says
/// so, where it names none.
///
/// # Panics
/// Where it is absent and `CI` is `true`: a test that runs there must not be skipped.
pub fn meaning() -> Option<PathBuf> {
    let found = std::env::var_os("UNBRACKET_MEANING").map(PathBuf::from).filter(|at| at.is_file());
    if found.is_none() {
        let absent = "the model of meaning is absent; set UNBRACKET_MEANING to its package";
        assert!(std::env::var("CI").as_deref() != Ok("true"), "{absent}");
        eprintln!("skipped: {absent}");
    }
    found
}

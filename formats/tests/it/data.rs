//! Where the public test data lies, and what happens where it does not.

use std::path::PathBuf;

/// The folder of a data set; none, with a line that says so, where it is absent.
///
/// In CI (`CI=true`) absent data is a failure: a test that skips there would prove nothing.
pub(crate) fn folder(name: &str) -> Option<PathBuf> {
    let root = std::env::var_os("UNBRACKET_DATA").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/data"),
        PathBuf::from,
    );
    let folder = root.join(name);
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(
        std::env::var("CI").as_deref() != Ok("true"),
        "the data set {name} is absent in CI; set UNBRACKET_DATA"
    );
    eprintln!("SKIPPED: the data set {name} is not at {}", folder.display());
    None
}

//! The door through which these tests read real data.

use std::path::Path;

/// The text of a file of a data set; none if the set lacks it.
#[expect(clippy::disallowed_methods, reason = "the crate reads nothing; its tests read real data")]
pub(crate) fn text(folder: &Path, file: &str) -> Option<String> {
    std::fs::read_to_string(folder.join(file)).ok()
}

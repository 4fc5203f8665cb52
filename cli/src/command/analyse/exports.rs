//! Exports of records among what is to be analysed: one alone is analysed whole, one among others gives
//! its latest text.

use std::path::Path;

use anyhow::bail;
use unbracket_findings::Voices;
use unbracket_findings::gather::{Text, gather};
use unbracket_secretariat::verify::{Question, Verified, verify};

/// Whether a folder is an export.
pub(super) fn is_export(path: &Path) -> bool {
    path.join("FORM").is_file()
}

/// What an export holds, which has to verify: figures of a record that was tampered with are none.
pub(super) fn verified(folder: &Path) -> anyhow::Result<Verified> {
    let verified = verify(folder, &Question::default());
    if let Some(fault) = verified.faults.first() {
        bail!(
            "{} is not analysed, as it does not verify: {}; see `unbracket verify`",
            folder.display(),
            fault.message
        );
    }
    Ok(verified)
}

/// The latest text of an export under the title of its process, and what is to be told of it.
pub(super) fn latest(folder: &Path) -> anyhow::Result<(Text, String)> {
    let state = verified(folder)?.state;
    let title = state.process.title.text().unwrap_or_default().trim().to_owned();
    let gathered = gather(&state, Voices::default());
    let Some(version) = gathered.versions.last() else {
        bail!(
            "{} is a record without a text, and nothing of it can be compared; name it alone to analyse it",
            folder.display()
        );
    };
    let file = if title.is_empty() { version.name.clone() } else { title };
    let told = format!(
        "record; of several inputs it gives its latest text, {}, as \u{201c}{file}\u{201d}; left out are its earlier \
         texts, positions, proposals and inputs: name it alone for these",
        version.name
    );
    Ok((Text { file, draft: (*version.draft).clone() }, told))
}

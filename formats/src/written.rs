//! What a writer gives, and the check that says what the written format could not hold.

use unbracket_text::{Draft, Provision};

use crate::document::Document;
use crate::limits::ReadError;
use crate::notice::Notice;

/// A written text with what it could not hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Written {
    /// The text of the file.
    pub text: String,
    /// What the format could not hold, or would not give back.
    pub notices: Vec<Notice>,
}

/// At most this many provisions are named one by one.
const NAMED: usize = 20;

/// Reads back what was written and tells every provision that comes back changed.
///
/// Identities are not compared: no text format holds them.
pub(crate) fn checked(
    text: String,
    draft: &Draft,
    read: impl FnOnce(&str) -> Result<Document, ReadError>,
) -> Written {
    let mut notices = Vec::new();
    match read(&text) {
        Ok(document) => compare(draft, &document.accepted, &mut notices),
        Err(error) => notices.push(Notice::new("not-readable", "", error.to_string())),
    }
    Written { text, notices }
}

fn compare(draft: &Draft, back: &Draft, notices: &mut Vec<Notice>) {
    let whole = [
        (draft.title() != back.title(), "the title"),
        (draft.language() != back.language(), "the language"),
        (draft.numbering() != back.numbering(), "the way of numbering"),
    ];
    for (_, what) in whole.iter().filter(|(differs, _)| *differs) {
        notices.push(Notice::new("not-held", "", format!("{what} is not held by the format")));
    }
    let ours: Vec<_> = draft.visit().collect();
    let theirs: Vec<_> = back.visit().collect();
    if ours.len() != theirs.len() {
        let message = format!(
            "{} provisions come back as {}: words that look like a label, or nothing at all",
            ours.len(),
            theirs.len()
        );
        notices.push(Notice::new("not-held", "", message));
    }
    let mut changed = 0;
    for (our, their) in ours.iter().zip(&theirs) {
        let mut lost = differences(our.provision, their.provision);
        if our.depth != their.depth {
            lost.push("its level");
        }
        if lost.is_empty() {
            continue;
        }
        changed += 1;
        if changed <= NAMED {
            let place = our.provision.id.as_str();
            let message = format!("{} would come back changed", lost.join(", "));
            notices.push(Notice::new("not-held", place, message));
        }
    }
    if changed > NAMED {
        let message = format!("{} more provisions would come back changed", changed - NAMED);
        notices.push(Notice::new("not-held", "", message));
    }
}

fn differences(ours: &Provision, theirs: &Provision) -> Vec<&'static str> {
    let parts = [
        (ours.content.to_marked_text() != theirs.content.to_marked_text(), "its words"),
        (ours.content != theirs.content, "its brackets"),
        (ours.kind != theirs.kind, "its kind"),
        (ours.former_label != theirs.former_label, "its label"),
        (ours.standing != theirs.standing, "its standing"),
    ];
    parts.into_iter().filter(|(differs, _)| *differs).map(|(_, what)| what).collect()
}

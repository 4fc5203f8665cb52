//! What a writer gives, and the check that says what the written format could not hold.

use std::collections::BTreeMap;

use unbracket_text::{Draft, Label, Passage, Provision, ProvisionId};

use crate::document::Document;
use crate::limits::ReadError;
use crate::notice::Notice;
use crate::read::ReadOptions;

/// A written text with what it could not hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Written {
    /// The text of the file.
    pub text: String,
    /// What the format could not hold, or would not give back.
    pub notices: Vec<Notice>,
}

/// The labels that a text prints in front of provisions.
///
/// Those that the draft bore in its source; where it bears none at all, as a draft that was never
/// read from a document, those that follow from the places.
pub(crate) struct Labels {
    derived: Option<BTreeMap<ProvisionId, Label>>,
}

impl Labels {
    pub(crate) fn of(draft: &Draft) -> Self {
        let bears = draft.visit().any(|visit| visit.provision.former_label.is_some());
        Self { derived: (!bears).then(|| unbracket_text::labels(draft)) }
    }

    /// The label printed in front of a provision.
    pub(crate) fn get(&self, provision: &Provision) -> Option<String> {
        let Some(derived) = &self.derived else { return provision.former_label.clone() };
        let label = derived.get(&provision.id)?;
        (!label.is_empty()).then(|| label.as_str().to_owned())
    }
}

/// At most this many provisions are named one by one.
const NAMED: usize = 20;

/// Reads back what was written and tells every provision that comes back changed.
///
/// Identities are not compared: no text format holds them.
pub(crate) fn checked(
    text: String,
    draft: &Draft,
    read: impl FnOnce(&str, &ReadOptions) -> Result<Document, ReadError>,
) -> Written {
    let mut notices = Vec::new();
    match read(&text, &knowing_sponsors(draft)) {
        Ok(document) => compare(draft, &document.accepted, &mut notices),
        Err(error) => notices.push(Notice::new("not-readable", "", error.to_string())),
    }
    Written { text, notices }
}

/// The default options, with the sponsors of this draft among the names.
fn knowing_sponsors(draft: &Draft) -> ReadOptions {
    let mut options = ReadOptions::default();
    for visit in draft.visit() {
        for bracket in visit.provision.content.brackets() {
            for alternative in &bracket.alternatives {
                alternative.sponsors.iter().for_each(|sponsor| options.names.add(sponsor));
            }
        }
    }
    options
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
    let labels = Labels::of(draft);
    let mut changed = 0;
    for (our, their) in ours.iter().zip(&theirs) {
        let mut lost = differences(our.provision, their.provision, &labels);
        if our.depth != their.depth {
            lost.push("its level");
        }
        if lost.is_empty() {
            continue;
        }
        changed += 1;
        if changed <= NAMED {
            let place = called(our.provision, &labels);
            let message = format!("{} would come back changed", lost.join(", "));
            notices.push(Notice::new("not-held", place, message));
        }
    }
    if changed > NAMED {
        let message = format!("{} more provisions would come back changed", changed - NAMED);
        notices.push(Notice::new("not-held", "", message));
    }
}

/// What a provision is called before people: its label, or the first words that it has.
fn called(provision: &Provision, labels: &Labels) -> String {
    match labels.get(provision) {
        Some(label) => format!("paragraph {label}"),
        None => first_words(&provision.content),
    }
}

/// `“Closing the divides …”`: how a provision without a number is called.
pub(crate) fn first_words(content: &Passage) -> String {
    format!("“{} …”", opening(content))
}

/// The first words: six at most, fewer where they are long or, as in Chinese, not parted by spaces.
pub(crate) fn opening(content: &Passage) -> String {
    const LONGEST: usize = 48;
    let text = content.to_marked_text();
    let mut first = String::new();
    for word in text.split_whitespace().take(6) {
        let room = LONGEST.saturating_sub(first.chars().count() + 1);
        if word.chars().count() > room && !first.is_empty() {
            break;
        }
        first.push_str(if first.is_empty() { "" } else { " " });
        first.extend(word.chars().take(room));
    }
    first
}

fn differences(ours: &Provision, theirs: &Provision, labels: &Labels) -> Vec<&'static str> {
    let label = theirs.former_label.as_ref();
    let same_label = label == ours.former_label.as_ref() || label == labels.get(ours).as_ref();
    let parts = [
        (ours.content.to_marked_text() != theirs.content.to_marked_text(), "its words"),
        (ours.content != theirs.content, "what is known of its brackets"),
        (ours.kind != theirs.kind, "its kind"),
        (!same_label, "its label"),
        (ours.standing != theirs.standing, "its standing"),
    ];
    parts.into_iter().filter(|(differs, _)| *differs).map(|(_, what)| what).collect()
}

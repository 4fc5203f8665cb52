//! What holds of every document that a reader returns, and how the words of two are compared.

use std::collections::BTreeSet;

use unbracket_formats::Document;
use unbracket_text::draft::MAX_DEPTH;
use unbracket_text::{Draft, ProvisionId, token};

/// Identities are unique, versions are distinct and in order, comments stand in the text.
pub fn check(document: &Document) {
    let accepted = identities(&document.accepted);
    identities(&document.rejected);
    for pair in document.versions.windows(2) {
        assert!(pair[0].author < pair[1].author, "versions are in order of author");
    }
    for version in &document.versions {
        identities(&version.draft);
        assert!(version.changes > 0, "{:?} changes nothing", version.author);
    }
    match &document.versions[..] {
        [] => assert_eq!(document.accepted, document.rejected, "nobody made this change"),
        [only] => assert_eq!(document.accepted, only.draft, "all changes are by one author"),
        _ => {}
    }
    for comment in &document.comments {
        let known = comment.provision.as_ref().is_none_or(|id| accepted.contains(id));
        assert!(known, "a comment stands at a provision that is not there");
    }
}

fn identities(draft: &Draft) -> BTreeSet<ProvisionId> {
    let mut seen = BTreeSet::new();
    for visit in draft.visit() {
        assert!(visit.depth < MAX_DEPTH, "deeper than a draft may be");
        assert!(seen.insert(visit.provision.id.clone()), "{} stands twice", visit.provision.id);
    }
    seen
}

/// All words of a text.
pub fn words(text: &str) -> Vec<String> {
    token::words(text).map(str::to_owned).collect()
}

/// All words of a draft, labels among them, whichever provision they stand in: a label may come back
/// as words and words as a label, but none may vanish.
pub fn all_words(draft: &Draft) -> Vec<String> {
    let mut text = String::new();
    for visit in draft.visit() {
        for part in [
            visit.provision.former_label.as_deref().unwrap_or(""),
            &visit.provision.content.to_marked_text(),
        ] {
            text.push_str(part);
            text.push('\n');
        }
    }
    words(&text)
}

/// The words of each provision.
pub fn texts(draft: &Draft) -> Vec<String> {
    draft.visit().map(|visit| visit.provision.content.to_marked_text()).collect()
}

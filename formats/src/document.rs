//! What a reader returns: a draft, the versions that tracked changes propose, comments, notices.

use unbracket_text::{Draft, ProvisionId};

use crate::notice::Notice;

/// A document that was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// The text with every tracked change accepted; the text as it stands where there are none.
    pub accepted: Draft,
    /// The text with every tracked change rejected; equal to `accepted` where there are none.
    pub rejected: Draft,
    /// One version for each author of tracked changes: that author's changes accepted, all others
    /// rejected. In order of author; empty where there are none.
    pub versions: Vec<Version>,
    /// Comments, in the order of the places they are attached to.
    pub comments: Vec<Comment>,
    /// What the draft cannot hold, and what was strange.
    pub notices: Vec<Notice>,
}

/// The text as one author of tracked changes would have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Whose changes.
    pub author: Author,
    /// The text with these changes.
    pub draft: Draft,
    /// How many insertions, deletions, moves and paragraph marks this author tracked.
    pub changes: usize,
    /// The earliest date of these changes, as written in the file (ISO 8601).
    pub since: Option<String>,
}

/// The name of an author of tracked changes or comments, as written in the file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Author(pub String);

/// A comment attached to a place of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Who.
    pub author: Author,
    /// When, as written in the file (ISO 8601).
    pub date: Option<String>,
    /// The provision of `accepted` in which the commented range begins, where there is one.
    pub provision: Option<ProvisionId>,
    /// The words commented upon.
    pub quoted: String,
    /// The comment; its paragraphs are separated by line feeds.
    pub text: String,
}

impl Document {
    /// A document without tracked changes.
    pub fn plain(draft: Draft, notices: Vec<Notice>) -> Self {
        Self { rejected: draft.clone(), accepted: draft, notices, ..Self::default() }
    }
}

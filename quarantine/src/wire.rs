//! What goes between the server and its worker: a head and the bytes one way, JSON the other.
//!
//! **Invariant:** nothing from the worker is believed: size and depth are bounded before it is read, and
//! a draft that is none is refused.

use serde::{Deserialize, Serialize};
use unbracket_formats::limits::Limits as FileLimits;
use unbracket_formats::{Document, ReadError, json};
use unbracket_text::Draft;

/// Stands before the answer; what a program prints before it does not count.
pub(crate) const BEGINS: &[u8] = b"\nunbracket-worker-1\n";

/// What was understood of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed {
    /// The text with every tracked change accepted.
    pub accepted: Draft,
    /// The text with every tracked change rejected; equal to `accepted` where there are none.
    pub rejected: Draft,
    /// The text as each author of tracked changes would have it, without their names.
    pub versions: Vec<Draft>,
    /// What could not be held, and what was strange.
    pub notices: Vec<Noticed>,
    /// How many comments were left behind.
    pub comments: usize,
}

/// Something that a reader noticed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noticed {
    /// What kind of thing.
    pub code: String,
    /// Where.
    pub place: String,
    /// In words.
    pub message: String,
}

/// The head of a request: one line of JSON before the bytes.
#[derive(Serialize, Deserialize)]
pub(crate) struct Head {
    pub(crate) name: String,
    pub(crate) cpu_seconds: u64,
    pub(crate) memory: u64,
    pub(crate) file_bytes: u64,
}

/// The answer.
#[derive(Serialize, Deserialize, Default)]
pub(crate) struct Answer {
    /// Why the file was refused; the rest is empty then.
    pub(crate) refused: Option<String>,
    /// What the kernel could not do for the confinement.
    pub(crate) lacking: Vec<String>,
    pub(crate) accepted: String,
    pub(crate) rejected: String,
    pub(crate) versions: Vec<String>,
    pub(crate) notices: Vec<Noticed>,
    pub(crate) comments: usize,
}

impl Answer {
    /// The answer that a document is; whoever made which change stays behind.
    pub(crate) fn of(document: &Document) -> Self {
        let notices = document.notices.iter().map(|notice| Noticed {
            code: notice.code.to_owned(),
            place: notice.place.clone(),
            message: notice.message.clone(),
        });
        let versions = document.versions.iter().map(|one| json::write_draft(&one.draft));
        Self {
            accepted: json::write_draft(&document.accepted),
            rejected: json::write_draft(&document.rejected),
            versions: versions.collect(),
            notices: notices.collect(),
            comments: document.comments.len(),
            ..Self::default()
        }
    }

    /// What it says, as far as it is what it claims to be.
    pub(crate) fn parsed(self, limits: &FileLimits) -> Result<Parsed, ReadError> {
        let draft = |text: &String| json::read_draft(text.as_bytes(), limits);
        Ok(Parsed {
            accepted: draft(&self.accepted)?,
            rejected: draft(&self.rejected)?,
            versions: self.versions.iter().map(draft).collect::<Result<_, _>>()?,
            notices: self.notices,
            comments: self.comments,
        })
    }
}

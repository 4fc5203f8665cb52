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

/// Why a reader refused a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unread {
    /// What kind of refusal it is.
    pub fault: Fault,
    /// All of it in English, with what would be in order.
    pub why: String,
}

/// What kind of refusal it is, for whoever says it in another language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// Something in it is more than is read: how much, in the unit of the limit, and the limit.
    OverLimit {
        /// How much there is, or had been read when reading stopped.
        found: u64,
        /// The most that is read.
        limit: u64,
    },
    /// It is of a kind that is not read, or not what its name says.
    WrongKind,
    /// It is damaged.
    Damaged,
    /// It is encrypted.
    Encrypted,
    /// The reader itself came to no answer.
    Reader,
}

impl From<&ReadError> for Unread {
    fn from(error: &ReadError) -> Self {
        let fault = match error {
            ReadError::OverLimit { found, limit, .. } => {
                Fault::OverLimit { found: *found, limit: *limit }
            }
            ReadError::WrongKind { .. } => Fault::WrongKind,
            ReadError::Damaged { .. } => Fault::Damaged,
            ReadError::Encrypted => Fault::Encrypted,
        };
        Self { fault, why: error.to_string() }
    }
}

impl std::fmt::Display for Unread {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.why)
    }
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
    pub(crate) refused: Option<Unread>,
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

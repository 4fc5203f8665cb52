//! Notices: what a reader or writer says of content that it could not hold or found strange.

use std::fmt;

/// One remark on the content of a document; never a failure.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Notice {
    /// A short fixed name for machines: `emphasis-dropped`.
    pub code: &'static str,
    /// Where: a line, a paragraph, a part of the file; empty for the whole.
    pub place: String,
    /// What, in words for a person.
    pub message: String,
}

impl Notice {
    /// A notice on a place.
    pub fn new(code: &'static str, place: impl Into<String>, message: impl Into<String>) -> Self {
        Self { code, place: place.into(), message: message.into() }
    }
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.place.is_empty() {
            write!(f, "{} [{}]", self.message, self.code)
        } else {
            write!(f, "{}: {} [{}]", self.place, self.message, self.code)
        }
    }
}

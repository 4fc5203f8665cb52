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
    /// The codes of what readers say, by which doors put it in other languages.
    pub const OF_READERS: [&str; 30] = [
        "attributes-dropped",
        "author-missing",
        "bracket-too-deep",
        "bracket-unmatched",
        "control-characters",
        "emphasis-dropped",
        "equation-as-text",
        "field-instruction-dropped",
        "footnote-marks-dropped",
        "foreign-part-dropped",
        "formatting-changes-dropped",
        "hidden-dropped",
        "hidden-text-kept",
        "html-dropped",
        "images-dropped",
        "links-dropped",
        "look-alike",
        "name-ambiguous",
        "notes-at-end",
        "numbers-irregular",
        "object-dropped",
        "pdf-right-to-left",
        "pdf-structure-inferred",
        "reserve",
        "running-heads-dropped",
        "scripts-dropped",
        "symbol-dropped",
        "table-as-rows",
        "tables-flattened",
        "text-box-inlined",
    ];

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

//! Numbers of provisions, derived from their place, and the concordance at a renumbering.
//!
//! Conventions: `bis` means a new paragraph in the practice of informals and an alternative version
//! in the UN Editorial Manual; the two conflict, so a process names the one in force.
//!
//! **Invariant:** a number says where a provision stands and never which provision it is; adding a
//! provision behind others changes no number before it.

mod parts;
mod renumber;
mod sequence;
mod series;

use std::fmt;

pub use parts::{LabelParts, Stem, parse_label};
pub use renumber::{Concordance, ConcordanceRow, concordance, renumber};
pub use sequence::{label_sequence, labels};
pub use series::{read_roman, roman};

/// How inserted and alternative paragraphs are labelled until the next renumbering.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum InsertionConvention {
    /// `12 bis` is a new paragraph behind 12, `12 alt` a rival version of 12.
    #[default]
    NegotiationPractice,
    /// `12 bis` is a rival version of 12, a new paragraph is `12A`.
    EditorialManual,
    /// A new paragraph is `12A`, a rival version `12 alt`.
    LetterSuffix,
}

/// How preambular paragraphs are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum PreambularStyle {
    /// PP1, PP2 …: for reference during negotiation.
    #[default]
    Pp,
    /// A, B, C …
    Letters,
    /// As the operative paragraphs, in one run with them.
    Consecutive,
    /// Without numbers, as in a final text.
    Unnumbered,
}

/// How a draft is numbered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbering {
    /// How inserted and alternative paragraphs are labelled.
    pub insertion: InsertionConvention,
    /// How preambular paragraphs are numbered.
    pub preambular: PreambularStyle,
    /// The number of the first operative paragraph.
    pub first: u32,
    /// Whether operative numbers start again under each heading of the outermost level.
    pub restarts: bool,
}

impl Default for Numbering {
    fn default() -> Self {
        Self {
            insertion: InsertionConvention::default(),
            preambular: PreambularStyle::default(),
            first: 1,
            restarts: false,
        }
    }
}

/// The number of a provision as printed, without closing dot: `12 bis`, `(a)`, `PP3`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Label(String);

impl Label {
    /// A label of these characters.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Its characters; empty for a provision without a number.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the provision bears no number.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

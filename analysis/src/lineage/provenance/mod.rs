//! Provenance: where every word of a text first stood.
//!
//! **Invariant:** every word of the last draft stands in exactly one run; the shares of the holders of
//! a run add up to 1, or to 0 where nobody had the words before.
//!
//! A word keeps its origin through every draft in which it is matched. A word that a draft is the
//! first to have belongs to the earliest source, not later than that draft, which has it in a run of
//! five words or of three words of matter ([`unbracket_text::lineage::RUN_WORDS`],
//! [`unbracket_text::lineage::RUN_CONTENT_WORDS`]). Sources of one time share it equally, copies of one
//! another count as one voice among them (methods: *Credit*; Burgess et al., KDD 2016; Funk and Mullen,
//! AHR 2018). The words that an amendment leaves as they were show where it stands; they are its own only
//! where no draft before has them in that place. What no source has is the own drafting of whoever held
//! the pen.

mod source;
mod trace;
mod voices;

use std::ops::Range;

use serde::Serialize;

pub use source::{DatedDraft, Kind, Source, SourcePassage};
pub use trace::provenance;

/// Where every word of the last draft first stood.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Provenance {
    /// The names of the drafts in the order of their time.
    pub drafts: Vec<String>,
    /// The sources in the order of their time, then of their names; counted so from 0 in all that
    /// follows.
    pub sources: Vec<Card>,
    /// The provisions of the last draft in reading order.
    pub provisions: Vec<Traced>,
    /// How many words have which origin.
    pub words: Words,
}

/// A source, as far as others need to know it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Card {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// When it came.
    pub time: i64,
    /// Who stands behind it, by name.
    pub actors: Vec<String>,
    /// The first source of the voice that it belongs to: itself, unless its new words repeat those of
    /// an earlier one (Jaccard of at least [`super::reuse::COPIES`]).
    pub voice: usize,
    /// For each passage, the provision that it is about and how many of its words were new when it
    /// came: in no draft before it and in no agreed language.
    pub passages: Vec<Proposed>,
}

/// What a passage proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Proposed {
    /// The provision that it is about.
    pub provision: String,
    /// How many of its words were new.
    pub words: usize,
}

/// How many words of the last draft have which origin; together they are all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Words {
    /// All of them.
    pub all: usize,
    /// First stood in the first draft, and in no source.
    pub base: usize,
    /// Taken from agreed language.
    pub agreed: usize,
    /// Taken from inputs and amendments.
    pub proposed: usize,
    /// First stood in a later draft, and in no source: the own drafting of the chair.
    pub own: usize,
}

impl Words {
    /// The new words: neither of the base nor agreed before.
    #[must_use]
    pub fn new_words(&self) -> usize {
        self.proposed + self.own
    }
}

/// A provision of the last draft in runs of one origin.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Traced {
    /// The provision.
    pub provision: String,
    /// Its words in order.
    pub runs: Vec<TracedRun>,
}

/// A run of words of one origin.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TracedRun {
    /// Which words of the provision, from 0.
    pub words: Range<usize>,
    /// Where they stand in its text, in bytes.
    pub bytes: Range<usize>,
    /// The words with the punctuation between them.
    pub text: String,
    /// The first draft that has them.
    pub draft: usize,
    /// Who had them before; empty where nobody had.
    pub holders: Vec<Holder>,
}

impl TracedRun {
    /// Whether the words are taken from agreed language.
    #[must_use]
    pub fn is_agreed(&self, sources: &[Card]) -> bool {
        let mut first = self.holders.iter().filter(|holder| holder.share > 0.0);
        first.any(|holder| sources[holder.source].kind == Kind::Agreed)
    }
}

/// A source that has a run of words, with the passage that shows it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Holder {
    /// Which source.
    pub source: usize,
    /// Which of its passages.
    pub passage: usize,
    /// Which words of the passage: the whole run that both have, which may be longer than the words
    /// at issue.
    pub words: Range<usize>,
    /// Where they stand in the passage, in bytes.
    pub bytes: Range<usize>,
    /// The words as they stand there.
    pub text: String,
    /// Its share of the credit, from 0 to 1; 0 where it came later than others.
    pub share: f64,
}

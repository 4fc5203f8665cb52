//! What the words of a text may be taken from.

use serde::Serialize;
use unbracket_text::Draft;

/// A draft and its time.
#[derive(Clone, Debug)]
pub struct DatedDraft<'a> {
    /// Its name.
    pub name: String,
    /// When it was put out; greater is later. What came at the same time came before it.
    pub time: i64,
    /// Its text.
    pub draft: &'a Draft,
}

/// What a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// An earlier outcome: agreed language, which is nobody's new word.
    Agreed,
    /// A contribution in words of its own.
    Input,
    /// A proposal to change a draft.
    Amendment,
}

/// A text that others may have taken words from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its name, which no other source of its time has.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// When it came; greater is later.
    pub time: i64,
    /// Who stands behind it; several share what it is credited with equally.
    pub actors: Vec<String>,
    /// Its words.
    pub passages: Vec<SourcePassage>,
}

/// A passage of a source: a provision of a contribution, or an amendment to one provision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourcePassage {
    /// The provision that it is about, by the name under which proposals are compared.
    pub provision: String,
    /// Its words, with those around a change: a single word is only recognised in its context.
    pub text: String,
    /// The words that it would replace; empty for what is new altogether.
    pub replaces: String,
}

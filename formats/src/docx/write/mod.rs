//! Writing Word documents: clean texts, compilations, and redlines with real tracked changes.
//!
//! **Invariant:** the same input gives the same bytes; no author, date or machine is named but those
//! of the options and of the amendments.

mod comparison;
mod compilation;
mod draft;
mod legend;
mod marks;
mod markup;
mod order;
mod package;
mod redline;
mod sheet;
mod unplaced;

use unbracket_text::{Compilation, Draft};

use crate::notice::Notice;

/// How a document is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WriteOptions {
    /// Who is named as the author of the file; nobody by default.
    pub author: Option<String>,
    /// The date of tracked changes, ISO 8601 in UTC; `2000-01-01T00:00:00Z` by default.
    pub date: Option<String>,
}

impl WriteOptions {
    /// The date of tracked changes.
    fn date(&self) -> &str {
        self.date.as_deref().unwrap_or("2000-01-01T00:00:00Z")
    }
}

/// A document that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The file.
    pub bytes: Vec<u8>,
    /// What it cannot hold.
    pub notices: Vec<Notice>,
}

/// Writes a draft as a clean text; its brackets are characters.
pub fn write_draft(draft: &Draft, options: &WriteOptions) -> Written {
    draft::write(draft, options)
}

/// Writes a compilation as negotiators print it: a legend, every provision with its brackets and the
/// names of sponsors, and what could not be laid in. The words around the text are in its language where
/// that is one of the six of the United Nations, else in English.
pub fn write_compilation(compilation: &Compilation, options: &WriteOptions) -> Written {
    compilation::write(compilation, options)
}

/// Writes the base of a compilation with every amendment as tracked changes of its sponsors.
///
/// Rejecting all changes gives the base. A change of several sponsors has their names joined with
/// `; ` as its author, since Word knows one author for a change; our reader takes them apart again.
/// The words of the base that somebody would replace are deleted by all who would, and each proposed
/// wording is inserted behind them; a sponsor's second wording for the same words stands under the
/// author `NAME (second wording)`, in the language of the text. What a redline cannot hold comes back as notices: sponsors who
/// want words kept, moves, joins across others' paragraphs, and amendments that could not be laid in.
pub fn write_redline(compilation: &Compilation, options: &WriteOptions) -> Written {
    redline::write(compilation, options)
}

/// Writes what changed between two drafts as tracked changes of one author.
///
/// Rejecting all changes gives the old draft, accepting all gives the new one: the words, their order and
/// the numbers that each draft bears. What was moved unchanged is a tracked move; what was moved and changed
/// is deleted and inserted.
pub fn write_comparison(old: &Draft, new: &Draft, author: &str, options: &WriteOptions) -> Written {
    comparison::write(old, new, author, options)
}

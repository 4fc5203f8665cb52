//! From the paragraphs that a reader found to a document: one path for every format but Word.
//!
//! **Invariant:** all words of a paragraph stand in the draft, in normal form; what is taken out
//! (control characters) is counted in a notice.

mod drafts;

use std::collections::BTreeMap;

use unbracket_text::{Numbering, ProvisionKind, Standing};

use crate::brackets::counted;
use crate::document::{Author, Document, Version};
use crate::limits::{Limits, ReadError};
use crate::notice::Notice;
use crate::read::ReadOptions;

use drafts::draft;

/// What a reader found in a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Found {
    pub(crate) paragraphs: Vec<Paragraph>,
    /// The title, where the file has one apart from its paragraphs.
    pub(crate) title: Option<String>,
    /// The language as a BCP 47 tag, where the file says it.
    pub(crate) language: Option<String>,
    /// How it is numbered, where the file says it.
    pub(crate) numbering: Option<Numbering>,
    pub(crate) notices: Vec<Notice>,
}

/// One paragraph, before it is known what it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Paragraph {
    pub(crate) runs: Vec<Run>,
    /// The label that the format itself marks; a typed one still stands in the runs.
    pub(crate) label: Option<String>,
    pub(crate) heading: Option<u8>,
    pub(crate) indent: usize,
    pub(crate) title: bool,
    /// What the file says that it is; used where it says so of every paragraph.
    pub(crate) exact: Option<Exact>,
}

/// What a file written here says of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Exact {
    pub(crate) id: String,
    pub(crate) kind: ProvisionKind,
    pub(crate) standing: Standing,
    pub(crate) depth: usize,
}

/// Words of one paragraph that share one fate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) text: String,
    /// The tracked changes in which they stand, from the outermost.
    pub(crate) changes: Vec<Change>,
}

/// A tracked change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Change {
    pub(crate) inserted: bool,
    pub(crate) author: String,
    pub(crate) date: Option<String>,
}

/// Tracked changes nested deeper than this share the fate of those around them.
const NESTED: usize = 16;

/// The tracked changes that are open at a place of a text.
#[derive(Debug, Default)]
pub(crate) struct OpenChanges {
    open: Vec<Change>,
    /// Changes opened beyond the bound and not closed yet.
    beyond: usize,
}

impl OpenChanges {
    pub(crate) fn open(&mut self, change: Change) {
        if self.open.len() < NESTED {
            self.open.push(change);
        } else {
            self.beyond += 1;
        }
    }

    pub(crate) fn close(&mut self) {
        if self.beyond > 0 {
            self.beyond -= 1;
        } else {
            self.open.pop();
        }
    }

    pub(crate) fn all(&self) -> &[Change] {
        &self.open
    }
}

/// The author of changes whose author the file does not name.
pub(crate) const UNNAMED: &str = "unnamed author";

impl Paragraph {
    /// A paragraph of these words.
    pub(crate) fn of(text: &str) -> Self {
        Self { runs: vec![Run { text: text.to_owned(), changes: Vec::new() }], ..Self::default() }
    }

    /// Adds words that stand in these tracked changes.
    pub(crate) fn push(&mut self, text: &str, changes: &[Change]) {
        match self.runs.last_mut() {
            Some(last) if last.changes == changes => last.text.push_str(text),
            _ => self.runs.push(Run { text: text.to_owned(), changes: changes.to_vec() }),
        }
    }

    /// Whether it holds no words.
    pub(crate) fn is_blank(&self) -> bool {
        self.runs.iter().all(|run| run.text.trim().is_empty())
    }
}

/// Which tracked changes count.
#[derive(Clone, Copy)]
enum Reading<'a> {
    Accepted,
    Rejected,
    Of(&'a str),
}

impl Reading<'_> {
    fn keeps(self, run: &Run) -> bool {
        run.changes.iter().all(|change| {
            let accepted = match self {
                Reading::Accepted => true,
                Reading::Rejected => false,
                Reading::Of(author) => author == change.author,
            };
            change.inserted == accepted
        })
    }
}

/// Makes a document of what a reader found.
pub(crate) fn assemble(mut found: Found, options: &ReadOptions) -> Result<Document, ReadError> {
    within_limits(&found, options)?;
    let cleaned: usize = found.paragraphs.iter_mut().map(clean).sum();
    if cleaned > 0 {
        let message = format!("{} taken out", counted(cleaned, "control character"));
        found.notices.push(Notice::new("control-characters", "", message));
    }
    let authors = authors(&found);
    versions_within_limits(&found, authors.len(), options)?;
    let (accepted, learnt) = draft(&found, Reading::Accepted, options)?;
    found.notices.extend(learnt);
    if authors.is_empty() {
        return Ok(Document::plain(accepted, found.notices));
    }
    let rejected = draft(&found, Reading::Rejected, options)?.0;
    let mut versions = Vec::new();
    for (author, (changes, since)) in authors {
        let draft = draft(&found, Reading::Of(&author), options)?.0;
        versions.push(Version { author: Author(author), draft, changes, since });
    }
    Ok(Document { accepted, rejected, versions, comments: Vec::new(), notices: found.notices })
}

fn within_limits(found: &Found, options: &ReadOptions) -> Result<(), ReadError> {
    let limits = &options.limits;
    over("the number of paragraphs", found.paragraphs.len(), limits.paragraphs)?;
    let bytes = |p: &Paragraph| p.runs.iter().map(|run| run.text.len()).sum::<usize>();
    let longest = found.paragraphs.iter().map(bytes).max().unwrap_or(0);
    over("the length of a paragraph in bytes", longest, limits.paragraph_bytes)?;
    let opening = |p: &Paragraph| -> usize {
        p.runs.iter().map(|run| run.text.bytes().filter(|byte| *byte == b'[').count()).sum()
    };
    let brackets = found.paragraphs.iter().map(opening).sum();
    over("the number of brackets", brackets, limits.changes)?;
    let changes = |p: &Paragraph| p.runs.iter().map(|run| run.changes.len()).sum::<usize>();
    let changes = found.paragraphs.iter().map(changes).sum();
    over("the number of tracked changes", changes, limits.changes)
}

/// Every author's version holds the whole text, so authors times text is what costs.
fn versions_within_limits(
    found: &Found,
    authors: usize,
    options: &ReadOptions,
) -> Result<(), ReadError> {
    let runs = found.paragraphs.iter().flat_map(|paragraph| &paragraph.runs);
    let bytes: usize = runs.map(|run| run.text.len()).sum();
    let limit = usize::try_from(options.limits.unpacked_bytes).unwrap_or(usize::MAX);
    over("the text of all authors' versions in bytes", bytes.saturating_mul(authors), limit)
}

/// A tree takes this many times the bytes of the marks that it is made of.
const TREE: u64 = 512;

/// Refuses a text whose marks would make too large a tree; counted before the tree is built.
pub(crate) fn marks_within_limits(
    text: &str,
    is_mark: fn(u8) -> bool,
    limits: &Limits,
) -> Result<(), ReadError> {
    let marks = text.bytes().filter(|byte| is_mark(*byte)).count();
    let limit = usize::try_from(limits.unpacked_bytes / TREE).unwrap_or(usize::MAX);
    over("the number of marks that structure the text", marks, limit)
}

/// Refuses a measure over its limit.
pub(crate) fn over(what: &'static str, found: usize, limit: usize) -> Result<(), ReadError> {
    if found <= limit {
        return Ok(());
    }
    let hint = "cut the document into parts";
    Err(ReadError::OverLimit { what, found: found as u64, limit: limit as u64, hint })
}

/// Takes out characters that no text needs and that can deceive; how many there were.
fn clean(paragraph: &mut Paragraph) -> usize {
    let mut taken = 0;
    for run in &mut paragraph.runs {
        let before = run.text.chars().count();
        run.text.retain(|c| !is_control(c));
        taken += before - run.text.chars().count();
    }
    taken
}

/// C0 and C1 controls but white space, byte-order marks, embeddings and overrides of direction, tags.
pub(crate) fn is_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}' | '\u{b}' | '\u{c}')
        || matches!(c, '\u{FEFF}' | '\u{202A}'..='\u{202E}' | '\u{FFF9}'..='\u{FFFB}')
        || matches!(c, '\u{E0000}'..='\u{E007F}')
}

/// The authors of tracked changes, with the number and the earliest date of their changes.
fn authors(found: &Found) -> BTreeMap<String, (usize, Option<String>)> {
    let mut authors: BTreeMap<String, (usize, Option<String>)> = BTreeMap::new();
    let runs = found.paragraphs.iter().flat_map(|paragraph| &paragraph.runs);
    for change in runs.flat_map(|run| &run.changes) {
        let (count, since) = authors.entry(change.author.clone()).or_default();
        *count += 1;
        let earlier = change.date.iter().chain(since.iter()).min().cloned();
        *since = earlier;
    }
    authors
}

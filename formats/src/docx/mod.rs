//! Word documents (.docx): in both directions, with tracked changes and their authors.
//!
//! **Invariant:** a document is read once into paragraphs whose every piece knows the changes it
//! stands in; `accepted`, `rejected` and each author's version are projections of that one reading,
//! so that a paragraph has the same identity in all of them. Content is never refused: what a draft
//! cannot hold comes back as a notice.
//!
//! What becomes of things: a row of a table is an unnumbered provision, its cells with ` | ` between
//! them; the text of a text box stands behind the paragraph that holds it; footnotes and endnotes
//! stand as unnumbered provisions at the end, in the order in which the text refers to them; a field
//! is its result; an equation its characters; headers, footers and pictures are left out.

mod comments;
mod frame;
mod lines;
mod model;
mod notices;
mod numbering;
mod numerals;
mod package;
mod parse;
mod project;
mod properties;
mod relations;
mod styles;
mod symbols;
mod write;
mod xml;

use unbracket_text::Passage;

use crate::document::{Author, Document, Version};
use crate::limits::{Limits, ReadError};

use model::{AttachedKind, Story};
use numbering::Lists;
use package::Package;
use project::{Context, Projection, project};
use relations::Parts;
use styles::Styles;

pub use write::{
    WriteOptions, Written, write_comparison, write_compilation, write_draft, write_redline,
};

/// How a document is read.
pub struct ReadOptions<'a> {
    /// The limits under which it is read.
    pub limits: Limits,
    /// Makes a passage of the words of a provision: finds the brackets typed in it.
    pub parse: &'a dyn Fn(&str) -> Passage,
}

impl Default for ReadOptions<'_> {
    fn default() -> Self {
        Self { limits: Limits::default(), parse: &|text| Passage::words(text) }
    }
}

/// Reads a Word document; brackets typed in it stay characters.
///
/// # Errors
/// Refuses what exceeds a limit, files of other kinds, encrypted and damaged ones. Never content.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    read_with(bytes, &ReadOptions { limits: *limits, ..ReadOptions::default() })
}

/// Reads a Word document, with a parser for the brackets typed in it.
///
/// # Errors
/// As [`read`].
pub fn read_with(bytes: &[u8], options: &ReadOptions<'_>) -> Result<Document, ReadError> {
    let limits = &options.limits;
    let mut package = Package::open(bytes, limits)?;
    let parts = relations::find(&mut package, limits)?;
    let styles = match text_of(&mut package, parts.styles.as_ref())? {
        Some((part, text)) => Styles::read(part, &text, limits)?,
        None => Styles::default(),
    };
    let lists = match text_of(&mut package, parts.numbering.as_ref())? {
        Some((part, text)) => Lists::read(part, &text, limits)?,
        None => Lists::default(),
    };
    let story = story(&mut package, &parts, limits)?;
    let context = Context { story: &story, styles: &styles, lists: &lists, parse: options.parse };
    refuse_too_many_versions(&story, limits)?;
    Ok(document(&context))
}

fn text_of<'p>(
    package: &mut Package<'_>,
    part: Option<&'p String>,
) -> Result<Option<(&'p str, String)>, ReadError> {
    let Some(part) = part else { return Ok(None) };
    Ok(package.text(part)?.map(|text| (part.as_str(), text)))
}

fn story(package: &mut Package<'_>, parts: &Parts, limits: &Limits) -> Result<Story, ReadError> {
    let mut story = Story::default();
    if let Some((part, text)) = text_of(package, Some(&parts.document))? {
        parse::body(&mut story, part, &text, limits)?;
    }
    let attached = [
        (AttachedKind::Footnote, &parts.footnotes),
        (AttachedKind::Endnote, &parts.endnotes),
        (AttachedKind::Comment, &parts.comments),
    ];
    for (kind, part) in attached {
        if let Some((part, text)) = text_of(package, part.as_ref())? {
            parse::attached(&mut story, kind, part, &text, limits)?;
        }
    }
    if story.comments.len() > limits.changes {
        return Err(ReadError::OverLimit {
            what: "the number of comments",
            found: story.comments.len() as u64,
            limit: limits.changes as u64,
            hint: "send the text in several files",
        });
    }
    Ok(story)
}

/// A version for each author multiplies the text; what that may come to is limited as unpacking is.
fn refuse_too_many_versions(story: &Story, limits: &Limits) -> Result<(), ReadError> {
    /// What a provision costs beside its words.
    const OVERHEAD: u64 = 256;
    let pieces = story.body.len() as u64 * OVERHEAD + story.changes.len() as u64;
    let one = story.text.len() as u64 + pieces;
    let found = one.saturating_mul(story.changes.authors.len() as u64);
    if found > limits.unpacked_bytes {
        let hint = "accept the changes of all but a few authors and send it again";
        let what = "the size of all authors' versions together in bytes";
        return Err(ReadError::OverLimit { what, found, limit: limits.unpacked_bytes, hint });
    }
    Ok(())
}

fn document(context: &Context<'_>) -> Document {
    let changes = &context.story.changes;
    let everything = changes.present(|_| true);
    let accepted = project(context, &everything);
    let comments = comments::comments(context.story, &everything, &accepted.places);
    let notices = notices::notices(context.story, accepted.notices);
    let mut document =
        Document { comments, notices, ..Document::plain(accepted.draft, Vec::new()) };
    if changes.len() == 0 {
        return document;
    }
    document.rejected = project(context, &changes.present(|_| false)).draft;
    for (at, authorship) in changes.authors.iter().enumerate() {
        let Projection { draft, .. } = project(context, &changes.present(|author| author == at));
        document.versions.push(Version {
            author: Author(authorship.name.clone()),
            draft,
            changes: authorship.changes,
            since: authorship.since.clone(),
        });
    }
    document.versions.sort_by(|a, b| a.author.cmp(&b.author));
    document
}

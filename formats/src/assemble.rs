//! From the paragraphs that a reader found to a document: one path for every format but Word.
//!
//! **Invariant:** all words of a paragraph stand in the draft, in normal form; what is taken out
//! (control characters) is counted in a notice.

use std::collections::BTreeMap;

use unbracket_text::token::normalise;
use unbracket_text::{Draft, Numbering, Passage, Provision, ProvisionKind, Standing};

use crate::brackets;
use crate::document::{Author, Document, Version};
use crate::limits::ReadError;
use crate::notice::Notice;
use crate::option_label::split_option;
use crate::read::ReadOptions;
use crate::structure::{Known, Line, split_label, structure_known};

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
    pub(crate) change: Option<Change>,
}

/// A tracked change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Change {
    pub(crate) inserted: bool,
    pub(crate) author: String,
    pub(crate) date: Option<String>,
}

/// The author of changes whose author the file does not name.
pub(crate) const UNNAMED: &str = "unnamed author";

impl Paragraph {
    /// A paragraph of these words.
    pub(crate) fn of(text: &str) -> Self {
        Self { runs: vec![Run { text: text.to_owned(), change: None }], ..Self::default() }
    }

    /// Adds words that share this fate.
    pub(crate) fn push(&mut self, text: &str, change: Option<&Change>) {
        match self.runs.last_mut() {
            Some(last) if last.change.as_ref() == change => last.text.push_str(text),
            _ => self.runs.push(Run { text: text.to_owned(), change: change.cloned() }),
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
        let Some(change) = &run.change else { return true };
        let accepted = match self {
            Reading::Accepted => true,
            Reading::Rejected => false,
            Reading::Of(author) => author == change.author,
        };
        change.inserted == accepted
    }
}

/// Makes a document of what a reader found.
pub(crate) fn assemble(mut found: Found, options: &ReadOptions) -> Result<Document, ReadError> {
    within_limits(&found, options)?;
    let cleaned: usize = found.paragraphs.iter_mut().map(clean).sum();
    if cleaned > 0 {
        let message = format!("{} taken out", brackets::counted(cleaned, "control character"));
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
    let changes = |p: &Paragraph| p.runs.iter().filter(|run| run.change.is_some()).count();
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

/// Refuses a measure over its limit.
pub(crate) fn over(what: &'static str, found: usize, limit: usize) -> Result<(), ReadError> {
    if found <= limit {
        return Ok(());
    }
    let hint = "cut the document into parts, or raise the limit";
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
fn is_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}' | '\u{b}' | '\u{c}')
        || matches!(c, '\u{FEFF}' | '\u{202A}'..='\u{202E}' | '\u{FFF9}'..='\u{FFFB}')
        || matches!(c, '\u{E0000}'..='\u{E007F}')
}

/// The authors of tracked changes, with the number and the earliest date of their changes.
fn authors(found: &Found) -> BTreeMap<String, (usize, Option<String>)> {
    let mut authors: BTreeMap<String, (usize, Option<String>)> = BTreeMap::new();
    for run in found.paragraphs.iter().flat_map(|paragraph| &paragraph.runs) {
        let Some(change) = &run.change else { continue };
        let (count, since) = authors.entry(change.author.clone()).or_default();
        *count += 1;
        let earlier = change.date.iter().chain(since.iter()).min().cloned();
        *since = earlier;
    }
    authors
}

fn draft(
    found: &Found,
    reading: Reading<'_>,
    options: &ReadOptions,
) -> Result<(Draft, Vec<Notice>), ReadError> {
    let mut notices = Vec::new();
    let exact = exact(found, reading, options, &mut notices);
    let (draft, numbering) = match exact {
        Some(draft) => (draft, found.numbering.clone().unwrap_or_default()),
        None => {
            let (provisions, learnt) = structured(found, reading, options, &mut notices);
            let draft = Draft::new(provisions).map_err(|error| ReadError::Damaged {
                what: error.to_string(),
                hint: "flatten its levels and send it again".to_owned(),
            })?;
            (draft, learnt)
        }
    };
    tell_half_brackets(&draft, &mut notices);
    let draft = draft
        .with_title(found.title.clone())
        .with_language(found.language.clone())
        .with_numbering(numbering);
    Ok((draft, notices))
}

/// Puts one notice on the whole text in the place of one for each paragraph with half a bracket.
fn tell_half_brackets(draft: &Draft, notices: &mut Vec<Notice>) {
    let is_half = |notice: &Notice| notice.code == brackets::UNMATCHED;
    let places: Vec<String> =
        notices.iter().filter(|n| is_half(n)).map(|notice| notice.place.clone()).collect();
    notices.retain(|notice| !is_half(notice));
    notices.extend(brackets::half_brackets(draft, &places));
}

/// The passage of a text that stands in the paragraph of this number.
fn passage(text: &str, at: usize, options: &ReadOptions, notices: &mut Vec<Notice>) -> Passage {
    let parsed = brackets::parse_within(text, &options.names, options.limits.depth);
    let place = |notice| Notice { place: format!("paragraph {}", at + 1), ..notice };
    notices.extend(parsed.notices.into_iter().map(place));
    parsed.passage
}

/// The draft that a file written here holds; none where a paragraph does not say what it is.
fn exact(
    found: &Found,
    reading: Reading<'_>,
    options: &ReadOptions,
    notices: &mut Vec<Notice>,
) -> Option<Draft> {
    let all = found.paragraphs.iter().map(|paragraph| paragraph.exact.as_ref());
    let all: Vec<&Exact> = all.collect::<Option<Vec<_>>>().filter(|all| !all.is_empty())?;
    let mut done: Vec<Provision> = Vec::new();
    let mut open: Vec<Provision> = Vec::new();
    let mut learnt = Vec::new();
    for (at, (exact, paragraph)) in all.into_iter().zip(&found.paragraphs).enumerate() {
        if exact.depth > open.len() {
            return None;
        }
        close_to(exact.depth, &mut open, &mut done);
        let text = text(paragraph, reading);
        let content = passage(&text, at, options, &mut learnt);
        let mut provision = Provision::new(exact.id.clone(), exact.kind, content);
        provision.standing = exact.standing;
        provision.former_label.clone_from(&paragraph.label);
        open.push(provision);
    }
    close_to(0, &mut open, &mut done);
    let draft = Draft::new(done).ok()?;
    notices.extend(learnt);
    Some(draft)
}

fn close_to(depth: usize, open: &mut Vec<Provision>, done: &mut Vec<Provision>) {
    while open.len() > depth {
        let Some(provision) = open.pop() else { return };
        match open.last_mut() {
            Some(parent) => parent.children.push(provision),
            None => done.push(provision),
        }
    }
}

fn structured(
    found: &Found,
    reading: Reading<'_>,
    options: &ReadOptions,
    notices: &mut Vec<Notice>,
) -> (Vec<Provision>, Numbering) {
    let mut lines = Vec::new();
    let mut option_labels = BTreeMap::new();
    for (at, paragraph) in found.paragraphs.iter().enumerate() {
        let name = format!("p{}", at + 1);
        let Some((line, option)) = line(paragraph, reading) else { continue };
        if let Some(option) = option {
            option_labels.insert(name.clone(), option);
        }
        let content = passage(&line.text, at, options, notices);
        let kind = nested_number(&line).then_some(ProvisionKind::SubParagraph);
        lines.push(Known { name, line, kind, passage: content });
    }
    let mut structure = structure_known(lines);
    stand_as_options(&mut structure.provisions, &option_labels);
    notices.extend(structure.notices);
    (structure.provisions, structure.numbering)
}

/// A number in a list within a list: the document says that it is a part, the label does not.
fn nested_number(line: &Line) -> bool {
    line.indent > 0
        && line.heading.is_none()
        && line.label.as_deref().is_some_and(|label| label.bytes().all(|b| b.is_ascii_digit()))
}

/// The words of a paragraph in one reading, in normal form.
fn text(paragraph: &Paragraph, reading: Reading<'_>) -> String {
    let kept = paragraph.runs.iter().filter(|run| reading.keeps(run));
    normalise(&kept.map(|run| run.text.as_str()).collect::<String>())
}

/// The line of a paragraph in one reading, and its label as an option; none where nothing is left.
fn line(paragraph: &Paragraph, reading: Reading<'_>) -> Option<(Line, Option<String>)> {
    let text = text(paragraph, reading);
    if text.is_empty() && paragraph.label.is_none() {
        return None;
    }
    let mut line = Line {
        label: paragraph.label.clone(),
        heading: paragraph.heading,
        indent: paragraph.indent,
        title: paragraph.title,
        ..Line::default()
    };
    if line.title || line.label.is_some() {
        line.text = text;
        return Some((line, None));
    }
    if let Some((option, rest)) = split_option(&text).filter(|_| line.heading.is_none()) {
        line.text = rest.to_owned();
        return Some((line, Some(option)));
    }
    let (label, rest) = split_label(&text);
    line.label = label;
    line.text = rest.to_owned();
    Some((line, None))
}

/// Gives provisions that open with `Option 1:` that label, and their standing as rival versions.
fn stand_as_options(provisions: &mut [Provision], labels: &BTreeMap<String, String>) {
    let mut open: Vec<&mut Provision> = provisions.iter_mut().collect();
    while let Some(provision) = open.pop() {
        if let Some(label) = labels.get(provision.id.as_str()) {
            provision.former_label = Some(label.clone());
            provision.standing = Standing::Alternative;
        }
        open.extend(provision.children.iter_mut());
    }
}

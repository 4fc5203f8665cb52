//! Two drafts of a text as one file with tracked changes.
//!
//! **Invariant:** rejecting every change gives the old draft and accepting every change the new one: words,
//! order and numbers. What stands in both at its place is no change.

use unbracket_text::align::align;
use unbracket_text::{Draft, Passage, Piece, Run, compare};

use super::draft::notices;
use super::markup::{Look, Paragraph, escape, is_right_to_left};
use super::order::{Line, Side, lines, sides};
use super::package::{Content, pack};
use super::{WriteOptions, Written};
use crate::written::Labels;

pub(super) fn write(old: &Draft, new: &Draft, author: &str, options: &WriteOptions) -> Written {
    let author = escape(if author.is_empty() { "?" } else { author });
    let by = format!("w:author=\"{author}\" w:date=\"{}\"", escape(options.date()));
    let language = new.language().or(old.language());
    let mut file = File { body: String::new(), by, language, changes: 0 };
    file.title(old.title(), new.title());
    let (before, after) = (sides(old), sides(new));
    for line in lines(&align(old, new).links, &before, &after) {
        match line {
            Line::Stays(from, to) => file.stays(&before[from], &after[to]),
            Line::Gone(at) => file.whole(&before[at], ["del", "del"]),
            Line::New(at) => file.whole(&after[at], ["ins", "ins"]),
            Line::From(number, at) => file.moved(&before[at], number, ["del", "moveFrom"]),
            Line::To(number, at) => file.moved(&after[at], number, ["ins", "moveTo"]),
        }
    }
    // A mark that is deleted or inserted at the end needs a paragraph with which to be one.
    Paragraph::new("Normal", 0, false).write(&mut file.body);
    let first = after.iter().chain(&before).take(10);
    let sample: String = first.map(|side| side.content.to_marked_text()).collect();
    let content = Content {
        body: &file.body,
        language,
        right_to_left: is_right_to_left(language, &sample),
        tracked: true,
    };
    Written { bytes: pack(&content, options), notices: notices(new, &Labels::of(new)) }
}

/// Several provisions as one passage, the borders between them marked.
fn joined(sides: &[Side<'_>]) -> Passage {
    Passage::broken(sides.iter().map(|side| side.content))
}

/// A file under construction.
struct File<'a> {
    body: String,
    /// The attributes of every change but its number.
    by: String,
    language: Option<&'a str>,
    changes: u64,
}

impl File<'_> {
    fn title(&mut self, old: Option<&str>, new: Option<&str>) {
        let Some(sample) = new.or(old) else { return };
        let mut paragraph = Paragraph::new("Title", 0, is_right_to_left(self.language, sample));
        self.either(&mut paragraph, old.unwrap_or_default(), new.unwrap_or_default());
        match (old, new) {
            (None, _) => self.mark(&mut paragraph, "ins"),
            (_, None) => self.mark(&mut paragraph, "del"),
            _ => {}
        }
        paragraph.write(&mut self.body);
    }

    /// What one became of one, several of one, or one of several: change by change.
    fn stays(&mut self, old: &[Side<'_>], new: &[Side<'_>]) {
        let (mut old_labels, mut new_labels) = (labels(old), labels(new));
        let Some(side) = new.first() else { return };
        let mut paragraph = self.paragraph(side);
        self.label(&mut paragraph, next(&mut old_labels), next(&mut new_labels));
        for run in compare(&joined(old), &joined(new)) {
            let (kind, words) = match &run {
                Run::Kept(words) => ("", words),
                Run::Deleted(words) => ("del", words),
                Run::Inserted(words) => ("ins", words),
            };
            for (at, pieces) in words.pieces.split(|piece| *piece == Piece::Break).enumerate() {
                if at > 0 {
                    self.mark(&mut paragraph, kind);
                    paragraph.write(&mut self.body);
                    paragraph = self.paragraph(side);
                    let was = if kind == "ins" { "" } else { next(&mut old_labels) };
                    let is = if kind == "del" { "" } else { next(&mut new_labels) };
                    self.label(&mut paragraph, was, is);
                }
                let text = Passage { pieces: pieces.to_vec() }.to_marked_text();
                self.words(&mut paragraph, kind, &text);
            }
        }
        paragraph.write(&mut self.body);
    }

    /// A provision that stands in one draft only, its label and its words changed in these ways.
    fn whole(&mut self, side: &Side<'_>, [label, words]: [&str; 2]) {
        let mut paragraph = self.paragraph(side);
        if !side.label.is_empty() {
            self.words(&mut paragraph, label, &format!("{}\t", side.label));
        }
        self.words(&mut paragraph, words, &side.content.to_marked_text());
        self.mark(&mut paragraph, words);
        paragraph.write(&mut self.body);
    }

    /// One that was moved unchanged: where it stood, or where it stands.
    fn moved(&mut self, side: &Side<'_>, number: usize, how: [&str; 2]) {
        let range = self.change();
        let kind = how[1];
        self.body.push_str(&format!("<w:{kind}RangeStart {range} w:name=\"move{number}\"/>"));
        self.whole(side, how);
        let id = range.split(' ').next().unwrap_or_default();
        self.body.push_str(&format!("<w:{kind}RangeEnd {id}/>"));
    }

    fn paragraph(&self, side: &Side<'_>) -> Paragraph {
        let right_to_left = is_right_to_left(self.language, &side.content.to_marked_text());
        Paragraph::new(&side.style, side.depth, right_to_left)
    }

    /// The label of either draft, and the tab behind it.
    fn label(&mut self, paragraph: &mut Paragraph, old: &str, new: &str) {
        self.either(paragraph, old, new);
        let tab = |label: &str| if label.is_empty() { "" } else { "\t" };
        self.either(paragraph, tab(old), tab(new));
    }

    /// Words of which one draft has these and the other those.
    fn either(&mut self, paragraph: &mut Paragraph, old: &str, new: &str) {
        if old == new {
            self.words(paragraph, "", old);
        } else {
            self.words(paragraph, "del", old);
            self.words(paragraph, "ins", new);
        }
    }

    /// Words that were changed in a way, or in none.
    fn words(&mut self, paragraph: &mut Paragraph, kind: &str, text: &str) {
        if kind.is_empty() {
            paragraph.words(text, Look::Plain);
        } else {
            let change = self.change();
            paragraph.changed(kind, text, &change);
        }
    }

    /// The mark at the end of a paragraph.
    fn mark(&mut self, paragraph: &mut Paragraph, kind: &str) {
        if !kind.is_empty() {
            let change = self.change();
            paragraph.change_mark(kind, &change);
        }
    }

    /// The attributes of a new change.
    fn change(&mut self) -> String {
        self.changes += 1;
        format!("w:id=\"{}\" {}", self.changes, self.by)
    }
}

fn labels<'a>(sides: &'a [Side<'_>]) -> impl Iterator<Item = &'a str> {
    sides.iter().map(|side| side.label.as_str())
}

fn next<'a>(labels: &mut impl Iterator<Item = &'a str>) -> &'a str {
    labels.next().unwrap_or_default()
}

//! The document as it lies in the file, before anyone decides which changes to accept.
//!
//! **Invariant:** every piece of text and every paragraph mark knows the tracked changes it stands
//! in, from the outermost; it exists in a projection if every insertion among them is accepted and
//! every deletion rejected.

use std::collections::BTreeMap;

/// A change and the changes around it, as an index into [`Changes`]; [`UNCHANGED`] is none.
pub(super) type ChangeId = u32;

/// Text that stands in no tracked change.
pub(super) const UNCHANGED: ChangeId = 0;

/// All tracked changes of a document.
#[derive(Debug, Default)]
pub(super) struct Changes {
    /// Each change with the one around it, which stands before it in this list; counted from 1.
    list: Vec<Change>,
    /// Those who made them, in order of appearance.
    pub(super) authors: Vec<Authorship>,
    by_name: BTreeMap<String, usize>,
    /// The authors of each name as written: several, where it joins them with `; `.
    joint: Vec<Vec<usize>>,
    by_joint_name: BTreeMap<String, usize>,
    /// Changes of formatting alone.
    pub(super) formatting: usize,
}

#[derive(Debug, Clone, Copy)]
struct Change {
    around: ChangeId,
    inserts: bool,
    /// Who made it, as an index into [`Changes::joint`].
    by: usize,
}

/// What one author changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Authorship {
    /// The name as written in the file.
    pub(super) name: String,
    /// How many changes.
    pub(super) changes: usize,
    /// The earliest date.
    pub(super) since: Option<String>,
}

impl Changes {
    /// Adds a change within another. Names joined with `; ` share it, as in the redlines we write.
    pub(super) fn add(
        &mut self,
        around: ChangeId,
        inserts: bool,
        name: &str,
        date: Option<&str>,
    ) -> ChangeId {
        let by = self.joint_author(name);
        for author in self.joint.get(by).into_iter().flatten() {
            if let Some(authorship) = self.authors.get_mut(*author) {
                authorship.add(date);
            }
        }
        self.list.push(Change { around, inserts, by });
        u32::try_from(self.list.len()).unwrap_or(u32::MAX)
    }

    /// How many changes there are.
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// What exists when the changes of these authors are accepted and all others rejected; a change
    /// of several authors is accepted with any of them.
    pub(super) fn present(&self, accepts: impl Fn(usize) -> bool) -> Present {
        let accepted: Vec<bool> = self
            .joint
            .iter()
            .map(|authors| authors.iter().any(|author| accepts(*author)))
            .collect();
        let mut present = Vec::with_capacity(self.list.len() + 1);
        present.push(true);
        for change in &self.list {
            let around = present.get(change.around as usize).copied().unwrap_or(true);
            let accepted = accepted.get(change.by).copied().unwrap_or(false);
            present.push(around && accepted == change.inserts);
        }
        Present(present)
    }

    fn joint_author(&mut self, name: &str) -> usize {
        if let Some(at) = self.by_joint_name.get(name) {
            return *at;
        }
        /// A name that joins more than this joins none: it would cost too much to count.
        const MOST: usize = 512;
        let joins = name.matches("; ").count();
        let authors: Vec<usize> = if (1..MOST).contains(&joins) {
            let single = name.split("; ").map(str::trim).filter(|single| !single.is_empty());
            single.map(|single| self.author(single)).collect()
        } else {
            vec![self.author(name)]
        };
        self.joint.push(authors);
        self.by_joint_name.insert(name.to_owned(), self.joint.len() - 1);
        self.joint.len() - 1
    }

    fn author(&mut self, name: &str) -> usize {
        if let Some(at) = self.by_name.get(name) {
            return *at;
        }
        let at = self.authors.len();
        self.authors.push(Authorship { name: name.to_owned(), changes: 0, since: None });
        self.by_name.insert(name.to_owned(), at);
        at
    }
}

impl Authorship {
    fn add(&mut self, date: Option<&str>) {
        self.changes += 1;
        if let Some(date) = date
            && self.since.as_deref().is_none_or(|known| date < known)
        {
            self.since = Some(date.to_owned());
        }
    }
}

/// What exists in one projection.
pub(super) struct Present(Vec<bool>);

impl Present {
    /// Whether what stands in this change exists.
    pub(super) fn has(&self, change: ChangeId) -> bool {
        self.0.get(change as usize).copied().unwrap_or(true)
    }
}

/// All text of a document: its body, and the notes and comments that hang on it.
#[derive(Debug, Default)]
pub(super) struct Story {
    /// The characters of all paragraphs, one behind the other.
    pub(super) text: String,
    /// The paragraphs of the body, of text boxes behind the paragraph that holds them.
    pub(super) body: Vec<Paragraph>,
    /// The footnotes and endnotes.
    pub(super) notes: Vec<Attached>,
    /// The comments.
    pub(super) comments: Vec<Attached>,
    /// How many flows of paragraphs there are: the body, and each text box.
    pub(super) flows: usize,
    /// How many cells of tables there are.
    pub(super) cells: Vec<Cell>,
    /// All tracked changes.
    pub(super) changes: Changes,
    /// What was met that a draft cannot hold, counted by kind.
    pub(super) oddities: BTreeMap<Oddity, usize>,
}

/// A note or comment.
#[derive(Debug, Default)]
pub(super) struct Attached {
    /// What it is and its number in the file.
    pub(super) key: (AttachedKind, i64),
    /// Who wrote it, for comments.
    pub(super) author: String,
    /// When, for comments.
    pub(super) date: Option<String>,
    /// Its paragraphs.
    pub(super) paragraphs: Vec<Paragraph>,
}

/// What hangs on a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum AttachedKind {
    /// A footnote.
    #[default]
    Footnote,
    /// An endnote.
    Endnote,
    /// A comment.
    Comment,
}

/// A cell of a table; a table within a cell belongs to the cell.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    /// Its row, counted through the whole document.
    pub(super) row: usize,
    /// The change it stands in.
    pub(super) change: ChangeId,
}

/// A paragraph.
#[derive(Debug, Clone, Default)]
pub(super) struct Paragraph {
    /// What stands in it, in order.
    pub(super) inlines: Vec<Inline>,
    /// The change in which its mark stands: where the mark does not exist, the paragraph is one with
    /// the next.
    pub(super) mark: ChangeId,
    /// The flow to which it belongs: 0 for the body.
    pub(super) flow: usize,
    /// The cell in which it stands, as an index.
    pub(super) cell: Option<usize>,
    /// How it is styled.
    pub(super) look: Look,
}

/// The properties of a paragraph that say what it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// The identity of its style.
    pub(super) style: Option<String>,
    /// The list it is numbered by; 0 takes the numbering of the style away.
    pub(super) list: Option<i64>,
    /// Its level in the list, from 0.
    pub(super) level: Option<usize>,
    /// Its outline level, from 0; 9 is body text.
    pub(super) outline: Option<usize>,
    /// Its indentation from the side where lines begin, in twentieths of a point.
    pub(super) indent: Option<i64>,
}

/// A piece of a paragraph.
#[derive(Debug, Clone, Copy)]
pub(super) struct Inline {
    /// The change in which it stands.
    pub(super) change: ChangeId,
    /// What it is.
    pub(super) what: What,
}

/// What a piece of a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// Characters, as a range of [`Story::text`].
    Text(usize, usize),
    /// A commented range begins.
    CommentOpens(i64),
    /// A commented range ends.
    CommentCloses(i64),
    /// The place of a comment.
    CommentMark(i64),
    /// The place of a note.
    Note(AttachedKind, i64),
}

/// What was met that a draft cannot hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Oddity {
    /// The instruction of a field.
    FieldInstruction,
    /// Words formatted as hidden.
    Hidden,
    /// A text box.
    TextBox,
    /// A picture or another object.
    Object,
    /// A part in another format.
    ForeignPart,
    /// A symbol of a font without a Unicode character.
    Symbol,
    /// A table.
    Table,
    /// An equation.
    Equation,
    /// A control character.
    Control,
}

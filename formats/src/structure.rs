//! From flat paragraphs to a tree of provisions: what each paragraph is, and how all are numbered.
//!
//! Word, Markdown and plain text all bring a flat list of paragraphs with labels; this file is the
//! one place that decides what they are. **Invariant:** every line becomes exactly one provision,
//! and the provisions in reading order are the lines in order.

mod label;
mod levels;
mod numbering;
mod shape;

use unbracket_text::{Numbering, Passage, Provision, ProvisionKind, Standing};

use label::leading_number;
pub use label::{print_label, split_label};

use crate::notice::Notice;
use levels::Levels;
use shape::Shape;
pub(crate) use shape::is_annex;

/// A paragraph of a document before it is known what it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// Its words, in normal form, without the label.
    pub text: String,
    /// Its label without closing dot, printed by the numbering or typed: `12`, `(a)`, `PP3`, `•`.
    pub label: Option<String>,
    /// The level of the heading, from 1 on, where the document says that it is one.
    pub heading: Option<u8>,
    /// How far it is indented: 0 for the outermost.
    pub indent: usize,
    /// Whether the document says that it is the title.
    pub title: bool,
}

impl Line {
    /// A paragraph without style, whose label, if it has one, is typed in front of its words.
    pub fn typed(text: &str) -> Self {
        let (label, text) = split_label(text);
        Self { text: text.to_owned(), label, ..Self::default() }
    }
}

/// The provisions made of lines, and what was learnt of their numbering.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Structure {
    /// The provisions, as a tree.
    pub provisions: Vec<Provision>,
    /// How the document is numbered, as far as it shows.
    pub numbering: Numbering,
    /// What was strange: gaps and repeats in the numbers.
    pub notices: Vec<Notice>,
}

/// Makes a tree of provisions of lines and the passages that stand for their words.
///
/// Provisions are called `p1`, `p2` … in the order of the lines. Headings do not hold what follows
/// them; sub-paragraphs stand below the paragraph that they belong to.
pub fn structure(lines: Vec<(Line, Passage)>) -> Structure {
    let known = lines.into_iter().enumerate().map(|(at, (line, passage))| Known {
        name: format!("p{}", at + 1),
        line,
        kind: None,
        passage,
    });
    structure_known(known.collect())
}

/// A paragraph of which more is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The identity that its provision gets.
    pub name: String,
    /// The paragraph.
    pub line: Line,
    /// What it is, where the document says so.
    pub kind: Option<ProvisionKind>,
    /// The passage that stands for its words.
    pub passage: Passage,
}

/// As [`structure`], with an identity for each line and, where known, its kind.
///
/// The identities must differ from each other, or the provisions will not make a draft.
pub fn structure_known(lines: Vec<Known>) -> Structure {
    let shapes = shape::of_lines(lines.iter().map(|known| (&known.line, known.kind)));
    let flat: Vec<&Line> = lines.iter().map(|known| &known.line).collect();
    let (numbering, notices) = numbering::infer(&flat, &shapes);
    let mut levels = Levels::default();
    let depths: Vec<usize> = (0..lines.len()).map(|at| levels.depth(&flat, &shapes, at)).collect();
    let mut tree = Tree::default();
    for ((known, shape), depth) in lines.into_iter().zip(shapes).zip(depths) {
        let told = known.kind.is_some();
        tree.push(provision(known, shape), told, depth);
    }
    Structure { provisions: tree.finish(), numbering, notices }
}

fn provision(known: Known, shape: Shape) -> Provision {
    let kind = known.kind.unwrap_or_else(|| shape.kind());
    let mut provision = Provision::new(known.name, kind, known.passage);
    provision.standing = known.line.label.as_deref().map_or(Standing::Numbered, standing);
    provision.former_label = known.line.label;
    provision
}

/// `12 alt 1` is a rival version, `12 bis` and `12A` were put in.
fn standing(label: &str) -> Standing {
    let Some((_, suffix)) = leading_number(label.trim_start_matches(['P', 'O'])) else {
        return Standing::Numbered;
    };
    if suffix.contains(" alt") {
        Standing::Alternative
    } else if suffix.starts_with(|c: char| c == ' ' || c.is_ascii_uppercase()) {
        Standing::Inserted
    } else {
        Standing::Numbered
    }
}

/// A tree under construction: the provisions from the outermost to the last one that is still open.
#[derive(Default)]
struct Tree {
    done: Vec<Provision>,
    /// Each with whether the document says what it is.
    open: Vec<(Provision, bool)>,
}

impl Tree {
    /// Adds a provision below the open one of the depth before; a depth too deep is made good.
    fn push(&mut self, provision: Provision, told: bool, depth: usize) {
        while self.open.len() > depth {
            self.close();
        }
        self.open.push((provision, told));
    }

    fn close(&mut self) {
        let Some((mut provision, told)) = self.open.pop() else { return };
        if !told && provision.kind == ProvisionKind::OperativeParagraph && is_chapeau(&provision) {
            provision.kind = ProvisionKind::Chapeau;
        }
        match self.open.last_mut() {
            Some((parent, _)) => parent.children.push(provision),
            None => self.done.push(provision),
        }
    }

    fn finish(mut self) -> Vec<Provision> {
        while !self.open.is_empty() {
            self.close();
        }
        self.done
    }
}

/// Whether its words end in a colon and govern sub-paragraphs.
fn is_chapeau(provision: &Provision) -> bool {
    provision.children.iter().any(|child| child.kind == ProvisionKind::SubParagraph)
        && provision
            .content
            .to_marked_text()
            .trim_end_matches(']')
            .trim_end()
            .ends_with([':', '：'])
}

#[cfg(test)]
mod tests;

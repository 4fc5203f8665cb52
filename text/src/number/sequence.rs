//! Labels from places: one walk over the provisions in reading order.
//!
//! What the convention leaves open is decided here:
//! * The first rival version is `12 alt`, the next `12 alt 2`, so that a new rival renames nobody.
//! * A paragraph put in before the first is `0`, the next `0 bis` (or `0A`).
//! * Everything behind the head of an annex, up to the next one, belongs to that annex.
//! * A placeholder is numbered as its neighbours on its level are.
//! * A single operative paragraph is numbered too: leaving its number out is for the door.

use std::collections::BTreeMap;

use super::parts::{LabelParts, Stem};
use super::series::{letters, roman};
use super::{InsertionConvention, Label, Numbering, PreambularStyle};
use crate::draft::Draft;
use crate::provision::{ProvisionId, ProvisionKind, Standing};

/// The label of every provision of a draft; empty for those without a number.
pub fn labels(draft: &Draft) -> BTreeMap<ProvisionId, Label> {
    let items: Vec<_> = draft
        .visit()
        .map(|visit| (visit.provision.kind, visit.depth, visit.provision.standing))
        .collect();
    let labels = label_sequence(&items, draft.numbering());
    draft.visit().map(|visit| visit.provision.id.clone()).zip(labels).collect()
}

/// The labels of provisions given flat in reading order, each as what it is, its depth (0 for the
/// outermost) and how it stands; one label for each, empty where it has no number.
pub fn label_sequence(
    items: &[(ProvisionKind, usize, Standing)],
    numbering: &Numbering,
) -> Vec<Label> {
    let kinds = without_placeholders(items);
    let mut walk = Walk::new(&kinds, numbering);
    let mut labels = Vec::with_capacity(items.len());
    for (&(_, depth, standing), kind) in items.iter().zip(kinds) {
        labels.push(walk.step(kind, depth, standing));
    }
    labels
}

/// The kinds, with every placeholder given that of its nearest numbered neighbour on its level:
/// the one before it, else the one behind it, else a paragraph.
fn without_placeholders(items: &[(ProvisionKind, usize, Standing)]) -> Vec<ProvisionKind> {
    let mut kinds: Vec<ProvisionKind> = items.iter().map(|item| item.0).collect();
    let forwards: Vec<usize> = (0..items.len()).collect();
    let backwards: Vec<usize> = (0..items.len()).rev().collect();
    for order in [forwards, backwards] {
        let mut known: Vec<Option<ProvisionKind>> = Vec::new();
        for index in order {
            known.resize(items[index].1 + 1, None);
            let neighbour = known.last_mut().expect("resized to at least one");
            match kinds[index] {
                ProvisionKind::Placeholder => kinds[index] = neighbour.unwrap_or(kinds[index]),
                kind if is_numbered(kind) => *neighbour = Some(kind),
                _ => {}
            }
        }
    }
    kinds
}

fn is_numbered(kind: ProvisionKind) -> bool {
    matches!(
        kind,
        ProvisionKind::PreambularParagraph
            | ProvisionKind::OperativeParagraph
            | ProvisionKind::Chapeau
            | ProvisionKind::SubParagraph
    )
}

/// Where the numbering has come to.
struct Walk<'a> {
    numbering: &'a Numbering,
    restart_level: Option<u8>,
    has_several_annexes: bool,
    preamble: Run,
    operative: Run,
    annexes: Run,
    above: Vec<Level>,
}

/// A provision that the walk stands below; the first is the draft itself.
struct Level {
    depth: Option<usize>,
    is_sub: bool,
    subs: Run,
}

/// A run of numbers: the last one given and what has been put behind it.
#[derive(Clone, Copy)]
struct Run {
    first: u32,
    count: u32,
    insertions: u32,
    alternatives: u32,
}

impl<'a> Walk<'a> {
    fn new(kinds: &[ProvisionKind], numbering: &'a Numbering) -> Self {
        let outermost = kinds.iter().filter_map(|kind| match kind {
            ProvisionKind::Heading { level } => Some(*level),
            _ => None,
        });
        let annexes = kinds.iter().filter(|&&kind| kind == ProvisionKind::Annex).count();
        Self {
            numbering,
            restart_level: outermost.min().filter(|_| numbering.restarts),
            has_several_annexes: annexes > 1,
            preamble: Run::from(1),
            operative: Run::from(numbering.first),
            annexes: Run::from(1),
            above: vec![Level { depth: None, is_sub: false, subs: Run::from(1) }],
        }
    }

    fn step(&mut self, kind: ProvisionKind, depth: usize, standing: Standing) -> Label {
        while self.above.len() > 1 && self.above.last().is_some_and(|a| a.depth >= Some(depth)) {
            self.above.pop();
        }
        let parts = match kind {
            ProvisionKind::SubParagraph => Some(self.sub(standing)),
            ProvisionKind::PreambularParagraph => self.preambular(standing),
            ProvisionKind::OperativeParagraph
            | ProvisionKind::Chapeau
            | ProvisionKind::Placeholder => Some(self.paragraph(standing)),
            ProvisionKind::Annex => Some(self.annex(standing)),
            ProvisionKind::Heading { level } => {
                self.heading(level);
                None
            }
            ProvisionKind::Title | ProvisionKind::Unnumbered => None,
        };
        let is_sub = kind == ProvisionKind::SubParagraph;
        self.above.push(Level { depth: Some(depth), is_sub, subs: Run::from(1) });
        parts.map_or_else(Label::default, |parts| Label::new(parts.to_string()))
    }

    fn heading(&mut self, level: u8) {
        // The first heading opens the first run, which keeps the number that the draft asks for.
        if self.restart_level == Some(level) && self.operative.has_begun() {
            self.operative = Run::from(1);
        }
    }

    fn preambular(&mut self, standing: Standing) -> Option<LabelParts> {
        match self.numbering.preambular {
            PreambularStyle::Consecutive => return Some(self.paragraph(standing)),
            PreambularStyle::Unnumbered => return None,
            PreambularStyle::Pp | PreambularStyle::Letters => {}
        }
        self.end_subs();
        let lettered = self.numbering.preambular == PreambularStyle::Letters;
        Some(self.preamble.next(standing, self.numbering.insertion, |number| match number {
            _ if lettered => Stem::Letter(number.unwrap_or(0)),
            _ => Stem::Preambular(number.unwrap_or(0)),
        }))
    }

    fn paragraph(&mut self, standing: Standing) -> LabelParts {
        self.end_subs();
        let before = if self.operative.first == 0 { Stem::Before(0) } else { Stem::Figure(0) };
        self.operative
            .next(standing, self.numbering.insertion, |number| number.map_or(before, Stem::Figure))
    }

    fn annex(&mut self, standing: Standing) -> LabelParts {
        self.end_subs();
        self.preamble = Run::from(1);
        self.operative = Run::from(1);
        let several = self.has_several_annexes;
        self.annexes.next(standing, self.numbering.insertion, |number| {
            Stem::Annex(several.then(|| number.unwrap_or(0)))
        })
    }

    fn sub(&mut self, standing: Standing) -> LabelParts {
        let level = self.above.iter().filter(|level| level.is_sub).count();
        let insertion = self.numbering.insertion;
        let parent = self.above.last_mut().expect("the draft itself is never popped");
        parent.subs.next(standing, insertion, |number| sub_stem(level, number))
    }

    /// Where sub-paragraphs stand beside their paragraph, a new paragraph begins them anew.
    fn end_subs(&mut self) {
        let parent = self.above.last_mut().expect("the draft itself is never popped");
        parent.subs = Run::from(1);
    }
}

/// `(a)`, `(i)`, `a`, `i` by level from 0 (UN Editorial Manual); deeper levels begin again. Before
/// the first it is `(0)` on every level, since a bare `0` would be a paragraph.
fn sub_stem(level: usize, number: Option<u32>) -> Stem {
    let Some(number) = number else { return Stem::Enclosed("0".to_owned()) };
    let text = if level.is_multiple_of(2) { letters(number) } else { roman(number) };
    if level % 4 < 2 { Stem::Enclosed(text) } else { Stem::Bare(text) }
}

impl Run {
    fn from(first: u32) -> Self {
        Self { first, count: 0, insertions: 0, alternatives: 0 }
    }

    fn has_begun(&self) -> bool {
        self.count > 0 || self.insertions > 0
    }

    /// The next label; `stem` makes it from the number, which is none before the first.
    fn next(
        &mut self,
        standing: Standing,
        convention: InsertionConvention,
        stem: impl FnOnce(Option<u32>) -> Stem,
    ) -> LabelParts {
        match standing {
            Standing::Numbered => *self = Self { count: self.count + 1, ..Self::from(self.first) },
            Standing::Alternative if self.has_begun() => self.alternatives += 1,
            // A rival of nothing is a paragraph of its own.
            Standing::Inserted | Standing::Alternative => {
                self.insertions += 1;
                self.alternatives = 0;
            }
        }
        let number = (self.count > 0).then(|| self.first.saturating_add(self.count - 1));
        // Before the first, the first insertion takes the bare `0`.
        let insertions = self.insertions - u32::from(self.count == 0);
        self.marked(LabelParts::new(stem(number)), insertions, convention)
    }

    fn marked(
        &self,
        mut parts: LabelParts,
        insertions: u32,
        convention: InsertionConvention,
    ) -> LabelParts {
        match convention {
            InsertionConvention::NegotiationPractice => {
                parts.latin = if insertions == 0 { 0 } else { insertions + 1 };
                parts.alternative = self.alternatives;
            }
            InsertionConvention::EditorialManual => {
                parts.suffix = insertions;
                parts.latin = if self.alternatives == 0 { 0 } else { self.alternatives + 1 };
            }
            InsertionConvention::LetterSuffix => {
                parts.suffix = insertions;
                parts.alternative = self.alternatives;
            }
        }
        parts
    }
}

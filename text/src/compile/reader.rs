//! The reader: walks the base as a tree, leaves out what a reading deletes, puts in what it proposes,
//! and takes in every bracket the alternative that the reading names.
//!
//! **Invariant:** what is put at a place is read wherever the provision that names the place is read.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::amendment::{AmendmentId, Change, Place};
use crate::compile::ground::Base;
use crate::compile::join::{glues_with_space, joined};
use crate::compile::reading::{Choices, Joined};
use crate::compile::{Compilation, CompiledProvision, Origin, Voices};
use crate::passage::{Alternative, Bracket, Passage, Piece};
use crate::provision::{Provision, ProvisionId, Standing};

/// A compilation with what a reading takes in of it.
pub(crate) struct Reader<'a> {
    compilation: &'a Compilation,
    base: &'a Base<'a>,
    chosen: BTreeSet<AmendmentId>,
    choices: &'a Choices,
    compiled: BTreeMap<&'a ProvisionId, &'a CompiledProvision>,
    /// What the chosen amendments put at each place, in order.
    placed: BTreeMap<Place, Vec<Placed<'a>>>,
    moved: BTreeSet<usize>,
    /// What was joined to what, noted while reading.
    pub(crate) joins: RefCell<Vec<Joined>>,
}

#[derive(Clone, Copy)]
enum Placed<'a> {
    Inserted(&'a [CompiledProvision]),
    Moved(usize),
}

impl<'a> Reader<'a> {
    pub(crate) fn new(
        compilation: &'a Compilation,
        base: &'a Base<'a>,
        chosen: BTreeSet<AmendmentId>,
        choices: &'a Choices,
    ) -> Self {
        let compiled = compilation.provisions.iter().map(|p| (&p.id, p)).collect();
        let mut reader = Self {
            compilation,
            base,
            chosen,
            choices,
            compiled,
            placed: BTreeMap::new(),
            moved: BTreeSet::new(),
            joins: RefCell::default(),
        };
        reader.find_placed();
        reader
    }

    /// Collects what is put where, in the order in which its sponsors put it.
    fn find_placed(&mut self) {
        let mut found: Vec<(Place, u32, usize, Placed<'a>)> = Vec::new();
        for block in blocks(&self.compilation.provisions) {
            let Origin::Inserted { place, voices } = &block[0].origin else { continue };
            if let Some(rank) = self.rank(voices) {
                found.push((place.clone(), rank, found.len(), Placed::Inserted(block)));
            }
        }
        for at in 0..self.base.visits.len() {
            if let Some((place, rank)) = self.move_of(at) {
                self.moved.insert(at);
                found.push((place, rank, found.len(), Placed::Moved(at)));
            }
        }
        found.sort_by(|a, b| (&a.0, a.1, a.2).cmp(&(&b.0, b.1, b.2)));
        for (place, _, _, placed) in found {
            self.placed.entry(place).or_default().push(placed);
        }
    }

    /// The place that a chosen amendment moves a provision to, unless the moves run in a circle.
    fn move_of(&self, at: usize) -> Option<(Place, u32)> {
        let whole = &self.compiled[self.base.id(at)].whole;
        let (to, voices) = whole.moves.iter().find(|(_, voices)| self.is_chosen(voices))?;
        let mut target = self.base.anchor(to).ok().flatten();
        let mut steps = 0;
        while let Some(place) = target {
            if self.base.is_within(place, at) || steps > self.moved.len() {
                return None;
            }
            target = self.carrier(place);
            steps += 1;
        }
        Some((to.clone(), self.rank(voices)?))
    }

    /// Where the provision that carries a place has itself been moved to.
    fn carrier(&self, place: usize) -> Option<usize> {
        let mut at = Some(place);
        while let Some(here) = at {
            if self.moved.contains(&here) {
                let whole = &self.compiled[self.base.id(here)].whole;
                let (to, _) = whole.moves.iter().find(|(_, voices)| self.is_chosen(voices))?;
                return self.base.anchor(to).ok().flatten();
            }
            at = self.base.parents[here];
        }
        None
    }

    fn is_chosen(&self, voices: &Voices) -> bool {
        !voices.amendments.is_disjoint(&self.chosen)
    }

    /// Whether a chosen amendment deletes the provision itself, not one above it.
    fn is_deleted(&self, at: usize) -> bool {
        let delete = &self.compiled[self.base.id(at)].whole.delete;
        delete.amendments.intersection(&self.chosen).any(|id| {
            let change = &self.compilation.amendments[id.0 as usize].change;
            matches!(change, Change::Delete { provision } if provision == self.base.id(at))
        })
    }

    fn rank(&self, voices: &Voices) -> Option<u32> {
        let id = voices.amendments.intersection(&self.chosen).next()?;
        match self.compilation.amendments[id.0 as usize].change {
            Change::Insert { rank, .. } | Change::Move { rank, .. } => Some(rank),
            _ => Some(0),
        }
    }

    /// The provisions of the reading.
    pub(crate) fn read(&self) -> Vec<Provision> {
        let mut out = Vec::new();
        self.read_place(&Place::Start, &mut out);
        self.read_siblings(0..self.base.visits.len(), false, &mut out);
        out
    }

    /// Provisions of the base on one level, each with what stands behind it. `gone` where the
    /// provision above is deleted; what was moved away from it is not.
    fn read_siblings(&self, range: std::ops::Range<usize>, gone: bool, out: &mut Vec<Provision>) {
        let mut at = range.start;
        while at < range.end {
            let mut next = self.base.ends[at];
            if !self.moved.contains(&at) {
                let heads = out.len();
                self.read_here(at, gone, out);
                while next < range.end && out.len() > heads && self.joins(next) {
                    self.read_joined(next, out);
                    next = self.base.ends[next];
                }
                self.read_behind(at..next, out);
            }
            at = next;
        }
    }

    /// Whether a provision is joined to the one before it, and stands at its place.
    fn joins(&self, at: usize) -> bool {
        let whole = &self.compiled[self.base.id(at)].whole;
        self.is_chosen(&whole.join) && !self.moved.contains(&at) && !self.is_deleted(at)
    }

    fn read_joined(&self, at: usize, out: &mut Vec<Provision>) {
        let compiled = self.compiled[self.base.id(at)];
        let mut parts = self.parts(at, compiled, self.below(at, false)).into_iter();
        if let (Some(before), Some(mut first)) = (out.last_mut(), parts.next()) {
            let with_space = glues_with_space(&before.content, &first.content);
            let (provision, to) = (first.id.clone(), before.id.clone());
            self.joins.borrow_mut().push(Joined { provision, to, with_space });
            before.content = joined(std::mem::take(&mut before.content), &first.content);
            before.children.append(&mut first.children);
        }
        out.extend(parts);
    }

    /// What stands behind the siblings of a range, when all of them have been read.
    fn read_behind(&self, range: std::ops::Range<usize>, out: &mut Vec<Provision>) {
        let mut at = range.start;
        while at < range.end {
            self.read_place(&Place::After(self.base.id(at).clone()), out);
            at = self.base.ends[at];
        }
    }

    fn below(&self, at: usize, gone: bool) -> Vec<Provision> {
        let mut below = Vec::new();
        self.read_place(&Place::Under(self.base.id(at).clone()), &mut below);
        self.read_siblings(at + 1..self.base.ends[at], gone, &mut below);
        below
    }

    /// One provision of the base, without what stands behind it.
    fn read_here(&self, at: usize, gone: bool, out: &mut Vec<Provision>) {
        let compiled = self.compiled[self.base.id(at)];
        let gone = gone || self.is_deleted(at);
        let mut below = self.below(at, gone);
        if gone {
            // What the same reading puts below a deleted provision is not deleted with it.
            out.append(&mut below);
        } else {
            out.extend(self.parts(at, compiled, below));
        }
    }

    /// A provision, or the several that it is split into; what stands below goes with the last.
    fn parts(
        &self,
        at: usize,
        compiled: &CompiledProvision,
        below: Vec<Provision>,
    ) -> Vec<Provision> {
        let source = self.base.provision(at);
        let passage = self.passage(&compiled.content);
        let mut out: Vec<Provision> = Vec::new();
        for (index, content) in split_at_breaks(passage).into_iter().enumerate() {
            let mut provision = Provision { content, children: Vec::new(), ..source.clone() };
            if index > 0 {
                provision.id = ProvisionId::new(format!("{}~{}", source.id, index + 1));
                provision.standing = Standing::Inserted;
                provision.former_label = None;
            }
            out.push(provision);
        }
        if let Some(last) = out.last_mut() {
            last.children = below;
        }
        out
    }

    fn read_place(&self, place: &Place, out: &mut Vec<Provision>) {
        for placed in self.placed.get(place).into_iter().flatten() {
            match placed {
                Placed::Inserted(block) => out.extend(tree(block)),
                Placed::Moved(at) => {
                    self.read_here(*at, false, out);
                    self.read_behind(*at..*at + 1, out);
                }
            }
        }
    }

    /// The words of a passage in this reading.
    fn passage(&self, passage: &Passage) -> Passage {
        let mut out = Passage::default();
        for piece in &passage.pieces {
            match piece {
                Piece::Bracket(bracket) if bracket.is_compiled() => {
                    for piece in self.passage(self.wording(bracket)).pieces {
                        out.push(piece);
                    }
                }
                Piece::Bracket(bracket) => out.push(Piece::Bracket(self.kept(bracket))),
                other => out.push(other.clone()),
            }
        }
        out
    }

    /// A bracket that stood in the base, with the reading taken inside it.
    fn kept(&self, bracket: &Bracket) -> Bracket {
        let keep = |a: &Alternative| Alternative { wording: self.passage(&a.wording), ..a.clone() };
        let alternatives = bracket.alternatives.iter().map(keep).collect();
        Bracket { alternatives, ..bracket.clone() }
    }

    fn wording<'b>(&self, bracket: &'b Bracket) -> &'b Passage {
        let by_choice = bracket.id.and_then(|id| self.choices.get(&id)).copied();
        let chosen = by_choice
            .and_then(|index| bracket.alternatives.get(index))
            .or_else(|| bracket.alternatives.iter().find(|a| !a.sources.is_disjoint(&self.chosen)));
        &chosen.unwrap_or(&bracket.alternatives[0]).wording
    }
}

/// Proposed provisions, each with those below it, and provisions of the base one by one.
fn blocks(provisions: &[CompiledProvision]) -> impl Iterator<Item = &[CompiledProvision]> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let head = provisions.get(at)?;
        let below = |p: &&CompiledProvision| p.origin == head.origin && p.depth > head.depth;
        let length = match head.origin {
            Origin::Base => 1,
            Origin::Inserted { .. } => 1 + provisions[at + 1..].iter().take_while(below).count(),
        };
        at += length;
        Some(&provisions[at - length..at])
    })
}

fn tree(block: &[CompiledProvision]) -> Vec<Provision> {
    let mut out: Vec<Provision> = Vec::new();
    let mut at = 0;
    while let Some(head) = block.get(at) {
        let length = 1 + block[at + 1..].iter().take_while(|p| p.depth > head.depth).count();
        let children = tree(&block[at + 1..at + length]);
        out.push(Provision {
            id: head.id.clone(),
            kind: head.kind,
            standing: Standing::Inserted,
            former_label: None,
            content: head.content.clone(),
            children,
        });
        at += length;
    }
    out
}

fn split_at_breaks(passage: Passage) -> Vec<Passage> {
    let mut out = vec![Passage::default()];
    for piece in passage.pieces {
        if piece == Piece::Break {
            out.push(Passage::default());
        } else if let Some(last) = out.last_mut() {
            last.push(piece);
        }
    }
    out
}

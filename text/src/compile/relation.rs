//! How amendments stand to each other, and the figures of a compilation.

use std::collections::BTreeMap;

use crate::amendment::{AmendmentId, Place};
use crate::atom::AtomId;
use crate::compile::insertion::same_proposal;
use crate::compile::{Compilation, Origin, Words};
use crate::passage::Piece;
use crate::provision::Provision;

/// How two amendments stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// They propose the same.
    Identical,
    /// They concern different words: both can be taken.
    Compatible,
    /// Their words stand side by side: both can be taken, but should be read together.
    Touching,
    /// They concern the same words differently: only one can be taken.
    Conflict,
}

/// How many pairs of amendments stand in which relation; pairs not counted are compatible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PairCount {
    /// Pairs that propose the same.
    pub identical: usize,
    /// Pairs side by side.
    pub touching: usize,
    /// Pairs of which only one can be taken.
    pub conflict: usize,
}

/// What an amendment does to one provision; `at` is its index in reading order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Touch {
    Words { at: usize, start: usize, end: usize, new: Vec<AtomId> },
    Delete { at: usize },
    Join { at: usize },
    Move { at: usize, to: Place },
    Insert { at: Option<usize>, place: Place, words: Provision },
}

/// The figures of a compilation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// Provisions of the base.
    pub provisions: usize,
    /// Provisions of the base that an amendment touches.
    pub touched: usize,
    /// Provisions of the base without a bracket.
    pub clean: usize,
    /// Provisions of the base in which words stand in brackets, their own included.
    pub bracketed: usize,
    /// Provisions proposed.
    pub proposed: usize,
    /// Brackets that the compilation made.
    pub brackets: usize,
    /// Proposals that several amendments make alike: distinct ones.
    pub shared_proposals: usize,
    /// Pairs of amendments by relation.
    pub pairs: PairCount,
}

impl Compilation {
    /// Words needed and words printed.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// How two amendments stand to each other.
    pub fn relation(&self, a: AmendmentId, b: AmendmentId) -> Relation {
        let (x, y) = (self.touches(a), self.touches(b));
        if same_touches(x, y) {
            return Relation::Identical;
        }
        let pairs = x.iter().flat_map(|s| y.iter().map(move |t| meet(s, t)));
        pairs.max().unwrap_or(Relation::Compatible)
    }

    fn touches(&self, id: AmendmentId) -> &[Touch] {
        self.touches.get(id.0 as usize).map_or(&[], Vec::as_slice)
    }

    /// Counts the pairs of amendments by relation.
    pub fn count_pairs(&self) -> PairCount {
        let mut counted = PairCount::default();
        self.each_pair(&mut |_, _, relation| counted.add(relation));
        counted
    }

    /// The pairs of amendments that are not simply compatible, by the first provision they meet in.
    pub fn related_pairs(&self) -> Vec<(AmendmentId, AmendmentId, Relation)> {
        let mut pairs = Vec::new();
        self.each_pair(&mut |a, b, relation| {
            if relation != Relation::Compatible {
                pairs.push((a, b, relation));
            }
        });
        pairs
    }

    /// Visits every pair that meets in a provision, once; all others are compatible.
    fn each_pair(&self, visit: &mut dyn FnMut(AmendmentId, AmendmentId, Relation)) {
        let mut by_provision: BTreeMap<Option<usize>, Vec<AmendmentId>> = BTreeMap::new();
        for (index, touches) in (0_u32..).zip(&self.touches) {
            for at in touches.iter().map(Touch::at) {
                let list = by_provision.entry(at).or_default();
                if list.last() != Some(&AmendmentId(index)) {
                    list.push(AmendmentId(index));
                }
            }
        }
        for (at, list) in by_provision {
            for (index, &a) in list.iter().enumerate() {
                for &b in &list[index + 1..] {
                    // A pair that meets in several provisions is visited in the first.
                    if self.first_meeting(a, b) == Some(at) {
                        visit(a, b, self.relation(a, b));
                    }
                }
            }
        }
    }

    fn first_meeting(&self, a: AmendmentId, b: AmendmentId) -> Option<Option<usize>> {
        let places = |id| self.touches(id).iter().map(Touch::at);
        places(a).filter(|at| places(b).any(|other| other == *at)).min()
    }

    /// The figures of the compilation.
    pub fn summary(&self) -> Summary {
        let base = self.provisions.iter().filter(|p| p.origin == Origin::Base);
        let (mut summary, mut shared) = (Summary::default(), 0);
        for provision in base {
            let brackets = provision.content.brackets();
            let edges = provision.content.pieces.iter().any(|p| matches!(p, Piece::Edge(_)));
            let held = !brackets.is_empty() || edges || !provision.whole.delete.is_empty();
            summary.provisions += 1;
            summary.touched += usize::from(provision.is_touched());
            summary.bracketed += usize::from(held);
            summary.clean += usize::from(!held && !provision.is_touched());
            summary.brackets += brackets.iter().filter(|b| b.is_compiled()).count();
            let alternatives = brackets.iter().flat_map(|b| &b.alternatives);
            shared += alternatives.filter(|a| a.sources.len() > 1).count();
            shared += usize::from(provision.whole.delete.amendments.len() > 1);
        }
        for provision in &self.provisions {
            if let Origin::Inserted { voices, .. } = &provision.origin {
                summary.proposed += 1;
                shared += usize::from(voices.amendments.len() > 1);
            }
        }
        Summary { shared_proposals: shared, pairs: self.count_pairs(), ..summary }
    }
}

impl PairCount {
    fn add(&mut self, relation: Relation) {
        match relation {
            Relation::Identical => self.identical += 1,
            Relation::Touching => self.touching += 1,
            Relation::Conflict => self.conflict += 1,
            Relation::Compatible => {}
        }
    }
}

impl Touch {
    fn at(&self) -> Option<usize> {
        match self {
            Self::Words { at, .. }
            | Self::Delete { at }
            | Self::Join { at }
            | Self::Move { at, .. } => Some(*at),
            Self::Insert { at, .. } => *at,
        }
    }
}

fn same_touches(x: &[Touch], y: &[Touch]) -> bool {
    let same = |pair: (&Touch, &Touch)| match pair {
        (
            Touch::Insert { place, words, .. },
            Touch::Insert { place: other_place, words: other_words, .. },
        ) => place == other_place && same_proposal(words, other_words),
        (a, b) => a == b,
    };
    !x.is_empty() && x.len() == y.len() && x.iter().zip(y).all(same)
}

/// How two touches meet; words of different provisions do not.
fn meet(a: &Touch, b: &Touch) -> Relation {
    if a.at() != b.at() {
        return Relation::Compatible;
    }
    match (a, b) {
        (
            Touch::Words { start, end, new, .. },
            Touch::Words { start: other_start, end: other_end, new: other_new, .. },
        ) => meet_words((*start, *end, new), (*other_start, *other_end, other_new)),
        (Touch::Words { .. }, Touch::Delete { .. })
        | (Touch::Delete { .. }, Touch::Words { .. }) => Relation::Conflict,
        (Touch::Delete { .. }, Touch::Move { .. } | Touch::Join { .. })
        | (Touch::Move { .. } | Touch::Join { .. }, Touch::Delete { .. }) => Relation::Conflict,
        (Touch::Move { to, .. }, Touch::Move { to: other, .. }) if to != other => {
            Relation::Conflict
        }
        (
            Touch::Insert { place, words, .. },
            Touch::Insert { place: other_place, words: other_words, .. },
        ) if place == other_place && !same_proposal(words, other_words) => Relation::Touching,
        _ => Relation::Compatible,
    }
}

fn meet_words(a: (usize, usize, &[AtomId]), b: (usize, usize, &[AtomId])) -> Relation {
    if a == b {
        // The same edit in amendments that differ elsewhere: shared, not in conflict.
        return Relation::Compatible;
    }
    let both_insert_here = a.0 == a.1 && b.0 == b.1 && a.0 == b.0;
    let overlap = a.0.max(b.0) < a.1.min(b.1);
    let inside = |p: (usize, usize, &[AtomId]), q: (usize, usize, &[AtomId])| {
        p.0 == p.1 && q.0 < p.0 && p.0 < q.1
    };
    if both_insert_here || overlap || inside(a, b) || inside(b, a) {
        Relation::Conflict
    } else if a.1 == b.0 || b.1 == a.0 {
        Relation::Touching
    } else {
        Relation::Compatible
    }
}

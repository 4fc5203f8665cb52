//! How many words a compilation prints, and how many are needed.

use std::collections::{BTreeMap, BTreeSet};

use crate::amendment::AmendmentId;
use crate::atom::{AtomId, Lexicon};
use crate::compile::tree::Distinct;
use crate::edit::{Edit, apply};
use crate::passage::{Passage, Piece};
use crate::provision::ProvisionId;

/// Words needed and printed for the provisions whose words are amended.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    by_provision: BTreeMap<ProvisionId, WordCount>,
}

/// Words of one provision, or of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WordCount {
    /// Those of the base and of each distinct change, by the finest comparison.
    pub needed: usize,
    /// Those that the compilation prints, in all alternatives.
    pub printed: usize,
    /// Those that flat conflict groups would print: every alternative with all words of its group.
    pub flat: usize,
}

impl WordCount {
    /// Words printed for each word needed.
    pub fn ratio(&self) -> f64 {
        self.printed as f64 / self.needed.max(1) as f64
    }

    /// Words that flat groups would print for each word needed.
    pub fn flat_ratio(&self) -> f64 {
        self.flat as f64 / self.needed.max(1) as f64
    }
}

impl Words {
    pub(crate) fn add(&mut self, id: &ProvisionId, count: WordCount) {
        self.by_provision.insert(id.clone(), count);
    }

    /// The counts of each provision whose words are amended.
    pub fn by_provision(&self) -> impl Iterator<Item = (&ProvisionId, WordCount)> {
        self.by_provision.iter().map(|(id, count)| (id, *count))
    }

    /// The sums over all.
    pub fn total(&self) -> WordCount {
        self.by_provision.values().fold(WordCount::default(), |sum, count| WordCount {
            needed: sum.needed + count.needed,
            printed: sum.printed + count.printed,
            flat: sum.flat + count.flat,
        })
    }
}

/// Counts the words of a passage, alternatives included.
pub(crate) fn count(passage: &Passage) -> usize {
    let of = |piece: &Piece| match piece {
        Piece::Words(text) => crate::token::count_words(text),
        Piece::Bracket(bracket) => bracket.alternatives.iter().map(|a| count(&a.wording)).sum(),
        Piece::Edge(_) | Piece::Break => 0,
    };
    passage.pieces.iter().map(of).sum()
}

/// Counts the words that flat groups would print: for every group of overlapping edits the words of
/// the base and each distinct reading of the whole group.
pub(crate) fn count_flat(lexicon: &Lexicon<'_>, base: &[AtomId], distinct: &Distinct) -> usize {
    let mut extra = 0;
    let edits: Vec<(&Edit, &BTreeSet<AmendmentId>)> = distinct.iter().collect();
    let mut at = 0;
    while at < edits.len() {
        let (start, mut end) = (edits[at].0.start, edits[at].0.end);
        let mut next = at + 1;
        while next < edits.len() && meets(edits[next].0, start, end) {
            end = end.max(edits[next].0.end);
            next += 1;
        }
        let mut readings: BTreeMap<AmendmentId, Vec<Edit>> = BTreeMap::new();
        for (edit, sources) in &edits[at..next] {
            let (from, to) = (edit.start - start, edit.end - start);
            for source in *sources {
                let edit = Edit { start: from, end: to, new: edit.new.clone() };
                readings.entry(*source).or_default().push(edit);
            }
        }
        let wordings: BTreeSet<Vec<AtomId>> =
            readings.values().map(|edits| apply(&base[start..end], edits)).collect();
        extra += wordings.iter().map(|wording| lexicon.count_words(wording)).sum::<usize>();
        at = next;
    }
    lexicon.count_words(base) + extra
}

fn meets(edit: &Edit, start: usize, end: usize) -> bool {
    edit.start < end || (edit.start == start && edit.end == start && end == start)
}

//! The inverted index: for each word the pieces in which it stands, and where.
//!
//! **Invariant:** after [`Index::follow`], what the index holds is what [`crate::gather`] reads off
//! that state, and nothing else: no term of a piece that left stays behind.

use std::collections::{BTreeMap, HashMap};

use unbracket_negotiation::State;

use crate::fold::{Folded, fold};
use crate::gather::{Key, Piece, Sink, gather};

/// Where a word stands: the piece, and its place among the words.
pub(crate) type Posting = (u32, u32);

/// A piece in the index, and how long it is.
pub(crate) struct Stored {
    pub(crate) piece: Piece,
    pub(crate) words: u32,
}

/// What is known of a thing.
struct Known {
    number: u32,
    signature: u64,
    seen: u64,
}

/// An index over one process.
#[derive(Default)]
pub struct Index {
    pub(crate) terms: BTreeMap<Box<str>, Vec<Posting>>,
    pub(crate) pieces: HashMap<u32, Stored>,
    known: HashMap<Key, Known>,
    next: u32,
    rounds: u64,
    length: Option<(u64, usize)>,
    total_words: u64,
}

impl Index {
    /// Takes in what is new or changed in a state, and lets go of what is no longer public.
    ///
    /// Where nothing happened since the last time, this costs nothing.
    pub fn follow(&mut self, state: &State) {
        let at = (state.length, state.process.entries.erased().count());
        if self.length.replace(at) == Some(at) {
            return;
        }
        self.rounds += 1;
        gather(state, self);
        let rounds = self.rounds;
        let left = self.known.iter().filter(|(_, known)| known.seen != rounds);
        let left: Vec<Key> = left.map(|(key, _)| key.clone()).collect();
        for key in left {
            if let Some(known) = self.known.remove(&key) {
                self.take_out(known.number);
            }
        }
    }

    /// How many things can be found.
    pub fn len(&self) -> usize {
        self.pieces.len()
    }

    /// Whether nothing can be found.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// How many different words there are, and how often words stand in all.
    pub fn words(&self) -> (usize, u64) {
        (self.terms.len(), self.total_words)
    }

    /// The words per piece on average.
    pub(crate) fn usual_words(&self) -> f64 {
        let pieces = u32::try_from(self.pieces.len()).unwrap_or(u32::MAX).max(1);
        let words = u32::try_from(self.total_words).unwrap_or(u32::MAX);
        f64::from(words) / f64::from(pieces)
    }

    fn put_in(&mut self, piece: Piece) -> u32 {
        let number = self.next;
        self.next = self.next.wrapping_add(1);
        let words = fold(&piece.text);
        let count = u32::try_from(words.len()).unwrap_or(u32::MAX);
        for Folded { term, place, .. } in words {
            // Most words are known: no box is made for those.
            match self.terms.get_mut(term.as_str()) {
                Some(postings) => postings.push((number, place)),
                None => {
                    self.terms.insert(term.into_boxed_str(), vec![(number, place)]);
                }
            }
        }
        self.total_words += u64::from(count);
        self.pieces.insert(number, Stored { piece, words: count });
        number
    }

    fn take_out(&mut self, number: u32) {
        let Some(stored) = self.pieces.remove(&number) else { return };
        self.total_words -= u64::from(stored.words);
        for Folded { term, .. } in fold(&stored.piece.text) {
            if let Some(postings) = self.terms.get_mut(term.as_str()) {
                postings.retain(|(piece, _)| *piece != number);
                if postings.is_empty() {
                    self.terms.remove(term.as_str());
                }
            }
        }
    }
}

impl Sink for Index {
    fn see(&mut self, key: Key, signature: u64, make: &mut dyn FnMut() -> Piece) {
        let rounds = self.rounds;
        let before = self.known.get_mut(&key).map(|known| {
            known.seen = rounds;
            (known.number, known.signature)
        });
        match before {
            Some((_, known)) if known == signature => return,
            Some((number, _)) => self.take_out(number),
            None => {}
        }
        let number = self.put_in(make());
        self.known.insert(key, Known { number, signature, seen: rounds });
    }
}

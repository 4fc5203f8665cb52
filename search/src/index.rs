//! The inverted index: for each word the pieces in which it stands, and where.
//!
//! **Invariant:** after [`Index::follow`], what the index holds is what [`crate::gather`] reads off
//! that state, and nothing else: no term of a piece that left stays behind.

use std::collections::{BTreeSet, HashMap};

use unbracket_negotiation::State;
use unbracket_negotiation::state::DocumentId;

use crate::fold::{Folded, each, fold};
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
}

/// An index over one process.
#[derive(Default)]
pub struct Index {
    /// Where each word stands, in the order of pieces and places.
    terms: HashMap<Box<str>, Vec<Posting>>,
    /// All words in their order.
    ordered: BTreeSet<Box<str>>,
    /// Pieces by their numbers, which are never given twice.
    pieces: Vec<Option<Box<Stored>>>,
    /// How many of these are there.
    held: usize,
    known: HashMap<Key, Known>,
    /// The pieces of documents, which do not change once they are issued, by document.
    documents: Vec<Shelf>,
    at: Option<At>,
    total_words: u64,
}

/// The pieces of a document, and the number that changes with it.
#[derive(Clone, Default)]
struct Shelf {
    signature: Option<u64>,
    numbers: Vec<u32>,
}

/// Length of a record, and how much of it was erased.
type At = (u64, usize);

/// What an index has not yet taken in of a state: made while the state is looked at, taken in when
/// nobody waits for it any more.
pub struct News {
    at: At,
    fresh: Vec<(Key, u64, Piece)>,
    gone: Vec<u32>,
    documents: Vec<(DocumentId, u64)>,
}

/// A look at a state beside what is known already.
struct Looking<'i> {
    index: &'i Index,
    /// By number, whether the piece is there as it was.
    seen: Vec<bool>,
    fresh: Vec<(Key, u64, Piece)>,
    documents: Vec<(DocumentId, u64)>,
}

impl Index {
    /// Takes in what is new or changed in a state, and lets go of what is no longer public.
    ///
    /// Where nothing happened since the last time, this costs nothing.
    pub fn follow(&mut self, state: &State) {
        if let Some(news) = self.news(state) {
            self.take_in(news);
        }
    }

    /// What is to be taken in of a state; none where nothing happened since the last time. What takes
    /// long, the words, is left to [`Index::take_in`], which needs no state.
    pub fn news(&self, state: &State) -> Option<News> {
        let at = (state.length, state.process.entries.erased().count());
        if self.at == Some(at) {
            return None;
        }
        let seen = vec![false; self.pieces.len()];
        let mut looking = Looking { index: self, seen, fresh: Vec::new(), documents: Vec::new() };
        gather(state, &mut looking);
        let Looking { seen, fresh, documents, .. } = looking;
        let there = self.pieces.iter().zip(seen).zip(0..);
        let gone = there.filter(|((piece, seen), _)| piece.is_some() && !seen);
        let gone = gone.map(|(_, number)| number).collect();
        Some(News { at, fresh, gone, documents })
    }

    /// Takes in what [`Index::news`] of this very index found.
    pub fn take_in(&mut self, news: News) {
        for number in news.gone {
            self.take_out(number);
        }
        for (id, signature) in news.documents {
            let place = id.place();
            if self.documents.len() <= place {
                self.documents.resize(place + 1, Shelf::default());
            }
            self.documents[place] = Shelf { signature: Some(signature), numbers: Vec::new() };
        }
        for (key, signature, piece) in news.fresh {
            let document = match &key {
                Key::Document(id) | Key::Provision(id, ..) => Some(id.place()),
                _ => None,
            };
            let number = self.put_in(piece);
            if let Some(shelf) = document.and_then(|place| self.documents.get_mut(place)) {
                shelf.numbers.push(number);
            } else {
                self.known.insert(key, Known { number, signature });
            }
        }
        self.at = Some(news.at);
    }

    /// How many things can be found.
    pub fn len(&self) -> usize {
        self.held
    }

    /// Whether nothing can be found.
    pub fn is_empty(&self) -> bool {
        self.held == 0
    }

    /// How many different words there are, and how often words stand in all.
    pub fn words(&self) -> (usize, u64) {
        (self.terms.len(), self.total_words)
    }

    /// Everything that can be found.
    pub fn pieces(&self) -> impl Iterator<Item = &Piece> {
        self.pieces.iter().flatten().map(|stored| &stored.piece)
    }

    /// The numbers of everything that can be found.
    pub(crate) fn numbers(&self) -> impl Iterator<Item = u32> {
        (0..).zip(&self.pieces).filter(|(_, stored)| stored.is_some()).map(|(number, _)| number)
    }

    /// The piece of a number.
    pub(crate) fn piece(&self, number: u32) -> Option<&Stored> {
        self.pieces.get(usize::try_from(number).ok()?)?.as_deref()
    }

    /// Where a word stands.
    pub(crate) fn postings(&self, term: &str) -> &[Posting] {
        self.terms.get(term).map(Vec::as_slice).unwrap_or_default()
    }

    /// The words that begin so, in order.
    pub(crate) fn beginning<'i>(&'i self, begin: &'i str) -> impl Iterator<Item = &'i str> {
        use std::ops::Bound::{Included, Unbounded};
        let from = self.ordered.range::<str, _>((Included(begin), Unbounded));
        from.map(AsRef::as_ref).take_while(move |term: &&str| term.starts_with(begin))
    }

    /// The words per piece on average.
    pub(crate) fn usual_words(&self) -> f64 {
        let pieces = u32::try_from(self.held).unwrap_or(u32::MAX).max(1);
        let words = u32::try_from(self.total_words).unwrap_or(u32::MAX);
        f64::from(words) / f64::from(pieces)
    }

    fn put_in(&mut self, piece: Piece) -> u32 {
        let number =
            u32::try_from(self.pieces.len()).expect("fewer pieces than 2^32 fit in memory");
        let mut count = 0;
        let (terms, ordered) = (&mut self.terms, &mut self.ordered);
        each(&piece.text, |term, place, _| {
            count += 1;
            // Most words are known: no box is made for those.
            match terms.get_mut(term) {
                Some(postings) => postings.push((number, place)),
                None => {
                    terms.insert(term.into(), vec![(number, place)]);
                    ordered.insert(term.into());
                }
            }
        });
        self.total_words += u64::from(count);
        self.held += 1;
        self.pieces.push(Some(Box::new(Stored { piece, words: count })));
        number
    }

    fn take_out(&mut self, number: u32) {
        let slot = usize::try_from(number).ok().and_then(|place| self.pieces.get_mut(place));
        let Some(stored) = slot.and_then(Option::take) else { return };
        self.held -= 1;
        self.known.remove(&stored.piece.key);
        self.total_words -= u64::from(stored.words);
        for Folded { term, .. } in fold(&stored.piece.text) {
            let Some(postings) = self.terms.get_mut(term.as_str()) else { continue };
            let from = postings.partition_point(|(piece, _)| *piece < number);
            let to = postings.partition_point(|(piece, _)| *piece <= number);
            postings.drain(from..to);
            if postings.is_empty() {
                self.terms.remove(term.as_str());
                self.ordered.remove(term.as_str());
            }
        }
    }
}

impl Sink for Looking<'_> {
    fn see(&mut self, key: Key, signature: u64, make: &mut dyn FnMut() -> Piece) {
        let known = self.index.known.get(&key).filter(|known| known.signature == signature);
        let place = known.and_then(|known| usize::try_from(known.number).ok());
        match place.and_then(|place| self.seen.get_mut(place)) {
            Some(seen) => *seen = true,
            None => self.fresh.push((key, signature, make())),
        }
    }

    fn has(&mut self, document: DocumentId, signature: u64) -> bool {
        let shelf = self.index.documents.get(document.place());
        let Some(shelf) = shelf.filter(|shelf| shelf.signature == Some(signature)) else {
            self.documents.push((document, signature));
            return false;
        };
        for number in &shelf.numbers {
            let place = usize::try_from(*number).ok();
            if let Some(seen) = place.and_then(|place| self.seen.get_mut(place)) {
                *seen = true;
            }
        }
        true
    }
}

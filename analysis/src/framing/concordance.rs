//! A phrase in its company: where it stands, and the words before and behind it.
//!
//! **Invariant:** every hit is a range of the source, so that a reader lands on the words themselves.

use std::collections::HashMap;
use std::ops::Range;

use crate::words::words;

/// Where a phrase stands.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Hit {
    /// The document, counted from 0 in the order they were given.
    pub document: usize,
    /// The bytes of the phrase.
    pub range: Range<usize>,
    /// The bytes of the words before it.
    pub before: Range<usize>,
    /// The bytes of the words behind it.
    pub behind: Range<usize>,
}

/// The words of several documents with the places where each stands.
#[derive(Clone, Debug)]
pub struct Concordance {
    numbers: HashMap<String, u32>,
    /// All words of all documents, one document behind the other.
    words: Vec<Placed>,
    /// Where each document begins in `words`; one more than there are documents.
    starts: Vec<usize>,
    /// The places of each word in `words`, ascending; those of word w from `firsts[w]` on.
    places: Vec<u32>,
    firsts: Vec<usize>,
}

#[derive(Clone, Copy, Debug)]
struct Placed {
    word: u32,
    joined: bool,
    from: u32,
    to: u32,
}

impl Concordance {
    /// Reads documents. Words follow Unicode's boundaries; each Han character is one, so that a
    /// phrase is found however a dictionary would cut the sentence.
    #[must_use]
    pub fn of(documents: &[&str]) -> Self {
        let mut index = Self {
            numbers: HashMap::new(),
            words: Vec::new(),
            starts: vec![0],
            places: Vec::new(),
            firsts: Vec::new(),
        };
        for document in documents {
            for word in words(document) {
                let fresh = short(index.numbers.len());
                index.words.push(Placed {
                    word: *index.numbers.entry(word.folded).or_insert(fresh),
                    joined: word.joined,
                    from: short(word.range.start),
                    to: short(word.range.end),
                });
            }
            index.starts.push(index.words.len());
        }
        index.fill();
        index
    }

    /// Counting sort of places by word.
    fn fill(&mut self) {
        let mut firsts = vec![0; self.numbers.len() + 1];
        for placed in &self.words {
            firsts[placed.word as usize + 1] += 1;
        }
        for at in 1..firsts.len() {
            firsts[at] += firsts[at - 1];
        }
        let mut next = firsts.clone();
        self.places = vec![0; self.words.len()];
        for (place, placed) in self.words.iter().enumerate() {
            let at = &mut next[placed.word as usize];
            self.places[*at] = short(place);
            *at += 1;
        }
        self.firsts = firsts;
    }

    /// How many words all documents have.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is no word at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Every place of a phrase, in the order of the documents, with up to `width` words on either
    /// side within the document. A hyphen parts words as a space does, so `people centred` finds
    /// `people-centred`; no phrase reaches over a comma. An empty phrase stands nowhere.
    #[must_use]
    pub fn find(&self, phrase: &str, width: usize) -> Vec<Hit> {
        let wanted: Option<Vec<u32>> =
            words(phrase).iter().map(|word| self.numbers.get(&word.folded).copied()).collect();
        let Some(wanted) = wanted.filter(|wanted| !wanted.is_empty()) else {
            return Vec::new();
        };
        // The rarest word of the phrase leads; the others are looked up beside it.
        let rarest = (0..wanted.len())
            .min_by_key(|at| self.of_word(wanted[*at]).len())
            .expect("the phrase has a word");
        self.of_word(wanted[rarest])
            .iter()
            .filter_map(|place| (*place as usize).checked_sub(rarest))
            .filter(|from| self.stands(&wanted, *from))
            .map(|from| self.hit(from, wanted.len(), width))
            .collect()
    }

    fn of_word(&self, word: u32) -> &[u32] {
        &self.places[self.firsts[word as usize]..self.firsts[word as usize + 1]]
    }

    fn stands(&self, wanted: &[u32], from: usize) -> bool {
        let Some(here) = self.words.get(from..from + wanted.len()) else { return false };
        let same = here.iter().zip(wanted).all(|(placed, word)| placed.word == *word);
        // The first word of a document is never joined, so no phrase reaches into the next one.
        same && here[1..].iter().all(|placed| placed.joined)
    }

    fn hit(&self, from: usize, length: usize, width: usize) -> Hit {
        let document = self.starts.partition_point(|start| *start <= from) - 1;
        let (start, end) = (self.starts[document], self.starts[document + 1]);
        let to = from + length;
        let range = self.bytes(from..to);
        let before = from.saturating_sub(width).max(start);
        let behind = to.saturating_add(width).min(end);
        Hit {
            document,
            before: if before < from { self.bytes(before..from) } else { range.start..range.start },
            behind: if to < behind { self.bytes(to..behind) } else { range.end..range.end },
            range,
        }
    }

    fn bytes(&self, words: Range<usize>) -> Range<usize> {
        self.words[words.start].from as usize..self.words[words.end - 1].to as usize
    }
}

fn short(place: usize) -> u32 {
    u32::try_from(place).expect("fewer than four milliard words and bytes")
}

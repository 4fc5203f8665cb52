//! Shingles: the runs of five words that two texts may share.
//!
//! Words are compared in lower case and without punctuation, as whole numbers given out by a
//! [`Vocabulary`]. **Invariant:** the measures are exact: two shingles are equal only where their
//! words are, as long as a vocabulary has fewer than 2^25 words.
//!
//! Jaccard: |A ∩ B| / |A ∪ B|; containment: |A ∩ B| / |A| (Broder 1997). Parameters after Funk and
//! Mullen, *The Spine of American Law* (AHR 2018): five words.

use crate::token::words;

/// How many words a shingle has.
pub const SHINGLE_WORDS: usize = 5;

/// A shingle that stands in more units than this is boilerplate and points to nobody.
pub const BOILERPLATE_UNITS: usize = 400;

/// Bits that a word takes in a shingle.
const WORD_BITS: u32 = 25;

/// Numbers for words: the same word in lower case always has the same number, from 1 on.
#[derive(Debug, Clone)]
pub struct Vocabulary {
    words: Vec<Box<str>>,
    buckets: Vec<Vec<u32>>,
}

impl Default for Vocabulary {
    fn default() -> Self {
        Self { words: Vec::new(), buckets: vec![Vec::new(); 1024] }
    }
}

impl Vocabulary {
    /// The words of a text as numbers, in order.
    pub fn read(&mut self, text: &str) -> Vec<u32> {
        words(text).map(|word| self.number(word)).collect()
    }

    /// The number of a word, a new one where it was not met before.
    pub fn number(&mut self, word: &str) -> u32 {
        if word.is_ascii() && !word.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return self.number_of_lower(word);
        }
        self.number_of_lower(&word.to_lowercase())
    }

    /// The word of a number, in lower case.
    pub fn word(&self, number: u32) -> Option<&str> {
        self.words.get((number as usize).checked_sub(1)?).map(AsRef::as_ref)
    }

    fn number_of_lower(&mut self, word: &str) -> u32 {
        let slot = self.slot(word);
        let known = self.buckets[slot].iter().copied();
        for number in known {
            if self.word(number) == Some(word) {
                return number;
            }
        }
        self.words.push(word.into());
        let number = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.buckets[slot].push(number);
        if self.words.len() > self.buckets.len() {
            self.grow();
        }
        number
    }

    fn grow(&mut self) {
        self.buckets = vec![Vec::new(); self.buckets.len() * 4];
        for index in 0..self.words.len() {
            let slot = self.slot(&self.words[index]);
            self.buckets[slot].push(u32::try_from(index + 1).unwrap_or(u32::MAX));
        }
    }

    /// FNV-1a, which needs no key and so gives the same order everywhere.
    fn slot(&self, word: &str) -> usize {
        let hash = word.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        (hash ^ (hash >> 32)) as usize & (self.buckets.len() - 1)
    }
}

/// The distinct shingles of one text, in a fixed order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shingles(Vec<u128>);

impl Shingles {
    /// The shingles of a run of words; a text shorter than a shingle is one shingle.
    pub fn of(words: &[u32]) -> Self {
        let mut packed: Vec<u128> = if words.is_empty() {
            Vec::new()
        } else {
            words.windows(SHINGLE_WORDS.min(words.len())).map(pack).collect()
        };
        packed.sort_unstable();
        packed.dedup();
        Self(packed)
    }

    /// The shingles of several runs of words, none of which goes on into the next.
    pub(crate) fn of_runs(runs: &[Vec<u32>]) -> Self {
        let mut packed: Vec<u128> = runs.iter().flat_map(|run| Self::of(run).0).collect();
        packed.sort_unstable();
        packed.dedup();
        Self(packed)
    }

    /// The shingles of a text, its words numbered by this vocabulary.
    pub fn of_text(text: &str, vocabulary: &mut Vocabulary) -> Self {
        Self::of(&vocabulary.read(text))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none, as in a text without words.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many shingles the two texts share.
    pub fn shared(&self, other: &Self) -> usize {
        let (mut count, mut left, mut right) = (0, 0, 0);
        while left < self.0.len() && right < other.0.len() {
            let order = self.0[left].cmp(&other.0[right]);
            count += usize::from(order.is_eq());
            left += usize::from(order.is_le());
            right += usize::from(order.is_ge());
        }
        count
    }

    /// Jaccard similarity, from 0 to 1; 0 where both are empty.
    pub fn jaccard(&self, other: &Self) -> f64 {
        let shared = self.shared(other);
        ratio(shared, self.len() + other.len() - shared)
    }

    /// The share of these shingles that stand in the other text too, from 0 to 1; 0 where there are
    /// none.
    pub fn containment_in(&self, other: &Self) -> f64 {
        ratio(self.shared(other), self.len())
    }
}

/// A unit of one collection with a unit of another that it resembles.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Resemblance {
    /// Index in the first collection.
    pub left: usize,
    /// Index in the second collection.
    pub right: usize,
    /// Jaccard similarity of their shingles, from 0 to 1.
    pub jaccard: f64,
}

/// All pairs of units whose Jaccard similarity reaches `at_least`, ordered by left, then right.
///
/// Exact by an inverted index, except that pairs which share nothing but boilerplate (shingles in
/// more than [`BOILERPLATE_UNITS`] units of the second collection) are not found.
pub fn resemblances(left: &[Shingles], right: &[Shingles], at_least: f64) -> Vec<Resemblance> {
    let index = Index::new(right);
    let mut counts = vec![0_usize; right.len()];
    let mut found = Vec::new();
    for (at, unit) in left.iter().enumerate() {
        let mut met = Vec::new();
        for &shingle in &unit.0 {
            for &other in index.units_with(shingle) {
                if counts[other as usize] == 0 {
                    met.push(other as usize);
                }
                counts[other as usize] += 1;
            }
        }
        met.sort_unstable();
        for other in met {
            counts[other] = 0;
            let jaccard = unit.jaccard(&right[other]);
            if jaccard >= at_least {
                found.push(Resemblance { left: at, right: other, jaccard });
            }
        }
    }
    found
}

/// Which units hold a shingle: pairs in order, looked up by halving.
struct Index {
    shingles: Vec<u128>,
    starts: Vec<usize>,
    units: Vec<u32>,
}

impl Index {
    fn new(collection: &[Shingles]) -> Self {
        let mut pairs: Vec<(u128, u32)> = Vec::new();
        for (unit, number) in collection.iter().zip(0_u32..) {
            pairs.extend(unit.0.iter().map(|&shingle| (shingle, number)));
        }
        pairs.sort_unstable();
        let mut index = Self { shingles: Vec::new(), starts: Vec::new(), units: Vec::new() };
        for run in pairs.chunk_by(|a, b| a.0 == b.0) {
            if run.len() <= BOILERPLATE_UNITS {
                index.shingles.push(run[0].0);
                index.starts.push(index.units.len());
                index.units.extend(run.iter().map(|pair| pair.1));
            }
        }
        index.starts.push(index.units.len());
        index
    }

    fn units_with(&self, shingle: u128) -> &[u32] {
        self.shingles
            .binary_search(&shingle)
            .map_or(&[], |at| &self.units[self.starts[at]..self.starts[at + 1]])
    }
}

fn pack(words: &[u32]) -> u128 {
    words.iter().fold(0, |packed, &word| (packed << WORD_BITS) | u128::from(word))
}

#[expect(clippy::cast_precision_loss, reason = "counts of words are far below 2^52")]
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

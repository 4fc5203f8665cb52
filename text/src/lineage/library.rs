//! A library: texts that are searched for the runs of words which another text shares with them.
//!
//! **Invariant:** every run found stands word for word, and in full, in both texts, and is found once.

use std::ops::Range;

use super::function_words::is_function_word;
use crate::draft::Draft;
use crate::provision::ProvisionId;
use crate::shingle::Vocabulary;
use crate::token::{TokenKind, tokens};

/// A run of so many words is a borrowing.
pub const RUN_WORDS: usize = 5;

/// A run with so many words of matter is a borrowing, however short.
pub const RUN_CONTENT_WORDS: usize = 3;

/// A provision as words, with where each stands in its text.
#[derive(Debug, Clone)]
pub struct Reading {
    /// Which provision.
    pub provision: ProvisionId,
    /// Its text, brackets as characters.
    pub text: String,
    /// Where each word stands in the text, in bytes.
    pub ranges: Vec<Range<usize>>,
    /// The words as numbers of the vocabulary, as many as there are ranges.
    pub words: Vec<u32>,
}

impl Reading {
    /// Reads a text.
    pub fn new(provision: ProvisionId, text: String, vocabulary: &mut Vocabulary) -> Self {
        let (mut ranges, mut words, mut at) = (Vec::new(), Vec::new(), 0);
        for token in tokens(&text) {
            if token.kind == TokenKind::Word {
                ranges.push(at..at + token.text.len());
                words.push(vocabulary.number(token.text));
            }
            at += token.text.len();
        }
        Self { provision, text, ranges, words }
    }

    /// Where a run of words stands in the text, in bytes, from its first word to its last; an empty
    /// range for no words.
    pub fn bytes(&self, words: &Range<usize>) -> Range<usize> {
        match (self.ranges.get(words.start), words.end.checked_sub(1)) {
            (Some(first), Some(last)) if words.start <= last && last < self.ranges.len() => {
                first.start..self.ranges[last].end
            }
            _ => 0..0,
        }
    }

    /// The text of a run of words, with the punctuation between them.
    pub fn quote(&self, words: &Range<usize>) -> &str {
        &self.text[self.bytes(words)]
    }
}

/// Reads every provision of a draft, in reading order.
pub fn read(draft: &Draft, vocabulary: &mut Vocabulary) -> Vec<Reading> {
    let provision = |visit: crate::draft::Visit<'_>| {
        let text = visit.provision.content.to_marked_text();
        Reading::new(visit.provision.id.clone(), text, vocabulary)
    };
    draft.visit().map(provision).collect()
}

/// Which words carry matter, by their number.
#[derive(Debug, Clone)]
pub struct Content(Vec<bool>);

impl Content {
    /// For all words read so far.
    pub fn new(vocabulary: &Vocabulary) -> Self {
        let known = (1..).map_while(|number| vocabulary.word(number));
        Self(known.map(|word| !is_function_word(word)).collect())
    }

    /// How many of these words carry matter; a word that was not known counts as one.
    pub fn count(&self, words: &[u32]) -> usize {
        words.iter().filter(|&&word| self.0.get(word as usize - 1).copied().unwrap_or(true)).count()
    }

    /// Whether a shared run of words is more than chance.
    pub fn is_borrowing(&self, words: &[u32]) -> bool {
        words.len() >= RUN_WORDS || self.count(words) >= RUN_CONTENT_WORDS
    }
}

/// A run of words of a text that stands in the library too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Which words of the text.
    pub words: Range<usize>,
    /// Which reading of the library.
    pub reading: usize,
    /// From which of its words on.
    pub from: usize,
}

/// Readings with an index of their runs of three words.
#[derive(Debug, Clone)]
pub struct Library<'a> {
    /// The readings, as they were given.
    pub readings: Vec<&'a Reading>,
    index: Vec<(u128, u32, u32)>,
}

impl<'a> Library<'a> {
    /// A library of these readings, all read with one vocabulary.
    pub fn new(readings: Vec<&'a Reading>) -> Self {
        let mut index = Vec::new();
        for (reading, number) in readings.iter().zip(0_u32..) {
            let grams = reading.words.windows(RUN_CONTENT_WORDS).zip(0_u32..);
            index.extend(grams.map(|(gram, at)| (pack(gram), number, at)));
        }
        index.sort_unstable();
        Self { readings, index }
    }

    /// The longest shared runs that touch a word for which `asks` holds and are borrowings, in the
    /// order in which their first such word stands in the text, then by reading.
    pub fn runs(&self, words: &[u32], content: &Content, asks: impl Fn(usize) -> bool) -> Vec<Run> {
        let mut runs = Vec::new();
        // The last group of three words that was looked up; what begins at or before it is known.
        let mut looked_up: Option<usize> = None;
        for (at, gram) in words.windows(RUN_CONTENT_WORDS).enumerate() {
            if !(at..at + RUN_CONTENT_WORDS).any(&asks) {
                continue;
            }
            let before = looked_up.filter(|before| before + 1 == at);
            for &(_, reading, from) in self.places(pack(gram)) {
                let other = &self.readings[reading as usize].words;
                // What goes on from the group just before was found there.
                if before.is_some_and(|b| from > 0 && other[from as usize - 1] == words[b]) {
                    continue;
                }
                let run = self.extend(words, at, reading as usize, from as usize);
                let is_known = looked_up.is_some_and(|before| run.words.start <= before);
                if !is_known && content.is_borrowing(&words[run.words.clone()]) {
                    runs.push(run);
                }
            }
            looked_up = Some(at);
        }
        runs
    }

    fn places(&self, gram: u128) -> &[(u128, u32, u32)] {
        let start = self.index.partition_point(|entry| entry.0 < gram);
        let end = start + self.index[start..].partition_point(|entry| entry.0 == gram);
        &self.index[start..end]
    }

    fn extend(&self, words: &[u32], at: usize, reading: usize, from: usize) -> Run {
        let other = &self.readings[reading].words;
        let back = words[..at].iter().rev().zip(other[..from].iter().rev());
        let back = back.take_while(|(a, b)| a == b).count();
        let ahead = words[at..].iter().zip(&other[from..]).take_while(|(a, b)| a == b).count();
        Run { words: at - back..at + ahead, reading, from: from - back }
    }
}

fn pack(gram: &[u32]) -> u128 {
    gram.iter().fold(0, |packed, &word| (packed << 32) | u128::from(word))
}

/// Up to this many comparisons words are matched one by one; beyond, only shared runs count.
const MOST_COMPARISONS: usize = 16_000_000;

/// Pairs of places at which two texts have the same words in the same order, as many as possible;
/// shared stretches of grammar alone are left out, since any two texts have them.
pub fn matched(left: &[u32], right: &[u32], content: &Content) -> Vec<(usize, usize)> {
    let pairs = common_subsequence(left, right);
    let neighbours = |a: &(usize, usize), b: &(usize, usize)| a.0 + 1 == b.0 && a.1 + 1 == b.1;
    let mut kept = Vec::with_capacity(pairs.len());
    for block in pairs.chunk_by(neighbours) {
        let words = &left[block[0].0..block[0].0 + block.len()];
        if block.len() >= RUN_CONTENT_WORDS || content.count(words) > 0 {
            kept.extend_from_slice(block);
        }
    }
    kept
}

fn common_subsequence(left: &[u32], right: &[u32]) -> Vec<(usize, usize)> {
    let head = left.iter().zip(right).take_while(|(a, b)| a == b).count();
    let (inner_left, inner_right) = (&left[head..], &right[head..]);
    let tail = inner_left.iter().rev().zip(inner_right.iter().rev());
    let tail = tail.take_while(|(a, b)| a == b).count();
    let (rows, columns) = (inner_left.len() - tail, inner_right.len() - tail);
    let mut pairs: Vec<(usize, usize)> = (0..head).map(|at| (at, at)).collect();
    if rows.saturating_mul(columns) <= MOST_COMPARISONS {
        let inner = by_table(&inner_left[..rows], &inner_right[..columns]);
        pairs.extend(inner.into_iter().map(|(a, b)| (head + a, head + b)));
    }
    pairs.extend((0..tail).map(|at| (left.len() - tail + at, right.len() - tail + at)));
    pairs
}

fn by_table(left: &[u32], right: &[u32]) -> Vec<(usize, usize)> {
    let width = right.len() + 1;
    let mut table = vec![0_u32; (left.len() + 1) * width];
    for a in (0..left.len()).rev() {
        for b in (0..right.len()).rev() {
            table[a * width + b] = if left[a] == right[b] {
                table[(a + 1) * width + b + 1] + 1
            } else {
                table[(a + 1) * width + b].max(table[a * width + b + 1])
            };
        }
    }
    let (mut a, mut b, mut pairs) = (0, 0, Vec::new());
    while a < left.len() && b < right.len() {
        if left[a] == right[b] {
            pairs.push((a, b));
            a += 1;
            b += 1;
        } else if table[(a + 1) * width + b] >= table[a * width + b + 1] {
            a += 1;
        } else {
            b += 1;
        }
    }
    pairs
}

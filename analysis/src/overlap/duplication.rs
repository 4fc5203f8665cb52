//! What is said twice: words that stand in a run which was there before.
//!
//! A coarse cousin of what Coupette et al. (2021) measure by description length: reading the provisions
//! in order, a word is a repetition if a run of five words that covers it stood earlier.

use std::collections::BTreeSet;

use serde::Serialize;
use unbracket_text::shingle::{SHINGLE_WORDS, Vocabulary};

use super::Instrument;

/// How many words are repetitions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Duplication {
    /// Words of the first instrument.
    pub left_words: usize,
    /// Those that repeat an earlier provision of it.
    pub within_left: usize,
    /// Words of the second instrument.
    pub right_words: usize,
    /// Those that repeat an earlier provision of it.
    pub within_right: usize,
    /// Words of the second instrument that repeat the first one.
    pub right_of_left: usize,
    /// Words of the first instrument that repeat the second one.
    pub left_of_right: usize,
    /// Words of both, read one after the other, that repeat something before them: what a merged
    /// text could do without.
    pub together: usize,
}

type Runs<'a> = BTreeSet<&'a [u32]>;

pub(super) fn duplication(left: &Instrument<'_>, right: &Instrument<'_>) -> Duplication {
    let mut vocabulary = Vocabulary::default();
    let mut read = |instrument: &Instrument<'_>| -> Vec<Vec<u32>> {
        instrument.provisions.iter().map(|provision| vocabulary.read(provision.1)).collect()
    };
    let (a, b) = (read(left), read(right));
    let (all_left, all_right) = (runs_of(&a), runs_of(&b));
    let count = |text: &[Vec<u32>]| text.iter().map(Vec::len).sum();
    let mut seen = Runs::new();
    let within_left = repeated(&a, &mut seen);
    let together = within_left + repeated(&b, &mut seen);
    Duplication {
        left_words: count(&a),
        within_left,
        right_words: count(&b),
        within_right: repeated(&b, &mut Runs::new()),
        right_of_left: b.iter().map(|words| covered(words, &all_left)).sum(),
        left_of_right: a.iter().map(|words| covered(words, &all_right)).sum(),
        together,
    }
}

fn runs_of(text: &[Vec<u32>]) -> Runs<'_> {
    text.iter().flat_map(|words| words.windows(SHINGLE_WORDS)).collect()
}

/// Words covered by runs seen before, provision by provision; what is read is seen.
fn repeated<'a>(text: &'a [Vec<u32>], seen: &mut Runs<'a>) -> usize {
    let mut count = 0;
    for words in text {
        count += covered(words, seen);
        seen.extend(words.windows(SHINGLE_WORDS));
    }
    count
}

fn covered(words: &[u32], seen: &Runs<'_>) -> usize {
    let mut is_covered = vec![false; words.len()];
    for (at, run) in words.windows(SHINGLE_WORDS).enumerate() {
        if seen.contains(run) {
            is_covered[at..at + SHINGLE_WORDS].fill(true);
        }
    }
    is_covered.into_iter().filter(|covered| *covered).count()
}

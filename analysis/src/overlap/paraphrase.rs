//! Likeness by the characters of words: TF-IDF of character n-grams.
//!
//! Terms are the runs of 3 to 5 characters of each word in lower case, the word padded by a space on
//! either side, a shorter word once as it is; tf is the count, idf = ln((1 + n) / (1 + df)) + 1 over all
//! texts given, vectors have length 1 (Salton and Buckley 1988; as `TfidfVectorizer(analyzer="char_wb",
//! ngram_range=(3, 5))` of scikit-learn computes it). Inflections are alike, synonyms are not.

use crate::parallel::each_of;

use rayon::prelude::*;

const SHORTEST: usize = 3;
const LONGEST: usize = 5;

/// TF-IDF vectors of texts.
#[derive(Clone, Debug, PartialEq)]
pub struct Characters {
    /// For each text its terms and their weights, terms ascending.
    vectors: Vec<Vec<(u32, f64)>>,
    terms: usize,
}

impl Characters {
    /// The vectors of these texts; how telling a term is, is judged among them.
    #[must_use]
    pub fn new(texts: &[&str]) -> Self {
        let counted: Vec<Vec<(u64, u32)>> = each_of(texts, |text| counts(text));
        let mut known: Vec<u64> = counted.iter().flatten().map(|term| term.0).collect();
        known.par_sort_unstable();
        let runs: Vec<(u64, usize)> =
            known.chunk_by(|a, b| a == b).map(|run| (run[0], run.len())).collect();
        let idf = |units: usize| ((1.0 + real(texts.len())) / (1.0 + real(units))).ln() + 1.0;
        let weighed = |terms: &Vec<(u64, u32)>| {
            let mut vector: Vec<(u32, f64)> = Vec::with_capacity(terms.len());
            for &(term, count) in terms {
                if let Ok(at) = runs.binary_search_by_key(&term, |run| run.0) {
                    let number = u32::try_from(at).unwrap_or(u32::MAX);
                    vector.push((number, f64::from(count) * idf(runs[at].1)));
                }
            }
            let length = vector.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
            vector.iter_mut().for_each(|(_, weight)| *weight /= length);
            vector
        };
        Self { vectors: each_of(&counted, weighed), terms: runs.len() }
    }

    /// The cosine of two texts, from 0 to 1; 0 for a text without words.
    ///
    /// # Panics
    /// If there is no such text.
    #[must_use]
    pub fn cosine(&self, one: usize, other: usize) -> f64 {
        let (a, b) = (&self.vectors[one], &self.vectors[other]);
        let (mut sum, mut at, mut to) = (0.0, 0, 0);
        while at < a.len() && to < b.len() {
            let order = a[at].0.cmp(&b[to].0);
            if order.is_eq() {
                sum += a[at].1 * b[to].1;
            }
            at += usize::from(order.is_le());
            to += usize::from(order.is_ge());
        }
        sum.clamp(0.0, 1.0)
    }

    /// For each text before `split`, its cosine with each text from there on.
    ///
    /// # Panics
    /// If there are fewer texts than `split`.
    #[must_use]
    pub fn across(&self, split: usize) -> Vec<Vec<f64>> {
        let (left, right) = self.vectors.split_at(split);
        let mut postings: Vec<Vec<(u32, f64)>> = vec![Vec::new(); self.terms];
        for (text, vector) in (0_u32..).zip(right) {
            for &(term, weight) in vector {
                postings[term as usize].push((text, weight));
            }
        }
        let row = |vector: &Vec<(u32, f64)>| {
            let mut row = vec![0.0_f64; right.len()];
            for &(term, weight) in vector {
                for &(text, other) in &postings[term as usize] {
                    row[text as usize] += weight * other;
                }
            }
            row.iter_mut().for_each(|cosine| *cosine = cosine.clamp(0.0, 1.0));
            row
        };
        each_of(left, row)
    }
}

/// The terms of a text and how often each stands in it, ascending.
fn counts(text: &str) -> Vec<(u64, u32)> {
    let lower = text.to_lowercase();
    let mut terms = Vec::new();
    let mut word = Vec::new();
    for bare in lower.split_whitespace() {
        word.clear();
        word.push(' ');
        word.extend(bare.chars());
        word.push(' ');
        for size in SHORTEST..=LONGEST {
            terms.extend(word.windows(size.min(word.len())).map(hash));
            if word.len() <= size {
                break;
            }
        }
    }
    terms.sort_unstable();
    let count = |run: &[u64]| (run[0], u32::try_from(run.len()).unwrap_or(u32::MAX));
    terms.chunk_by(|a, b| a == b).map(count).collect()
}

/// 64 bits of five characters at most: 21 bits each would not fit, so they are mixed.
fn hash(characters: &[char]) -> u64 {
    characters.iter().fold(0xcbf2_9ce4_8422_2325, |hash: u64, c| {
        let mixed = (hash ^ u64::from(*c)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        mixed ^ (mixed >> 29)
    })
}

#[expect(clippy::cast_precision_loss, reason = "counts of texts are far below 2^52")]
fn real(count: usize) -> f64 {
    count as f64
}

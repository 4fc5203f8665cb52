//! The index of shared shingles: which units hold the same runs of five words.
//!
//! **Invariant:** exact up to the chance that two different shingles have one hash of 64 bits, which
//! is below n² / 2⁶⁵ for n distinct shingles (10⁻⁶ for six million).
//!
//! Words are those of [`unbracket_text::token::words`] in lower case; a text shorter than a shingle is
//! one shingle. Jaccard: |A ∩ B| / |A ∪ B|; containment: |A ∩ B| / |A| (Broder 1997).

use crate::parallel::each_of;

use rayon::prelude::*;
use unbracket_text::shingle::{BOILERPLATE_UNITS, SHINGLE_WORDS};
use unbracket_text::token::words;

/// The distinct shingles of many units in one flat array, units in the order given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shingled {
    /// Where the shingles of each unit begin; one more than there are units.
    starts: Vec<usize>,
    /// Hashes, ascending within a unit.
    hashes: Vec<u64>,
    boilerplate: usize,
    most_units: usize,
}

impl Shingled {
    /// Reads these texts, dropping shingles that stand in more than [`BOILERPLATE_UNITS`] of them.
    #[must_use]
    pub fn new(texts: &[&str]) -> Self {
        Self::dropping(texts, BOILERPLATE_UNITS)
    }

    /// Reads these texts, dropping shingles that stand in more than `most_units` of them: they are
    /// the formulas of the trade and point to nobody.
    #[must_use]
    pub fn dropping(texts: &[&str], most_units: usize) -> Self {
        let units = each_of(texts, |text| of_text(text));
        let mut all = Self { most_units, ..Self::flat(&units) };
        if units.len() <= most_units {
            return all;
        }
        let mut ordered = all.hashes.clone();
        ordered.par_sort_unstable();
        let common: Vec<u64> = ordered
            .chunk_by(|a, b| a == b)
            .filter(|run| run.len() > most_units)
            .map(|run| run[0])
            .collect();
        if !common.is_empty() {
            let kept = |unit: &Vec<u64>| -> Vec<u64> {
                unit.iter().copied().filter(|hash| common.binary_search(hash).is_err()).collect()
            };
            let units = each_of(&units, kept);
            all = Self { most_units, boilerplate: common.len(), ..Self::flat(&units) };
        }
        all
    }

    /// Reads units that are given as runs of numbered words, none of which goes on into the next;
    /// nothing is dropped.
    pub(crate) fn of_runs(units: &[Vec<&[u32]>]) -> Self {
        let unit = |runs: &Vec<&[u32]>| {
            let wide = |run: &&[u32]| run.iter().copied().map(u64::from).collect::<Vec<_>>();
            let mut hashes: Vec<u64> = runs.iter().flat_map(|run| of_numbers(&wide(run))).collect();
            hashes.sort_unstable();
            hashes.dedup();
            hashes
        };
        let units = each_of(units, unit);
        Self { most_units: usize::MAX, ..Self::flat(&units) }
    }

    fn flat(units: &[Vec<u64>]) -> Self {
        let mut starts = Vec::with_capacity(units.len() + 1);
        starts.push(0);
        let mut hashes = Vec::with_capacity(units.iter().map(Vec::len).sum());
        for unit in units {
            hashes.extend_from_slice(unit);
            starts.push(hashes.len());
        }
        Self { starts, hashes, ..Self::default() }
    }

    /// How many units there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The shingles of a unit, ascending.
    ///
    /// # Panics
    /// If there is no such unit.
    #[must_use]
    pub fn of(&self, unit: usize) -> &[u64] {
        &self.hashes[self.starts[unit]..self.starts[unit + 1]]
    }

    /// How many distinct shingles were dropped because they stand in too many units.
    #[must_use]
    pub fn boilerplate(&self) -> usize {
        self.boilerplate
    }

    /// In how many units a shingle may stand before it is dropped.
    #[must_use]
    pub fn most_units(&self) -> usize {
        self.most_units
    }

    /// For each unit, the earlier units with which it shares shingles and how many, ascending.
    pub(crate) fn shared(&self) -> Vec<Vec<(u32, u32)>> {
        let postings = Postings::new(self);
        let count = |counts: &mut Vec<u32>, unit: usize| {
            let mut met = Vec::new();
            for &list in postings.lists_of(unit) {
                for &other in postings.units(list) {
                    if other as usize >= unit {
                        break;
                    }
                    if counts[other as usize] == 0 {
                        met.push(other);
                    }
                    counts[other as usize] += 1;
                }
            }
            met.sort_unstable();
            met.into_iter()
                .map(|other| (other, std::mem::take(&mut counts[other as usize])))
                .collect()
        };
        (0..self.len()).into_par_iter().map_init(|| vec![0_u32; self.len()], count).collect()
    }
}

/// For each shingle in two units or more, the units; and for each unit, its lists.
struct Postings {
    starts: Vec<u32>,
    units: Vec<u32>,
    lists: Vec<u32>,
    lists_from: Vec<usize>,
}

impl Postings {
    fn new(all: &Shingled) -> Self {
        let mut pairs: Vec<(u64, u32)> = Vec::with_capacity(all.hashes.len());
        for unit in 0..all.len() {
            let number = narrow(unit);
            pairs.extend(all.of(unit).iter().map(|&hash| (hash, number)));
        }
        pairs.par_sort_unstable();
        let (mut starts, mut units) = (vec![0], Vec::new());
        let mut lengths = vec![0_usize; all.len() + 1];
        for run in pairs.chunk_by(|a, b| a.0 == b.0).filter(|run| run.len() > 1) {
            for &(_, unit) in run {
                units.push(unit);
                lengths[unit as usize + 1] += 1;
            }
            starts.push(narrow(units.len()));
        }
        for at in 1..lengths.len() {
            lengths[at] += lengths[at - 1];
        }
        let (lists_from, mut next) = (lengths.clone(), lengths);
        let mut lists = vec![0_u32; units.len()];
        for list in 0..starts.len() - 1 {
            for &unit in &units[starts[list] as usize..starts[list + 1] as usize] {
                lists[next[unit as usize]] = narrow(list);
                next[unit as usize] += 1;
            }
        }
        Self { starts, units, lists, lists_from }
    }

    fn lists_of(&self, unit: usize) -> &[u32] {
        &self.lists[self.lists_from[unit]..self.lists_from[unit + 1]]
    }

    fn units(&self, list: u32) -> &[u32] {
        let list = list as usize;
        &self.units[self.starts[list] as usize..self.starts[list + 1] as usize]
    }
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).expect("fewer than four milliard shingles fit in memory")
}

/// The distinct shingles of a text, ascending.
fn of_text(text: &str) -> Vec<u64> {
    let numbers = if text.is_ascii() { ascii(text.as_bytes()) } else { numbers(text) };
    let mut hashes = of_numbers(&numbers);
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

/// The words of a text by their hashes.
fn numbers(text: &str) -> Vec<u64> {
    let mut lower = String::new();
    words(text).map(|word| hash_word(word, &mut lower)).collect()
}

/// The same for a text of ASCII, cut and hashed in one go. By the rules of UAX #29 letters, digits and
/// low lines stay together; a full stop or apostrophe joins two letters or two digits around it, a
/// colon two letters, a comma or semicolon two digits. Low lines alone are no word.
fn ascii(bytes: &[u8]) -> Vec<u64> {
    let mut out = Vec::with_capacity(bytes.len() / 6);
    let kind = |at: usize| bytes.get(at).map_or(0, |byte| KINDS[usize::from(*byte)]);
    let mut at = 0;
    while at < bytes.len() {
        if kind(at) & PART == 0 {
            at += 1;
            continue;
        }
        let (mut hash, mut spoken) = (FNV, false);
        while at < bytes.len() {
            let here = kind(at);
            let joins = here & PART != 0
                || (kind(at - 1) & kind(at + 1) & LETTER != 0 && here & JOINS_LETTERS != 0)
                || (kind(at - 1) & kind(at + 1) & DIGIT != 0 && here & JOINS_DIGITS != 0);
            if !joins {
                break;
            }
            spoken |= here & (LETTER | DIGIT) != 0;
            hash = (hash ^ u64::from(bytes[at].to_ascii_lowercase())).wrapping_mul(PRIME);
            at += 1;
        }
        if spoken {
            out.push(hash);
        }
    }
    out
}

const LETTER: u8 = 1;
const DIGIT: u8 = 2;
const PART: u8 = 4;
const JOINS_LETTERS: u8 = 8;
const JOINS_DIGITS: u8 = 16;

/// What each byte of ASCII does in a word.
const KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut byte = 0;
    while byte < 128 {
        let here = byte as u8;
        kinds[byte] = if here.is_ascii_alphabetic() {
            LETTER | PART
        } else if here.is_ascii_digit() {
            DIGIT | PART
        } else {
            match here {
                b'_' => PART,
                b'.' | b'\'' => JOINS_LETTERS | JOINS_DIGITS,
                b':' => JOINS_LETTERS,
                b',' | b';' => JOINS_DIGITS,
                _ => 0,
            }
        };
        byte += 1;
    }
    kinds
};

/// The shingles of words given by their hashes, one a place, in order; one for a shorter text.
fn of_numbers(numbers: &[u64]) -> Vec<u64> {
    if numbers.is_empty() {
        return Vec::new();
    }
    let hash = |run: &[u64]| {
        run.iter().fold(0, |hash: u64, word| mix(hash.rotate_left(5).wrapping_add(*word)))
    };
    numbers.windows(SHINGLE_WORDS.min(numbers.len())).map(hash).collect()
}

fn hash_word(word: &str, lower: &mut String) -> u64 {
    if word.is_ascii() {
        return fnv(word.bytes().map(|byte| byte.to_ascii_lowercase()));
    }
    lower.clear();
    lower.extend(word.chars().flat_map(char::to_lowercase));
    fnv(lower.bytes())
}

fn fnv(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(FNV, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME))
}

/// FNV-1a, 64 bits: where it starts and by what it multiplies.
const FNV: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

/// The finaliser of SplitMix64 (Steele et al. 2014), which spreads every bit over all.
fn mix(mut hash: u64) -> u64 {
    hash = hash.wrapping_add(0x9e37_79b9_7f4a_7c15);
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn ascii_is_cut_as_the_boundaries_of_unicode_cut_it(text in "[ -~\\t\\r\\n]{0,60}") {
            prop_assert_eq!(ascii(text.as_bytes()), numbers(&text));
        }

        #[test]
        fn marks_between_letters_and_digits_join_as_in_unicode(text in "[aZ09_.,:;' -]{0,40}") {
            prop_assert_eq!(ascii(text.as_bytes()), numbers(&text));
        }
    }
}

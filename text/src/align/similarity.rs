//! How alike two provisions are, from 0 to 1.
//!
//! The measure is the greatest of three: Jaccard similarity of five-word shingles, containment of
//! the shorter in the longer, and twice the longest common subsequence of words over all words.

use super::unit::{Unit, Words};

/// Containment counts for less than likeness of the whole, so that a part is not preferred to it.
const CONTAINMENT_WEIGHT: f64 = 0.9;

/// Below this, likeness by words in order decides nothing and is not worked out.
const WORTHWHILE: f64 = 0.3;

/// What a shared printed number adds.
const LABEL_BONUS: f64 = 0.1;

/// What another kind takes away.
const KIND_PENALTY: f64 = 0.1;

/// A run of fewer words is found in any text; its containment says nothing.
const TELLING_WORDS: usize = 5;

/// Likeness of two provisions by their words, and slightly by number and kind.
pub(crate) fn similarity(left: &Unit<'_>, right: &Unit<'_>) -> f64 {
    let mut alike = of_words(left.words(), right.words());
    if left.same_label(right) {
        alike += LABEL_BONUS;
    }
    if !left.same_kind(right) {
        alike -= KIND_PENALTY;
    }
    alike.clamp(0.0, 1.0)
}

/// Likeness of two provisions by their words alone.
pub(crate) fn of_words(left: &Words, right: &Words) -> f64 {
    let (long, short) =
        if left.numbers.len() < right.numbers.len() { (right, left) } else { (left, right) };
    if long.numbers.is_empty() {
        return 1.0;
    }
    let shared = long.shingles.shared(&short.shingles);
    let jaccard = ratio(shared, long.shingles.len() + short.shingles.len() - shared);
    let contained = if short.numbers.len() < TELLING_WORDS {
        0.0
    } else {
        CONTAINMENT_WEIGHT * ratio(shared, short.shingles.len())
    };
    let by_shingles = jaccard.max(contained);
    // The common subsequence cannot exceed the shorter text, nor the words that both have in any
    // order, so it is not looked for in vain.
    let all = long.numbers.len() + short.numbers.len();
    let worthwhile = |words: usize| ratio(2 * words, all) > by_shingles.max(WORTHWHILE);
    if !worthwhile(short.numbers.len()) || !worthwhile(common_words(&long.sorted, &short.sorted)) {
        return by_shingles;
    }
    let common = common_subsequence(&long.numbers, &short.numbers);
    by_shingles.max(ratio(2 * common, all))
}

/// How many words both have, in any order.
fn common_words(left: &[u32], right: &[u32]) -> usize {
    let (mut count, mut at, mut other) = (0, 0, 0);
    while at < left.len() && other < right.len() {
        let order = left[at].cmp(&right[other]);
        count += usize::from(order.is_eq());
        at += usize::from(order.is_le());
        other += usize::from(order.is_ge());
    }
    count
}

/// Length of the longest common subsequence, 64 words at a time (Hyyrö, 2004).
pub(crate) fn common_subsequence(left: &[u32], right: &[u32]) -> usize {
    let head = left.iter().zip(right).take_while(|(a, b)| a == b).count();
    let (left, right) = (&left[head..], &right[head..]);
    let tail = left.iter().rev().zip(right.iter().rev()).take_while(|(a, b)| a == b).count();
    let (left, right) = (&left[..left.len() - tail], &right[..right.len() - tail]);
    // What both begin and end with belongs to some longest common subsequence.
    let trimmed = head + tail;
    if left.is_empty() || right.is_empty() {
        return trimmed;
    }
    let mut places: Vec<(u32, usize)> = left.iter().copied().zip(0..).collect();
    places.sort_unstable();
    let mut rows = vec![u64::MAX; left.len().div_ceil(64)];
    let mut matches = vec![0_u64; rows.len()];
    for &word in right {
        let start = places.partition_point(|place| place.0 < word);
        let here = places[start..].iter().take_while(|place| place.0 == word);
        here.clone().for_each(|place| matches[place.1 / 64] |= 1 << (place.1 % 64));
        let mut carry = false;
        for (row, &matched) in rows.iter_mut().zip(&matches) {
            let (sum, over) = row.overflowing_add(*row & matched);
            let (sum, again) = sum.overflowing_add(u64::from(carry));
            carry = over || again;
            *row = sum | (*row & !matched);
        }
        here.for_each(|place| matches[place.1 / 64] = 0);
    }
    trimmed + rows.iter().map(|row| row.count_zeros() as usize).sum::<usize>()
}

/// The share of a child's words that its parent holds: by shingles, or for a child that was also
/// reworded by its longest common subsequence with it.
pub(crate) fn containment(child: &Words, parent: &Words) -> f64 {
    if child.numbers.len() < TELLING_WORDS || child.numbers.len() > parent.numbers.len() {
        return 0.0;
    }
    let exact = child.shingles.containment_in(&parent.shingles);
    // Any two texts of a language share small words in order, hence the discount.
    let loose = ratio(common_subsequence(&parent.numbers, &child.numbers), child.numbers.len());
    exact.max((loose - 0.4) / 0.6)
}

#[expect(clippy::cast_precision_loss, reason = "counts of words are far below 2^52")]
pub(crate) fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    type Length = fn(&[u32], &[u32]) -> usize;

    /// The textbook table, row by row.
    fn by_table(left: &[u32], right: &[u32]) -> usize {
        let mut row = vec![0; right.len() + 1];
        for a in left {
            let mut diagonal = 0;
            for (at, b) in right.iter().enumerate() {
                let above = row[at + 1];
                row[at + 1] = if a == b { diagonal + 1 } else { above.max(row[at]) };
                diagonal = above;
            }
        }
        row[right.len()]
    }

    fn check(left: &[u32], right: &[u32], length: Length) -> bool {
        length(left, right) == by_table(left, right)
    }

    proptest! {
        #[test]
        fn the_common_subsequence_is_that_of_the_table(
            left in proptest::collection::vec(0_u32..6, 0..200),
            right in proptest::collection::vec(0_u32..6, 0..200),
        ) {
            prop_assert!(check(&left, &right, common_subsequence));
        }
    }

    #[test]
    fn counting_words_without_their_order_is_caught() {
        let unordered: Length = |left, right| {
            let (mut left, mut right) = (left.to_vec(), right.to_vec());
            left.sort_unstable();
            right.sort_unstable();
            common_words(&left, &right)
        };
        assert!(!check(&[1, 2], &[2, 1], unordered));
    }
}

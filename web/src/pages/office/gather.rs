//! Claims that may say the same, gathered by the words that they share; whoever reads decides.
//!
//! A word weighs the more the fewer claims use it. Two claims are near when the words that they share
//! weigh at least so much of the words that either has.
//!
//! **Invariant:** nothing is joined here; a proposal to join says which words speak for it.

use std::collections::{BTreeMap, BTreeSet};

use unbracket_text::token;

/// The share of weight from which two claims are near.
const NEAR: f64 = 0.4;
/// How many words are shown as the reason.
const SHOWN: usize = 6;

/// Claims that may say the same: their places, and the words that speak for it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Gathered {
    pub(super) places: BTreeSet<usize>,
    pub(super) words: Vec<String>,
}

/// Gathers claims, the largest gatherings first.
pub(super) fn gather(claims: &[&str]) -> Vec<Gathered> {
    let words: Vec<BTreeSet<String>> = claims.iter().map(|claim| words(claim)).collect();
    let mut users: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, set) in words.iter().enumerate() {
        for word in set {
            users.entry(word).or_default().push(place);
        }
    }
    let count = as_float(claims.len().max(1));
    let weights: BTreeMap<&str, f64> =
        users.iter().map(|(word, all)| (*word, (1.0 + count / as_float(all.len())).ln())).collect();
    let mut roots: Vec<usize> = (0..claims.len()).collect();
    for (left, right) in candidates(&users, claims.len()) {
        if nearness(&words[left], &words[right], &weights) >= NEAR {
            let (one, other) = (root(&roots, left), root(&roots, right));
            roots[one.max(other)] = one.min(other);
        }
    }
    let mut sets: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for place in 0..claims.len() {
        sets.entry(root(&roots, place)).or_default().insert(place);
    }
    let together = sets.into_values().filter(|places| places.len() > 1);
    let mut found: Vec<_> = together
        .map(|places| Gathered { words: shared(&words, &places, &weights), places })
        .collect();
    found.sort_by_key(|one| std::cmp::Reverse(one.places.len()));
    found
}

/// Pairs that share a word which not nearly everyone uses.
fn candidates(users: &BTreeMap<&str, Vec<usize>>, count: usize) -> BTreeSet<(usize, usize)> {
    let common = (count / 4).max(8);
    let mut pairs = BTreeSet::new();
    for all in users.values().filter(|all| all.len() <= common) {
        for (at, left) in all.iter().enumerate() {
            pairs.extend(all[at + 1..].iter().map(|right| (*left, *right)));
        }
    }
    pairs
}

fn nearness(
    left: &BTreeSet<String>,
    right: &BTreeSet<String>,
    weights: &BTreeMap<&str, f64>,
) -> f64 {
    let weigh = |words: &mut dyn Iterator<Item = &String>| -> f64 {
        words.filter_map(|word| weights.get(word.as_str())).sum()
    };
    let all = weigh(&mut left.union(right));
    if all == 0.0 { 0.0 } else { weigh(&mut left.intersection(right)) / all }
}

/// The words that at least two of them share, the heaviest first.
fn shared(
    words: &[BTreeSet<String>],
    places: &BTreeSet<usize>,
    weights: &BTreeMap<&str, f64>,
) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for word in places.iter().flat_map(|place| &words[*place]) {
        *counts.entry(word).or_default() += 1;
    }
    let weight =
        |word: &str, times: usize| weights.get(word).copied().unwrap_or(0.0) * as_float(times);
    let mut shared: Vec<_> = counts.into_iter().filter(|(_, times)| *times > 1).collect();
    shared.sort_by(|one, other| weight(other.0, other.1).total_cmp(&weight(one.0, one.1)));
    shared.into_iter().take(SHOWN).map(|(word, _)| word.to_owned()).collect()
}

fn words(claim: &str) -> BTreeSet<String> {
    let normal = token::normalise(claim).to_lowercase();
    let letters = |word: &&str| word.chars().any(char::is_alphanumeric);
    token::words(&normal).filter(letters).map(ToOwned::to_owned).collect()
}

fn root(roots: &[usize], mut place: usize) -> usize {
    while roots[place] != place {
        place = roots[place];
    }
    place
}

fn as_float(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn claims_that_share_their_weighty_words_are_gathered_and_the_reason_is_told() {
        let claims = [
            "Fund the forum from the regular budget",
            "The meetings should be open to everyone",
            "The forum needs funding from the regular budget",
            "Encryption must not be weakened",
        ];
        let found = gather(&claims);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].places, [0, 2].into());
        assert!(found[0].words.contains(&"budget".to_owned()), "{:?}", found[0].words);
    }

    #[test]
    fn claims_that_share_only_what_everyone_says_are_not_gathered() {
        let claims =
            ["The text of the review", "The room of the meeting", "The price of the report"];
        assert_eq!(gather(&claims), []);
        assert_eq!(gather(&[]), []);
    }
}

//! Claims that may say the same, gathered by the words that they share; whoever reads decides.
//!
//! Words are taken as the search takes them, without case, accents and plurals. Words of grammar, and
//! those with which every claim asks for something, say nothing of the matter and count for nothing. A
//! word weighs the more the fewer claims use it. Two claims are near when the words that they share
//! weigh at least so much of the words that either has.
//!
//! **Invariant:** nothing is joined here; a proposal to join says which words speak for it. Claims of
//! which one denies what the other asks, or which name different figures, are never near.

use std::collections::{BTreeMap, BTreeSet};

use unbracket_search::fold;
use unbracket_text::is_function_word;

/// The share of weight from which two claims are near.
const NEAR: f64 = 0.5;
/// Among how many claims words are weighed at least: of very few, even a rare word is in half of them.
const AMONG: usize = 20;
/// Words with which a claim asks, and that span what it asks for, in lower case.
const ASKING: &str = "must should shall ought need needs every each all year \
doit doivent devrait devraient faut tous toutes tout toute chaque \
debe deben debería deberían todos todas todo toda cada año \
должен должна должно должны необходимо надо следует все всех всем каждый каждая каждое году год \
يجب ينبغي جميع عام 必须 应当 应该 所有 每个";
/// Words that deny, in lower case.
const DENYING: &str = "not no never without none neither nor cannot don’t don't \
ne pas non sans jamais aucun aucune \
nunca sin ningún ninguna ni \
не нет без никогда нельзя никакой \
لا لم لن ليس ليست بدون دون غير";
/// Characters that deny.
const DENYING_HAN: &str = "不无勿未没";
/// How many words are shown as the reason.
const SHOWN: usize = 6;

/// Claims that may say the same: their places, and the words that speak for it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Gathered {
    pub(super) places: BTreeSet<usize>,
    pub(super) words: Vec<String>,
}

/// What is compared of a claim.
struct Claim {
    words: BTreeSet<String>,
    figures: BTreeSet<String>,
    denies: bool,
}

impl Claim {
    fn of(text: &str) -> Self {
        let mut claim = Self { words: BTreeSet::new(), figures: BTreeSet::new(), denies: false };
        for word in fold(text) {
            let written = text.get(word.from..word.to).unwrap_or_default().to_lowercase();
            // Han text is compared in pairs of characters, of which only the first is written here.
            let listed =
                |list: &str| list.split_whitespace().any(|one| one == written || one == word.term);
            let han = word.term.contains(|c| DENYING_HAN.contains(c));
            if han || listed(DENYING) {
                claim.denies = true;
            } else if !is_function_word(&written) && !listed(ASKING) {
                if word.term.starts_with(|c: char| c.is_ascii_digit()) {
                    claim.figures.insert(word.term.clone());
                }
                claim.words.insert(word.term);
            }
        }
        claim
    }

    /// Whether it asks for something else in the same words.
    fn differs(&self, other: &Self) -> bool {
        let both = !self.figures.is_empty() && !other.figures.is_empty();
        self.denies != other.denies || (both && self.figures != other.figures)
    }
}

/// Gathers claims, the largest gatherings first.
pub(super) fn gather(claims: &[&str]) -> Vec<Gathered> {
    let claims: Vec<Claim> = claims.iter().map(|claim| Claim::of(claim)).collect();
    let mut users: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, claim) in claims.iter().enumerate() {
        for word in &claim.words {
            users.entry(word).or_default().push(place);
        }
    }
    let count = as_float(claims.len().max(AMONG));
    let weights: BTreeMap<&str, f64> =
        users.iter().map(|(word, all)| (*word, (1.0 + count / as_float(all.len())).ln())).collect();
    let mut roots: Vec<usize> = (0..claims.len()).collect();
    for (left, right) in candidates(&users, claims.len()) {
        let (one, other) = (&claims[left], &claims[right]);
        if !one.differs(other) && nearness(&one.words, &other.words, &weights) >= NEAR {
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
        .map(|places| Gathered { words: shared(&claims, &places, &weights), places })
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
    claims: &[Claim],
    places: &BTreeSet<usize>,
    weights: &BTreeMap<&str, f64>,
) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for word in places.iter().flat_map(|place| &claims[*place].words) {
        *counts.entry(word).or_default() += 1;
    }
    let weight =
        |word: &str, times: usize| weights.get(word).copied().unwrap_or(0.0) * as_float(times);
    let mut shared: Vec<_> = counts.into_iter().filter(|(_, times)| *times > 1).collect();
    shared.sort_by(|one, other| weight(other.0, other.1).total_cmp(&weight(one.0, one.1)));
    shared.into_iter().take(SHOWN).map(|(word, _)| word.to_owned()).collect()
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

    #[test]
    fn the_same_wish_in_other_words_is_gathered() {
        for pair in [
            [
                "Every village has to be connected to the network by 2050",
                "All villages must be connected to the network by the year 2050",
            ],
            [
                "Chaque village doit être relié au réseau d’ici 2050",
                "Tous les villages devraient être reliés au réseau en 2050",
            ],
            ["Каждая школа должна иметь доступ к сети", "Все школы должны иметь доступ к сети"],
        ] {
            let found = gather(&pair);
            assert_eq!(found.len(), 1, "{pair:?}");
        }
    }

    #[test]
    fn different_wishes_in_like_words_stay_apart() {
        for pair in [
            [
                "The forum should be funded from the regular budget",
                "The forum should not be funded from the regular budget",
            ],
            [
                "All villages must be connected to the network by 2030",
                "All villages must be connected to the network by 2050",
            ],
            [
                "Every village has to be connected to the network by 2050",
                "Every school has to have a library by 2050",
            ],
            ["All States must report on access", "All States must report on encryption"],
            ["必须削弱加密技术的保护", "不得削弱加密技术的保护"],
        ] {
            assert_eq!(gather(&pair), [], "{pair:?}");
        }
    }
}

//! Chains: pairs that can all hold at once without changing the order of either draft.

/// A possible pair of a base unit and a version unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Pair {
    pub(crate) base: usize,
    pub(crate) version: usize,
    pub(crate) similarity: f64,
    /// What the pair is worth to a chain; more than 0.
    pub(crate) worth: f64,
}

/// The places of a longest strictly increasing subsequence (patience sorting).
pub(crate) fn longest_increasing(values: &[usize]) -> Vec<usize> {
    let mut tails: Vec<usize> = Vec::new();
    let mut before = vec![usize::MAX; values.len()];
    for (at, &value) in values.iter().enumerate() {
        let length = tails.partition_point(|&tail| values[tail] < value);
        if let Some(last) = length.checked_sub(1) {
            before[at] = tails[last];
        }
        if length == tails.len() {
            tails.push(at);
        } else {
            tails[length] = at;
        }
    }
    let mut chain = Vec::with_capacity(tails.len());
    let mut at = tails.last().copied().unwrap_or(usize::MAX);
    while at != usize::MAX {
        chain.push(at);
        at = before[at];
    }
    chain.reverse();
    chain
}

/// The chain of greatest worth among these pairs, in order: the monotone dynamic programme over
/// beads 1-1, 1-0 and 0-1, solved sparsely with a Fenwick tree in O(k log m) for k pairs.
pub(crate) fn heaviest_chain(mut pairs: Vec<Pair>, version_units: usize) -> Vec<Pair> {
    pairs.sort_unstable_by_key(|pair| (pair.base, pair.version));
    let mut best = Best { tree: vec![None; version_units + 1] };
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    let mut total: Vec<f64> = Vec::with_capacity(pairs.len());
    for of_base in pairs.chunk_by(|a, b| a.base == b.base) {
        let start = total.len();
        for pair in of_base {
            let reached = best.until(pair.version);
            before.push(reached.map(|(_, last)| last));
            total.push(pair.worth + reached.map_or(0.0, |(worth, _)| worth));
        }
        // Pairs of one base unit exclude each other, so they are entered together.
        for (offset, pair) in of_base.iter().enumerate() {
            best.enter(pair.version, (total[start + offset], start + offset));
        }
    }
    let mut chain = Vec::new();
    let mut at = best.until(version_units).map(|(_, last)| last);
    while let Some(index) = at {
        chain.push(pairs[index]);
        at = before[index];
    }
    chain.reverse();
    chain
}

/// The best chain that ends before a version unit, as its worth and its last pair.
struct Best {
    tree: Vec<Option<(f64, usize)>>,
}

impl Best {
    /// Over the version units below `end`.
    fn until(&self, end: usize) -> Option<(f64, usize)> {
        let mut found: Option<(f64, usize)> = None;
        let mut at = end;
        while at > 0 {
            found = better(found, self.tree[at]);
            at &= at - 1;
        }
        found
    }

    fn enter(&mut self, version: usize, chain: (f64, usize)) {
        let mut at = version + 1;
        while at < self.tree.len() {
            self.tree[at] = better(self.tree[at], Some(chain));
            at += at & at.wrapping_neg();
        }
    }
}

/// The worthier, the earlier one on a tie.
fn better(left: Option<(f64, usize)>, right: Option<(f64, usize)>) -> Option<(f64, usize)> {
    match (left, right) {
        (Some(a), Some(b)) if b.0 > a.0 || (b.0 >= a.0 && b.1 < a.1) => Some(b),
        (Some(a), _) => Some(a),
        (None, b) => b,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    type Chain = fn(Vec<Pair>, usize) -> Vec<Pair>;

    fn worth(chain: &[Pair]) -> f64 {
        chain.iter().map(|pair| pair.worth).sum()
    }

    /// Every subset, tried in turn.
    fn brute_force(pairs: &[Pair]) -> f64 {
        (0..1_u32 << pairs.len())
            .filter_map(|set| {
                let chosen: Vec<Pair> =
                    (0..pairs.len()).filter(|at| set >> at & 1 == 1).map(|at| pairs[at]).collect();
                let rising = |a: &Pair, b: &Pair| a.base < b.base && a.version < b.version;
                chosen.is_sorted_by(rising).then(|| worth(&chosen))
            })
            .fold(0.0, f64::max)
    }

    fn check(mut pairs: Vec<Pair>, chain: Chain) -> bool {
        pairs.sort_unstable_by_key(|pair| (pair.base, pair.version));
        let found = chain(pairs.clone(), 6);
        let rising = |a: &Pair, b: &Pair| a.base < b.base && a.version < b.version;
        found.is_sorted_by(rising) && (worth(&found) - brute_force(&pairs)).abs() < 1e-9
    }

    fn pair((base, version, worth): (usize, usize, u8)) -> Pair {
        Pair { base, version, similarity: 1.0, worth: f64::from(worth) }
    }

    proptest! {
        #[test]
        fn the_heaviest_chain_is_that_of_all_subsets(
            raw in proptest::collection::vec((0_usize..6, 0_usize..6, 1_u8..9), 0..9),
        ) {
            prop_assert!(check(raw.into_iter().map(pair).collect(), heaviest_chain));
        }

        #[test]
        fn the_longest_increasing_subsequence_is_the_heaviest_chain_of_equal_pairs(
            values in proptest::collection::vec(0_usize..6, 0..9),
        ) {
            let chosen = longest_increasing(&values);
            prop_assert!(chosen.is_sorted_by(|&a, &b| a < b && values[a] < values[b]));
            let pairs: Vec<Pair> =
                values.iter().enumerate().map(|(at, &value)| pair((at, value, 1))).collect();
            prop_assert_eq!(chosen.len(), heaviest_chain(pairs, 6).len());
        }
    }

    #[test]
    fn a_greedy_chain_is_caught() {
        let greedy: Chain = |mut pairs, _| {
            pairs.sort_by(|a, b| b.worth.total_cmp(&a.worth));
            pairs.truncate(1);
            pairs
        };
        assert!(!check(vec![pair((0, 0, 3)), pair((1, 1, 3)), pair((0, 1, 4))], greedy));
    }
}

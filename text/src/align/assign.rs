//! Pairs for what the chain left over: the assignment of greatest total worth.

use super::chain::Pair;

/// Up to this many units on a side the assignment is exact; beyond, it is greedy by worth, which
/// reaches at least half of the greatest total.
pub(crate) const EXACT_UNITS: usize = 64;

/// Chooses pairs such that no unit stands in two; in the order of their base units.
pub(crate) fn assign(pairs: &[Pair]) -> Vec<Pair> {
    let bases = distinct(pairs.iter().map(|pair| pair.base));
    let versions = distinct(pairs.iter().map(|pair| pair.version));
    let mut chosen = if bases.len().max(versions.len()) <= EXACT_UNITS {
        exact(pairs, &bases, &versions)
    } else {
        greedy(pairs)
    };
    chosen.sort_unstable_by_key(|pair| (pair.base, pair.version));
    chosen
}

fn distinct(values: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut values: Vec<usize> = values.collect();
    values.sort_unstable();
    values.dedup();
    values
}

pub(crate) fn greedy(pairs: &[Pair]) -> Vec<Pair> {
    let mut order: Vec<&Pair> = pairs.iter().collect();
    order.sort_by(|a, b| {
        b.worth.total_cmp(&a.worth).then((a.base, a.version).cmp(&(b.base, b.version)))
    });
    let mut chosen: Vec<Pair> = Vec::new();
    let units = pairs.iter().map(|pair| pair.base.max(pair.version) + 1).max().unwrap_or(0);
    let (mut bases, mut versions) = (vec![false; units], vec![false; units]);
    for pair in order {
        if !bases[pair.base] && !versions[pair.version] {
            bases[pair.base] = true;
            versions[pair.version] = true;
            chosen.push(*pair);
        }
    }
    chosen
}

fn exact(pairs: &[Pair], bases: &[usize], versions: &[usize]) -> Vec<Pair> {
    let size = bases.len().max(versions.len());
    let mut table: Vec<Option<Pair>> = vec![None; size * size];
    for pair in pairs {
        let row = bases.partition_point(|&base| base < pair.base);
        let column = versions.partition_point(|&version| version < pair.version);
        table[row * size + column] = Some(*pair);
    }
    let cost = |row: usize, column: usize| -table[row * size + column].map_or(0.0, |p| p.worth);
    let rows = cheapest(size, cost);
    rows.into_iter().enumerate().filter_map(|(column, row)| table[row * size + column]).collect()
}

/// The row given to each column so that the total cost is least: shortest augmenting paths with
/// potentials (Kuhn 1955, Jonker and Volgenant 1987), O(n^3).
fn cheapest(size: usize, cost: impl Fn(usize, usize) -> f64) -> Vec<usize> {
    // Rows and columns count from 1; column 0 holds the row that seeks a place.
    let (mut row_price, mut column_price) = (vec![0.0; size + 1], vec![0.0; size + 1]);
    let mut row_of = vec![0_usize; size + 1];
    for row in 1..=size {
        row_of[0] = row;
        let mut search = Search::new(size);
        let mut column = 0;
        while row_of[column] != 0 {
            search.used[column] = true;
            let here = row_of[column];
            let price = |to: usize| cost(here - 1, to - 1) - row_price[here] - column_price[to];
            let (next, step) = search.nearest(column, price);
            for at in 0..=size {
                if search.used[at] {
                    row_price[row_of[at]] += step;
                    column_price[at] -= step;
                } else {
                    search.reach[at] -= step;
                }
            }
            column = next;
        }
        while column != 0 {
            let before = search.from[column];
            row_of[column] = row_of[before];
            column = before;
        }
    }
    row_of.into_iter().skip(1).map(|row| row - 1).collect()
}

/// One search for the cheapest way to place a row.
struct Search {
    reach: Vec<f64>,
    from: Vec<usize>,
    used: Vec<bool>,
}

impl Search {
    fn new(size: usize) -> Self {
        Self {
            reach: vec![f64::INFINITY; size + 1],
            from: vec![0; size + 1],
            used: vec![false; size + 1],
        }
    }

    /// The nearest free column seen from one, and how far it is.
    fn nearest(&mut self, column: usize, price: impl Fn(usize) -> f64) -> (usize, f64) {
        let (mut next, mut step) = (0, f64::INFINITY);
        for at in 1..self.used.len() {
            if self.used[at] {
                continue;
            }
            let reach = price(at);
            if reach < self.reach[at] {
                self.reach[at] = reach;
                self.from[at] = column;
            }
            if self.reach[at] < step {
                step = self.reach[at];
                next = at;
            }
        }
        (next, step)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    type Assign = fn(&[Pair]) -> Vec<Pair>;

    fn pair((base, version, worth): (usize, usize, u8)) -> Pair {
        Pair { base, version, similarity: 1.0, worth: f64::from(worth) }
    }

    fn worth(chosen: &[Pair]) -> f64 {
        chosen.iter().map(|pair| pair.worth).sum()
    }

    fn is_assignment(chosen: &[Pair]) -> bool {
        let bases = distinct(chosen.iter().map(|pair| pair.base)).len();
        let versions = distinct(chosen.iter().map(|pair| pair.version)).len();
        bases == chosen.len() && versions == chosen.len()
    }

    fn check(pairs: &[Pair], assign: Assign) -> bool {
        let subset = |set: u32| (0..pairs.len()).filter(move |at| set >> at & 1 == 1);
        let best = (0..1_u32 << pairs.len())
            .map(|set| subset(set).map(|at| pairs[at]).collect::<Vec<_>>())
            .filter(|chosen| is_assignment(chosen))
            .fold(0.0, |best, chosen| f64::max(best, worth(&chosen)));
        let chosen = assign(pairs);
        is_assignment(&chosen) && (worth(&chosen) - best).abs() < 1e-9
    }

    proptest! {
        #[test]
        fn the_assignment_is_the_best_of_all(
            raw in proptest::collection::btree_map((0_usize..5, 0_usize..5), 1_u8..9, 0..9),
        ) {
            let pairs: Vec<Pair> = raw.into_iter().map(|((b, v), w)| pair((b, v, w))).collect();
            prop_assert!(check(&pairs, assign));
        }
    }

    #[test]
    fn a_greedy_assignment_is_caught() {
        assert!(!check(&[pair((0, 0, 5)), pair((0, 1, 4)), pair((1, 0, 4))], greedy));
    }
}

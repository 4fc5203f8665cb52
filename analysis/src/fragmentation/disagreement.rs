//! Disagreement of pairs of actors, and the state of one cycle.
//!
//! Invariant: a pair counts once, by the mean over the items that both answered; pairs without a
//! common item do not count. An actor is never paired with its own copy in a resample.

use std::collections::HashMap;

use super::{ACTORS, Bootstrap, ITEMS, agreement, rice, van_der_eijk};
use crate::chance::Chance;
use crate::parallel::each;
use crate::{Answers, Estimate, Interval, TooLittle};

/// How divided one cycle was.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Fragmentation {
    /// Actors who answered something.
    pub actors: usize,
    /// Items that somebody answered.
    pub items: usize,
    /// Answers.
    pub answers: usize,
    /// Mean of Rice's index over the items on which somebody took a side; bootstrap of items.
    pub rice: Option<Estimate>,
    /// Mean agreement index over items; bootstrap of items.
    pub agreement: Estimate,
    /// Mean of van der Eijk's A over items; bootstrap of items.
    pub van_der_eijk: Estimate,
    /// Mean over pairs of the mean distance of their answers, 0 (same) to 1 (for and against);
    /// bootstrap of actors: what can be said of these items.
    pub disagreement: Estimate,
    /// The same with a bootstrap of actors and items: what can be said of items like these. In a draw of
    /// more than 100,000 pairs so many are drawn at random.
    pub disagreement_beyond: Estimate,
    /// How the intervals were made.
    pub bootstrap: Bootstrap,
}

/// The indices of one cycle.
///
/// # Errors
/// [`TooLittle`] with fewer than five actors or five items answered, or no pair with a common item.
pub fn fragmentation(answers: &Answers, bootstrap: &Bootstrap) -> Result<Fragmentation, TooLittle> {
    let grid = Grid::of(answers);
    grid.needed()?;
    let counts = grid.counts();
    let mean = |of: &dyn Fn(&[u64; 3]) -> Option<f64>| {
        items_mean(&counts.iter().filter_map(of).collect::<Vec<f64>>(), bootstrap)
    };
    let none = TooLittle::Few { what: "pairs with a common item", have: 0, need: 1 };
    let value = grid.disagreement(&grid.once(), &grid.every_item()).ok_or(none)?;
    let items = grid.every_item();
    let distances = grid.distances();
    let draws = bootstrap.turns("fragmentation", |chance| {
        let drawn = chance.resample(grid.actors, grid.actors);
        let weights = resampled(&drawn, grid.actors);
        let here = match &distances {
            Some(distances) => grid.known(&weights, distances)?,
            None => grid.disagreement(&weights, &items)?,
        };
        let items = chance.resample(grid.items, grid.items);
        let beyond = if grid.actors * (grid.actors - 1) / 2 > PAIRS {
            grid.sampled(&drawn, &items, chance)
        } else {
            grid.disagreement(&weights, &items)
        };
        Some((here, beyond?))
    });
    let (here, beyond): (Vec<f64>, Vec<f64>) = draws.into_iter().unzip();
    Ok(Fragmentation {
        actors: grid.actors,
        items: grid.items,
        answers: answers.len(),
        rice: mean(&|counts| rice(counts[0], counts[2])),
        agreement: mean(&|counts| agreement(*counts)).expect("every item has an answer"),
        van_der_eijk: mean(&|counts| van_der_eijk(counts)).expect("every item has an answer"),
        disagreement: estimate(value, &here, bootstrap.level),
        disagreement_beyond: estimate(value, &beyond, bootstrap.level),
        bootstrap: *bootstrap,
    })
}

/// The value with the central interval of the draws; the value alone if there are none.
pub(super) fn estimate(value: f64, draws: &[f64], level: f64) -> Estimate {
    let alone = Interval { low: value, high: value };
    Estimate { value, interval: Interval::of_sample(draws, level).unwrap_or(alone) }
}

/// How often each of `count` was drawn.
pub(super) fn resampled(drawn: &[usize], count: usize) -> Vec<u32> {
    let mut weights = vec![0; count];
    drawn.iter().for_each(|at| weights[*at] += 1);
    weights
}

/// The mean of a figure of items; none if no item has it.
fn items_mean(values: &[f64], bootstrap: &Bootstrap) -> Option<Estimate> {
    let mean = |sum: f64| sum / values.len() as f64;
    let draws = bootstrap.turns("fragmentation of items", |chance| {
        let drawn = (0..values.len()).map(|_| values[chance.below(values.len())]);
        (!values.is_empty()).then(|| mean(drawn.sum()))
    });
    let value = mean(values.iter().sum());
    (!values.is_empty()).then(|| estimate(value, &draws, bootstrap.level))
}

/// The answers of those who answered, dense, actors and items by name.
pub(super) struct Grid {
    pub(super) labels: Vec<String>,
    pub(super) actors: usize,
    pub(super) items: usize,
    /// Actors by items: 0 nothing said, 1 against, 2 neutral, 3 for.
    cells: Vec<u8>,
    /// The kind of each actor: who says the same on every item is of one kind.
    kinds: Vec<usize>,
    /// The first row of each kind.
    first: Vec<usize>,
}

impl Grid {
    pub(super) fn of(answers: &Answers) -> Self {
        let all = answers.sorted();
        let (mut said, mut answered) =
            (vec![false; all.actors().len()], vec![false; all.items().len()]);
        for (actor, item, _) in all.iter() {
            (said[actor], answered[item]) = (true, true);
        }
        let kept = |flags: &[bool]| (0..flags.len()).filter(|at| flags[*at]).collect::<Vec<_>>();
        let all = all.pick(&kept(&said), &kept(&answered));
        let (actors, items) = (all.actors().len(), all.items().len());
        let mut cells = vec![0; actors * items];
        for (actor, item, answer) in all.iter() {
            cells[actor * items + item] = (answer as i8 + 2) as u8;
        }
        let (mut kinds, mut first) = (Vec::with_capacity(actors), Vec::new());
        let mut known: HashMap<&[u8], usize> = HashMap::new();
        for (row, said) in cells.chunks_exact(items.max(1)).enumerate() {
            let kind = *known.entry(said).or_insert(first.len());
            if kind == first.len() {
                first.push(row);
            }
            kinds.push(kind);
        }
        Self { labels: all.items().to_vec(), actors, items, cells, kinds, first }
    }

    /// Whether there is enough for an interval.
    pub(super) fn needed(&self) -> Result<(), TooLittle> {
        TooLittle::unless(self.actors, ACTORS, "actors")?;
        TooLittle::unless(self.items, ITEMS, "items")
    }

    /// Everybody once.
    pub(super) fn once(&self) -> Vec<u32> {
        vec![1; self.actors]
    }

    /// Every item once.
    pub(super) fn every_item(&self) -> Vec<usize> {
        (0..self.items).collect()
    }

    /// Against, neutral and for of each item.
    fn counts(&self) -> Vec<[u64; 3]> {
        let once = self.once();
        (0..self.items).map(|item| self.weighed(item, &once)).collect()
    }

    /// Against, neutral and for of an item, actors by weight.
    pub(super) fn weighed(&self, item: usize, weights: &[u32]) -> [u64; 3] {
        let mut counts = [0; 3];
        for (row, weight) in self.cells.chunks_exact(self.items).zip(weights) {
            if let Some(at) = row[item].checked_sub(1) {
                counts[at as usize] += u64::from(*weight);
            }
        }
        counts
    }

    /// What pairs of an actor with its own copies weigh on an item: half the sum of squared weights.
    pub(super) fn own_pairs(&self, item: usize, weights: &[u32]) -> f64 {
        let rows = self.cells.chunks_exact(self.items).zip(weights);
        let said = rows.filter(|(row, _)| row[item] > 0);
        said.map(|(_, weight)| 0.5 * f64::from(*weight).powi(2)).sum()
    }

    /// The mean disagreement of pairs over a sample of items. Actors who say the same on every item are
    /// one kind, and kinds are compared, not actors.
    pub(super) fn disagreement(&self, weights: &[u32], items: &[usize]) -> Option<f64> {
        let held = self.held(weights);
        let bits = self.bits(held.iter().map(|one| self.first[one.kind]), items);
        mean_distance(&held, |one, other| bits.distance(one, other))
    }

    /// The mean disagreement of pairs that are drawn from actors that were drawn: an incomplete
    /// U-statistic (Blom, Biometrika 63, 1976, 573). Where a distance has the spread 0.4, the mean of
    /// 100,000 has that of 0.0013, far below what the drawing of actors and items does.
    fn sampled(&self, drawn: &[usize], items: &[usize], chance: &mut Chance) -> Option<f64> {
        let bits = self.bits(self.first.iter().copied(), items);
        let (mut sum, mut pairs) = (0.0, 0.0);
        for _ in 0..PAIRS {
            let [one, other] = [0; 2].map(|_: usize| drawn[chance.below(drawn.len())]);
            if one == other {
                continue;
            }
            if let Some(apart) = bits.distance(self.kinds[one], self.kinds[other]) {
                sum += apart;
                pairs += 1.0;
            }
        }
        (pairs > 0.0).then(|| sum / pairs)
    }

    /// The weights of the kinds that have any, in the order of their first rows.
    fn held(&self, weights: &[u32]) -> Vec<Held> {
        let none = |kind| Held { kind, all: 0.0, squares: 0.0 };
        let mut all: Vec<Held> = (0..self.first.len()).map(none).collect();
        for (kind, weight) in self.kinds.iter().zip(weights) {
            let weight = f64::from(*weight);
            all[*kind].all += weight;
            all[*kind].squares += weight * weight;
        }
        all.retain(|one| one.all > 0.0);
        all
    }

    /// Three bits a cell (said, not against, for) turn a pair's comparison into a few words of bits.
    fn bits(&self, rows: impl ExactSizeIterator<Item = usize>, items: &[usize]) -> Bits {
        let words = items.len().div_ceil(64).max(1);
        let mut bits = vec![[0_u64; 3]; rows.len() * words];
        for (row, bits) in rows.zip(bits.chunks_exact_mut(words)) {
            let cells = &self.cells[row * self.items..(row + 1) * self.items];
            for (items, bits) in items.chunks(64).zip(bits) {
                for (at, item) in items.iter().enumerate() {
                    let cell = cells[*item];
                    bits[0] |= u64::from(cell > 0) << at;
                    bits[1] |= u64::from(cell > 1) << at;
                    bits[2] |= u64::from(cell > 2) << at;
                }
            }
        }
        Bits { words, bits }
    }

    /// The distances of all pairs of kinds over every item; none where there are so many kinds that
    /// they would fill the memory.
    fn distances(&self) -> Option<Distances> {
        let kinds = self.first.len();
        let bits =
            (kinds <= KINDS).then(|| self.bits(self.first.iter().copied(), &self.every_item()))?;
        let row = |one: usize| (one..kinds).map(|other| bits.distance(one, other)).collect();
        Some(Distances(each(kinds, row)))
    }

    /// As [`Grid::disagreement`] over every item, from distances that are known.
    fn known(&self, weights: &[u32], distances: &Distances) -> Option<f64> {
        let held = self.held(weights);
        mean_distance(&held, |one, other| {
            let (one, other) = (held[one].kind, held[other].kind);
            distances.0[one][other - one]
        })
    }
}

/// The weights of actors who say the same on every item.
struct Held {
    kind: usize,
    /// Their sum.
    all: f64,
    /// The sum of their squares: what is one actor and its own copies.
    squares: f64,
}

/// So many pairs are compared in a draw of actors and items.
const PAIRS: usize = 100_000;
/// More kinds are compared anew in every draw: the distances of so many fill 70 MB.
const KINDS: usize = 3000;

/// For each kind the distances to itself and to those behind it.
struct Distances(Vec<Vec<Option<f64>>>);

/// Answers as bits, rows in order.
struct Bits {
    words: usize,
    bits: Vec<[u64; 3]>,
}

impl Bits {
    fn row(&self, at: usize) -> &[[u64; 3]] {
        &self.bits[at * self.words..(at + 1) * self.words]
    }

    /// The mean distance over the items that both answered; none where there are none.
    fn distance(&self, one: usize, other: usize) -> Option<f64> {
        let (mut common, mut apart) = (0, 0);
        for (a, b) in self.row(one).iter().zip(self.row(other)) {
            let both = a[0] & b[0];
            common += both.count_ones();
            apart += ((a[1] ^ b[1]) & both).count_ones();
            apart += ((a[2] ^ b[2]) & both).count_ones();
        }
        (common > 0).then(|| f64::from(apart) / f64::from(2 * common))
    }
}

/// The mean over pairs of different actors, by their weights, of the distances of their kinds.
fn mean_distance(held: &[Held], distance: impl Fn(usize, usize) -> Option<f64>) -> Option<f64> {
    let (mut sum, mut pairs) = (0.0, 0.0);
    for (one, own) in held.iter().enumerate() {
        let within = 0.5 * (own.all * own.all - own.squares);
        if within > 0.0 && distance(one, one).is_some() {
            pairs += within;
        }
        for (other, next) in held.iter().enumerate().skip(one + 1) {
            if let Some(apart) = distance(one, other) {
                let weight = own.all * next.all;
                sum += weight * apart;
                pairs += weight;
            }
        }
    }
    (pairs > 0.0).then(|| sum / pairs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Answer, Seed};

    #[test]
    fn drawn_pairs_disagree_as_all_pairs_do() {
        let mut chance = Seed::default().stream("a room of two camps", 0);
        let name = |at: usize| format!("{at:03}");
        let mut room = Answers::builder();
        for actor in 0..500 {
            for item in 0..40 {
                let sure = if actor % 3 == 0 { 8 } else { 3 };
                let side = if chance.below(10) < sure { Answer::For } else { Answer::Against };
                if chance.below(4) > 0 {
                    room.say(&name(actor), &name(item), side);
                }
            }
        }
        let grid = Grid::of(&room.build());
        let (drawn, items) = (chance.resample(500, 500), chance.resample(40, 40));
        let all = grid.disagreement(&resampled(&drawn, 500), &items).expect("there are pairs");
        let some = grid.sampled(&drawn, &items, &mut chance).expect("there are pairs");
        assert!((all - some).abs() < 0.003, "{all} {some}");
        // Whoever is left alone makes no pair with its own copies.
        assert_eq!(grid.sampled(&[7; 500], &items, &mut chance), None);
    }
}

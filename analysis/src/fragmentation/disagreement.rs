//! Disagreement of pairs of actors, and the state of one cycle.
//!
//! Invariant: a pair counts once, by the mean over the items that both answered; pairs without a
//! common item do not count. An actor is never paired with its own copy in a resample.

use super::{ACTORS, Bootstrap, ITEMS, agreement, rice, van_der_eijk};
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
    /// The same with a bootstrap of actors and items: what can be said of items like these.
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
    let draws = bootstrap.turns("fragmentation", |chance| {
        let weights = resampled(&chance.resample(grid.actors, grid.actors), grid.actors);
        let here = grid.disagreement(&weights, &items)?;
        Some((here, grid.disagreement(&weights, &chance.resample(grid.items, grid.items))?))
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
        Self { labels: all.items().to_vec(), actors, items, cells }
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

    /// The mean disagreement of pairs over a sample of items. Three bits a cell (said, not against,
    /// for) turn a pair's comparison into a few words of bits.
    pub(super) fn disagreement(&self, weights: &[u32], items: &[usize]) -> Option<f64> {
        let words = items.len().div_ceil(64);
        let rows: Vec<usize> = (0..self.actors).filter(|row| weights[*row] > 0).collect();
        let mut bits = vec![[0_u64; 3]; rows.len() * words];
        for (row, bits) in rows.iter().zip(bits.chunks_exact_mut(words)) {
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
        let (mut sum, mut pairs) = (0.0, 0.0);
        for (one, row) in rows.iter().enumerate() {
            let own = &bits[one * words..(one + 1) * words];
            for (other, next) in rows.iter().enumerate().skip(one + 1) {
                let (mut common, mut apart) = (0, 0);
                for (a, b) in own.iter().zip(&bits[other * words..(other + 1) * words]) {
                    let both = a[0] & b[0];
                    common += both.count_ones();
                    apart += ((a[1] ^ b[1]) & both).count_ones();
                    apart += ((a[2] ^ b[2]) & both).count_ones();
                }
                if common > 0 {
                    let weight = f64::from(weights[*row] * weights[*next]);
                    sum += weight * f64::from(apart) / f64::from(2 * common);
                    pairs += weight;
                }
            }
        }
        (pairs > 0.0).then(|| sum / pairs)
    }
}

//! Whether the same actors disagree more than before on the same items.
//!
//! Invariant: a cell counts where it is answered both before and after, so that nothing changes here
//! because others spoke or other items were answered; in a draw actors and items have the same weights
//! before and after.

use rayon::prelude::*;

use super::disagreement::{Grid, estimate, resampled};
use super::{ACTORS, Bootstrap, Verdict};
use crate::fault::Tally;
use crate::{Answer, Answers, Estimate, TooLittle};

/// What changed in the cells that are answered before and after.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct SameCells {
    /// Cells that are answered before and after.
    pub n: usize,
    /// How many of them hold another answer than before.
    pub changed: usize,
    /// How many of those moved towards for.
    pub towards_for: usize,
    /// Actors in them.
    pub actors: usize,
    /// Items in them.
    pub items: usize,
    /// Mean disagreement of pairs before.
    pub before: f64,
    /// Mean disagreement of pairs after.
    pub after: f64,
    /// Later less earlier; bootstrap of actors and items.
    pub change: Estimate,
    /// What may be said.
    pub verdict: Verdict,
    /// How the interval was made.
    pub bootstrap: Bootstrap,
}

/// What changed on one item among those who answered before and after.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct ItemTurn {
    /// Those who answered before and after.
    pub n: usize,
    /// How many of them answer otherwise than before.
    pub changed: usize,
    /// What they answered before.
    pub before: Tally,
    /// What they answer after.
    pub after: Tally,
    /// Mean disagreement of pairs, later less earlier; bootstrap of actors.
    pub change: Estimate,
    /// How often as large a change comes about when each actor's two answers are exchanged at random
    /// (Phipson and Smyth, Stat. Appl. Genet. Mol. Biol. 9 (2010), 39).
    pub p: f64,
}

/// What changed in the cells that both hold.
///
/// # Errors
/// [`TooLittle`] with fewer than five actors or five items in such cells, or no pair of actors with a
/// common item.
pub fn same_cells(
    before: &Answers,
    after: &Answers,
    bootstrap: &Bootstrap,
) -> Result<SameCells, TooLittle> {
    let cells = common(before, after);
    let matrix = |of: &dyn Fn(&Cell) -> Answer| {
        let mut matrix = Answers::builder();
        for cell in &cells {
            matrix.say(cell.actor, cell.item, of(cell));
        }
        Grid::of(&matrix.build())
    };
    let (first, second) = (matrix(&|cell| cell.before), matrix(&|cell| cell.after));
    first.needed()?;
    let both = |weights: &[u32], items: &[usize]| {
        Some((first.disagreement(weights, items)?, second.disagreement(weights, items)?))
    };
    let none = TooLittle::Few { what: "pairs with a common item", have: 0, need: 1 };
    let (was, is) = both(&first.once(), &first.every_item()).ok_or(none)?;
    let draws: Vec<f64> = (0..bootstrap.draws)
        .into_par_iter()
        .filter_map(|turn| {
            let mut chance = bootstrap.seed.stream("fragmentation of the same cells", turn);
            let weights = resampled(&chance.resample(first.actors, first.actors), first.actors);
            let (was, is) = both(&weights, &chance.resample(first.items, first.items))?;
            Some(is - was)
        })
        .collect();
    let change = estimate(is - was, &draws, bootstrap.level);
    Ok(SameCells {
        n: cells.len(),
        changed: cells.iter().filter(|cell| cell.before != cell.after).count(),
        towards_for: cells.iter().filter(|cell| cell.before < cell.after).count(),
        actors: first.actors,
        items: first.items,
        before: was,
        after: is,
        change,
        verdict: Verdict::of(change),
        bootstrap: *bootstrap,
    })
}

/// What changed on one item, from each actor's answer before and after.
///
/// # Errors
/// [`TooLittle`] with fewer than five actors.
pub fn item_turn(
    answers: &[(Answer, Answer)],
    permutations: u32,
    bootstrap: &Bootstrap,
) -> Result<ItemTurn, TooLittle> {
    TooLittle::unless(answers.len(), ACTORS, "actors")?;
    let once = vec![1; answers.len()];
    let value = shift(answers, &once).unwrap_or_default();
    let draws: Vec<f64> = (0..bootstrap.draws)
        .filter_map(|turn| {
            let mut chance = bootstrap.seed.stream("fragmentation of an item", turn);
            let drawn = chance.resample(answers.len(), answers.len());
            shift(answers, &resampled(&drawn, answers.len()))
        })
        .collect();
    let as_large = |turn: &u64| {
        let mut chance = bootstrap.seed.stream("fragmentation exchanged", *turn);
        let dealt: Vec<(Answer, Answer)> = answers
            .iter()
            .map(
                |&(before, after)| {
                    if chance.below(2) == 0 { (before, after) } else { (after, before) }
                },
            )
            .collect();
        shift(&dealt, &once).is_some_and(|by_chance| by_chance.abs() >= value.abs() - 1e-12)
    };
    let as_large = (0..u64::from(permutations)).filter(as_large).count();
    let (before, after) = tallies(answers);
    Ok(ItemTurn {
        n: answers.len(),
        changed: answers.iter().filter(|(before, after)| before != after).count(),
        before,
        after,
        change: estimate(value, &draws, bootstrap.level),
        p: (as_large + 1) as f64 / (f64::from(permutations) + 1.0),
    })
}

struct Cell<'a> {
    actor: &'a str,
    item: &'a str,
    before: Answer,
    after: Answer,
}

/// The cells that both hold, actors and items by name.
fn common<'a>(before: &'a Answers, after: &'a Answers) -> Vec<Cell<'a>> {
    let place = |names: &[String]| {
        let mut order: Vec<(String, usize)> = names.iter().cloned().zip(0..).collect();
        order.sort();
        order
    };
    let (actors, items) = (place(after.actors()), place(after.items()));
    let at = |order: &[(String, usize)], name: &str| {
        let found = order.binary_search_by(|(known, _)| known.as_str().cmp(name));
        found.ok().map(|found| order[found].1)
    };
    let cells = before.iter().filter_map(|(actor, item, answer)| {
        let (actor, item) = (before.actors()[actor].as_str(), before.items()[item].as_str());
        let now = after.answer(at(&actors, actor)?, at(&items, item)?)?;
        Some(Cell { actor, item, before: answer, after: now })
    });
    let mut cells: Vec<Cell<'_>> = cells.collect();
    cells.sort_by_key(|cell| (cell.actor, cell.item));
    cells
}

fn tallies(answers: &[(Answer, Answer)]) -> (Tally, Tally) {
    let (mut first, mut second) = (Tally::default(), Tally::default());
    for (before, after) in answers {
        first.add(*before);
        second.add(*after);
    }
    (first, second)
}

/// The change in the mean disagreement of pairs of different actors, actors by weight; none where all
/// the weight is one actor's.
fn shift(answers: &[(Answer, Answer)], weights: &[u32]) -> Option<f64> {
    let all: f64 = weights.iter().map(|weight| f64::from(*weight)).sum();
    let own: f64 = weights.iter().map(|weight| f64::from(*weight).powi(2)).sum();
    let pairs = 0.5 * (all * all - own);
    let apart = |of: &dyn Fn(&(Answer, Answer)) -> Answer| {
        let mut counts = [0.0; 3];
        for (answer, weight) in answers.iter().zip(weights) {
            counts[(of(answer) as i8 + 1) as usize] += f64::from(*weight);
        }
        counts[0] * counts[2] + 0.5 * counts[1] * (counts[0] + counts[2])
    };
    (pairs > 0.0).then(|| (apart(&|answer| answer.1) - apart(&|answer| answer.0)) / pairs)
}

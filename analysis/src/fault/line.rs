//! One line through one item.

use super::tally::{Tally, float, strength, strength_of_drawn};
use super::{LEAST, Parameters, Partition, on, p_value};
use crate::numeric::beta_quantile;
use crate::{Answer, Answers, Estimate, Interval, TooLittle};

/// A line through an item: how the parts answered, and how strongly they differ.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Line {
    /// How many answers of actors in a part there are.
    pub n: usize,
    /// How much more pairs across the line disagree than pairs on one side of it, −1 to 1, with its
    /// bootstrap interval: resamples within each part, freed of the pairs of an actor with itself and
    /// smoothed by a fifth of an answer of each kind.
    pub strength: Estimate,
    /// How often chance does as much, when the parts are dealt to the same answers at random.
    pub p: f64,
    /// The parts, in their order.
    pub cells: Vec<Cell>,
    /// How many parts are withheld for being small, or to hide a small one.
    pub withheld: usize,
}

/// How one part answered.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Cell {
    /// The part.
    pub part: String,
    /// Its answers.
    pub tally: Tally,
    /// The share that is for, with the interval of Beta(½ + for, ½ + others) (Jeffreys).
    pub r#for: Estimate,
    /// The share that is against, likewise.
    pub against: Estimate,
}

/// The line that a partition draws through an item. Parts with fewer than [`LEAST`] answers stand
/// aside.
///
/// # Errors
/// Where fewer than two parts gave so many answers, or all answers are the same.
pub fn line(
    answers: &Answers,
    item: usize,
    parts: &Partition,
    parameters: &Parameters,
) -> Result<Line, TooLittle> {
    let said = on(answers, item, parts);
    let tallies = tallied(&said, parts.parts.len());
    let is_large = |part: usize| tallies[part].n() >= LEAST;
    let large: Vec<usize> = (0..tallies.len()).filter(|part| is_large(*part)).collect();
    TooLittle::unless(large.len(), 2, "groups with five answers")?;
    let said: Vec<_> = said.into_iter().filter(|(_, part, _)| is_large(*part)).collect();
    let kept: Vec<Tally> = large.iter().map(|part| tallies[*part]).collect();
    let all = kept.iter().fold(Tally::default(), |sum, part| sum.with(*part));
    if all.sum() == 0.0 {
        return Err(TooLittle::Same { what: "answers" });
    }
    let value = strength(&kept).unwrap_or_default();
    let interval = interval(&kept, value, parameters);
    let p = chance(&said, parts.parts.len(), value, parameters);
    let shown = shown(&tallies);
    let withheld = tallies.iter().filter(|tally| tally.n() > 0).count() - shown.len();
    let cells =
        shown.iter().map(|part| cell(&parts.parts[*part], tallies[*part], parameters.level));
    Ok(Line {
        n: said.len(),
        strength: Estimate { value, interval },
        p,
        cells: cells.collect(),
        withheld,
    })
}

pub(super) fn tallied(said: &[(&str, usize, Answer)], parts: usize) -> Vec<Tally> {
    let mut tallies = vec![Tally::default(); parts];
    for (_, part, answer) in said {
        tallies[*part].add(*answer);
    }
    tallies
}

/// The parts that are shown: the large ones, less the smallest of them where a single small one could
/// be had by subtracting the others from the total.
fn shown(tallies: &[Tally]) -> Vec<usize> {
    let mut shown: Vec<usize> =
        (0..tallies.len()).filter(|part| tallies[*part].n() >= LEAST).collect();
    let small = tallies.iter().filter(|tally| (1..LEAST).contains(&tally.n())).count();
    if small == 1
        && let Some(smallest) = shown.iter().copied().min_by_key(|part| (tallies[*part].n(), *part))
    {
        shown.retain(|part| *part != smallest);
    }
    shown
}

fn cell(part: &str, tally: Tally, level: f64) -> Cell {
    let share = |hits: usize| {
        let (hits, n) = (float(hits), float(tally.n()));
        let tail = (1.0 - level) / 2.0;
        let at = |p| beta_quantile(p, hits + 0.5, n - hits + 0.5);
        Estimate {
            value: hits / n,
            // Jeffreys' interval reaches the end where every answer is the same.
            interval: Interval {
                low: if hits == 0.0 { 0.0 } else { at(tail) },
                high: if hits == n { 1.0 } else { at(1.0 - tail) },
            },
        }
    };
    Cell { part: part.to_owned(), tally, r#for: share(tally.r#for), against: share(tally.against) }
}

fn interval(parts: &[Tally], value: f64, parameters: &Parameters) -> Interval {
    let drawn: Vec<f64> = (0..u64::from(parameters.bootstraps))
        .filter_map(|turn| {
            let mut chance = parameters.seed.stream("fault/line", turn);
            let drawn: Vec<Tally> = parts.iter().map(|part| part.resampled(&mut chance)).collect();
            strength_of_drawn(&drawn)
        })
        .collect();
    let interval = Interval::of_sample(&drawn, parameters.level);
    let Interval { low, high } = interval.unwrap_or(Interval { low: -1.0, high: 1.0 });
    // Where everybody in a part answered alike, most draws lie on one side of what was found.
    Interval { low: low.min(value), high: high.max(value) }
}

fn chance(
    said: &[(&str, usize, Answer)],
    parts: usize,
    found: f64,
    parameters: &Parameters,
) -> f64 {
    let as_strong = |turn: &u64| {
        let mut chance = parameters.seed.stream("fault/permuted", *turn);
        let mut labels: Vec<usize> = said.iter().map(|(_, part, _)| *part).collect();
        chance.shuffle(&mut labels);
        let mut tallies = vec![Tally::default(); parts];
        for (part, (.., answer)) in labels.iter().zip(said) {
            tallies[*part].add(*answer);
        }
        strength(&tallies).is_some_and(|by_chance| by_chance >= found - 1e-12)
    };
    let as_strong = (0..u64::from(parameters.permutations)).filter(as_strong).count();
    p_value(as_strong, parameters.permutations as usize)
}

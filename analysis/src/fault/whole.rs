//! One line through all items together.

use super::tally::{Tally, float, strength};
use super::{LEAST, Parameters, Partition, p_value};
use crate::parallel::each;
use crate::{Answer, Answers, Estimate, Interval, TooLittle};

/// A line through all items together.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Whole {
    /// How many actors stand on a side of it.
    pub actors: usize,
    /// How many items have answers on two sides, at least two on one of them.
    pub items: usize,
    /// The mean over the items of how much more pairs across the line disagree than pairs on one side
    /// of it, with its bootstrap interval: resamples of the items.
    pub strength: Estimate,
    /// How often chance does as much, when the parts are dealt to the same actors at random.
    pub p: f64,
}

/// How strongly a partition divides all items together.
///
/// # Errors
/// Where fewer than two parts have [`LEAST`] actors with answers, or fewer than [`LEAST`] items have
/// answers on two sides.
pub fn whole(
    answers: &Answers,
    parts: &Partition,
    parameters: &Parameters,
) -> Result<Whole, TooLittle> {
    let answers = answers.sorted();
    let rows = (0..answers.actors().len()).filter(|row| !answers.of(*row).is_empty());
    let placed: Vec<(usize, usize)> =
        rows.filter_map(|row| Some((row, *parts.of.get(&answers.actors()[row])?))).collect();
    let mut sizes = vec![0; parts.parts.len()];
    for (_, part) in &placed {
        sizes[*part] += 1;
    }
    let large = sizes.iter().filter(|size| **size >= LEAST).count();
    TooLittle::unless(large, 2, "groups with five actors")?;
    let placed: Vec<_> = placed.into_iter().filter(|(_, part)| sizes[*part] >= LEAST).collect();
    // By item: the place of the actor among the placed, and the answer.
    let mut said: Vec<Vec<(usize, Answer)>> = vec![Vec::new(); answers.items().len()];
    for (place, (row, _)) in placed.iter().enumerate() {
        for (item, answer) in answers.of(*row) {
            said[*item as usize].push((place, *answer));
        }
    }
    let labels: Vec<usize> = placed.iter().map(|(_, part)| *part).collect();
    let by_item = strengths(&said, &labels, parts.parts.len());
    TooLittle::unless(by_item.len(), LEAST, "items with answers on two sides")?;
    let value = mean(&by_item);
    let as_strong = each(parameters.permutations as usize, |turn| {
        let mut dealt = labels.clone();
        parameters.seed.stream("fault/whole", turn as u64).shuffle(&mut dealt);
        mean(&strengths(&said, &dealt, parts.parts.len())) >= value - 1e-12
    });
    let as_strong = as_strong.into_iter().filter(|as_strong| *as_strong).count();
    let p = p_value(as_strong, parameters.permutations as usize);
    let drawn: Vec<f64> = (0..u64::from(parameters.bootstraps))
        .map(|turn| {
            let mut chance = parameters.seed.stream("fault/whole-items", turn);
            let places = chance.resample(by_item.len(), by_item.len());
            mean(&places.into_iter().map(|place| by_item[place]).collect::<Vec<_>>())
        })
        .collect();
    let interval = Interval::of_sample(&drawn, parameters.level);
    let interval = interval.unwrap_or(Interval { low: -1.0, high: 1.0 });
    let strength = Estimate { value, interval };
    Ok(Whole { actors: placed.len(), items: by_item.len(), strength, p })
}

fn strengths(said: &[Vec<(usize, Answer)>], labels: &[usize], parts: usize) -> Vec<f64> {
    let of_item = |said: &Vec<(usize, Answer)>| {
        let mut tallies = vec![Tally::default(); parts];
        for (place, answer) in said {
            tallies[labels[*place]].add(*answer);
        }
        strength(&tallies)
    };
    said.iter().filter_map(of_item).collect()
}

fn mean(values: &[f64]) -> f64 {
    if values.is_empty() { 0.0 } else { values.iter().sum::<f64>() / float(values.len()) }
}

//! Krippendorff's alpha: how far coders, or actors, agree beyond chance.
//!
//! Invariant: a unit with fewer than two values is not compared with anything and does not enter.
//! (Krippendorff, Content Analysis, 2nd edition 2004, chapter 11.) From 0.667 findings are held to be
//! tentative, from 0.8 firm; both are his conventions.

use super::Bootstrap;
use super::disagreement::estimate;
use crate::{Estimate, TooLittle};

/// What the values mean, and so how far apart two of them are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scale {
    /// Names: the same or not.
    Nominal,
    /// An order.
    Ordinal,
    /// Equal steps.
    Interval,
    /// Equal proportions, from 0; values are not negative.
    Ratio,
}

/// An alpha with its interval.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Alpha {
    /// The scale.
    pub scale: Scale,
    /// 1 agree wholly, 0 as by chance, below 0 less than by chance; bootstrap of units.
    pub alpha: Estimate,
    /// Units with two values or more.
    pub units: usize,
    /// Values on them.
    pub values: usize,
    /// How the interval was made.
    pub bootstrap: Bootstrap,
}

/// A unit: how often each value, by its place in order, was given.
type Unit = Vec<(usize, f64)>;

/// The alpha of ratings: one row a coder, one column a unit; rows may differ in length.
///
/// # Errors
/// [`TooLittle::Few`] with fewer than two units that can be compared, [`TooLittle::Same`] if all
/// values are equal.
pub fn krippendorff(
    ratings: &[Vec<Option<f64>>],
    scale: Scale,
    bootstrap: &Bootstrap,
) -> Result<Alpha, TooLittle> {
    let width = ratings.iter().map(Vec::len).max().unwrap_or(0);
    let said = |unit: usize| ratings.iter().filter_map(move |row| *row.get(unit)?);
    let columns = (0..width).map(|unit| said(unit).filter(|v| v.is_finite()).collect::<Vec<f64>>());
    let columns: Vec<Vec<f64>> = columns.filter(|values| values.len() > 1).collect();
    TooLittle::unless(columns.len(), 2, "units with two values")?;
    let mut values: Vec<f64> = columns.iter().flatten().map(|value| value + 0.0).collect();
    values.sort_unstable_by(f64::total_cmp);
    values.dedup();
    let units: Vec<Unit> = columns.iter().map(|column| unit(column, &values)).collect();
    let once = vec![1.0; units.len()];
    let value = alpha(&units, &once, &values, scale).ok_or(TooLittle::Same { what: "values" })?;
    let draws = bootstrap.turns("krippendorff", |chance| {
        let mut weights = vec![0.0; units.len()];
        (0..units.len()).for_each(|_| weights[chance.below(units.len())] += 1.0);
        alpha(&units, &weights, &values, scale)
    });
    Ok(Alpha {
        scale,
        alpha: estimate(value, &draws, bootstrap.level),
        units: units.len(),
        values: columns.iter().map(Vec::len).sum(),
        bootstrap: *bootstrap,
    })
}

fn unit(column: &[f64], values: &[f64]) -> Unit {
    let mut places: Vec<usize> =
        column.iter().map(|v| values.partition_point(|value| value < v)).collect();
    places.sort_unstable();
    places.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as f64)).collect()
}

/// One less observed over expected disagreement; none if nothing differs.
fn alpha(units: &[Unit], weights: &[f64], values: &[f64], scale: Scale) -> Option<f64> {
    let mut totals = vec![0.0; values.len()];
    for (unit, weight) in units.iter().zip(weights) {
        unit.iter().for_each(|(place, count)| totals[*place] += weight * count);
    }
    let all: f64 = totals.iter().sum();
    // For the ordinal distance: how many values lie up to the middle of each.
    let mut below = 0.0;
    let middles: Vec<f64> = totals
        .iter()
        .map(|total| {
            below += total;
            below - total / 2.0
        })
        .collect();
    let distance = |a: usize, b: usize| match scale {
        Scale::Nominal => f64::from(u8::from(a != b)),
        Scale::Ordinal => (middles[a] - middles[b]).powi(2),
        Scale::Interval => (values[a] - values[b]).powi(2),
        Scale::Ratio if values[a] + values[b] == 0.0 => 0.0,
        Scale::Ratio => ((values[a] - values[b]) / (values[a] + values[b])).powi(2),
    };
    let pairs = |unit: &[(usize, f64)]| {
        let with = |(at, (a, n)): (usize, &(usize, f64))| {
            unit[at + 1..].iter().map(|(b, m)| n * m * distance(*a, *b)).sum::<f64>()
        };
        2.0 * unit.iter().enumerate().map(with).sum::<f64>()
    };
    let observed: f64 = units
        .iter()
        .zip(weights)
        .filter(|(_, weight)| **weight > 0.0)
        .map(|(unit, weight)| {
            weight * pairs(unit) / (unit.iter().map(|(_, n)| n).sum::<f64>() - 1.0)
        })
        .sum();
    let margin: Unit = totals.into_iter().enumerate().filter(|(_, total)| *total > 0.0).collect();
    let expected = pairs(&margin) / (all - 1.0);
    (expected > 0.0).then(|| 1.0 - observed / expected)
}

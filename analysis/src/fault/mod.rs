//! Fault lines: whom an item divides, how strongly, and whether chance alone would do as much.
//!
//! **Invariant:** a line is a question to the text, never a label of people: cells of fewer than
//! [`LEAST`] answers are withheld, and so is one more where the total would give a cell away.
//!
//! Disagreement of two answers is half the distance of their numbers, so that for and against disagree
//! by 1 and either disagrees with the middle by ½; disagreement of many is the mean over their pairs
//! (silence is no answer and makes no pair). A line is strong where pairs across it disagree more than
//! pairs on one side of it. What it cannot say: why, and what was never asked. Blocs that share their
//! members divide alike, and none of the two is the cause.

mod divided;
mod line;
mod tally;
mod whole;

use std::collections::BTreeMap;

use crate::{Answer, Answers, Seed};

pub use divided::{Divided, divided};
pub use line::{Cell, Line, line};
pub use tally::Tally;
pub use whole::{Whole, whole};

/// The fewest answers of which a share is shown, and the fewest that a side of a line needs.
pub const LEAST: usize = 5;

/// How chance is asked.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Parameters {
    /// The seed of resamples and permutations.
    pub seed: Seed,
    /// How often labels are permuted.
    pub permutations: u32,
    /// How often answers are resampled.
    pub bootstraps: u32,
    /// The level of intervals.
    pub level: f64,
}

impl Default for Parameters {
    fn default() -> Self {
        Self { seed: Seed::default(), permutations: 999, bootstraps: 200, level: 0.9 }
    }
}

/// Actors in parts, none of them in two; whoever is in no part stands aside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Partition {
    /// The names of the parts.
    pub parts: Vec<String>,
    /// The part of each actor, by the actor's name.
    pub of: BTreeMap<String, usize>,
}

/// The answers on an item, in the order of the names of those who gave them, each with its part.
fn on<'a>(answers: &'a Answers, item: usize, parts: &Partition) -> Vec<(&'a str, usize, Answer)> {
    let names = answers.actors().iter().enumerate();
    let mut said: Vec<_> = names
        .filter_map(|(row, name)| {
            Some((name.as_str(), *parts.of.get(name)?, answers.answer(row, item)?))
        })
        .collect();
    said.sort_unstable_by_key(|(name, ..)| *name);
    said
}

/// How many times out of so many chance did as well, the case at hand counted as one (Phipson and
/// Smyth, Stat. Appl. Genet. Mol. Biol. 9 (2010), 39).
fn p_value(as_strong: usize, permutations: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 permutations")]
    let share = (as_strong + 1) as f64 / (permutations + 1) as f64;
    share
}

//! Words that tell two groups of actors apart.
//!
//! **Invariant:** beside every score of a word stand its counts, its effect and an interval over
//! actors.
//!
//! Fightin' Words (Monroe, Colaresi and Quinn, Political Analysis 16, 2008): log odds with an
//! informative Dirichlet prior `a_w = c · count_w`. G2 (Dunning, Computational Linguistics 19, 1993)
//! with the log ratio as its effect and Benjamini and Hochberg's adjustment. Both take words for
//! independent; the interval does not: it resamples the actors of either side and computes the log
//! odds anew, under the prior of the data as they are.

use std::collections::BTreeMap;

use super::counts::Counts;
use crate::parallel::{each, each_of};
use crate::{Estimate, Interval, Seed, TooLittle, numeric};

/// What a caller may set.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct KeynessOptions {
    /// c of the prior `a_w = c · count_w`.
    pub prior: f64,
    /// Words seen less often in both groups together are left out.
    pub at_least: u64,
    /// How many times actors are resampled; 0 for no interval.
    pub turns: usize,
    /// The level of the interval.
    pub level: f64,
    /// Where chance comes from.
    pub seed: Seed,
}

impl Default for KeynessOptions {
    fn default() -> Self {
        Self { prior: 0.01, at_least: 1, turns: 1000, level: 0.95, seed: Seed::default() }
    }
}

/// A word and how it tells the groups apart.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Keyword {
    /// The word.
    pub word: String,
    /// How often in the first and in the second group.
    pub counts: [u64; 2],
    /// How many actors used it in the first and in the second group.
    pub actors: [usize; 2],
    /// The difference of log odds, above 0 where it marks the first group; with its interval over
    /// actors.
    pub log_odds: f64,
    /// Where the difference may lie, if it was asked for and either group has two actors.
    pub interval: Option<Interval>,
    /// The difference in standard errors, for independent words.
    pub z: f64,
    /// Twice the log likelihood ratio, for independent words.
    pub g2: f64,
    /// The log, to base 2, of the ratio of the relative frequencies; half a use stands for none.
    pub log_ratio: f64,
    /// The share of false finds among words at least as far apart by G2 (Benjamini and Hochberg).
    pub q: f64,
}

/// The words of two groups, from those that mark the first to those that mark the second.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Keyness {
    /// How many words in all, in the first and second group.
    pub totals: [u64; 2],
    /// How many actors.
    pub actors: [usize; 2],
    /// What was set.
    pub options: KeynessOptions,
    /// By z from the highest down.
    pub words: Vec<Keyword>,
}

/// G2 of a word seen `a` times among `a_total` and `b` times among `b_total` words:
/// `2 Σ O ln(O/E)` over the word's two cells. 0 where either total is 0.
#[must_use]
pub fn g2(a: f64, a_total: f64, b: f64, b_total: f64) -> f64 {
    if a_total <= 0.0 || b_total <= 0.0 {
        return 0.0;
    }
    let share = (a + b) / (a_total + b_total);
    let part =
        |seen: f64, expected: f64| if seen > 0.0 { seen * (seen / expected).ln() } else { 0.0 };
    (2.0 * (part(a, share * a_total) + part(b, share * b_total))).max(0.0)
}

/// Compares two groups of actors.
///
/// # Errors
/// A group without words.
pub fn keyness(
    first: &Counts,
    second: &Counts,
    options: KeynessOptions,
) -> Result<Keyness, TooLittle> {
    let columns = columns(first, second, options.at_least);
    let mut totals = [0u64; 2];
    for column in &columns {
        totals[0] += column.sum(0);
        totals[1] += column.sum(1);
    }
    for total in totals {
        TooLittle::unless(usize::try_from(total).unwrap_or(usize::MAX), 1, "words")?;
    }
    let actors = [first.actors().len(), second.actors().len()];
    let prior_sum = options.prior * number(totals[0] + totals[1]);
    let draws = Draws::new(&columns, actors, options);
    let mut words = each_of(&columns, |column| {
        let mut word = column.keyword(totals, prior_sum, options.prior);
        word.interval = draws.interval(column, prior_sum, options);
        word
    });
    adjust(&mut words);
    words.sort_by(|a, b| b.z.total_cmp(&a.z).then_with(|| a.word.cmp(&b.word)));
    Ok(Keyness { totals, actors, options, words })
}

/// A word: in either group, which actors used it and how often.
struct Column<'a> {
    word: &'a str,
    cells: [Vec<(u32, u32)>; 2],
}

fn columns<'a>(first: &'a Counts, second: &'a Counts, at_least: u64) -> Vec<Column<'a>> {
    let mut by_word: BTreeMap<&str, [Vec<(u32, u32)>; 2]> = BTreeMap::new();
    for (side, counts) in [first, second].into_iter().enumerate() {
        for (actor, row) in (0u32..).zip(0..counts.actors().len()) {
            for cell in counts.of(row) {
                let word = counts.words()[cell.word as usize].as_str();
                by_word.entry(word).or_default()[side].push((actor, cell.count));
            }
        }
    }
    let columns = by_word.into_iter().map(|(word, cells)| Column { word, cells });
    columns.filter(|column| column.sum(0) + column.sum(1) >= at_least.max(1)).collect()
}

impl Column<'_> {
    fn sum(&self, side: usize) -> u64 {
        self.cells[side].iter().map(|(_, count)| u64::from(*count)).sum()
    }

    fn keyword(&self, totals: [u64; 2], prior_sum: f64, prior: f64) -> Keyword {
        let counts = [self.sum(0), self.sum(1)];
        let [a, b, a_total, b_total] = [counts[0], counts[1], totals[0], totals[1]].map(number);
        let own_prior = prior * (a + b);
        let log_odds = log_odds([a, b], [a_total, b_total], own_prior, prior_sum);
        let or_half = |count: f64| if count > 0.0 { count } else { 0.5 };
        Keyword {
            word: self.word.to_owned(),
            counts,
            actors: [self.cells[0].len(), self.cells[1].len()],
            log_odds,
            interval: None,
            z: log_odds / (1.0 / (a + own_prior) + 1.0 / (b + own_prior)).sqrt(),
            g2: g2(a, a_total, b, b_total),
            log_ratio: (or_half(a) / a_total / (or_half(b) / b_total)).log2(),
            q: 1.0,
        }
    }
}

fn log_odds(counts: [f64; 2], totals: [f64; 2], own_prior: f64, prior_sum: f64) -> f64 {
    let side = |at: usize| {
        let inside = counts[at] + own_prior;
        (inside / (totals[at] + prior_sum - inside)).ln()
    };
    side(0) - side(1)
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
fn number(count: u64) -> f64 {
    count as f64
}

/// How often each actor was drawn in each turn, and how many words that makes.
struct Draws {
    /// By side: actors × turns, the turns of an actor together.
    times: [Vec<u16>; 2],
    totals: [Vec<f64>; 2],
    turns: usize,
}

impl Draws {
    fn new(columns: &[Column<'_>], actors: [usize; 2], options: KeynessOptions) -> Self {
        let turns = if actors.iter().any(|actors| *actors < 2) { 0 } else { options.turns };
        let mut draws =
            Self { times: [Vec::new(), Vec::new()], totals: [Vec::new(), Vec::new()], turns };
        if turns == 0 {
            return draws;
        }
        for (side, purpose) in ["keyness first", "keyness second"].into_iter().enumerate() {
            let samples = each(turns, |turn| {
                options.seed.stream(purpose, turn as u64).resample(actors[side], actors[side])
            });
            let mut spoken = vec![0u64; actors[side]];
            for (actor, count) in columns.iter().flat_map(|column| &column.cells[side]) {
                spoken[*actor as usize] += u64::from(*count);
            }
            draws.times[side] = vec![0; turns * actors[side]];
            for (turn, sample) in samples.iter().enumerate() {
                for actor in sample {
                    let times = &mut draws.times[side][actor * turns + turn];
                    *times = times.saturating_add(1);
                }
                draws.totals[side].push(number(sample.iter().map(|actor| spoken[*actor]).sum()));
            }
        }
        draws
    }

    fn interval(
        &self,
        column: &Column<'_>,
        prior_sum: f64,
        options: KeynessOptions,
    ) -> Option<Interval> {
        let mut counts = [vec![0.0; self.turns], vec![0.0; self.turns]];
        for (side, counts) in counts.iter_mut().enumerate() {
            for (actor, count) in &column.cells[side] {
                let from = *actor as usize * self.turns;
                let times = self.times[side].get(from..from + self.turns)?;
                for (sum, times) in counts.iter_mut().zip(times) {
                    *sum += f64::from(*count) * f64::from(*times);
                }
            }
        }
        let own_prior = options.prior * number(column.sum(0) + column.sum(1));
        let sample: Vec<f64> = (0..self.turns)
            .map(|turn| {
                let totals = [self.totals[0][turn], self.totals[1][turn]];
                log_odds([counts[0][turn], counts[1][turn]], totals, own_prior, prior_sum)
            })
            .collect();
        Interval::of_sample(&sample, options.level)
    }
}

/// Benjamini and Hochberg's step-up adjustment (JRSS B 57, 1995) of the probabilities of G2 under a
/// chi-square distribution of one degree of freedom.
fn adjust(words: &mut [Keyword]) {
    let mut order: Vec<usize> = (0..words.len()).collect();
    order.sort_by(|a, b| words[*b].g2.total_cmp(&words[*a].g2).then_with(|| a.cmp(b)));
    let mut least = 1.0f64;
    for (place, word) in order.iter().enumerate().rev() {
        let p = 2.0 * numeric::normal_cdf(-words[*word].g2.sqrt());
        least = least.min(p * number(words.len() as u64) / number(place as u64 + 1));
        words[*word].q = least;
    }
}

impl Keyword {
    /// The log odds with their interval, where there is one.
    #[must_use]
    pub fn estimate(&self) -> Option<Estimate> {
        self.interval.map(|interval| Estimate { value: self.log_odds, interval })
    }
}

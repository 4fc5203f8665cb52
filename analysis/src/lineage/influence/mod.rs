//! Influence: how much of what each party proposed survived, and how much of the new text is its.
//!
//! **Invariant:** the credits of all actors, the words whose sources nobody signed and the words
//! without a source add up to the new words.
//!
//! Success: words surviving / words proposed. Influence: words surviving / new words of the text.
//! Shares of several holders and of co-sponsors are equal. Whether a figure is more than chance is
//! asked by giving the proposals on one provision, of one stakeholder group, to one another's sponsors
//! at random (permutation); how firm it is, by drawing the sources anew (bootstrap).
//!
//! What it cannot say: that a party caused what it proposed. A proposal may repeat what all wanted, a
//! party may win by what is *not* said, and one that asks for little succeeds easily. A flag is a
//! question to a person.

mod chance;
mod credit;

use std::collections::BTreeMap;

use serde::Serialize;

use super::provenance::Provenance;
use crate::chance::Seed;
use crate::estimate::{Interval, TooLittle};
use chance::{bootstrap, nulls};
use credit::Credits;

/// How chance is weighed.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Weighing {
    /// The seed of all that is drawn.
    pub seed: Seed,
    /// How many permutations and bootstrap samples are drawn.
    pub turns: usize,
    /// The level of intervals.
    pub level: f64,
    /// With fewer sources an actor has no interval, with fewer exchangeable proposals no null.
    pub least: usize,
    /// A share of the new text above this stands out, if it is above [`Weighing::percentile`] too.
    pub share: f64,
    /// The percentile of the null above which a share stands out.
    pub percentile: f64,
}

impl Default for Weighing {
    /// 2,000 turns; 90 %; five proposals; a quarter of the new text and the 99th percentile.
    fn default() -> Self {
        let (turns, level, least) = (2000, 0.9, 5);
        Self { seed: Seed::default(), turns, level, least, share: 0.25, percentile: 0.99 }
    }
}

/// Who was influential, with everything that qualifies it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Influence {
    /// How chance was weighed.
    pub weighing: Weighing,
    /// Words of the text that are neither of the base nor agreed before.
    pub new_words: usize,
    /// New words that no source has: the own drafting of the chair.
    pub own_words: usize,
    /// Their share of the new words; 0 where there are none.
    pub own_share: f64,
    /// Words credited to sources behind which nobody stands.
    pub unsigned_words: f64,
    /// The actors by name.
    pub actors: Vec<Standing>,
    /// The stakeholder groups by name; for the null, proposals change hands on one provision.
    pub groups: Vec<Standing>,
}

/// What survived of the words of one actor or group.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Standing {
    /// Its name.
    pub name: String,
    /// The group of an actor, if it is known; none for a group.
    pub group: Option<String>,
    /// How many sources it stands behind that proposed new words.
    pub sources: usize,
    /// New words proposed, shared among co-sponsors.
    pub proposed: f64,
    /// Words of the text credited to it.
    pub credited: f64,
    /// New words of the text that it has in a source, whoever was first.
    pub holding: usize,
    /// New words of the text that no source has without it: what would be left without a source if
    /// its sources were left out.
    pub alone: usize,
    /// Those words as a share of the new words.
    pub alone_share: f64,
    /// Words surviving / words proposed, from 0 to 1; none where nothing new was proposed. A word that
    /// was proposed once and stands several times survived once.
    pub success: Option<f64>,
    /// Where success may lie, or why nothing can be said.
    pub success_interval: Result<Interval, TooLittle>,
    /// Credited / new words of the text.
    pub influence: f64,
    /// Where influence may lie, or why nothing can be said.
    pub influence_interval: Result<Interval, TooLittle>,
    /// Against chance, or why nothing can be said.
    pub null: Result<Null, TooLittle>,
    /// Whether its share and its percentile are both above what [`Weighing`] states: a question to a
    /// person, not an answer.
    pub stands_out: bool,
}

/// The words credited when proposals change hands at random.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Null {
    /// How many of its proposals could change hands.
    pub exchangeable: usize,
    /// Mean of the credited words.
    pub mean: f64,
    /// Their standard deviation.
    pub deviation: f64,
    /// (credited − mean) / deviation.
    pub z: f64,
    /// The share of the draws that gave less, with half of those that gave the same, from 0 to 1.
    pub percentile: f64,
}

/// The influence of each actor, and of each group of `groups` (actor to group), on a text.
///
/// # Errors
/// [`TooLittle::Few`] where the text has no new word.
pub fn influence(
    found: &Provenance,
    groups: &BTreeMap<String, String>,
    weighing: Weighing,
) -> Result<Influence, TooLittle> {
    let new_words = found.words.new_words();
    TooLittle::unless(new_words, 1, "new words")?;
    let of_actors = Credits::of_actors(found, groups);
    let of_groups = Credits::of_groups(found, groups);
    let standings = |credits: &Credits| standings(credits, (new_words, found.words.own), weighing);
    let mut actors = standings(&of_actors);
    for actor in &mut actors {
        actor.group = groups.get(&actor.name).cloned();
    }
    Ok(Influence {
        weighing,
        new_words,
        own_words: found.words.own,
        own_share: ratio(found.words.own, new_words),
        unsigned_words: of_actors.unsigned(),
        actors,
        groups: standings(&of_groups),
    })
}

fn standings(
    credits: &Credits,
    (new_words, own): (usize, usize),
    weighing: Weighing,
) -> Vec<Standing> {
    let nulls = nulls(credits, weighing);
    let spreads = bootstrap(credits, count(own), weighing);
    let is_rare = |null: &Null| null.percentile > weighing.percentile;
    let mut standings = Vec::with_capacity(credits.names.len());
    for ((at, name), (null, spread)) in
        credits.names.iter().enumerate().zip(nulls.into_iter().zip(spreads))
    {
        let tally = &credits.tallies[at];
        let share = tally.credited / count(new_words);
        standings.push(Standing {
            name: name.clone(),
            group: None,
            sources: tally.sources,
            proposed: tally.proposed,
            credited: tally.credited,
            holding: tally.holding,
            alone: tally.alone,
            alone_share: ratio(tally.alone, new_words),
            success: (tally.proposed > 0.0).then(|| tally.survived / tally.proposed),
            success_interval: spread.0,
            influence: share,
            influence_interval: spread.1,
            stands_out: share > weighing.share && null.as_ref().is_ok_and(is_rare),
            null,
        });
    }
    standings
}

#[expect(clippy::cast_precision_loss, reason = "counts of words are far below 2^52")]
fn count(number: usize) -> f64 {
    number as f64
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { count(part) / count(whole) }
}

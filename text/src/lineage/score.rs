//! Scores: how many of a sponsor's new words stand in the final text.
//!
//! **Invariant:** the credits of all sponsors and the unexplained words add up to the new words.

use std::collections::{BTreeMap, BTreeSet};

use super::trace::{Origin, TracedProvision};
use crate::sponsor::Sponsor;

/// What became of a sponsor's new words; to be shown only with the passages that it counts.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Score {
    /// New words in all inputs of the sponsor: in neither the base nor agreed language.
    pub proposed: usize,
    /// Words of the final text credited to the sponsor, shared where several came together.
    pub credited: f64,
    /// New words of the final text that stand in the sponsor's inputs, whoever was first.
    pub standing: usize,
    /// Credited words among those proposed, from 0 to 1; 0 where nothing was proposed.
    pub success: f64,
    /// Credited words among the new words of the final text, from 0 to 1; 0 where there are none.
    pub influence: f64,
}

/// The scores of all sponsors and the number of new words in the final text. `proposed` counts the
/// new words of each input, `voices` names the first input of the voice that each belongs to.
#[expect(clippy::cast_precision_loss, reason = "counts of words are far below 2^52")]
pub(crate) fn scores(
    provisions: &[TracedProvision],
    sponsors: &[&Sponsor],
    (proposed, voices): (Vec<usize>, &[usize]),
) -> (BTreeMap<Sponsor, Score>, usize) {
    let mut scores: BTreeMap<Sponsor, Score> = BTreeMap::new();
    for (sponsor, words) in sponsors.iter().zip(proposed) {
        scores.entry((*sponsor).clone()).or_default().proposed += words;
    }
    let mut new_words = 0;
    for run in provisions.iter().flat_map(|provision| &provision.runs) {
        match &run.origin {
            Origin::Base | Origin::Agreed(_) => {}
            Origin::Unexplained => new_words += run.words,
            Origin::Inputs { first, later } => {
                new_words += run.words;
                for &input in first {
                    let score = scores.entry(sponsors[input].clone()).or_default();
                    score.credited += run.words as f64 * share_of(input, first, voices);
                }
                let mut holders: Vec<&Sponsor> =
                    first.iter().chain(later).map(|&input| sponsors[input]).collect();
                holders.sort_unstable();
                holders.dedup();
                for sponsor in holders {
                    scores.entry(sponsor.clone()).or_default().standing += run.words;
                }
            }
        }
    }
    for score in scores.values_mut() {
        score.success = share(score.credited, score.proposed);
        score.influence = share(score.credited, new_words);
    }
    (scores, new_words)
}

/// A word proposed once may stand twice in the final text, hence the bound.
#[expect(clippy::cast_precision_loss, reason = "counts of words are far below 2^52")]
fn share(part: f64, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { (part / whole as f64).min(1.0) }
}

/// The share of an input among those that came first: equal between voices, and within each.
#[expect(clippy::cast_precision_loss, reason = "counts of inputs are far below 2^52")]
fn share_of(input: usize, first: &[usize], voices: &[usize]) -> f64 {
    let all: BTreeSet<usize> = first.iter().map(|&other| voices[other]).collect();
    let own = first.iter().filter(|&&other| voices[other] == voices[input]).count();
    1.0 / (all.len() * own) as f64
}

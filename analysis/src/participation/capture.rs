//! Whether one voice has more of the surviving text than its proposals explain.
//!
//! Invariant: the null keeps, in each paragraph and kind of stakeholder, how much survived of how many
//! proposals of each voice, and asks only whose they were; a voice that is alone there cannot stand
//! out there. Coordinated submissions are one voice and count once. The result is a question.

use std::collections::{BTreeMap, BTreeSet};

use crate::estimate::quantile;
use crate::parallel::each;
use crate::{Seed, TooLittle};

/// A proposal and what survived of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Contribution {
    /// Who made it.
    pub actor: String,
    /// The kind of stakeholder.
    pub class: String,
    /// Where.
    pub paragraph: String,
    /// The cluster of near-duplicates that it belongs to, if any.
    pub cluster: Option<u32>,
    /// Words of it that stand in the text.
    pub survived: f64,
}

/// Who speaks: an actor, or all those who sent in (nearly) the same.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Voice {
    /// An actor.
    Actor(String),
    /// A cluster of near-duplicates.
    Campaign(u32),
}

/// What is asked of the null.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct CaptureSettings {
    /// Draws (2,000).
    pub draws: u64,
    /// The quantile of the null above which a share is unusual (0.99).
    pub quantile: f64,
    /// The share above which it is large (0.25).
    pub share: f64,
    /// The seed.
    pub seed: Seed,
}

impl Default for CaptureSettings {
    fn default() -> Self {
        Self { draws: 2000, quantile: 0.99, share: 0.25, seed: Seed::default() }
    }
}

/// A voice's share beside what chance would give.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Question {
    /// The voice.
    pub voice: Voice,
    /// The actors behind it, by name.
    pub actors: Vec<String>,
    /// Proposals, near-duplicates in one paragraph once.
    pub proposals: usize,
    /// Its share of what survived.
    pub share: f64,
    /// The quantile of the null.
    pub by_chance: f64,
    /// Share of draws in which it had at least as much.
    pub p: f64,
    /// Whether a person should look: unusual and large.
    pub to_look_at: bool,
}

/// Every voice, by name, with its share and the null's.
///
/// # Errors
/// [`TooLittle`] for fewer than two voices, or if nothing survived.
pub fn questions(
    contributions: &[Contribution],
    settings: &CaptureSettings,
) -> Result<Vec<Question>, TooLittle> {
    let mut behind: BTreeMap<Voice, BTreeSet<&str>> = BTreeMap::new();
    let proposals = merged(contributions, &mut behind);
    let voices: Vec<&Voice> = behind.keys().collect();
    TooLittle::unless(voices.len(), 2, "voices")?;
    let all: f64 = proposals.iter().map(|proposal| proposal.survived).sum();
    if all <= 0.0 {
        return Err(TooLittle::Few { what: "surviving words", have: 0, need: 1 });
    }
    let number = |voice: &Voice| voices.binary_search(&voice).expect("gathered above");
    let owners: Vec<usize> = proposals.iter().map(|proposal| number(&proposal.voice)).collect();
    let survived: Vec<f64> = proposals.iter().map(|proposal| proposal.survived).collect();
    let strata: Vec<usize> =
        proposals.chunk_by(|a, b| a.stratum == b.stratum).map(<[_]>::len).collect();
    let shares = |survived: &[f64]| {
        let mut shares = vec![0.0; voices.len()];
        owners.iter().zip(survived).for_each(|(voice, words)| shares[*voice] += words / all);
        shares
    };
    let found = shares(&survived);
    let draws = each(usize::try_from(settings.draws).unwrap_or(usize::MAX), |turn| {
        let mut chance = settings.seed.stream("capture", turn as u64);
        let mut drawn = survived.clone();
        let mut rest = drawn.as_mut_slice();
        for length in &strata {
            let (stratum, behind) = rest.split_at_mut(*length);
            chance.shuffle(stratum);
            rest = behind;
        }
        shares(&drawn)
    });
    let question = |(at, (voice, actors)): (usize, (&Voice, &BTreeSet<&str>))| {
        let null: Vec<f64> = draws.iter().map(|shares| shares[at]).collect();
        let by_chance = quantile(&null, settings.quantile).unwrap_or(1.0);
        // Sums in another order differ in the last digit.
        let as_much = null.iter().filter(|share| **share > found[at] - 1e-9).count();
        Question {
            voice: voice.clone(),
            actors: actors.iter().map(|actor| (*actor).to_owned()).collect(),
            proposals: owners.iter().filter(|owner| **owner == at).count(),
            share: found[at],
            by_chance,
            p: (as_much + 1) as f64 / (null.len() + 1) as f64,
            to_look_at: found[at] > by_chance + 1e-9 && found[at] > settings.share,
        }
    };
    Ok(behind.iter().enumerate().map(question).collect())
}

/// A proposal of a voice in a stratum.
struct Merged<'a> {
    stratum: (&'a str, &'a str),
    voice: Voice,
    survived: f64,
}

/// Proposals by stratum; near-duplicates of one are one, with what survived of the best of them.
fn merged<'a>(
    contributions: &'a [Contribution],
    behind: &mut BTreeMap<Voice, BTreeSet<&'a str>>,
) -> Vec<Merged<'a>> {
    let mut order: Vec<&Contribution> = contributions.iter().collect();
    order.sort_by(|a, b| {
        let key = |c: &'a Contribution| (&c.paragraph, &c.class, c.cluster, &c.actor);
        key(a).cmp(&key(b)).then(b.survived.total_cmp(&a.survived))
    });
    let mut proposals: Vec<Merged> = Vec::new();
    for contribution in order {
        let voice = match contribution.cluster {
            Some(cluster) => Voice::Campaign(cluster),
            None => Voice::Actor(contribution.actor.clone()),
        };
        behind.entry(voice.clone()).or_default().insert(&contribution.actor);
        let stratum = (contribution.paragraph.as_str(), contribution.class.as_str());
        let survived = contribution.survived.max(0.0);
        let last = proposals.last_mut().filter(|last| {
            contribution.cluster.is_some() && last.stratum == stratum && last.voice == voice
        });
        match last {
            Some(last) => last.survived = last.survived.max(survived),
            None => proposals.push(Merged { stratum, voice, survived }),
        }
    }
    proposals
}

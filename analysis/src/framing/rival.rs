//! Who uses which of two rival terms.
//!
//! **Invariant:** a translation that stands for both terms decides nothing: it is counted apart, and
//! the share is that of the uses that do decide.
//!
//! An actor's share has a Beta(½, ½) prior (Jeffreys); that of a group is the mean over its actors,
//! each one voice however much it speaks, with an interval from resampling actors. A share says
//! which word is used, not why: an actor that answers the other's words must use them.

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;

use super::adoption::Utterance;
use super::concordance::Concordance;
use crate::parallel::each;
use crate::{Estimate, Interval, Seed, TooLittle, numeric};

/// A form of a term.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Variant {
    /// The term; `both` for a form that does not tell the rivals apart.
    pub term: String,
    /// Its language, as an ISO 639 code.
    pub language: String,
    /// The phrase; `a/b` are alternatives for one word.
    pub phrase: String,
    /// Who says so.
    pub source: String,
}

/// Rivals and their forms.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Frame {
    /// What they compete for.
    pub name: String,
    /// The two terms, in the order of the table.
    pub terms: [String; 2],
    /// Their forms.
    pub variants: Vec<Variant>,
}

/// The rivalries of a table: a first row `frames`, version; then rivalry, term, language, phrase and
/// source, separated by tabs. A row that starts with `#` is a comment.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Frames {
    /// The version, stated beside every result.
    pub version: String,
    /// The rivalries, in the order of the table.
    pub frames: Vec<Frame>,
}

/// What is wrong with a table of rivals.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FrameError {
    /// No row that says the version.
    #[error("the first row must be frames and a version, separated by a tab")]
    NoHead,
    /// Too few or too many columns.
    #[error("line {0}: there must be five columns: rivalry, term, language, phrase, source")]
    Columns(usize),
    /// Not two terms.
    #[error("{name} has {terms} terms, and there must be two beside both")]
    Terms {
        /// The rivalry.
        name: String,
        /// How many it has.
        terms: usize,
    },
}

impl Frames {
    /// The rivals that this project knows of, in the six UN languages.
    #[must_use]
    pub fn known() -> Self {
        Self::read(include_str!("../../lexicon/frames.tsv"))
            .expect("the tests read the table that is built in")
    }

    /// Reads a table.
    ///
    /// # Errors
    /// The first fault.
    pub fn read(table: &str) -> Result<Self, FrameError> {
        let mut rows = table
            .lines()
            .enumerate()
            .map(|(at, line)| (at + 1, line.trim_end()))
            .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        let version = rows.next().and_then(|(_, head)| head.strip_prefix("frames\t"));
        let version = version.ok_or(FrameError::NoHead)?.to_owned();
        let mut named: Vec<(String, Vec<Variant>)> = Vec::new();
        for (line, row) in rows {
            let columns: Vec<&str> = row.split('\t').collect();
            let [name, term, language, phrase, source] = columns[..] else {
                return Err(FrameError::Columns(line));
            };
            let [term, language, phrase, source] =
                [term, language, phrase, source].map(str::to_owned);
            let variant = Variant { term, language, phrase, source };
            match named.iter_mut().find(|(known, _)| known == name) {
                Some((_, variants)) => variants.push(variant),
                None => named.push((name.to_owned(), vec![variant])),
            }
        }
        let frames = named.into_iter().map(|(name, variants)| frame(name, variants));
        Ok(Self { version, frames: frames.collect::<Result<_, _>>()? })
    }
}

fn frame(name: String, variants: Vec<Variant>) -> Result<Frame, FrameError> {
    let mut terms: Vec<String> = Vec::new();
    for variant in &variants {
        if variant.term != "both" && !terms.contains(&variant.term) {
            terms.push(variant.term.clone());
        }
    }
    let count = terms.len();
    match <[String; 2]>::try_from(terms) {
        Ok(terms) => Ok(Frame { name, terms, variants }),
        Err(_) => Err(FrameError::Terms { name, terms: count }),
    }
}

/// How often an actor used the rivals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Usage {
    /// The first term.
    pub first: u64,
    /// The second term.
    pub second: u64,
    /// A form that does not tell them apart.
    pub both: u64,
}

/// The share of the first term among the uses of an actor, a group or a time that decide.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct RivalShare {
    /// The actor, the group or the time.
    pub name: String,
    /// The uses.
    pub usage: Usage,
    /// How many actors used either.
    pub actors: usize,
    /// The share, with its interval; or why none is given.
    pub share: Result<Estimate, TooLittle>,
}

/// Who uses which.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Rivalry {
    /// The two terms.
    pub terms: [String; 2],
    /// Each actor that used any form, by name; the interval is that of Beta(½, ½).
    pub actors: Vec<RivalShare>,
    /// Each group, by name; the interval is over its actors.
    pub groups: Vec<RivalShare>,
    /// Each time, in order; the interval is over the actors of that time.
    pub times: Vec<RivalShare>,
    /// For each pair of groups with enough actors, the difference of their shares.
    pub differences: Vec<(String, String, Estimate)>,
    /// The level of the intervals.
    pub level: f64,
    /// How many times actors were resampled.
    pub turns: usize,
    /// Where chance came from.
    pub seed: Seed,
}

/// The least number of actors for a share of several: below it a share is that of known persons.
const ACTORS: usize = 5;
const LEVEL: f64 = 0.95;
const TURNS: usize = 2000;

/// Counts rivals by actor, group and time. The chair's drafts are nobody's use and left out.
#[must_use]
pub fn rivalry(frame: &Frame, utterances: &[Utterance], seed: Seed) -> Rivalry {
    let own: Vec<&Utterance> = utterances.iter().filter(|said| !said.is_draft).collect();
    let usage = usage(frame, &own);
    let mut actors: BTreeMap<String, Usage> = BTreeMap::new();
    let mut groups: BTreeMap<String, BTreeMap<String, Usage>> = BTreeMap::new();
    let mut times: BTreeMap<i64, BTreeMap<String, Usage>> = BTreeMap::new();
    for (said, usage) in own.iter().zip(usage) {
        if usage == Usage::default() {
            continue;
        }
        let add = |map: &mut BTreeMap<String, Usage>| {
            map.entry(said.actor.clone()).or_default().add(usage);
        };
        add(&mut actors);
        add(groups.entry(said.group.clone()).or_default());
        add(times.entry(said.time).or_default());
    }
    let sampled: Vec<Sampled> =
        groups.iter().map(|(name, actors)| Sampled::of(name, actors, seed)).collect();
    let times = times.iter().map(|(time, actors)| Sampled::of(&time.to_string(), actors, seed));
    Rivalry {
        terms: frame.terms.clone(),
        actors: actors.iter().map(|(name, usage)| alone(name, *usage)).collect(),
        differences: differences(&sampled),
        times: times.map(|sampled| sampled.share).collect(),
        groups: sampled.into_iter().map(|sampled| sampled.share).collect(),
        level: LEVEL,
        turns: TURNS,
        seed,
    }
}

impl Usage {
    fn add(&mut self, other: Self) {
        self.first += other.first;
        self.second += other.second;
        self.both += other.both;
    }

    /// The uses that decide.
    #[must_use]
    pub fn deciding(self) -> u64 {
        self.first + self.second
    }

    /// The mean of the Beta(½, ½) posterior.
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
    fn share(self) -> f64 {
        (self.first as f64 + 0.5) / (self.deciding() as f64 + 1.0)
    }
}

/// The uses in each utterance, in forms of its own language.
fn usage(frame: &Frame, utterances: &[&Utterance]) -> Vec<Usage> {
    let mut usage = vec![Usage::default(); utterances.len()];
    let languages: BTreeSet<&str> = utterances.iter().map(|said| said.language.as_str()).collect();
    for language in languages {
        let places: Vec<usize> =
            (0..utterances.len()).filter(|at| utterances[*at].language == language).collect();
        let texts: Vec<&str> = places.iter().map(|at| utterances[*at].text.as_str()).collect();
        let concordance = Concordance::of(&texts);
        let primary = language.split(['-', '_']).next().unwrap_or_default();
        for variant in frame.variants.iter().filter(|variant| variant.language == primary) {
            for phrase in alternatives(&variant.phrase) {
                for hit in concordance.find(&phrase, 0) {
                    let usage = &mut usage[places[hit.document]];
                    match &variant.term {
                        term if *term == frame.terms[0] => usage.first += 1,
                        term if *term == frame.terms[1] => usage.second += 1,
                        _ => usage.both += 1,
                    }
                }
            }
        }
    }
    usage
}

/// Every phrase that a phrase with alternatives stands for.
pub(super) fn alternatives(phrase: &str) -> BTreeSet<String> {
    let mut phrases = BTreeSet::from([String::new()]);
    for word in phrase.split(' ') {
        phrases = phrases
            .iter()
            .flat_map(|before| word.split('/').map(move |form| format!("{before} {form}")))
            .take(512)
            .collect();
    }
    phrases
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
fn alone(name: &str, usage: Usage) -> RivalShare {
    let (a, b) = (usage.first as f64 + 0.5, usage.second as f64 + 0.5);
    let tail = (1.0 - LEVEL) / 2.0;
    let share = TooLittle::unless(usize::from(usage.deciding() > 0), 1, "uses").map(|()| {
        let end = |p: f64| numeric::beta_quantile(p, a, b);
        Estimate {
            value: usage.share(),
            interval: Interval { low: end(tail), high: end(1.0 - tail) },
        }
    });
    RivalShare { name: name.to_owned(), usage, actors: usize::from(usage.deciding() > 0), share }
}

/// A share of several actors and the shares of the samples.
struct Sampled {
    share: RivalShare,
    sample: Vec<f64>,
}

impl Sampled {
    fn of(name: &str, actors: &BTreeMap<String, Usage>, seed: Seed) -> Self {
        let mut usage = Usage::default();
        actors.values().for_each(|of| usage.add(*of));
        let shares: Vec<f64> =
            actors.values().filter(|of| of.deciding() > 0).map(|of| of.share()).collect();
        let mean = |shares: &mut dyn Iterator<Item = f64>| {
            let (sum, count) = shares.fold((0.0, 0.0), |(sum, count), x| (sum + x, count + 1.0));
            sum / count
        };
        let enough = TooLittle::unless(shares.len(), ACTORS, "actors");
        let sample: Vec<f64> = if enough.is_ok() {
            let purpose = format!("rivals {name}");
            each(TURNS, |turn| {
                let drawn = seed.stream(&purpose, turn as u64).resample(shares.len(), shares.len());
                mean(&mut drawn.iter().map(|at| shares[*at]))
            })
        } else {
            Vec::new()
        };
        let share = enough.map(|()| Estimate {
            value: mean(&mut shares.iter().copied()),
            interval: Interval::of_sample(&sample, LEVEL).expect("turns were drawn, none NaN"),
        });
        let name = name.to_owned();
        Self { share: RivalShare { name, usage, actors: shares.len(), share }, sample }
    }
}

fn differences(groups: &[Sampled]) -> Vec<(String, String, Estimate)> {
    let mut out = Vec::new();
    for (at, one) in groups.iter().enumerate() {
        for other in &groups[at + 1..] {
            if let (Ok(a), Ok(b)) = (&one.share.share, &other.share.share) {
                let sample: Vec<f64> =
                    one.sample.iter().zip(&other.sample).map(|(a, b)| a - b).collect();
                let interval = Interval::of_sample(&sample, LEVEL).expect("turns were drawn");
                let difference = Estimate { value: a.value - b.value, interval };
                out.push((one.share.name.clone(), other.share.name.clone(), difference));
            }
        }
    }
    out
}

//! How a phrase spread: who used it first, and how many had used it by when.
//!
//! **Invariant:** a first use after the chair's draft carried the phrase is exposure to the common
//! source, and is counted apart from use before it; within one time their order tells which it was.
//!
//! Oral and private talk are invisible; that one actor used a phrase after another does not say that
//! it learned it there.

use std::collections::{BTreeMap, BTreeSet};

use super::concordance::Concordance;
use super::hazard::Period;
use super::rival::alternatives;

/// Something said or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Utterance {
    /// Whose it is.
    pub actor: String,
    /// The group that the actor speaks in, for shares by group.
    pub group: String,
    /// When, in any unit that orders: days, meetings.
    pub time: i64,
    /// Which of those of one time it was: the lower came first.
    pub order: u64,
    /// Its language, as an ISO 639 or BCP 47 code.
    pub language: String,
    /// The words.
    pub text: String,
    /// Whether it is a draft by the chair, the facilitator or the secretariat.
    pub is_draft: bool,
}

/// A use of the phrase.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Occasion {
    /// When.
    pub time: i64,
    /// Whose.
    pub actor: String,
    /// The place of the utterance in the list.
    pub utterance: usize,
    /// Its bytes there.
    pub range: std::ops::Range<usize>,
    /// Whether the chair's draft says it.
    pub is_draft: bool,
}

/// The first time that an actor used the phrase.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct FirstUse {
    /// When.
    pub time: i64,
    /// Who.
    pub actor: String,
    /// Whether the chair's draft had carried the phrase before, or at the same time and in the same place of
    /// its order.
    pub after_draft: bool,
    /// The place of the utterance in the list.
    pub utterance: usize,
}

/// How many actors had used the phrase by a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct CurvePoint {
    /// When.
    pub time: i64,
    /// How many whose first use came before the chair's draft carried it.
    pub own: usize,
    /// How many whose first use came after.
    pub after_draft: usize,
    /// How many actors had said anything by then.
    pub heard: usize,
}

/// How a phrase spread.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Adoption {
    /// When the chair's draft first carried it.
    pub draft: Option<i64>,
    /// First uses, the earliest first; those of one time in their order, then by name.
    pub first: Vec<FirstUse>,
    /// The curve, a point for each time at which anybody said anything.
    pub curve: Vec<CurvePoint>,
    /// Every use, in order of time.
    pub occasions: Vec<Occasion>,
    /// How many actors said anything at all.
    pub actors: usize,
}

/// Follows a phrase, given in all its forms (`a/b` are alternatives for one word).
#[must_use]
pub fn adoption(phrases: &[&str], utterances: &[Utterance]) -> Adoption {
    let occasions = occasions(phrases, utterances);
    let place = |time: i64, utterance: usize| (time, utterances[utterance].order);
    let drafts = occasions.iter().filter(|of| of.is_draft);
    let draft = drafts.map(|of| place(of.time, of.utterance)).min();
    let mut first: BTreeMap<&str, FirstUse> = BTreeMap::new();
    for of in occasions.iter().filter(|of| !of.is_draft) {
        first.entry(&of.actor).or_insert_with(|| FirstUse {
            time: of.time,
            actor: of.actor.clone(),
            after_draft: draft.is_some_and(|draft| draft <= place(of.time, of.utterance)),
            utterance: of.utterance,
        });
    }
    let mut first: Vec<FirstUse> = first.into_values().collect();
    first.sort_by(|a, b| {
        let key = |of: &FirstUse| place(of.time, of.utterance);
        key(a).cmp(&key(b)).then_with(|| a.cmp(b))
    });
    let heard = heard(utterances);
    let times: BTreeSet<i64> = utterances.iter().map(|said| said.time).collect();
    let curve = times.into_iter().map(|time| {
        let count = |after: bool| {
            first.iter().filter(|use_| use_.time <= time && use_.after_draft == after).count()
        };
        let heard = heard.values().filter(|from| **from <= time).count();
        CurvePoint { time, own: count(false), after_draft: count(true), heard }
    });
    let draft = draft.map(|(time, _)| time);
    Adoption { draft, curve: curve.collect(), actors: heard.len(), first, occasions }
}

fn occasions(phrases: &[&str], utterances: &[Utterance]) -> Vec<Occasion> {
    let texts: Vec<&str> = utterances.iter().map(|said| said.text.as_str()).collect();
    let concordance = Concordance::of(&texts);
    let forms: BTreeSet<String> = phrases.iter().flat_map(|phrase| alternatives(phrase)).collect();
    let hits: BTreeSet<_> = forms
        .iter()
        .flat_map(|form| concordance.find(form, 0))
        .map(|hit| (hit.document, hit.range.start, hit.range.end))
        .collect();
    let mut occasions: Vec<Occasion> = hits
        .into_iter()
        .map(|(at, start, end)| {
            let said = &utterances[at];
            let (time, actor) = (said.time, said.actor.clone());
            Occasion { time, actor, utterance: at, range: start..end, is_draft: said.is_draft }
        })
        .collect();
    occasions.sort_by(|a, b| {
        let order = |of: &Occasion| utterances[of.utterance].order;
        let text = |of: &Occasion| utterances[of.utterance].text.as_str();
        let (one, other) = ((a.time, order(a), &a.actor), (b.time, order(b), &b.actor));
        let at = |of: &Occasion| of.range.start;
        one.cmp(&other).then_with(|| (text(a), at(a)).cmp(&(text(b), at(b))))
    });
    occasions
}

/// When each actor first said anything.
fn heard(utterances: &[Utterance]) -> BTreeMap<&str, i64> {
    let mut heard = BTreeMap::new();
    for said in utterances.iter().filter(|said| !said.is_draft) {
        let from = heard.entry(said.actor.as_str()).or_insert(said.time);
        *from = said.time.min(*from);
    }
    heard
}

impl Adoption {
    /// The periods of an event history: for every actor and every time of the curve, until its first
    /// use. The covariates, as they stood before the time: whether the chair's draft carried the
    /// phrase; then, for each tie, the share of the other actors with the same value who had used
    /// it. A tie gives each actor a value: a region, a bloc, a meeting; who has none is tied to
    /// nobody.
    #[must_use]
    pub fn periods(
        &self,
        actors: &BTreeSet<String>,
        ties: &[BTreeMap<String, String>],
    ) -> Vec<Period> {
        let first: BTreeMap<&str, i64> =
            self.first.iter().map(|first| (first.actor.as_str(), first.time)).collect();
        let mut periods = Vec::new();
        for actor in actors {
            let own = first.get(actor.as_str()).copied();
            for point in self.curve.iter().filter(|point| own.is_none_or(|own| point.time <= own)) {
                let drafted = self.draft.is_some_and(|draft| draft < point.time);
                let mut covariates = vec![f64::from(u8::from(drafted))];
                covariates.extend(ties.iter().map(|tie| exposure(actor, tie, &first, point.time)));
                periods.push(Period {
                    actor: actor.clone(),
                    adopts: own == Some(point.time),
                    covariates,
                });
            }
        }
        periods
    }
}

/// The share of those tied to an actor who used the phrase before a time; 0 where there are none.
fn exposure(
    actor: &str,
    tie: &BTreeMap<String, String>,
    first: &BTreeMap<&str, i64>,
    time: i64,
) -> f64 {
    let Some(value) = tie.get(actor) else { return 0.0 };
    let others = tie.iter().filter(|(other, its)| *its == value && other.as_str() != actor);
    let (mut users, mut all) = (0.0, 0.0);
    for (other, _) in others {
        all += 1.0;
        if first.get(other.as_str()).is_some_and(|first| *first < time) {
            users += 1.0;
        }
    }
    if all > 0.0 { users / all } else { 0.0 }
}

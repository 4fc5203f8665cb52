//! Whether one voice has more of the surviving words than its proposals explain; each with what it put
//! forward. The result is a question to a person.

use std::collections::BTreeMap;

use serde::Serialize;
use unbracket_analysis::lineage::provenance::{Card, Kind, Provenance};
use unbracket_analysis::participation::{
    CaptureSettings, Contribution, Question, Voice, questions,
};

use super::lineage::Lineage;
use crate::findings::{Said, Settings};
use crate::gather::{Gathered, Source};

/// A voice, and what it put forward.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Asked {
    /// Its share of what survived, beside what chance would give.
    pub question: Question,
    /// What it put forward.
    pub sources: Vec<Source>,
}

/// Every voice of the present cycle, the largest share first.
pub(super) fn voices(
    gathered: &Gathered,
    lineage: &Said<Lineage>,
    settings: &Settings,
) -> Said<Vec<Asked>> {
    let lineage = lineage.as_ref().map_err(Clone::clone)?;
    let put = put_forward(gathered, lineage);
    let contributions: Vec<Contribution> = put.iter().map(|(one, _)| one.clone()).collect();
    let asked = CaptureSettings { seed: settings.seed, ..CaptureSettings::default() };
    let mut all: Vec<Asked> = questions(&contributions, &asked)?
        .into_iter()
        .map(|question| Asked { sources: behind(&question.voice, &put), question })
        .collect();
    all.sort_by(|a, b| b.question.share.total_cmp(&a.question.share));
    Ok(all)
}

fn behind(voice: &Voice, put: &[(Contribution, Option<Source>)]) -> Vec<Source> {
    let is_own = |one: &Contribution| match voice {
        Voice::Actor(actor) => one.cluster.is_none() && one.actor == *actor,
        Voice::Campaign(cluster) => one.cluster == Some(*cluster),
    };
    let mut sources: Vec<Source> =
        put.iter().filter(|(one, _)| is_own(one)).filter_map(|(_, it)| it.clone()).collect();
    sources.sort();
    sources.dedup();
    sources
}

/// Every input and proposal with the words of it that stand, shared by all who sponsor it, as in the
/// chapter on lineage.
fn put_forward(gathered: &Gathered, lineage: &Lineage) -> Vec<(Contribution, Option<Source>)> {
    let found = &lineage.provenance;
    let survived = survived(found);
    let sides = gathered.sides();
    let copies =
        |card: &Card| found.sources.iter().filter(|other| other.voice == card.voice).count();
    let mut all = Vec::new();
    for (place, card) in found.sources.iter().enumerate() {
        if card.kind == Kind::Agreed {
            continue;
        }
        // Who put nothing new forward has nothing that could survive.
        if card.passages.iter().all(|passage| passage.words == 0) {
            continue;
        }
        let about = card.passages.first().map(|passage| passage.provision.clone());
        let cluster = (copies(card) > 1).then(|| u32::try_from(card.voice).unwrap_or(u32::MAX));
        let words = survived.get(&place).copied().unwrap_or_default();
        let side = |actor: &String| sides.get(actor).cloned().unwrap_or_default();
        for actor in &card.actors {
            let class = side(actor);
            let alike = || card.actors.iter().filter(|other| side(other) == class).count();
            // Of a campaign the best in each kind of stakeholder counts: there its sponsors are one.
            let parts = if cluster.is_some() { alike() } else { 1 };
            #[expect(clippy::cast_precision_loss, reason = "sponsors are few")]
            let share = parts as f64 / card.actors.len() as f64;
            let one = Contribution {
                actor: actor.clone(),
                class,
                paragraph: about.clone().unwrap_or_default(),
                cluster,
                survived: words * share,
            };
            all.push((one, lineage.named.get(&card.name).cloned()));
        }
    }
    all
}

/// The words of the text that are credited to each source.
fn survived(found: &Provenance) -> BTreeMap<usize, f64> {
    let mut sums = BTreeMap::new();
    for run in found.provisions.iter().flat_map(|provision| &provision.runs) {
        #[expect(clippy::cast_precision_loss, reason = "texts have far fewer than 2^52 words")]
        let words = run.words.len() as f64;
        for holder in run.holders.iter().filter(|holder| holder.share > 0.0) {
            *sums.entry(holder.source).or_default() += words * holder.share;
        }
    }
    sums
}

//! Rival terms: who says which of two words for the same thing, and how each came into the room.
//!
//! Use after the chair's draft has carried a term is exposure, not influence.

use serde::Serialize;
use unbracket_analysis::framing::{Adoption, Frame, Frames, Rivalry, Utterance, adoption, rivalry};

use crate::findings::Settings;
use crate::gather::{Gathered, Source};

/// The rival terms that were used.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Rivals {
    /// The version of the table of terms.
    pub version: String,
    /// Each pair of which somebody used one.
    pub rivals: Vec<Rival>,
    /// What was looked through: the place of an utterance in the results below is its place here.
    pub sources: Vec<Source>,
}

/// Two terms for the same thing.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Rival {
    /// What they compete for.
    pub name: String,
    /// Who says which.
    pub rivalry: Rivalry,
    /// For each term how it came into the room.
    pub adoption: [Adoption; 2],
}

/// The rival terms in the contributions, proposals and drafts of the present cycle.
pub(super) fn rivals(gathered: &Gathered, settings: &Settings) -> Rivals {
    let (utterances, sources) = utterances(gathered);
    let frames = Frames::known();
    let of = |frame: &Frame| {
        let adopted = |term: &String| {
            let forms = frame.variants.iter().filter(|variant| variant.term == *term);
            let phrases: Vec<&str> = forms.map(|variant| variant.phrase.as_str()).collect();
            adoption(&phrases, &utterances)
        };
        let adoption = [adopted(&frame.terms[0]), adopted(&frame.terms[1])];
        let is_used = adoption.iter().any(|one| !one.occasions.is_empty());
        is_used.then(|| Rival {
            name: frame.name.clone(),
            rivalry: rivalry(frame, &utterances, settings.seed),
            adoption,
        })
    };
    let rivals = frames.frames.iter().filter_map(of).collect();
    Rivals { version: frames.version, rivals, sources }
}

fn utterances(gathered: &Gathered) -> (Vec<Utterance>, Vec<Source>) {
    let sides = gathered.sides();
    let side = |actor: &String| sides.get(actor).cloned().unwrap_or_default();
    let mut all: Vec<(Utterance, Source)> = Vec::new();
    let text = gathered.of_cycle().last();
    let language = text.and_then(|version| version.language.clone()).unwrap_or_else(|| "en".into());
    for one in gathered.contributions.iter().filter(|one| one.cycle == gathered.cycle) {
        all.push((
            Utterance {
                actor: one.by.clone(),
                group: side(&one.by),
                time: one.at,
                language: one.language.clone(),
                text: one.text.clone(),
                is_draft: false,
            },
            one.source.clone(),
        ));
    }
    for one in gathered.proposals.iter().filter(|one| one.cycle == gathered.cycle) {
        all.push((
            Utterance {
                actor: one.by.clone(),
                group: side(&one.by),
                time: one.at,
                language: language.clone(),
                text: one.wording.clone(),
                is_draft: false,
            },
            one.source.clone(),
        ));
    }
    for version in gathered.of_cycle() {
        let texts = version.draft.visit().map(|visit| visit.provision.content.to_marked_text());
        let Some(source) = version.whole() else { continue };
        all.push((
            Utterance {
                actor: version.name.clone(),
                group: String::new(),
                time: version.at,
                language: language.clone(),
                text: texts.collect::<Vec<_>>().join("\n"),
                is_draft: true,
            },
            source,
        ));
    }
    all.sort_by(|a, b| (a.0.time, &a.1).cmp(&(b.0.time, &b.1)));
    all.into_iter().unzip()
}

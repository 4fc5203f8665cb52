//! Rival terms: who says which of two words for the same thing, and how each came into the room.
//!
//! Use after the chair's draft has carried a term is exposure, not influence.

use serde::Serialize;
use unbracket_analysis::framing::{Adoption, Frame, Frames, Rivalry, Utterance, adoption, rivalry};

use super::said::{Quoted, quoted};
use crate::findings::Settings;
use crate::gather::Source;

/// So many first uses of a term are quoted.
const QUOTED: usize = 6;

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
    /// For each term the words of its first users in their company, at most six.
    pub quoted: [Vec<Quoted>; 2],
}

/// The rival terms in what was said in the present cycle.
pub(super) fn rivals(utterances: &[Utterance], sources: &[Source], settings: &Settings) -> Rivals {
    let frames = Frames::known();
    let of = |frame: &Frame| {
        let adopted = |term: &String| {
            let forms = frame.variants.iter().filter(|variant| variant.term == *term);
            let phrases: Vec<&str> = forms.map(|variant| variant.phrase.as_str()).collect();
            adoption(&phrases, utterances)
        };
        let adoption = [adopted(&frame.terms[0]), adopted(&frame.terms[1])];
        let is_used = adoption.iter().any(|one| !one.occasions.is_empty());
        is_used.then(|| Rival {
            name: frame.name.clone(),
            rivalry: rivalry(frame, utterances, settings.seed),
            quoted: [0, 1].map(|term: usize| first_uses(&adoption[term], utterances, sources)),
            adoption,
        })
    };
    let rivals = frames.frames.iter().filter_map(of).collect();
    Rivals { version: frames.version, rivals, sources: sources.to_vec() }
}

/// The words of the first users, in the order in which they came.
fn first_uses(adoption: &Adoption, said: &[Utterance], sources: &[Source]) -> Vec<Quoted> {
    let quote = |first: &unbracket_analysis::framing::FirstUse| {
        let mut uses = adoption.occasions.iter();
        let own = uses.find(|of| of.utterance == first.utterance)?;
        quoted(said.get(own.utterance)?, own.range.clone(), sources.get(own.utterance)?)
    };
    adoption.first.iter().filter_map(quote).take(QUOTED).collect()
}

//! Telling words: what each stakeholder group says more often than all others.
//!
//! A word tells groups apart, not why: who answers a draft must use its words.

use std::collections::BTreeSet;

use serde::Serialize;
use unbracket_analysis::TooLittle;
use unbracket_analysis::framing::{
    Concordance, Counts, Keyness, KeynessOptions, Keyword, Utterance, keyness,
};

use super::said::{Quoted, language, quoted};
use crate::findings::{Said, Settings};
use crate::gather::{Gathered, Source};

/// Groups, and all others, of fewer actors who said something tell nothing.
const LEAST: usize = 5;
/// So many words of a group are told.
const TOLD: usize = 8;
/// The share of false finds among the words that are told.
const FALSE: f64 = 0.05;

/// The words of a stakeholder group.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Telling {
    /// The group.
    pub side: String,
    /// How many of it, and of all others, said something in the language of the text.
    pub actors: [usize; 2],
    /// Its words, the most telling first.
    pub words: Said<Vec<Word>>,
}

/// A word that a group says more often than all others.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Word {
    /// The word with its counts, its effect and the interval of that.
    pub keyword: Keyword,
    /// Where the group says it first.
    pub first: Option<Quoted>,
}

/// The telling words of every group that is large enough, by name.
pub(super) fn telling(
    gathered: &Gathered,
    (utterances, sources): (&[Utterance], &[Source]),
    settings: &Settings,
) -> Vec<Telling> {
    let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_owned();
    let spoken = primary(&language(gathered));
    let is_heard = |said: &Utterance| !said.is_draft && primary(&said.language) == spoken;
    let heard: Vec<(&Utterance, &Source)> =
        utterances.iter().zip(sources).filter(|(said, _)| is_heard(said)).collect();
    let groups: BTreeSet<&str> = heard.iter().map(|(said, _)| said.group.as_str()).collect();
    let named = groups.into_iter().filter(|group| !group.is_empty());
    named.map(|side| of_side(side, &heard, settings)).filter(|one| one.actors[0] > 0).collect()
}

fn of_side(side: &str, heard: &[(&Utterance, &Source)], settings: &Settings) -> Telling {
    let count = |own: bool| {
        let mut counts = Counts::builder();
        for (said, _) in heard.iter().filter(|(said, _)| (said.group == side) == own) {
            counts.text(&said.actor, &said.text);
        }
        counts.build()
    };
    let (own, others) = (count(true), count(false));
    let actors = [own.actors().len(), others.actors().len()];
    let asked = KeynessOptions {
        at_least: LEAST as u64,
        turns: settings.bootstraps as usize,
        level: settings.level,
        seed: settings.seed,
        ..KeynessOptions::default()
    };
    let words = TooLittle::unless(actors[0].min(actors[1]), LEAST, "actors in the smallest group")
        .and_then(|()| keyness(&own, &others, asked))
        .map(|found| told(side, heard, found));
    Telling { side: side.to_owned(), actors, words }
}

fn told(side: &str, heard: &[(&Utterance, &Source)], found: Keyness) -> Vec<Word> {
    let own: Vec<_> = heard.iter().filter(|(said, _)| said.group == side).collect();
    let texts: Vec<&str> = own.iter().map(|(said, _)| said.text.as_str()).collect();
    let concordance = Concordance::of(&texts);
    let is_telling = |word: &Keyword| {
        let apart = word.interval.is_some_and(|interval| interval.low > 0.0);
        word.z > 0.0 && word.q <= FALSE && apart && word.word.chars().any(char::is_alphabetic)
    };
    let first = |word: &str| {
        let hit = concordance.find(word, 0).into_iter().next()?;
        let (said, source) = own.get(hit.document)?;
        quoted(said, hit.range, source)
    };
    let words = found.words.into_iter().filter(is_telling).take(TOLD);
    words.map(|keyword| Word { first: first(&keyword.word), keyword }).collect()
}

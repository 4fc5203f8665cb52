//! The versions of the text in numbers.

use serde::Serialize;
use unbracket_text::draft::Visit;
use unbracket_text::{Passage, Run, align, compare};

use crate::gather::{Gathered, Source, Version};

/// A version in numbers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Weight {
    /// Its name.
    pub version: String,
    /// Its cycle, from 0.
    pub cycle: usize,
    /// When it came, in seconds since 1970.
    pub at: i64,
    /// Its provisions, headings among them.
    pub provisions: usize,
    /// Its words, those in brackets among them.
    pub words: usize,
    /// Its brackets.
    pub brackets: usize,
    /// The share of the words of the version before it in the cycle that still stand in the same
    /// provisions: those of the same identity, and of files those that are the same by their words.
    pub kept: Option<f64>,
    /// Where it stands.
    pub sources: Vec<Source>,
}

/// The versions in the order in which they came; texts that are apart are versions of nothing.
pub(super) fn weights(gathered: &Gathered) -> Vec<Weight> {
    if gathered.apart {
        return Vec::new();
    }
    let all = gathered.versions.iter().enumerate();
    all.map(|(at, version)| {
        let before = gathered.versions[..at].iter().rev();
        let before = before.take(1).find(|before| before.cycle == version.cycle);
        Weight {
            version: version.name.clone(),
            cycle: version.cycle,
            at: version.at,
            provisions: version.draft.visit().count(),
            words: version.draft.visit().map(|visit| words(&visit.provision.content)).sum(),
            brackets: version.brackets(),
            kept: before.and_then(|before| kept(before, version)),
            sources: version.whole().into_iter().collect(),
        }
    })
    .collect()
}

fn words(passage: &Passage) -> usize {
    unbracket_text::token::words(&passage.to_marked_text()).count()
}

/// The share of the words that still stand where they stood. On the record a provision keeps its
/// identity; a file knows none, and which of its provisions is which is seen by their words.
fn kept(before: &Version, after: &Version) -> Option<f64> {
    let is_file = before.file.is_some() || after.file.is_some();
    let pairs = if is_file { by_words(before, after) } else { by_identity(before, after) };
    let all: usize = before.draft.visit().map(|visit| words(&visit.provision.content)).sum();
    let kept: usize = pairs.iter().map(|(was, is)| both(was, is)).sum();
    #[expect(clippy::cast_precision_loss, reason = "counts of words are far below 2^52")]
    let share = (all > 0).then(|| kept as f64 / all as f64);
    share
}

/// How many words of a passage stand in another.
fn both(was: &Passage, is: &Passage) -> usize {
    let runs = compare(was, is).into_iter();
    runs.map(|run| if let Run::Kept(passage) = run { words(&passage) } else { 0 }).sum()
}

fn by_identity(before: &Version, after: &Version) -> Vec<(Passage, Passage)> {
    let pair = |visit: Visit<'_>| {
        let now = after.draft.get(&visit.provision.id)?;
        Some((visit.provision.content.clone(), now.content.clone()))
    };
    before.draft.visit().filter_map(pair).collect()
}

fn by_words(before: &Version, after: &Version) -> Vec<(Passage, Passage)> {
    let [was, is] = [before, after].map(|version| {
        version.draft.visit().map(|visit| &visit.provision.content).collect::<Vec<_>>()
    });
    let joined = |all: &[&Passage], at: &[usize]| {
        let mut one = Passage::default();
        for place in at {
            one.push_words(" ");
            all[*place].pieces.iter().cloned().for_each(|piece| one.push(piece));
        }
        one
    };
    let links = align(&before.draft, &after.draft).links;
    links.iter().map(|link| (joined(&was, link.base()), joined(&is, link.version()))).collect()
}

//! The versions of the text in numbers.

use serde::Serialize;
use unbracket_text::{Run, compare};

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
    /// The share of the words of the version before it in the cycle that still stand in provisions of
    /// the same identity.
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

fn words(passage: &unbracket_text::Passage) -> usize {
    unbracket_text::token::words(&passage.to_marked_text()).count()
}

fn kept(before: &Version, after: &Version) -> Option<f64> {
    let (mut all, mut kept) = (0, 0);
    for visit in before.draft.visit() {
        all += words(&visit.provision.content);
        let Some(now) = after.draft.get(&visit.provision.id) else { continue };
        for run in compare(&visit.provision.content, &now.content) {
            if let Run::Kept(passage) = run {
                kept += words(&passage);
            }
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "counts of words are far below 2^52")]
    let share = (all > 0).then(|| kept as f64 / all as f64);
    share
}

//! Whose words: where every run of the text first stood, what survived of each party's words, and what
//! became of earlier outcomes.

use std::collections::BTreeMap;

use serde::Serialize;
use unbracket_analysis::TooLittle;
use unbracket_analysis::lineage::fate::{Fates, Likeness, fates};
use unbracket_analysis::lineage::influence::{Influence, Weighing, influence};
use unbracket_analysis::lineage::provenance::{
    self, DatedDraft, Kind, Provenance, SourcePassage, provenance,
};

use crate::findings::{Said, Settings};
use crate::gather::{Gathered, Source, Version};

/// Where the words of a text come from.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Lineage {
    /// The version whose words are traced, by name.
    pub text: String,
    /// The drafts and sources by the names that the chapter gives them, with their addresses.
    pub named: BTreeMap<String, Source>,
    /// Where every word first stood; the times in it are numbers of entries.
    pub provenance: Provenance,
    /// What survived of whose words.
    pub influence: Said<Influence>,
    /// What of each earlier outcome was reaffirmed, changed or dropped.
    pub since: Vec<Since>,
}

/// What became of an earlier outcome.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Since {
    /// The earlier outcome, by name.
    pub earlier: String,
    /// What became of it.
    pub fates: Said<Fates>,
    /// How its provisions are cited, by identity.
    pub labels: BTreeMap<String, String>,
    /// Where it stands.
    pub sources: Vec<Source>,
}

/// The lineage of the last version of the present cycle.
///
/// # Errors
/// Where there is no text, its words cannot be traced, or the texts are apart: none of them is a draft
/// of another.
pub fn lineage(gathered: &Gathered, settings: &Settings) -> Said<Lineage> {
    let drafts: Vec<&Version> = gathered.of_cycle().collect();
    if gathered.apart && !drafts.is_empty() {
        return Err(TooLittle::Few { what: "drafts of one text", have: 0, need: 1 });
    }
    let text = drafts.last().ok_or(TooLittle::Few { what: "drafts", have: 0, need: 1 })?;
    let earlier: Vec<&Version> = gathered.earlier_outcomes().collect();
    let dated: Vec<DatedDraft<'_>> = drafts
        .iter()
        .map(|version| DatedDraft {
            name: version.name.clone(),
            time: order(version.entry),
            draft: &version.draft,
        })
        .collect();
    let (sources, mut named) = sources(gathered, &earlier);
    named
        .extend(drafts.iter().filter_map(|version| Some((version.name.clone(), version.whole()?))));
    let found = provenance(&dated, &sources)?;
    let weighing = Weighing {
        seed: settings.seed,
        turns: settings.permutations as usize,
        level: settings.level,
        ..Weighing::default()
    };
    let influence = influence(&found, &gathered.sides(), weighing);
    let since = earlier.iter().map(|one| Since {
        earlier: one.name.clone(),
        fates: fates(&one.draft, &text.draft, Likeness::default()),
        labels: one.cited(),
        sources: one.whole().into_iter().collect(),
    });
    Ok(Lineage {
        text: text.name.clone(),
        named,
        influence,
        since: since.collect(),
        provenance: found,
    })
}

/// What came first is told by the number of its entry: a draft and what answers it may share a second.
fn order(entry: u64) -> i64 {
    i64::try_from(entry).unwrap_or(i64::MAX)
}

/// How the chapter names a contribution.
pub(super) fn name_of_contribution(number: u32) -> String {
    format!("contribution {number}")
}

/// Earlier outcomes, contributions and proposals of the cycle, each with its address.
fn sources(
    gathered: &Gathered,
    earlier: &[&Version],
) -> (Vec<provenance::Source>, BTreeMap<String, Source>) {
    let mut named = BTreeMap::new();
    let mut all = Vec::new();
    for version in earlier {
        let passage = |visit: unbracket_text::draft::Visit<'_>| SourcePassage {
            provision: visit.provision.id.as_str().to_owned(),
            text: visit.provision.content.to_marked_text(),
            replaces: String::new(),
        };
        named.extend(version.whole().map(|source| (version.name.clone(), source)));
        all.push(provenance::Source {
            name: version.name.clone(),
            kind: Kind::Agreed,
            time: order(version.entry),
            actors: Vec::new(),
            passages: version.draft.visit().map(passage).collect(),
        });
    }
    for one in gathered.contributions.iter().filter(|one| one.cycle == gathered.cycle) {
        let name = name_of_contribution(one.number);
        named.insert(name.clone(), one.source.clone());
        let provision = one.about.first().cloned().unwrap_or_default();
        let passage = SourcePassage { provision, text: one.text.clone(), replaces: String::new() };
        let actors = std::iter::once(&one.by).chain(&one.signed).cloned().collect();
        let (kind, time, passages) = (Kind::Input, order(one.entry), vec![passage]);
        all.push(provenance::Source { name, kind, time, actors, passages });
    }
    for one in gathered.proposals.iter().filter(|one| one.cycle == gathered.cycle) {
        named.insert(one.name.clone(), one.source.clone());
        let passage = SourcePassage {
            provision: one.provisions.first().cloned().unwrap_or_default(),
            text: one.text.clone(),
            replaces: one.replaces.clone(),
        };
        let (kind, time, passages) = (Kind::Amendment, order(one.entry), vec![passage]);
        let (name, actors) = (one.name.clone(), one.sponsors.clone());
        all.push(provenance::Source { name, kind, time, actors, passages });
    }
    (all, named)
}

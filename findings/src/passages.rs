//! The passages behind the numbers: what was said and written, each under the address that stands
//! beside numbers.
//!
//! **Invariant:** everything here is public, as all that is gathered; no two passages have one source.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::gather::{Gathered, ProposalKind, Source, Version};

/// So many letters of a passage are shown at most.
const LETTERS: usize = 600;

/// What was said or written at one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Passage {
    /// Where it stands.
    pub source: Source,
    /// What a document or file is called, and how a provision is cited in it; empty for all others,
    /// whose source says it.
    pub name: String,
    /// Who said it or put it forward, by name; nobody for the text.
    pub by: Vec<String>,
    /// The positions that it states: on which item, by name, and the stance.
    pub stands: Vec<(String, String)>,
    /// Its words on one line, brackets as characters, at most 600 letters of them.
    pub words: String,
}

/// Everything that numbers may come from, in order of sources.
pub(crate) fn passages(gathered: &Gathered) -> Vec<Passage> {
    let mut all = All::default();
    for version in &gathered.versions {
        all.text(version, gathered.apart);
    }
    for choice in &gathered.choices {
        let wordings: Vec<&str> =
            choice.alternatives.iter().map(|one| one.wording.as_str()).collect();
        all.said(&choice.source, &choice.holders, &wordings.join(" / "));
        all.at(&choice.source).name.clone_from(&choice.name);
    }
    // The statements of tables.
    let items = gathered.positions.iter().flat_map(|positions| &positions.items);
    for item in items.filter(|item| matches!(item.source, Source::File { .. })) {
        all.at(&item.source).name.clone_from(&item.name);
    }
    all.stated(gathered);
    all.put_forward(gathered);
    all.0.into_values().collect()
}

#[derive(Default)]
struct All(BTreeMap<Source, Passage>);

impl All {
    fn at(&mut self, source: &Source) -> &mut Passage {
        self.0.entry(source.clone()).or_insert_with(|| Passage {
            source: source.clone(),
            name: String::new(),
            by: Vec::new(),
            stands: Vec::new(),
            words: String::new(),
        })
    }

    fn said(&mut self, source: &Source, by: &[String], words: &str) {
        let one = self.at(source);
        if one.by.is_empty() {
            one.by = by.to_vec();
        }
        one.words = clipped(words);
    }

    /// A version as a whole and by provisions, each of which is also what its identity stands for until
    /// a later version has it; an identity in texts that are apart stands for nothing.
    fn text(&mut self, version: &Version, apart: bool) {
        if let Some(whole) = version.whole() {
            self.said(&whole, &[], version.draft.title().unwrap_or_default());
            self.at(&whole).name.clone_from(&version.name);
        }
        let cited = version.cited();
        for visit in version.draft.visit() {
            let provision = visit.provision.id.as_str().to_owned();
            let words = visit.provision.content.to_marked_text();
            let name = cited.get(&provision).cloned().unwrap_or_default();
            let own = version.source(&provision);
            let lasting = (!apart).then_some(Source::Provision { provision });
            for source in std::iter::once(own).chain(lasting) {
                self.said(&source, &[], &words);
                self.at(&source).name.clone_from(&name);
            }
        }
    }

    /// Who stood where, entry by entry, at the end of each cycle and of each reading.
    fn stated(&mut self, gathered: &Gathered) {
        let readings = gathered.readings.iter().map(|reading| &reading.positions);
        for stand in gathered.positions.iter().chain(readings).flat_map(|it| &it.stands) {
            let one = self.at(&Source::Entry { entry: stand.entry });
            let stood = (stand.item.clone(), stand.stance.clone());
            if !one.stands.contains(&stood) {
                one.stands.push(stood);
            }
            if !one.by.contains(&stand.actor) {
                one.by.push(stand.actor.clone());
            }
        }
    }

    /// Proposals, cures, inputs, statements, and what began a reading or lay open.
    fn put_forward(&mut self, gathered: &Gathered) {
        for one in &gathered.proposals {
            let words = if one.kind == ProposalKind::Words { &one.text } else { &one.replaces };
            self.said(&one.source, &one.sponsors, words);
        }
        for one in &gathered.cures {
            self.said(&one.source, std::slice::from_ref(&one.by), &one.wording);
        }
        for one in &gathered.contributions {
            let by: Vec<String> = std::iter::once(&one.by).chain(&one.signed).cloned().collect();
            self.said(&one.source, &by, &one.text);
        }
        for one in &gathered.points {
            self.said(&one.source, std::slice::from_ref(&one.by), &one.claim);
        }
        for one in &gathered.issues {
            self.said(&one.source, &[], &one.title);
        }
        for turn in &gathered.floor {
            if let Some(source) = &turn.source {
                self.said(source, std::slice::from_ref(&turn.by), "");
            }
        }
        for reading in &gathered.readings {
            for source in &reading.sources {
                let one = self.at(source);
                if one.name.is_empty() && one.by.is_empty() {
                    one.name.clone_from(&reading.version);
                }
            }
        }
        for notice in &gathered.notices {
            self.at(&notice.source);
        }
    }
}

/// As much of the words as is shown, on one line.
fn clipped(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

//! The text: its drafts cycle by cycle, its provisions with the labels by which people cite them, and
//! what stands in brackets.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;
use unbracket_negotiation::State;
use unbracket_negotiation::standing::{cited_labels, is_paragraph, statuses};
use unbracket_negotiation::state::DocumentKind;
use unbracket_text::{Draft, Passage, Piece, ProvisionId};

use super::actors::Names;
use super::source::Source;

/// A version of the text, in the language of negotiation.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// Its symbol or, where it has none, its kind and number; no other version has it.
    pub name: String,
    /// What it is, as the record words it; `rolling` for the text on the screen.
    pub kind: String,
    /// The number of the document; none for the text on the screen.
    pub document: Option<u32>,
    /// The file that it was read from.
    pub file: Option<String>,
    /// The number of its cycle, from 0.
    pub cycle: usize,
    /// When it was issued, in seconds since 1970; for files their order.
    pub at: i64,
    /// The entry that recorded it, which tells what came first within a second; for files their order,
    /// for the text on the screen the length of the record.
    pub entry: u64,
    /// Its language, as a tag.
    pub language: Option<String>,
    /// Its text.
    pub draft: Arc<Draft>,
}

impl Version {
    /// Where a provision of it stands.
    #[must_use]
    pub fn source(&self, provision: &str) -> Source {
        let provision = provision.to_owned();
        match self.document {
            Some(document) => Source::Passage { document, provision },
            None => match &self.file {
                Some(file) => Source::File { file: file.clone(), place: Some(provision) },
                None => Source::Provision { provision },
            },
        }
    }

    /// Where it stands as a whole; none for the text on the screen, which is no document yet.
    #[must_use]
    pub fn whole(&self) -> Option<Source> {
        let file = self.file.as_ref().map(|file| Source::File { file: file.clone(), place: None });
        file.or_else(|| Some(Source::Document { document: self.document? }))
    }

    /// How its provisions are cited, by identity: by number, else by how their words begin.
    #[must_use]
    pub fn cited(&self) -> BTreeMap<String, String> {
        let labels: BTreeMap<ProvisionId, String> = cited_labels(&self.draft).into_iter().collect();
        let of = |visit: unbracket_text::draft::Visit<'_>| {
            let id = &visit.provision.id;
            let label = labels.get(id).cloned();
            let words = || beginning(&visit.provision.content.to_marked_text());
            (id.as_str().to_owned(), label.unwrap_or_else(words))
        };
        self.draft.visit().map(of).collect()
    }

    /// How many brackets it holds.
    #[must_use]
    pub fn brackets(&self) -> usize {
        self.draft.visit().map(|visit| visit.provision.content.brackets().len()).sum()
    }
}

/// A provision of the text that the chapters are about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unit {
    /// Its lasting identity.
    pub id: String,
    /// How it is cited: its number, else how its words begin; its identity where it has none.
    pub label: String,
    /// How its words begin, brackets as characters, at most 120 characters.
    pub opening: String,
    /// How deep it stands in the tree, from 0.
    pub depth: usize,
    /// Whether it is a paragraph: headings and titles are none.
    pub is_paragraph: bool,
    /// Its status, as the record words it; none where the text is no longer on the screen.
    pub status: Option<String>,
    /// How many brackets stand in it.
    pub brackets: usize,
    /// Where it stands.
    pub source: Source,
}

/// A bracket of the text, with what may stand in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// The name of the bracket among items, such as `7 [1]`.
    pub name: String,
    /// The provision, by its identity.
    pub provision: String,
    /// Its number in the provision, from 1.
    pub bracket: u32,
    /// Why it stands there: `not-agreed`, `linked`, `pending-instructions`, `technical`, `translation`.
    pub reason: &'static str,
    /// Who put it and holds it, by name.
    pub holders: Vec<String>,
    /// What may stand there, in order.
    pub alternatives: Vec<Alternative>,
    /// Whether no words of the provision stand outside of it.
    pub whole: bool,
    /// Where it stands.
    pub source: Source,
}

/// One thing that may stand in a bracket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Alternative {
    /// Its name among items, such as `7 [1.2]`.
    pub name: String,
    /// Its words; empty for leaving the words out.
    pub wording: String,
    /// Who stands behind it, as the text says.
    pub sponsors: Vec<String>,
}

/// How provisions are cited, cycle by cycle; a label belongs to one provision of its cycle.
#[derive(Clone, Debug, Default)]
pub struct Labels(Vec<BTreeMap<ProvisionId, String>>);

impl Labels {
    /// The labels of the latest text of a cycle come first; what only earlier ones hold, and bears a
    /// number that another has now, is cited with the last text that holds it.
    #[must_use]
    pub(super) fn of_versions(cycles: usize, versions: &[Version]) -> Self {
        let of = |cycle: usize| {
            let mut labels = BTreeMap::new();
            let mut taken = BTreeSet::new();
            for version in versions.iter().rev().filter(|version| version.cycle == cycle) {
                let named = version.draft.visit().map(|visit| {
                    let words = visit.provision.content.to_marked_text();
                    (visit.provision.id.clone(), beginning(&words))
                });
                // What has no number, such as a heading, is cited by how its words begin.
                let named = named.filter(|(_, words)| !words.is_empty());
                for (id, label) in cited_labels(&version.draft).into_iter().chain(named) {
                    labels.entry(id.clone()).or_insert_with(|| {
                        let (name, its) = (&version.name, id.as_str());
                        let told_apart = [name.as_str(), its].map(|by| format!("{label} ({by})"));
                        let mut ways = [label].into_iter().chain(told_apart);
                        ways.find(|way| taken.insert(way.clone())).unwrap_or_else(|| its.to_owned())
                    });
                }
            }
            labels
        };
        Self((0..cycles).map(of).collect())
    }

    /// How a provision is cited in a cycle; by its identity where no text of the cycle has words of it.
    #[must_use]
    pub fn of(&self, cycle: usize, id: &ProvisionId) -> String {
        let label = self.0.get(cycle).and_then(|labels| labels.get(id));
        label.cloned().unwrap_or_else(|| id.as_str().to_owned())
    }
}

/// How words begin: as many whole ones as fit into forty letters.
fn beginning(text: &str) -> String {
    const LETTERS: usize = 40;
    let line = text.lines().next().unwrap_or_default().trim();
    if line.chars().count() <= LETTERS {
        return line.to_owned();
    }
    let cut: String = line.chars().take(LETTERS).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([',', ';', ':', ' ']))
}

/// Whether a document is a version of the text under negotiation, and not a paper beside it.
fn is_version(kind: DocumentKind) -> bool {
    match kind {
        DocumentKind::ZeroDraft
        | DocumentKind::Revision
        | DocumentKind::ChairsText
        | DocumentKind::FinalText
        | DocumentKind::Outcome => true,
        // A compilation and a streamlined text hold every alternative beside the text, a corrigendum
        // no more than the text that it corrects.
        DocumentKind::ModalitiesResolution
        | DocumentKind::ElementsPaper
        | DocumentKind::CompilationText
        | DocumentKind::StreamlinedText
        | DocumentKind::Corrigendum => false,
    }
}

/// The versions of the text through all cycles, in the order in which they came; the text on the
/// screen last.
pub(super) fn versions(state: &State) -> Vec<Version> {
    let mut taken = BTreeSet::new();
    let mut all: Vec<Version> = (0..)
        .zip(&state.texts.documents)
        .filter(|(_, document)| is_version(document.kind))
        .map(|(number, document)| {
            let symbol = document.symbol.as_ref().map(ToString::to_string);
            let plain = format!("{} {number}", document.kind);
            let name = symbol.filter(|symbol| taken.insert(symbol.clone())).unwrap_or(plain);
            Version {
                name,
                kind: document.kind.to_string(),
                document: Some(number),
                file: None,
                cycle: document.cycle,
                at: document.issued.0,
                entry: document.entry,
                language: document.draft.language().map(str::to_owned),
                draft: document.draft.clone(),
            }
        })
        .collect();
    if let Some(rolling) = &state.texts.rolling {
        all.push(Version {
            name: "rolling".to_owned(),
            kind: "rolling".to_owned(),
            document: None,
            file: None,
            cycle: state.present_cycle(),
            at: state.now.0,
            entry: state.length,
            language: rolling.draft.language().map(str::to_owned),
            draft: rolling.draft.clone(),
        });
    }
    all
}

/// The status of every provision of the text on the screen; none for other versions.
pub(super) fn statuses_of(state: &State, version: &Version) -> BTreeMap<ProvisionId, String> {
    let rolling = state.texts.rolling.as_ref().filter(|_| version.document.is_none());
    let all = rolling.map(statuses).unwrap_or_default();
    all.into_iter().map(|(id, status)| (id, status.to_string())).collect()
}

/// The provisions of a version in reading order.
pub(super) fn units(
    version: &Version,
    labels: &Labels,
    statuses: &BTreeMap<ProvisionId, String>,
) -> Vec<Unit> {
    let unit = |visit: unbracket_text::draft::Visit<'_>| {
        let provision = visit.provision;
        let text = provision.content.to_marked_text();
        Unit {
            id: provision.id.as_str().to_owned(),
            label: labels.of(version.cycle, &provision.id),
            opening: text.chars().take(120).collect(),
            depth: visit.depth,
            is_paragraph: is_paragraph(provision.kind),
            status: statuses.get(&provision.id).cloned(),
            brackets: provision.content.brackets().len(),
            source: version.source(provision.id.as_str()),
        }
    };
    version.draft.visit().map(unit).collect()
}

/// The brackets of a version in reading order; with a state, those of its text on the screen have
/// holders.
pub(super) fn choices(
    state: Option<&State>,
    version: &Version,
    labels: &Labels,
    names: &Names,
) -> Vec<Choice> {
    let rolling = state.and_then(|state| state.texts.rolling.as_ref());
    let rolling = rolling.filter(|_| version.document.is_none());
    let mut all = Vec::new();
    for visit in version.draft.visit() {
        let id = &visit.provision.id;
        let label = labels.of(version.cycle, id);
        for (number, bracket) in (1..).zip(visit.provision.content.brackets()) {
            let holders = rolling.and_then(|rolling| rolling.holders.get(id)?.get(&number));
            let mut holders: Vec<String> =
                holders.into_iter().flatten().map(|seat| names.seat(*seat).to_owned()).collect();
            holders.sort();
            let name = format!("{label} [{number}]");
            let alternative = |(at, one): (u32, &unbracket_text::Alternative)| Alternative {
                name: format!("{label} [{number}.{at}]"),
                wording: one.wording.to_marked_text(),
                sponsors: one.sponsors.iter().map(|who| who.as_str().to_owned()).collect(),
            };
            let alternatives = (1..).zip(&bracket.alternatives).map(alternative).collect();
            let provision = id.as_str().to_owned();
            let source = match rolling {
                Some(_) => Source::Bracket { provision: provision.clone(), bracket: number },
                None => version.source(&provision),
            };
            let reason = reason(&bracket.reason);
            all.push(Choice {
                name,
                provision,
                bracket: number,
                reason,
                holders,
                alternatives,
                whole: is_alone(&visit.provision.content),
                source,
            });
        }
    }
    all
}

/// Whether a passage is one bracket, and nothing but marks beside it.
fn is_alone(passage: &Passage) -> bool {
    let is_mark = |piece: &Piece| match piece {
        Piece::Words(words) => !words.chars().any(char::is_alphanumeric),
        Piece::Bracket(_) => true,
        Piece::Edge(_) | Piece::Break => false,
    };
    passage.brackets().len() == 1 && passage.pieces.iter().all(is_mark)
}

fn reason(reason: &unbracket_text::BracketReason) -> &'static str {
    use unbracket_text::BracketReason as Reason;
    match reason {
        Reason::NotAgreed => "not-agreed",
        Reason::Linked(_) => "linked",
        Reason::PendingInstructions => "pending-instructions",
        Reason::Technical => "technical",
        Reason::Translation => "translation",
    }
}

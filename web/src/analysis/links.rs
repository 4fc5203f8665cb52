//! From what a number came from to its address and its name.

use unbracket_findings::gather::{Item, ItemKind};
use unbracket_findings::{Findings, Source};

use super::Place;
use crate::act_form::escaped;
use crate::tongue::Tongue;

/// The address of a passage: its page in a process, its place among the passages of a file that stands
/// alone; none for what has neither.
pub(super) fn address(place: Place<'_>, source: &Source) -> Option<String> {
    let Some(home) = place.home else {
        return place.findings.passage(source).map(passage);
    };
    Some(match source {
        Source::Entry { entry } => format!("{home}/record/{entry}"),
        Source::Provision { provision } | Source::Bracket { provision, .. } => {
            format!("{home}/provisions/{}", escaped(provision))
        }
        Source::Passage { document, provision } => {
            format!("{home}/documents/{document}#{}", escaped(provision))
        }
        Source::Document { document } => format!("{home}/documents/{document}"),
        Source::Proposal { proposal } => format!("{home}/proposals/{proposal}"),
        Source::Contribution { contribution } => {
            format!("{home}/inputs/contributions/{contribution}")
        }
        Source::Point { point } => format!("{home}/inputs/points/{point}"),
        Source::Cure { .. } | Source::Intervention { .. } | Source::File { .. } => return None,
    })
}

/// The address, within a file, of the passage at a place of the findings.
fn passage(at: usize) -> String {
    format!("#passage-{at}")
}

/// The address of everything that somebody said or put forward; none for names of files, which tell
/// nothing else of them, and in a process for groups that speak as one.
pub(super) fn actor(place: Place<'_>, name: &str) -> Option<String> {
    let actors = &place.findings.actors;
    let at = actors.iter().position(|actor| actor.name == name)?;
    match place.home {
        Some(home) => actors[at].seat.map(|seat| format!("{home}/search?seat={seat}")),
        None => is_record(place).then(|| format!("#actor-{at}")),
    }
}

/// Whether the findings are those of a record; else they are of files.
pub(super) fn is_record(place: Place<'_>) -> bool {
    place.findings.made.length > 0
}

/// The address of the members of a group.
pub(super) fn group(place: Place<'_>, name: &str) -> Option<String> {
    let at = place.findings.blocs.iter().position(|bloc| bloc.name == name)?;
    let page = place.home.map(|home| format!("{home}/analysis/participation"));
    Some(format!("{}#group-{at}", page.unwrap_or_default()))
}

/// The address of what everybody said of the whole text: what numbers of the whole room come from.
pub(super) fn everything(place: Place<'_>) -> String {
    place.home.map_or_else(|| "#passages".to_owned(), |home| format!("{home}/positions"))
}

/// The address of the text as it stands.
pub(super) fn text(place: Place<'_>) -> String {
    place.home.map_or_else(|| "#passages".to_owned(), |home| format!("{home}/text"))
}

/// The address of whatever holds a word.
pub(super) fn word(home: &str, word: &str) -> String {
    format!("{home}/search?q={}", escaped(word))
}

/// How a provision is cited: in the text, else where positions on it are named; by its identity where
/// neither holds it.
pub(super) fn cited<'f>(findings: &'f Findings, id: &'f str) -> &'f str {
    let unit = findings.units.iter().find(|unit| unit.id == id).map(|unit| unit.label.as_str());
    let is_own =
        |item: &&Item| item.kind == ItemKind::Provision && item.provision.as_deref() == Some(id);
    let item = || findings.items.iter().find(is_own).map(|item| item.name.as_str());
    unit.or_else(item).unwrap_or(id)
}

/// What the findings name by its kind and number, such as `proposal 4`, in the language of the page; any
/// other name as it is.
pub(super) fn called(tongue: Tongue, name: &str) -> String {
    let kinds = ["proposal", "contribution", "document", "seat"];
    let kind = kinds.iter().find_map(|kind| {
        let rest = name.strip_prefix(kind)?.strip_prefix(' ')?;
        rest.starts_with(|c: char| c.is_ascii_digit()).then_some((kind, rest))
    });
    match kind {
        Some((kind, rest)) => tongue.thing(kind, rest),
        None => name.to_owned(),
    }
}

/// What a passage is called.
pub(super) fn name(place: Place<'_>, source: &Source) -> String {
    let tongue = place.tongue;
    let numbered = |key, number: &dyn std::fmt::Display| tongue.with(key, &[("number", number)]);
    match source {
        Source::Entry { entry } => numbered("analysis-entry", entry),
        Source::Provision { provision } | Source::Bracket { provision, .. } => {
            numbered("analysis-provision", &cited(place.findings, provision))
        }
        Source::Passage { document, .. } | Source::Document { document } => {
            numbered("analysis-document", document)
        }
        Source::Proposal { proposal } => numbered("analysis-proposal", proposal),
        Source::Contribution { contribution } => numbered("analysis-contribution", contribution),
        Source::Point { point } => numbered("analysis-point", point),
        Source::Cure { cure } => numbered("analysis-cure", cure),
        Source::Intervention { intervention } => numbered("analysis-statement", intervention),
        Source::File { file, place: Some(place) } => format!("{file}, {place}"),
        Source::File { file, place: None } => file.clone(),
    }
}

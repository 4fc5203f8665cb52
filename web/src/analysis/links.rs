//! From what a number came from to its address and its name.

use unbracket_findings::gather::{Item, ItemKind};
use unbracket_findings::{Findings, Source};

use super::Place;
use crate::act_form::escaped;

/// The address of a passage in a process; none in a file that stands alone, and for what has no page.
pub(super) fn address(home: Option<&str>, source: &Source) -> Option<String> {
    let home = home?;
    Some(match source {
        Source::Entry { entry } => format!("{home}/record/{entry}"),
        Source::Provision { provision } | Source::Bracket { provision, .. } => {
            format!("{home}/provisions/{}", escaped(provision))
        }
        Source::Passage { document, .. } | Source::Document { document } => {
            format!("{home}/documents/{document}")
        }
        Source::Proposal { proposal } => format!("{home}/proposals/{proposal}"),
        Source::Contribution { contribution } => {
            format!("{home}/inputs/contributions/{contribution}")
        }
        Source::Point { point } => format!("{home}/inputs/points/{point}"),
        Source::Cure { .. } | Source::Intervention { .. } | Source::File { .. } => return None,
    })
}

/// The address of everything that somebody said or put forward; none for groups and names of files.
pub(super) fn actor(home: Option<&str>, findings: &Findings, name: &str) -> Option<String> {
    let home = home?;
    let actor = findings.actors.iter().find(|actor| actor.name == name)?;
    actor.seat.map(|seat| format!("{home}/search?seat={seat}"))
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

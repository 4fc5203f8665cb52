//! From what a number came from to its address and its name.

use unbracket_findings::Source;

use crate::act_form::escaped;
use crate::tongue::Tongue;

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

/// What a passage is called.
pub(super) fn name(tongue: Tongue, source: &Source) -> String {
    let numbered = |key, number: &dyn std::fmt::Display| tongue.with(key, &[("number", number)]);
    match source {
        Source::Entry { entry } => numbered("analysis-entry", entry),
        Source::Provision { provision } | Source::Bracket { provision, .. } => {
            numbered("analysis-provision", provision)
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

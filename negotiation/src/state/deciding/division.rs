//! The parts of a question that are voted on separately, as everybody sees them.
//!
//! **Invariant:** what a part stands below of and what was said of it decide; nobody counts here.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use unbracket_procedure::{AfterParts, Part, Unit, after_parts};
use unbracket_text::{Draft, ProvisionId, ProvisionKind};

use super::question::QuestionId;
use super::vote::{Motion, MotionKind, Subject};
use crate::state::State;

/// A division that was granted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Division {
    /// The parts that are put to the vote, in the order of the text.
    pub parts: Vec<DividedPart>,
    /// Whether all operative parts were rejected: then the whole is rejected with them.
    pub falls: bool,
}

/// A part that is put to the vote separately.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DividedPart {
    /// Which.
    pub provision: ProvisionId,
    /// Whether it was approved; none where the vote on it is still to come, or was a tie.
    pub approved: Option<bool>,
    /// Whether its last vote was a tie, so that a second is taken.
    pub tied: bool,
}

impl Division {
    /// The part that is put to the vote next: the first in the text on which no vote was taken, and after
    /// those the first of which the vote was a tie.
    pub fn next(&self) -> Option<&DividedPart> {
        let waits = || self.parts.iter().filter(|part| part.approved.is_none());
        waits().find(|part| !part.tied).or_else(|| waits().next())
    }
}

/// The division of a question that was granted.
pub(crate) fn granted(state: &State, id: QuestionId) -> Option<&Motion> {
    let of = |motion: &&Motion| {
        motion.kind == MotionKind::Division
            && motion.question == Some(id)
            && motion.carried == Some(true)
    };
    state.deciding.motions.iter().rev().find(of)
}

/// What became of the parts of a question; none where no division of it was granted.
pub fn division(state: &State, id: QuestionId) -> Option<Division> {
    let motion = granted(state, id)?;
    let draft = draft_of(state, id)?;
    let of = |part: &ProvisionId| DividedPart {
        provision: part.clone(),
        approved: motion.results.get(part).copied(),
        tied: state.deciding.tie(&Subject::Part(id, part.clone())).is_some(),
    };
    let in_text = draft.visit().map(|visit| &visit.provision.id);
    let in_text: Vec<_> = in_text.filter(|part| motion.parts.contains(*part)).collect();
    // What left the text since then still waits for its vote.
    let gone = motion.parts.iter().filter(|part| !in_text.contains(part));
    let parts = in_text.iter().copied().chain(gone).map(of).collect();
    Some(Division { parts, falls: whole_falls(&draft, &motion.results) })
}

/// Whether all operative parts of a text were rejected; what stands below a rejected part is rejected
/// with it (General Assembly, rule 89).
pub(crate) fn whole_falls(draft: &Draft, results: &BTreeMap<ProvisionId, bool>) -> bool {
    let operative =
        |kind| matches!(kind, ProvisionKind::OperativeParagraph | ProvisionKind::Chapeau);
    let mut rejected: BTreeSet<&ProvisionId> = BTreeSet::new();
    let mut parts = Vec::new();
    for (unit, visit) in (0..).map(Unit).zip(draft.visit()) {
        let id = &visit.provision.id;
        let below = visit.parent.is_some_and(|parent| rejected.contains(parent));
        let voted = if below { Some(false) } else { results.get(id).copied() };
        if voted == Some(false) {
            rejected.insert(id);
        }
        parts.push(Part { unit, operative: operative(visit.provision.kind), voted });
    }
    after_parts(&parts) == AfterParts::WholeFalls
}

/// The text that a question is on.
pub fn draft_of(state: &State, id: QuestionId) -> Option<Arc<Draft>> {
    let question = state.deciding.questions.get(id.place())?;
    let document = question.document.and_then(|id| state.texts.documents.get(id.place()));
    let rolling = state.texts.rolling.as_ref();
    document.map(|it| it.draft.clone()).or_else(|| rolling.map(|it| it.draft.clone()))
}

#[cfg(test)]
mod tests {
    use unbracket_text::{Passage, Provision};

    use super::*;

    fn provision(id: &str, kind: ProvisionKind, children: Vec<Provision>) -> Provision {
        Provision { children, ..Provision::new(id, kind, Passage::words(id)) }
    }

    #[test]
    fn what_stands_below_a_rejected_part_is_rejected_with_it() {
        let paragraph = |id| provision(id, ProvisionKind::OperativeParagraph, Vec::new());
        let section = |id, children| provision(id, ProvisionKind::Heading { level: 1 }, children);
        let draft = Draft::new(vec![
            provision("pp1", ProvisionKind::PreambularParagraph, Vec::new()),
            section("a", vec![paragraph("op1"), paragraph("op2")]),
            section("b", vec![paragraph("op3")]),
        ])
        .unwrap();
        let after = |results: &[(&str, bool)]| {
            let results = results.iter().map(|(id, kept)| (ProvisionId::new(*id), *kept));
            whole_falls(&draft, &results.collect())
        };
        assert!(after(&[("a", false), ("b", false)]));
        assert!(after(&[("a", false), ("op3", false)]));
        assert!(!after(&[("a", false), ("b", true)]));
        assert!(!after(&[("op1", false), ("op3", false)]), "nobody asked for a vote on the second");
        assert!(!after(&[("pp1", false)]));
    }
}

//! The story of a provision: everything on the record that concerns it.

use unbracket_text::ProvisionId;

use crate::redraft::named;
use crate::roster::SeatId;
use crate::state::deciding::SilenceRun;
use crate::state::{CureId, DocumentId, IssueId, PointId, ProposalId, State, Target};

/// Everything that concerns one provision, each with the entry that recorded it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Story {
    /// Provisions that it came from: their stories come before this one.
    pub sources: Vec<ProvisionId>,
    /// Documents in which it stands.
    pub documents: Vec<(DocumentId, u64)>,
    /// Acts that changed its words, its place or its status.
    pub changes: Vec<u64>,
    /// Proposals to change it.
    pub proposals: Vec<(ProposalId, u64)>,
    /// Points that inputs make about it.
    pub points: Vec<(PointId, u64)>,
    /// Positions on it as they now stand.
    pub positions: Vec<(Target, SeatId, u64)>,
    /// Cures that were offered to those who object to it.
    pub cures: Vec<(CureId, u64)>,
    /// Issues that tie it to others.
    pub issues: Vec<(IssueId, u64)>,
    /// Objections under a silence procedure that name it, and understandings of it that were stated.
    pub silences: Vec<u64>,
}

/// Tells the story of a provision, also of one that is gone.
pub fn story(state: &State, id: &ProvisionId) -> Story {
    let texts = &state.texts;
    let documents = (0..).map(DocumentId).zip(&texts.documents);
    let proposals = (0..).map(ProposalId).zip(&texts.proposals);
    let points = (0..).map(PointId).zip(&state.inputs.points);
    let cures = (0..).map(CureId).zip(&texts.cures);
    let issues = (0..).map(IssueId).zip(&texts.issues);
    Story {
        sources: texts.sources_of(id).to_vec(),
        documents: documents
            .filter(|(_, document)| document.draft.get(id).is_some())
            .map(|(number, document)| (number, document.entry))
            .collect(),
        changes: texts.history.get(id).cloned().unwrap_or_default(),
        proposals: proposals
            .filter(|(_, proposal)| named(&proposal.change).contains(&id))
            .map(|(number, proposal)| (number, proposal.entry))
            .collect(),
        points: points
            .filter(|(_, point)| point.about.contains(id))
            .map(|(number, point)| (number, point.entry))
            .collect(),
        positions: texts
            .positions_on(id)
            .map(|(on, seat, position)| (on.clone(), seat, position.entry))
            .collect(),
        cures: cures
            .filter(|(_, cure)| cure.provision == *id)
            .map(|(number, cure)| (number, cure.entry))
            .collect(),
        issues: issues
            .filter(|(_, issue)| issue.provisions.contains(id))
            .map(|(number, issue)| (number, issue.entry))
            .collect(),
        silences: state.deciding.silences.iter().flat_map(|run| said_under(run, id)).collect(),
    }
}

fn said_under<'a>(run: &'a SilenceRun, id: &'a ProvisionId) -> impl Iterator<Item = u64> + 'a {
    let breaks = run.breaks.iter().map(|one| (&one.provisions, one.entry));
    let understandings = run.understandings.iter().map(|one| (&one.provisions, one.entry));
    let all = breaks.chain(understandings);
    all.filter(|(named, _)| named.contains(id)).map(|(_, entry)| entry)
}

/// The provisions that a change concerns; none where it puts in a new one.
pub fn concerned(change: &unbracket_text::Change) -> Vec<&ProvisionId> {
    named(change)
}

//! After adoption: what was promised, what is reported, and what others say of it.

mod add_evidence;
mod amend_commitment;
mod answer_dispute;
mod assess;
mod close_commitment;
mod close_reporting_round;
mod dispute;
mod end_task_force;
mod establish_task_force;
mod open_reporting_round;
mod reach_milestone;
mod report_progress;
mod set_road_map;
mod take_commitment;

pub use add_evidence::AddEvidence;
pub use amend_commitment::AmendCommitment;
pub use answer_dispute::AnswerDispute;
pub use assess::Assess;
pub use close_commitment::CloseCommitment;
pub use close_reporting_round::CloseReportingRound;
pub use dispute::RaiseDispute;
pub use end_task_force::EndTaskForce;
pub use establish_task_force::EstablishTaskForce;
pub use open_reporting_round::OpenReportingRound;
pub use reach_milestone::ReachMilestone;
pub use report_progress::ReportProgress;
pub use set_road_map::SetRoadMap;
pub use take_commitment::TakeCommitment;

use std::collections::BTreeSet;

use unbracket_text::{Provision, ProvisionId, ProvisionKind};

use super::acts;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Credentials, Role};
use crate::roster::SeatId;
use crate::rules;
use crate::said;
use crate::said::{Part, Said};
use crate::state::aftermath::{
    Commitment, CommitmentId, CommitmentState, EvidenceId, Report, ReportId,
};
use crate::state::{DocumentId, State};

acts! {
    /// What is done after adoption.
    AftermathAct {
        TakeCommitment,
        AmendCommitment,
        CloseCommitment,
        EstablishTaskForce,
        EndTaskForce,
        SetRoadMap,
        ReachMilestone,
        OpenReportingRound,
        ReportProgress,
        AddEvidence,
        Assess,
        RaiseDispute,
        AnswerDispute,
        CloseReportingRound,
    }
}

/// The adopted provision of an act; the document may be left out where the latest is meant.
pub(super) fn adopted<'s>(
    state: &'s State,
    document: Option<DocumentId>,
    provision: &ProvisionId,
) -> Result<&'s Provision, Refusal> {
    let unknown = |message: Said| Refusal::new(Code::Unknown, rules::FOLLOW_UP, message);
    let found = state.adopted_document(document);
    let (id, document) = found.ok_or_else(|| unknown(said!("no such document was adopted")))?;
    document
        .draft
        .get(provision)
        .ok_or_else(|| unknown(said!("{id} has no provision {provision}", id, provision)))
}

/// The same, where the provision has to be one of action.
fn operative<'s>(
    state: &'s State,
    document: Option<DocumentId>,
    provision: &ProvisionId,
) -> Result<&'s Provision, Refusal> {
    let found = adopted(state, document, provision)?;
    let acts = !matches!(
        found.kind,
        ProvisionKind::Title
            | ProvisionKind::Heading { .. }
            | ProvisionKind::PreambularParagraph
            | ProvisionKind::Placeholder
    );
    require(acts, Code::Contradiction, rules::FOLLOW_UP, || {
        said!("only a provision of action commits anybody; name an operative one")
    })?;
    Ok(found)
}

/// A commitment that is open.
fn open_commitment(state: &State, id: CommitmentId) -> Result<&Commitment, Refusal> {
    let found = state.aftermath.commitment(id).ok_or_else(|| unknown(id))?;
    require(found.state == CommitmentState::Open, Code::Closed, rules::FOLLOW_UP, || {
        said!("{id} is {state} already", id, state = found.state)
    })?;
    Ok(found)
}

/// A report.
fn report(state: &State, id: ReportId) -> Result<&Report, Refusal> {
    state.aftermath.report(id).ok_or_else(|| unknown(id))
}

fn unknown(id: impl Into<Part>) -> Refusal {
    Refusal::new(Code::Unknown, rules::FOLLOW_UP, said!("there is no {id}", id))
}

/// Commitments that have to be there.
fn known_commitments(state: &State, ids: &BTreeSet<CommitmentId>) -> Result<(), Refusal> {
    let missing = ids.iter().find(|id| state.aftermath.commitment(**id).is_none());
    missing.map_or(Ok(()), |id| Err(unknown(id)))
}

/// Evidence that has to be there, and about this commitment.
fn known_evidence(
    state: &State,
    ids: &BTreeSet<EvidenceId>,
    about: CommitmentId,
) -> Result<(), Refusal> {
    let fits = |id: &EvidenceId| {
        let found = state.aftermath.evidence.get(id.place());
        found.is_some_and(|evidence| evidence.commitment == about)
    };
    let missing = ids.iter().find(|id| !fits(id));
    missing.map_or(Ok(()), |id| {
        Err(Refusal::new(
            Code::Unknown,
            rules::FOLLOW_UP,
            said!("there is no {id} on {about}; add it first", id, about),
        ))
    })
}

/// Seats that have to be there.
pub(super) fn known_seats<'s>(
    state: &State,
    seats: impl IntoIterator<Item = &'s SeatId>,
) -> Result<(), Refusal> {
    let missing = seats.into_iter().find(|seat| state.roster.seat(**seat).is_none());
    missing.map_or(Ok(()), |seat| Err(unknown(seat)))
}

/// Whether the one who acts serves the process.
pub(super) fn serves(state: &State, by: &Credentials) -> bool {
    let seat = state.roster.seat(by.seat);
    seat.is_some_and(|seat| seat.offices.contains(&Role::Secretariat))
}

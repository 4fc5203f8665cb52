//! After adoption: commitments, reports on them, and what others say of the reports.
//!
//! **Invariant:** what stands here is what somebody said, under their seat: nothing is scored. The
//! state of a commitment, what its actors report, and what others make of the report are three
//! things.

use std::collections::{BTreeMap, BTreeSet};

use unbracket_procedure::Moment;
use unbracket_text::ProvisionId;

pub use super::undertaking::{Funding, Means, Money, Undertaking, Verb};
use super::{DocumentId, State};
use crate::event::Digest;
use crate::roster::SeatId;
use crate::wire::{id, record, terms};
use crate::words::{Tag, Words};

id! {
    /// A commitment.
    CommitmentId = "commitment",
    /// A reporting round.
    RoundId = "round",
    /// A report on a commitment.
    ReportId = "report",
    /// A piece of evidence.
    EvidenceId = "evidence",
    /// An assessment of a report.
    AssessmentId = "assessment",
    /// A dispute over a report or an assessment.
    DisputeId = "dispute",
    /// A task force.
    TaskForceId = "task-force",
    /// A road map of an action line.
    RoadMapId = "road-map",
}

terms! {
    /// Where a commitment stands.
    CommitmentState {
        /// It holds.
        Open = "open",
        /// It is fulfilled.
        Done = "done",
        /// Another stands in its place.
        Superseded = "superseded",
        /// It came to nothing.
        Lapsed = "lapsed",
    }
}

terms! {
    /// What a report says of a commitment.
    Progress {
        /// Nothing was done yet.
        NotStarted = "not-started",
        /// Something is being done.
        UnderWay = "under-way",
        /// It is done.
        Done = "done",
        /// It was begun and does not go on.
        Stalled = "stalled",
    }
}

terms! {
    /// What an assessment says of a report.
    Verdict {
        /// The report is right.
        Agrees = "agrees",
        /// The report is right in part.
        Partly = "partly",
        /// The report is not right.
        Disagrees = "disagrees",
    }
}

terms! {
    /// What the answer to a dispute comes to.
    Answer {
        /// What was disputed stands.
        Stands = "stands",
        /// It is corrected in part.
        Corrected = "corrected",
        /// It is taken back.
        Withdrawn = "withdrawn",
    }
}

record! {
    /// A step on the way of an action line.
    Milestone {
        /// What is reached.
        what: Words,
        /// When.
        at: Moment,
        /// The commitments that it serves.
        commitments: BTreeSet<CommitmentId>,
    }
}

/// A commitment, taken from an adopted provision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commitment {
    /// The adopted document.
    pub document: DocumentId,
    /// The provision of it.
    pub provision: ProvisionId,
    /// What is undertaken, as it stands.
    pub undertaking: Undertaking,
    /// What it was before, each until when.
    pub former: Vec<(Moment, Undertaking)>,
    /// Where it stands.
    pub state: CommitmentState,
    /// The commitment in its place.
    pub successor: Option<CommitmentId>,
    /// The reports on it.
    pub reports: Vec<ReportId>,
    /// The evidence on it.
    pub evidence: Vec<EvidenceId>,
    /// Who wrote it down.
    pub by: SeatId,
    /// When.
    pub at: Moment,
    /// The entry that recorded it.
    pub entry: u64,
}

/// A reporting round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// On which commitments.
    pub commitments: BTreeSet<CommitmentId>,
    /// On which there is a report.
    pub reported: BTreeSet<CommitmentId>,
    /// Until when.
    pub deadline: Moment,
    /// When it was opened.
    pub opened: Moment,
    /// When it was closed.
    pub closed: Option<Moment>,
}

/// A report on a commitment by those who have to act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The commitment.
    pub commitment: CommitmentId,
    /// The round.
    pub round: Option<RoundId>,
    /// What it says.
    pub progress: Progress,
    /// In words.
    pub words: Words,
    /// The evidence that it names.
    pub evidence: BTreeSet<EvidenceId>,
    /// Whether it came after the deadline of its round.
    pub late: bool,
    /// What others make of it, one assessment for each seat.
    pub assessments: BTreeMap<SeatId, AssessmentId>,
    /// The disputes over it.
    pub disputes: Vec<DisputeId>,
    /// Who reports.
    pub by: SeatId,
    /// When.
    pub at: Moment,
    /// The entry that recorded it.
    pub entry: u64,
}

/// Something that shows what was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The commitment that it is about.
    pub commitment: CommitmentId,
    /// What it is.
    pub what: Words,
    /// Where it is found.
    pub place: Words,
    /// The digest of its bytes, so that it cannot be changed unseen.
    pub digest: Option<Digest>,
    /// Who brought it.
    pub by: SeatId,
    /// When.
    pub at: Moment,
    /// The entry that recorded it.
    pub entry: u64,
}

/// What a seat of another stakeholder group makes of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// The report.
    pub report: ReportId,
    /// What it comes to.
    pub verdict: Verdict,
    /// Why.
    pub reasons: Words,
    /// The evidence that it names.
    pub evidence: BTreeSet<EvidenceId>,
    /// The disputes over it.
    pub disputes: Vec<DisputeId>,
    /// Who assesses.
    pub by: SeatId,
    /// When.
    pub at: Moment,
    /// The entry that recorded it.
    pub entry: u64,
}

/// A dispute over a report or an assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
    /// What is disputed.
    pub over: Disputed,
    /// Why.
    pub reason: Words,
    /// What came of it; none while nobody has answered.
    pub answer: Option<Answered>,
    /// Who disputes.
    pub by: SeatId,
    /// When.
    pub at: Moment,
    /// The entry that recorded it.
    pub entry: u64,
}

/// The answer to a dispute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// What it comes to.
    pub answer: Answer,
    /// Why.
    pub because: Words,
    /// When.
    pub at: Moment,
    /// The entry that recorded it.
    pub entry: u64,
}

/// What can be disputed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Disputed {
    /// A report.
    Report(ReportId),
    /// An assessment.
    Assessment(AssessmentId),
}

/// Some who look into a matter and report on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskForce {
    /// What it is called.
    pub name: Words,
    /// What it has to do.
    pub mandate: Words,
    /// The adopted document that asks for it.
    pub document: DocumentId,
    /// The provision.
    pub provision: ProvisionId,
    /// Who calls it together.
    pub convener: SeatId,
    /// Who belongs to it.
    pub members: BTreeSet<SeatId>,
    /// Until when it reports.
    pub due: Option<Moment>,
    /// To whom.
    pub to: Option<Tag>,
    /// The commitments that it looks into.
    pub commitments: BTreeSet<CommitmentId>,
    /// Whether it lives on what there is.
    pub within_resources: bool,
    /// When it ended, and with what.
    pub ended: Option<(Moment, Words)>,
}

/// The steps of an action line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoadMap {
    /// The action line.
    pub action_line: Tag,
    /// Who facilitates it.
    pub facilitators: BTreeSet<SeatId>,
    /// Its milestones, by date.
    pub milestones: Vec<Milestone>,
    /// Which were reached, by their place from 1: when, and with what evidence.
    pub reached: BTreeMap<u32, (Moment, BTreeSet<EvidenceId>)>,
    /// When it was set.
    pub at: Moment,
}

/// Everything that follows an adoption.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aftermath {
    /// All commitments of all cycles.
    pub commitments: Vec<Commitment>,
    /// Those that are open.
    pub open: BTreeSet<CommitmentId>,
    /// All reporting rounds.
    pub rounds: Vec<Round>,
    /// All reports.
    pub reports: Vec<Report>,
    /// All evidence.
    pub evidence: Vec<Evidence>,
    /// All assessments.
    pub assessments: Vec<Assessment>,
    /// All disputes.
    pub disputes: Vec<Dispute>,
    /// All task forces.
    pub task_forces: Vec<TaskForce>,
    /// All road maps, those that were replaced among them.
    pub road_maps: Vec<RoadMap>,
    /// The present road map of each action line.
    pub present: BTreeMap<Tag, RoadMapId>,
    /// Which dispute was answered in which entry.
    pub(crate) answered: BTreeMap<u64, DisputeId>,
}

impl Report {
    /// Whether a seat belongs to another stakeholder group than everyone whose work is reported on.
    #[must_use]
    pub fn is_independent(&self, state: &State, seat: SeatId) -> bool {
        let side = |seat: SeatId| state.roster.seat(seat).and_then(|seat| seat.side);
        let Some(own) = side(seat) else { return false };
        let commitment = state.aftermath.commitment(self.commitment);
        let actors = commitment.into_iter().flat_map(|one| one.undertaking.actors.iter().copied());
        actors.chain([self.by]).all(|other| other != seat && side(other) != Some(own))
    }
}

impl Aftermath {
    /// Takes away the words of an entry; that they were there stays.
    pub(crate) fn withhold(&mut self, entry: u64) {
        if let Ok(place) = self.reports.binary_search_by_key(&entry, |it| it.entry) {
            self.reports[place].words.withhold(0);
        }
        if let Ok(place) = self.evidence.binary_search_by_key(&entry, |it| it.entry) {
            self.evidence[place].what.withhold(0);
            self.evidence[place].place.withhold(1);
        }
        if let Ok(place) = self.assessments.binary_search_by_key(&entry, |it| it.entry) {
            self.assessments[place].reasons.withhold(0);
        }
        if let Ok(place) = self.disputes.binary_search_by_key(&entry, |it| it.entry) {
            self.disputes[place].reason.withhold(0);
        }
        let answered = self.answered.get(&entry);
        let dispute = answered.and_then(|id| self.disputes.get_mut(id.place()));
        if let Some(answered) = dispute.and_then(|dispute| dispute.answer.as_mut()) {
            answered.because.withhold(0);
        }
    }
}

impl Disputed {
    /// The report that it is about in the end.
    pub fn report(self, aftermath: &Aftermath) -> Option<ReportId> {
        match self {
            Self::Report(report) => Some(report),
            Self::Assessment(id) => aftermath.assessments.get(id.place()).map(|one| one.report),
        }
    }
}

/// The number of the next thing in a list.
pub(crate) fn next<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}

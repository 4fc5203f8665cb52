//! What can be asked of what follows an adoption: what is overdue, silent, unfunded.
//!
//! Nothing here is a judgement: each answer names dates, reports and amounts that stand on the
//! record.

use std::collections::BTreeMap;

use unbracket_procedure::Moment;
use unbracket_text::ProvisionId;

use super::aftermath::{
    Aftermath, Answer, Commitment, CommitmentId, CommitmentState, DisputeId, Funding, Means, Money,
    Progress, Report, ReportId, Round, RoundId, Verdict,
};
use super::{Document, DocumentId, DocumentKind, State};

/// How a commitment stands at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// Where it stands on the record.
    pub state: CommitmentState,
    /// The last report on it that was not taken back.
    pub report: Option<ReportId>,
    /// What that report says.
    pub progress: Option<Progress>,
    /// What others make of that report: how many seats say what.
    pub assessed: BTreeMap<Verdict, usize>,
    /// How many disputes over that report, or over what others made of it, nobody has answered.
    pub disputed: usize,
    /// Whether it is overdue.
    pub overdue: bool,
}

/// Why a commitment counts as unfunded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfunded {
    /// No means are named.
    NoMeans,
    /// It has to be done with what there is already, or money is needed and none is pledged.
    NothingPledged,
    /// So much of what it needs is not pledged.
    Short(Money),
    /// What is pledged is in another currency than what is needed, so that they cannot be compared.
    OtherCurrency,
}

impl Aftermath {
    /// A commitment by its number.
    pub fn commitment(&self, id: CommitmentId) -> Option<&Commitment> {
        self.commitments.get(id.place())
    }

    /// A round by its number.
    pub fn round(&self, id: RoundId) -> Option<&Round> {
        self.rounds.get(id.place())
    }

    /// A report by its number.
    pub fn report(&self, id: ReportId) -> Option<&Report> {
        self.reports.get(id.place())
    }

    /// The open commitments whose day has passed, and that no last report calls done.
    pub fn overdue(&self, now: Moment) -> Vec<CommitmentId> {
        self.open.iter().copied().filter(|id| self.is_overdue(*id, now)).collect()
    }

    /// The commitments of a round on which nobody has reported in it.
    pub fn silent(&self, round: RoundId) -> Vec<CommitmentId> {
        let round = self.round(round);
        round.map_or_else(Vec::new, |round| {
            round.commitments.difference(&round.reported).copied().collect()
        })
    }

    /// The open commitments that lack means, and why.
    pub fn unfunded(&self) -> Vec<(CommitmentId, Unfunded)> {
        let lacking = |id: &CommitmentId| {
            let means = self.commitment(*id)?.undertaking.means.as_ref();
            means.map_or(Some(Unfunded::NoMeans), lack).map(|lack| (*id, lack))
        };
        self.open.iter().filter_map(lacking).collect()
    }

    /// How a commitment stands at a moment.
    pub fn status_of(&self, id: CommitmentId, now: Moment) -> Option<Status> {
        let commitment = self.commitment(id)?;
        let last = self.standing_report(commitment);
        let report = last.and_then(|last| self.report(last));
        let mut status = Status {
            state: commitment.state,
            report: last,
            progress: report.map(|report| report.progress),
            assessed: BTreeMap::new(),
            disputed: 0,
            overdue: self.is_overdue(id, now),
        };
        let Some(report) = report else { return Some(status) };
        status.disputed = self.unanswered(&report.disputes);
        for id in report.assessments.values() {
            let Some(assessment) = self.assessments.get(id.place()) else { continue };
            if self.taken_back(&assessment.disputes) {
                continue;
            }
            *status.assessed.entry(assessment.verdict).or_default() += 1;
            status.disputed += self.unanswered(&assessment.disputes);
        }
        Some(status)
    }

    /// What the last report on a commitment says.
    pub fn progress(&self, id: CommitmentId) -> Option<Progress> {
        let last = self.standing_report(self.commitment(id)?)?;
        self.report(last).map(|report| report.progress)
    }

    fn standing_report(&self, commitment: &Commitment) -> Option<ReportId> {
        let stands = |id: &ReportId| {
            self.report(*id).is_some_and(|report| !self.taken_back(&report.disputes))
        };
        commitment.reports.iter().rev().copied().find(stands)
    }

    /// Whether whoever said it took it back over one of these disputes.
    fn taken_back(&self, disputes: &[DisputeId]) -> bool {
        disputes.iter().any(|id| {
            let answer = self.disputes.get(id.place()).and_then(|one| one.answer.as_ref());
            answer.is_some_and(|answered| answered.answer == Answer::Withdrawn)
        })
    }

    fn is_overdue(&self, id: CommitmentId, now: Moment) -> bool {
        self.commitment(id).is_some_and(|commitment| {
            commitment.state == CommitmentState::Open
                && commitment.undertaking.due.is_some_and(|due| due < now)
                && self.progress(id) != Some(Progress::Done)
        })
    }

    fn unanswered(&self, disputes: &[DisputeId]) -> usize {
        let open = |id: &&DisputeId| {
            self.disputes.get(id.place()).is_some_and(|dispute| dispute.answer.is_none())
        };
        disputes.iter().filter(open).count()
    }
}

fn lack(means: &Means) -> Option<Unfunded> {
    match (&means.needs, &means.pledged) {
        (Some(needs), Some(pledged)) if needs.currency != pledged.currency => {
            Some(Unfunded::OtherCurrency)
        }
        (Some(needs), Some(pledged)) => (pledged.amount < needs.amount).then(|| {
            let amount = needs.amount.saturating_sub(pledged.amount);
            Unfunded::Short(Money { amount, currency: needs.currency.clone() })
        }),
        (Some(_), None) => Some(Unfunded::NothingPledged),
        (None, Some(_)) => None,
        (None, None) => {
            let own = |source: &Funding| *source == Funding::WithinExistingResources;
            means.sources.iter().all(own).then_some(Unfunded::NothingPledged)
        }
    }
}

impl State {
    /// An adopted document; the latest of all cycles where none is named.
    pub fn adopted_document(&self, id: Option<DocumentId>) -> Option<(DocumentId, &Document)> {
        let documents = &self.texts.documents;
        let adopted = |document: &&Document| document.kind == DocumentKind::Outcome;
        let id = match id {
            Some(id) => id,
            None => {
                DocumentId(u32::try_from(documents.iter().rposition(|one| adopted(&one))?).ok()?)
            }
        };
        documents.get(id.place()).filter(adopted).map(|document| (id, document))
    }

    /// Whether the present text or an adopted one has a provision.
    pub(crate) fn has_provision(&self, id: &ProvisionId) -> bool {
        let rolling = self.texts.rolling.as_ref().map(|rolling| &rolling.draft);
        let documents = self.texts.documents.iter().rev();
        let adopted = documents.filter(|document| document.kind == DocumentKind::Outcome);
        rolling
            .into_iter()
            .chain(adopted.map(|one| &one.draft))
            .any(|draft| draft.get(id).is_some())
    }
}

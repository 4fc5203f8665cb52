//! Disputes a report or an assessment.

use super::{report, unknown};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Right, Who};
use crate::roster::SeatId;
use crate::rules;
use crate::said;
use crate::state::State;
use crate::state::aftermath::{
    Aftermath, AssessmentId, Dispute, DisputeId, Disputed, ReportId, next,
};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Disputes a report or an assessment, with the reason.
    RaiseDispute = "dispute" {
        /// The report.
        report: Option<ReportId>,
        /// The assessment.
        assessment: Option<AssessmentId>,
        /// Why.
        reason: Words,
    }
}

impl Deed for RaiseDispute {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::Submit));
    const RULE: &'static str = rules::FOLLOW_UP;
    const ERASABLE: bool = true;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let over = self.over().ok_or_else(|| {
            Refusal::new(
                Code::Contradiction,
                rules::FOLLOW_UP,
                said!("one thing is disputed at a time: a report, or an assessment"),
            )
        })?;
        let author = author(state, over)?;
        require(author != case.by.seat, Code::Contradiction, rules::FOLLOW_UP, || {
            said!("nobody disputes what they said themselves; report or assess anew")
        })?;
        require(!self.reason.is_blank(), Code::Blank, rules::FOLLOW_UP, || {
            said!("a dispute gives its reason")
        })?;
        Ok(Outcome::made(next(&state.aftermath.disputes)))
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let Some(over) = self.over() else { return };
        let aftermath = &mut state.aftermath;
        let id = DisputeId(next(&aftermath.disputes));
        if let Some(disputes) = disputes_over(aftermath, over) {
            disputes.push(id);
        }
        aftermath.disputes.push(Dispute {
            over,
            reason: self.reason.clone(),
            answer: None,
            by: done.by.seat,
            at: done.at,
            entry: done.index,
        });
    }
}

impl RaiseDispute {
    fn over(&self) -> Option<Disputed> {
        match (self.report, self.assessment) {
            (Some(report), None) => Some(Disputed::Report(report)),
            (None, Some(assessment)) => Some(Disputed::Assessment(assessment)),
            (None, None) | (Some(_), Some(_)) => None,
        }
    }
}

/// Who said what is disputed.
pub(super) fn author(state: &State, over: Disputed) -> Result<SeatId, Refusal> {
    match over {
        Disputed::Report(id) => report(state, id).map(|report| report.by),
        Disputed::Assessment(id) => {
            let found = state.aftermath.assessments.get(id.place());
            found.map(|found| found.by).ok_or_else(|| unknown(id))
        }
    }
}

fn disputes_over(aftermath: &mut Aftermath, over: Disputed) -> Option<&mut Vec<DisputeId>> {
    match over {
        Disputed::Report(id) => {
            aftermath.reports.get_mut(id.place()).map(|report| &mut report.disputes)
        }
        Disputed::Assessment(id) => {
            aftermath.assessments.get_mut(id.place()).map(|one| &mut one.disputes)
        }
    }
}

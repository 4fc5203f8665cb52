//! Assesses a report.

use std::collections::BTreeSet;

use super::{known_evidence, report};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Right, Who};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::state::aftermath::{Assessment, AssessmentId, EvidenceId, ReportId, Verdict, next};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Says what somebody of another stakeholder group makes of a report.
    Assess = "assess" {
        /// The report.
        report: ReportId,
        /// What it comes to.
        verdict: Verdict,
        /// Why.
        reasons: Words,
        /// The evidence.
        evidence: BTreeSet<EvidenceId>,
    }
}

impl Deed for Assess {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::Submit));
    const RULE: &'static str = rules::FOLLOW_UP;
    const ERASABLE: bool = true;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let found = report(state, self.report)?;
        require(found.is_independent(state, case.by.seat), Code::NotPermitted, Self::RULE, || {
            said!(
                "an assessment comes from a stakeholder group to which nobody who has to act, or who \
             reports, belongs"
            )
        })?;
        require(!self.reasons.is_blank(), Code::Blank, rules::FOLLOW_UP, || {
            said!("an assessment gives its reasons")
        })?;
        known_evidence(state, &self.evidence, found.commitment)?;
        let first = !found.assessments.contains_key(&case.by.seat);
        require(first, Code::Repeated, rules::FOLLOW_UP, || {
            said!("{report} has this seat's assessment already", report = self.report)
        })?;
        Ok(Outcome::made(next(&state.aftermath.assessments)))
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let id = AssessmentId(next(&state.aftermath.assessments));
        if let Some(report) = state.aftermath.reports.get_mut(self.report.place()) {
            report.assessments.insert(done.by.seat, id);
        }
        state.aftermath.assessments.push(Assessment {
            report: self.report,
            verdict: self.verdict,
            reasons: self.reasons.clone(),
            evidence: self.evidence.clone(),
            disputes: Vec::new(),
            by: done.by.seat,
            at: done.at,
            entry: done.index,
        });
    }
}

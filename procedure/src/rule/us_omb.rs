//! The US standards rule: general agreement, and every objector was answered.
//!
//! *Invariant*: however large the agreement, an objection that nobody answered holds it up.
//!
//! OMB A-119 (definition read in quotation). General agreement is the chair's finding; without one,
//! more support than object.

use super::Case;
use crate::decision::{Decision, Designation, Need, Verdict, Why};
use crate::reason::Reason;

const ARTICLE: &str = "OMB Circular A-119";

pub(super) fn decide(case: Case<'_>) -> Decision {
    let tally = case.positions();
    if case.stances().next().is_none() {
        return case
            .decision(Verdict::needs(Need::Positions))
            .note(ARTICLE, Reason::NobodyHasSpoken);
    }
    let unanswered = case.objectors(|_, objection| !objection.answered);
    let agreed = case.question.chair.consensus.unwrap_or(tally.support > tally.object);
    if !agreed {
        return case
            .decision(Verdict::NotPassed)
            .blocked_by(case.objectors(|_, _| true), Why::Objects)
            .note(ARTICLE, Reason::NoGeneralAgreement);
    }
    if !unanswered.is_empty() {
        return case
            .decision(Verdict::needs(Need::Answers))
            .blocked_by(unanswered, Why::NotAnswered)
            .note(ARTICLE, Reason::AnswersOwed);
    }
    case.decision(Verdict::Passed)
        .designated(Designation::Consensus)
        .note(ARTICLE, Reason::ObjectionsAnswered)
}

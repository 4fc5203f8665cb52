//! Consent: no reasoned objection, and a date on which the decision is looked at again.
//!
//! *Invariant*: an objection without an argument does not block; without a date nothing is decided.
//!
//! sociocracy, S3 (read).

use super::Case;
use crate::decision::{Decision, Need, Verdict, Why, WithoutAVote};
use crate::reason::Reason;

const ARTICLE: &str = "S3, consent decision-making";

pub(super) fn decide(case: Case<'_>) -> Decision {
    let reasoned = case.objectors(|_, objection| objection.reasoned && objection.within_scope);
    if !reasoned.is_empty() {
        return case
            .decision(Verdict::NotPassed)
            .blocked_by(reasoned, Why::Objects)
            .note(ARTICLE, Reason::ReasonedObjection);
    }
    if case.question.review_at.is_none() {
        return case.decision(Verdict::needs(Need::ReviewDate)).note(ARTICLE, Reason::NoReviewDate);
    }
    case.decision(Verdict::AdoptedWithoutAVote(WithoutAVote::WithoutObjection))
        .note(ARTICLE, Reason::NoReasonedObjection)
}

//! UNFCCC and CBD: no stated objection, as the presiding officer judges.
//!
//! *Invariant*: no finding of the presiding officer overrides an objection stated as an obstacle.
//!
//! practice 3 (draft rule 42, read; no voting rule was ever adopted).

use super::Case;
use crate::decision::{Decision, Need, Verdict, Why, WithoutAVote};

const ARTICLE: &str = "UNFCCC draft rule 42";

pub(super) fn decide(case: Case<'_>) -> Decision {
    let blocking = case.objectors(|_, objection| objection.obstacle);
    if !blocking.is_empty() {
        let decision = case.decision(Verdict::NotPassed).blocked_by(blocking, Why::Objects);
        return decision.note(ARTICLE, "a stated objection stands; there is no rule for a vote");
    }
    match case.question.chair.consensus {
        Some(false) => case
            .decision(Verdict::NotPassed)
            .note(ARTICLE, "the presiding officer found no consensus"),
        None if case.objections().next().is_some() => case
            .decision(Verdict::needs(Need::ChairFinding))
            .note(ARTICLE, "the presiding officer judges whether the misgivings are objections"),
        _ => case
            .decision(Verdict::AdoptedWithoutAVote(WithoutAVote::Consensus))
            .note(ARTICLE, "no objection was stated"),
    }
}

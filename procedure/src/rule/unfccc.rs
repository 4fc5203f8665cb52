//! UNFCCC and CBD: no stated objection, as the presiding officer judges.
//!
//! *Invariant*: no finding of the presiding officer overrides an objection stated as an obstacle.
//!
//! practice 3 (draft rule 42, read; no voting rule was ever adopted).

use super::Case;
use crate::decision::{Decision, Need, Verdict, Why, WithoutAVote};
use crate::reason::Reason;

const ARTICLE: &str = "UNFCCC draft rule 42";

pub(super) fn decide(case: Case<'_>) -> Decision {
    let blocking = case.objectors(|_, objection| objection.obstacle);
    if !blocking.is_empty() {
        let decision = case.decision(Verdict::NotPassed).blocked_by(blocking, Why::Objects);
        return decision.note(ARTICLE, Reason::ObjectionStands);
    }
    match case.question.chair.consensus {
        Some(false) => case.decision(Verdict::NotPassed).note(ARTICLE, Reason::NoConsensusFound),
        None if case.objections().next().is_some() => case
            .decision(Verdict::needs(Need::ChairFinding))
            .note(ARTICLE, Reason::MisgivingsToJudge),
        _ => case
            .decision(Verdict::AdoptedWithoutAVote(WithoutAVote::Consensus))
            .note(ARTICLE, Reason::NoObjectionStated),
    }
}

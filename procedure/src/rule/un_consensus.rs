//! UN consensus: nobody objects, and nobody asks for a vote, when the chair calls.
//!
//! *Invariant*: an objection blocks only if its author states it as an obstacle.
//!
//! practice 1.6, 9.5; "without a vote": Dag Hammarskjöld Library (read); the OECD's test (read).

use super::Case;
use crate::decision::{Decision, Verdict, Why, WithoutAVote};

const ARTICLE: &str = "UN practice of consensus";

pub(super) fn decide(case: Case<'_>) -> Decision {
    let blocking = case.objectors(|_, objection| objection.obstacle);
    if case.question.vote_requested || case.was_voted() {
        return case
            .decision(Verdict::NotPassed)
            .blocked_by(blocking, Why::Objects)
            .note(ARTICLE, "a vote was requested; the voting rules apply");
    }
    if !blocking.is_empty() {
        return case
            .decision(Verdict::NotPassed)
            .blocked_by(blocking, Why::Objects)
            .note(ARTICLE, "an objection is stated as an obstacle to the decision");
    }
    case.decision(Verdict::AdoptedWithoutAVote(WithoutAVote::Consensus))
        .note(ARTICLE, "no objection was stated as an obstacle; joining is not support")
}

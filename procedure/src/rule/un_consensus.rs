//! UN consensus: nobody objects, and nobody asks for a vote, when the chair calls.
//!
//! *Invariant*: an objection blocks only if its author states it as an obstacle.
//!
//! practice 1.6, 9.5; "without a vote": Dag Hammarskjöld Library (read); the OECD's test (read).

use super::Case;
use crate::article::Article;
use crate::decision::{Decision, Verdict, Why, WithoutAVote};
use crate::reason::Reason;

const ARTICLE: Article = Article::UnPractice;

pub(super) fn decide(case: Case<'_>) -> Decision {
    let blocking = case.objectors(|_, objection| objection.obstacle);
    if case.question.vote_requested || case.was_voted() {
        return case
            .decision(Verdict::NotPassed)
            .blocked_by(blocking, Why::Objects)
            .note(ARTICLE, Reason::VoteRequested);
    }
    if !blocking.is_empty() {
        return case
            .decision(Verdict::NotPassed)
            .blocked_by(blocking, Why::Objects)
            .note(ARTICLE, Reason::Obstacle);
    }
    case.decision(Verdict::AdoptedWithoutAVote(WithoutAVote::Consensus))
        .note(ARTICLE, Reason::NoObstacle)
}

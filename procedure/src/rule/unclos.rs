//! UNCLOS: consensus is the absence of any formal objection.
//!
//! *Invariant*: the objection of a member who is away counts too.
//!
//! UNCLOS 161(8)(e) (domain knowledge).

use super::Case;
use crate::decision::{Decision, Verdict, Why, WithoutAVote};
use crate::reason::Reason;

const ARTICLE: &str = "UNCLOS 161(8)(e)";

pub(super) fn decide(case: Case<'_>) -> Decision {
    let blocking = case.objectors(|_, objection| objection.obstacle || objection.formal);
    if blocking.is_empty() {
        return case
            .decision(Verdict::AdoptedWithoutAVote(WithoutAVote::Consensus))
            .note(ARTICLE, Reason::NoFormalObjection);
    }
    case.decision(Verdict::NotPassed)
        .blocked_by(blocking, Why::Objects)
        .note(ARTICLE, Reason::FormalObjection)
}

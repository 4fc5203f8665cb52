//! WTO: no member present at the meeting formally objects.
//!
//! *Invariant*: who is away cannot block.
//!
//! WTO Agreement IX:1, footnote 1 (domain knowledge).

use super::Case;
use crate::decision::{Decision, Verdict, Why, WithoutAVote};
use crate::reason::Reason;

const ARTICLE: &str = "WTO Agreement IX:1, footnote 1";

pub(super) fn decide(case: Case<'_>) -> Decision {
    let blocking = case.objectors(|member, objection| {
        case.room.is_present(member.voter) && (objection.obstacle || objection.formal)
    });
    if blocking.is_empty() {
        return case
            .decision(Verdict::AdoptedWithoutAVote(WithoutAVote::Consensus))
            .note(ARTICLE, Reason::NobodyPresentObjects);
    }
    case.decision(Verdict::NotPassed)
        .blocked_by(blocking, Why::Objects)
        .note(ARTICLE, Reason::SomebodyPresentObjects)
}

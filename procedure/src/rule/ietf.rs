//! Rough consensus: all issues are addressed, though not all accommodated.
//!
//! *Invariant*: it is not a count. One objection that is not addressed blocks; any number that are
//! addressed does not.
//!
//! RFC 2418 section 3.3, RFC 7282 (read).

use super::Case;
use crate::decision::{Decision, Designation, Need, Verdict, Why};
use crate::question::Finding;
use crate::reason::Reason;
use crate::room::Voter;

const ARTICLE: &str = "RFC 7282";

pub(super) fn decide(case: Case<'_>) -> Decision {
    let issues = case.objectors(|_, objection| objection.reasoned && objection.within_scope);
    let found = |voter: &Voter| case.finding(*voter);
    let open: Vec<_> =
        issues.iter().copied().filter(|v| found(v) == Some(Finding::NotAddressed)).collect();
    let unjudged: Vec<_> = issues.iter().copied().filter(|v| found(v).is_none()).collect();
    if !open.is_empty() {
        return case
            .decision(Verdict::NotPassed)
            .blocked_by(open, Why::NotAddressed)
            .note(ARTICLE, Reason::IssueNotAddressed);
    }
    if case.question.chair.consensus == Some(false) {
        let decision = case.decision(Verdict::NotPassed);
        return decision.note("RFC 2418 section 3.3", Reason::NoRoughConsensus);
    }
    if !unjudged.is_empty() {
        return case
            .decision(Verdict::needs(Need::ChairFinding))
            .blocked_by(unjudged, Why::NotAddressed)
            .note(ARTICLE, Reason::IssuesToJudge);
    }
    if case.positions().support == 0 {
        return case
            .decision(Verdict::needs(Need::Positions))
            .note(ARTICLE, Reason::NobodyInFavour);
    }
    let designation = if issues.iter().all(|v| found(v) == Some(Finding::Accommodated)) {
        Designation::Consensus
    } else {
        Designation::RoughConsensus
    };
    case.decision(Verdict::Passed).designated(designation).note(ARTICLE, Reason::IssuesAddressed)
}

//! Silence as a rule: nobody objects in the time that was given.
//!
//! *Invariant*: what is adopted so is adopted without objection; nobody is counted in favour.
//!
//! GA decision 74/544 (read): 72 hours at least, one objection defeats. The procedure itself, with its
//! clock and its units, is [`crate::silence`]; this reads its result beside the other rules.

use super::Case;
use crate::decision::{Decision, Need, Verdict, Why, WithoutAVote};
use crate::reason::Reason;

pub(super) fn decide(case: Case<'_>, hours: u32) -> Decision {
    unbroken(case, "GA decision 74/544", hours)
}

/// Nobody states an objection as an obstacle, and the time was long enough and is over.
pub(super) fn unbroken(case: Case<'_>, article: &'static str, hours: u32) -> Decision {
    let breaks = case.objectors(|_, objection| objection.obstacle);
    if !breaks.is_empty() {
        return case
            .decision(Verdict::NotPassed)
            .blocked_by(breaks, Why::Objects)
            .note(article, Reason::SilenceBroken);
    }
    match case.question.time_to_object {
        Some(time) if time.over && time.hours >= hours => case
            .decision(Verdict::AdoptedWithoutAVote(WithoutAVote::WithoutObjection))
            .note(article, Reason::SilenceNotBroken),
        Some(time) if time.hours < hours => {
            let short = Reason::TimeTooShort { given: time.hours, least: hours };
            case.decision(Verdict::needs(Need::Deadline)).note(article, short)
        }
        _ => case.decision(Verdict::needs(Need::Deadline)).note(article, Reason::TimeNotOver),
    }
}

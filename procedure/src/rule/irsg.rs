//! The IRSG's ballot: two Yes.
//!
//! *Invariant*: Not Ready and Need More Time are shown and not counted.
//!
//! datatracker ietf/doc/utils.py (read). An objection is Not Ready, a reserve is Need More Time.

use super::Case;
use crate::decision::{Decision, Need, Verdict};
use crate::reason::Reason;

const ARTICLE: &str = "IRSG ballot procedures";
const NEEDED: u64 = 2;

pub(super) fn decide(case: Case<'_>) -> Decision {
    if case.stances().next().is_none() {
        return case.decision(Verdict::needs(Need::Positions)).note(ARTICLE, Reason::NoRecord);
    }
    let tally = case.positions();
    let counted = Reason::YesNeeded {
        yes: tally.support,
        needed: NEEDED,
        unready: tally.object,
        later: tally.reserve,
    };
    case.decision(Verdict::of(tally.support >= NEEDED)).note(ARTICLE, counted)
}

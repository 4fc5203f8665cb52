//! The IRSG's ballot: two Yes.
//!
//! *Invariant*: Not Ready and Need More Time are shown and not counted.
//!
//! datatracker ietf/doc/utils.py (read). An objection is Not Ready, a reserve is Need More Time.

use super::Case;
use crate::decision::{Decision, Need, Verdict};

const ARTICLE: &str = "IRSG ballot procedures";
const NEEDED: u64 = 2;

pub(super) fn decide(case: Case<'_>) -> Decision {
    if case.stances().next().is_none() {
        return case.decision(Verdict::needs(Need::Positions)).note(ARTICLE, "no record");
    }
    let tally = case.positions();
    let text = format!(
        "{} Yes, {NEEDED} are needed; {} Not Ready and {} Need More Time are not counted",
        tally.support, tally.object, tally.reserve
    );
    case.decision(Verdict::of(tally.support >= NEEDED)).note(ARTICLE, text)
}

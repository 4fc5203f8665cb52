//! The text of a treaty: two thirds of the States present and voting at the conference.
//!
//! *Invariant*: abstentions do not count.
//!
//! VCLT 9(2) (domain knowledge); the same majority may choose another rule, which is then that rule.

use super::{Case, ga};
use crate::decision::{Decision, Verdict};
use crate::reason::Reason;

pub(super) fn decide(case: Case<'_>) -> Decision {
    case.by_ballots(|ballots| {
        let tally = ballots.tally();
        let passed = tally.cast() > 0 && 3 * tally.yes >= 2 * tally.cast();
        let counted = Reason::TwoThirds { tally, cast: tally.cast() };
        ga::close(case, ballots, Verdict::of(passed)).note("VCLT 9(2)", counted)
    })
}

//! The IESG's ballot: no Discuss, a Yes, and on the standards track two thirds that do not oppose.
//!
//! *Invariant*: one Discuss blocks whatever the count.
//!
//! datatracker ietf/doc/utils.py (read). Positions are read so: support = Yes, can live with = No
//! Objection, an objection stated as an obstacle = Discuss, another objection or abstention = Abstain,
//! recused = Recuse, reserve or nothing = No Record.

use super::Case;
use crate::decision::{Decision, Need, Verdict, Why};
use crate::reason::Reason;

const ARTICLE: &str = "IESG ballot procedures";

pub(super) fn decide(case: Case<'_>, standards_track: bool) -> Decision {
    let discuss = case.objectors(|_, objection| objection.obstacle);
    let tally = case.positions();
    if case.stances().next().is_none() {
        return case.decision(Verdict::needs(Need::Positions)).note(ARTICLE, Reason::NoRecord);
    }
    if !discuss.is_empty() {
        return case
            .decision(Verdict::NotPassed)
            .blocked_by(discuss, Why::Objects)
            .note(ARTICLE, Reason::Discuss);
    }
    if tally.support == 0 {
        return case.decision(Verdict::NotPassed).note(ARTICLE, Reason::NoYes);
    }
    let favourable = tally.support + tally.can_live_with;
    let needed =
        if standards_track { (2 * (tally.eligible() - tally.recused)).div_ceil(3) } else { 0 };
    case.decision(Verdict::of(favourable >= needed))
        .note(ARTICLE, Reason::YesOrNoObjection { favourable, needed })
}

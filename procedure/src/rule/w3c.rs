//! W3C: substantial support and no sustained objection; else dissent, and a council for formal objections.
//!
//! *Invariant*: a formal objection without a rationale is a sustained objection and no more.
//!
//! W3C Process (read). How many are a substantial number is a parameter: the Process names none.

use std::cmp::Reverse;

use super::Case;
use crate::decision::{Decision, Designation, Need, Verdict, Why};
use crate::position::{Objection, Stance};
use crate::question::{CouncilRuling, Question};
use crate::reason::Reason;
use crate::room::{Room, Voter};

const ARTICLE: &str = "W3C Process, consensus";
const COUNCIL: &str = "W3C Process, formal objections";

/// How strong an objection is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// On record, not upheld after discussion.
    Mild,
    /// Upheld after discussion.
    Sustained,
    /// Lodged as a formal objection, with its rationale.
    Formal,
}

impl Strength {
    /// The strength of an objection.
    pub fn of(objection: &Objection) -> Self {
        if objection.formal && objection.reasoned {
            Self::Formal
        } else if objection.sustained || objection.formal {
            Self::Sustained
        } else {
            Self::Mild
        }
    }
}

/// The proposals in the order in which they should be preferred: weakest strongest objection first,
/// then fewer of that strength, then more support, then the order they came in.
pub fn weakest_objections(room: &Room, proposals: &[Question]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..proposals.len()).collect();
    order.sort_by_key(|index| {
        let case = Case { room, question: &proposals[*index] };
        let strengths: Vec<_> = case.objections().map(|(_, it)| Strength::of(it)).collect();
        let strongest = strengths.iter().max().copied();
        let count = strengths.iter().filter(|strength| Some(**strength) == strongest).count();
        (strongest, count, Reverse(case.positions().support))
    });
    order
}

pub(super) fn decide(case: Case<'_>, support: u32) -> Decision {
    let tally = case.positions();
    let of = |least: Strength| case.objectors(|_, objection| Strength::of(objection) >= least);
    let (formal, sustained) = (of(Strength::Formal), of(Strength::Sustained));
    let needed = u64::from(support.max(1));
    if tally.support < needed {
        let little = Reason::TooLittleSupport { support: tally.support, needed };
        return case.decision(Verdict::needs(Need::Positions)).note(ARTICLE, little);
    }
    if !formal.is_empty() {
        return before_the_council(case, formal);
    }
    if sustained.is_empty() {
        let stands = |voter: Voter| matches!(case.stance(voter), Some(Stance::Support));
        let all = case.room.members().all(|member| stands(member.voter));
        let designation = if all { Designation::Unanimity } else { Designation::Consensus };
        return case
            .decision(Verdict::Passed)
            .designated(designation)
            .note(ARTICLE, Reason::NoSustainedObjection);
    }
    // What the council affirmed stands, also for those whose objection was not formal.
    let chair = &case.question.chair;
    let recorded = chair.consensus == Some(true) || chair.council == Some(CouncilRuling::Affirm);
    let decision = case
        .decision(if recorded { Verdict::Passed } else { Verdict::needs(Need::ChairFinding) })
        .designated(Designation::Dissent);
    if recorded {
        return decision.note("W3C Process, dissent", Reason::DissentRecorded);
    }
    decision
        .blocked_by(sustained, Why::Objects)
        .note("W3C Process, dissent", Reason::SustainedObjection)
}

fn before_the_council(case: Case<'_>, formal: Vec<Voter>) -> Decision {
    let decision = |verdict| case.decision(verdict).designated(Designation::Dissent);
    match case.question.chair.council {
        Some(CouncilRuling::Affirm) => {
            decision(Verdict::Passed).note(COUNCIL, Reason::CouncilAffirmed)
        }
        Some(CouncilRuling::Overturn) => decision(Verdict::NotPassed)
            .blocked_by(formal, Why::Objects)
            .note(COUNCIL, Reason::CouncilOverturned),
        None => decision(Verdict::needs(Need::Council))
            .blocked_by(formal, Why::Objects)
            .note(COUNCIL, Reason::CouncilToRule),
    }
}

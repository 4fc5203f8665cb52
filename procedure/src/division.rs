//! Division: voting on parts before the whole.
//!
//! *Invariant*: the parts that were approved are put together to a vote; if all operative parts fall, so
//! does the whole.
//!
//! General Assembly, rules 89 and 129 (domain knowledge).

use std::collections::BTreeSet;

use crate::silence::Unit;

/// A part of the proposal, with the vote on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    /// Which.
    pub unit: Unit,
    /// Whether it is an operative part.
    pub operative: bool,
    /// Adopted or not, where it was voted on apart; parts on which nobody asked for a vote stay.
    pub voted: Option<bool>,
}

/// What becomes of a request to vote on parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DivisionRequest {
    /// Nobody objects: the parts are put.
    Granted,
    /// Somebody objects: the motion for division is put, two speak for and two against.
    MotionToVote,
    /// The motion did not carry: the proposal is put as a whole.
    Refused,
}

/// What the votes on the parts leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AfterParts {
    /// These are put together to a vote.
    PutTogether(BTreeSet<Unit>),
    /// All operative parts were rejected; so is the whole.
    WholeFalls,
}

/// What becomes of a request, given whether somebody objects and how the motion was voted, if it was.
pub fn divide(objection: bool, motion_carried: Option<bool>) -> DivisionRequest {
    match (objection, motion_carried) {
        (false, _) | (true, Some(true)) => DivisionRequest::Granted,
        (true, None) => DivisionRequest::MotionToVote,
        (true, Some(false)) => DivisionRequest::Refused,
    }
}

/// What the votes on the parts leave; all parts of the proposal have to be named.
pub fn after_parts(parts: &[Part]) -> AfterParts {
    let rejected = |part: &&Part| part.voted == Some(false);
    let operative: Vec<&Part> = parts.iter().filter(|part| part.operative).collect();
    if !operative.is_empty() && operative.iter().all(rejected) {
        return AfterParts::WholeFalls;
    }
    AfterParts::PutTogether(
        parts.iter().filter(|part| !rejected(part)).map(|part| part.unit).collect(),
    )
}

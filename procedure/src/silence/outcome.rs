//! How a silence procedure stands, and who did what.
//!
//! *Invariant*: no outcome says that anybody is in favour.

use std::collections::{BTreeMap, BTreeSet};

use super::{Scope, Unit};
use crate::room::Voter;

/// How a silence procedure stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SilenceOutcome {
    /// The deadline is not over; objections can still come, and be withdrawn.
    Running,
    /// Nobody objected in time. Nobody is in favour for that.
    NotBroken,
    /// Somebody did.
    Broken {
        /// Who, by unit.
        units: BTreeMap<Unit, BTreeSet<Voter>>,
        /// Who objected to the whole text.
        whole: BTreeSet<Voter>,
        /// What goes back to negotiation.
        returns: Scope,
    },
    /// The text was withdrawn before the deadline.
    Withdrawn,
}

/// Who did what while the silence ran; the first three make up all who are eligible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SilenceTally {
    /// An objection of theirs stands.
    pub objected: usize,
    /// They said nothing in time; counted for no side.
    pub silent: usize,
    /// They objected and withdrew it.
    pub withdrawn_break: usize,
    /// Of all these, how many objected after the deadline.
    pub late: usize,
    /// Of all these, how many stated an understanding.
    pub understandings: usize,
}

//! What a text is put under silence with.
//!
//! *Invariant*: none of its own; [`super::Silence::start`] refuses terms that agree nothing.

use std::collections::BTreeSet;

use crate::calendar::Period;
use crate::moment::Moment;
use crate::room::Voter;

/// A part of the text that can stand or fall by itself; the numbers are the caller's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unit(pub u32);

/// What lies under silence, or what an objection is aimed at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// The whole text.
    All,
    /// These units.
    Units(BTreeSet<Unit>),
}

/// How a text is put under silence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// When it was issued.
    pub issued_at: Moment,
    /// When each language that the modalities demand was there.
    pub languages_at: Vec<Moment>,
    /// Until when objections are in time.
    pub deadline: Moment,
    /// The least notice that the modalities ask for; [`GA_NOTICE`] where they say nothing.
    pub least_notice: Period,
    /// What lies under silence.
    pub scope: Scope,
    /// Who may break it.
    pub eligible: BTreeSet<Voter>,
    /// Nothing is agreed until everything is: one unit broken returns all.
    pub package: bool,
}

/// The least notice of GA decision 74/544.
pub const GA_NOTICE: Period = Period::Hours(72);

//! The order in which amendments are put to the vote.
//!
//! *Invariant*: every amendment is voted on, or not put because one that was adopted implies its
//! rejection; a replacement of the whole is a rival proposal and no amendment.
//!
//! General Assembly, rules 90, 91, 130, 131 (domain knowledge). What is furthest removed in substance is
//! the chair's to say; the number comes in.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A proposal or an amendment that is up for a vote; the numbers are the caller's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Proposal(pub u32);

/// What a proposed change does to the proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// It adds to, deletes from or revises part of it: an amendment.
    Part,
    /// It replaces the whole: a rival proposal (rule 91).
    Whole,
}

/// A proposed change, as the chair sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposed {
    /// Which.
    pub proposal: Proposal,
    /// Part or whole.
    pub reach: Reach,
    /// How far it is removed in substance from the proposal; larger is further.
    pub distance: u32,
    /// What falls if it is adopted, as the chair declares (appealable under rule 71).
    pub implies_rejection_of: BTreeSet<Proposal>,
}

/// The order of voting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VotingOrder {
    amendments: Vec<Proposed>,
    rivals: Vec<Proposal>,
}

/// What comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NextVote {
    /// This amendment is put.
    Amendment(Proposal),
    /// All amendments are dealt with: the proposal is put, as amended where some were adopted.
    TheProposal {
        /// Whether it was amended.
        amended: bool,
    },
}

/// The order for changes in the order in which they were submitted: furthest removed first; where two
/// are equally far, the one submitted first.
pub fn order_of_voting(submitted: &[Proposed]) -> VotingOrder {
    let mut amendments: Vec<Proposed> =
        submitted.iter().filter(|it| it.reach == Reach::Part).cloned().collect();
    amendments.sort_by_key(|it| Reverse(it.distance));
    let whole = submitted.iter().filter(|it| it.reach == Reach::Whole);
    VotingOrder { amendments, rivals: whole.map(|it| it.proposal).collect() }
}

impl VotingOrder {
    /// The amendments, in the order in which they are put.
    pub fn amendments(&self) -> impl Iterator<Item = Proposal> {
        self.amendments.iter().map(|it| it.proposal)
    }

    /// Rival proposals in the order in which they were submitted. After each vote the body may decide
    /// whether to vote on the next (rule 91).
    pub fn rivals(&self) -> &[Proposal] {
        &self.rivals
    }

    /// What comes next, when these were voted on: adopted or not.
    pub fn next(&self, voted: &BTreeMap<Proposal, bool>) -> NextVote {
        let dropped = self.not_put(voted);
        self.amendments()
            .find(|it| !voted.contains_key(it) && !dropped.contains_key(it))
            .map_or(NextVote::TheProposal { amended: self.is_amended(voted) }, NextVote::Amendment)
    }

    /// The amendments that are not put, each with the adopted one that implies its rejection.
    pub fn not_put(&self, voted: &BTreeMap<Proposal, bool>) -> BTreeMap<Proposal, Proposal> {
        let mut dropped = BTreeMap::new();
        for adopted in self.amendments.iter().filter(|it| voted.get(&it.proposal) == Some(&true)) {
            for rejected in &adopted.implies_rejection_of {
                if !voted.contains_key(rejected) {
                    dropped.entry(*rejected).or_insert(adopted.proposal);
                }
            }
        }
        dropped
    }

    fn is_amended(&self, voted: &BTreeMap<Proposal, bool>) -> bool {
        self.amendments().any(|it| voted.get(&it) == Some(&true))
    }
}

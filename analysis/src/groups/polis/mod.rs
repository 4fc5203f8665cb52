//! The mathematics of the Polis server, step by step.
//!
//! The same votes, the same state of the last tick and the same moderation give what the server gave
//! (`math/src/polismath` of compdemocracy/polis): places, base clusters, group clusters, smoothing of
//! their number, representative items, consensus, priorities. Signs are those of its database: agree
//! is −1, so a place here is the mirror image of one in [`super::opinions`].
//!
//! Rows are participants in the order of their first vote, which the first k distinct rows of a
//! clustering depend on; that is a defect of the method (see [`super::opinions`] for one without it),
//! and the reason why [`Answers`] are not sorted here. Two things differ, both on purpose: without a
//! last tick the search for the components begins with ones and not with random numbers, and there
//! is no random sample of participants in large conversations.
//!
//! What this cannot say: the groups of a live conversation from its votes alone. They depend on
//! every tick before. [`given`] takes groups as they were published.

mod clusters;
mod components;
mod measures;
mod participants;
mod tick;

pub use clusters::{Cluster, kmeans, nearest_cluster};
pub use components::{Components, components};
pub use measures::{Consensus, Consented, consensus, group_aware, priorities};
pub use participants::{ParticipantStats, in_conversation};
pub use tick::{Given, Measures, Moderation, Parameters, Smoothing, Tick, given, tick};

use crate::Answers;

/// The vote as the database of Polis has it: −1 is agree.
pub(crate) fn vote(answer: crate::Answer) -> f64 {
    -answer.value()
}

/// How many votes each participant has, moderated items included.
pub(crate) fn counts(answers: &Answers) -> Vec<usize> {
    (0..answers.actors().len()).map(|row| answers.of(row).len()).collect()
}

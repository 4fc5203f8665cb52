//! The groups of a conversation as Polis computes them, beside those of this project.
//!
//! **Invariant:** nothing here is robust: groups are given whether another sample would give them or
//! not, as Polis gives them. An export does not hold the states through which a conversation went, so
//! that two rounds are computed from nothing: as a server of Polis does that was started anew.

use serde::Serialize;
use unbracket_analysis::groups::Representative;
use unbracket_analysis::groups::polis::{Cluster, Consensus, Moderation, Parameters, Tick, tick};

use crate::findings::Said;
use crate::gather::Conversation;

/// A conversation after the mathematics of Polis.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Exact {
    /// How many voted.
    pub participants: usize,
    /// How many voted often enough to be in the conversation.
    pub within: usize,
    /// How many comments were moderated out.
    pub moderated_out: usize,
    /// The groups, in their order.
    pub groups: Vec<ExactGroup>,
    /// The mean silhouette of each number of groups that was tried, from 2 on.
    pub silhouettes: Vec<f64>,
    /// What more than half agree and disagree with.
    pub consensus: Consensus,
    /// Every comment, in the order of the export.
    pub comments: Vec<ExactComment>,
    /// Whether the priorities tell no comments apart.
    pub priorities_collapsed: bool,
}

/// A group.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ExactGroup {
    /// Its participants, in the order of the export.
    pub members: Vec<String>,
    /// The comments that represent it.
    pub representative: Vec<Representative>,
}

/// A comment.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ExactComment {
    /// Its name.
    pub item: String,
    /// The group-aware consensus: the product over the groups of the share that agrees.
    pub group_aware: f64,
    /// How likely it is to be shown next is in proportion to this; of one that was moderated out nothing.
    pub priority: Option<f64>,
    /// How many voted on it.
    pub votes: usize,
    /// How far from the middle of the map it lies.
    pub extremity: f64,
}

/// What Polis would make of the votes.
///
/// # Errors
/// Without two participants and a comment, or where all participants lie in one place.
pub(super) fn exact(conversation: &Conversation) -> Said<Exact> {
    let answers = &conversation.answers;
    let moderation = Moderation { out: conversation.out.clone(), meta: Vec::new() };
    let round = |before: Option<&Tick>| tick(answers, &moderation, before, &Parameters::default());
    // Priorities come of the votes of the groups in the round before.
    let first = round(None)?;
    let Tick { within, components, base, tried, groups, measures, .. } = round(Some(&first))?;
    let members = |group: &Cluster| {
        let base = base.iter().filter(|base| group.members.contains(&base.id));
        let mut rows: Vec<usize> = base.flat_map(|base| base.members.iter().copied()).collect();
        rows.sort_unstable();
        rows.into_iter().filter_map(|row| answers.actors().get(row).cloned()).collect()
    };
    let mut votes = vec![0; answers.items().len()];
    answers.iter().for_each(|(_, item, _)| votes[item] += 1);
    let comment = |(place, item): (usize, &String)| ExactComment {
        item: item.clone(),
        group_aware: measures.group_aware.get(place).copied().unwrap_or_default(),
        priority: measures
            .priorities
            .get(place)
            .copied()
            .filter(|_| !conversation.out.contains(&place)),
        votes: votes[place],
        extremity: components.extremity.get(place).copied().unwrap_or_default(),
    };
    let comments = answers.items().iter().enumerate().map(comment).collect();
    let group = |(group, representative): (&Cluster, Vec<Representative>)| ExactGroup {
        members: members(group),
        representative,
    };
    Ok(Exact {
        participants: answers.actors().len(),
        within: within.len(),
        moderated_out: conversation.out.len(),
        groups: groups.iter().zip(measures.representative).map(group).collect(),
        silhouettes: tried.iter().map(|(_, silhouette)| *silhouette).collect(),
        consensus: measures.consensus,
        comments,
        priorities_collapsed: measures.priorities_collapsed,
    })
}

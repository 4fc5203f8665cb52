//! GNSO working groups: the chair designates, the group reviews, until the designation is accepted.
//!
//! *Invariant*: a count is an estimate; the designation is the chair's, and counts once accepted.
//!
//! GNSO Operating Procedures 3.6 (definitions read in quotation). They name no figures: the two shares
//! are parameters of ours (a design choice), and the estimate says that it is one.

use super::{Case, Percent};
use crate::case::more_than;
use crate::decision::{Decision, Designated, Designation, Need, Side, Verdict, Why};
use crate::position::Stance;
use crate::reason::Reason;

const ARTICLE: &str = "GNSO Operating Procedures 3.6";

/// The chair's estimates of one question, from first to last.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EstimateLoop {
    published: Vec<Designated>,
    accepted: bool,
}

impl EstimateLoop {
    /// The chair publishes an estimate; a former acceptance lapses.
    #[must_use]
    pub fn publish(mut self, estimate: Designated) -> Self {
        self.published.push(estimate);
        self.accepted = false;
        self
    }

    /// The group accepts the estimate that was published last; there has to be one.
    #[must_use]
    pub fn accept(mut self) -> Self {
        self.accepted = !self.published.is_empty();
        self
    }

    /// All estimates, in the order in which they were published.
    pub fn published(&self) -> &[Designated] {
        &self.published
    }

    /// The designation, once the group has accepted it.
    pub fn designation(&self) -> Option<Designated> {
        self.published.last().copied().filter(|_| self.accepted)
    }
}

pub(super) fn decide(case: Case<'_>, small_minority: Percent, significant: Percent) -> Decision {
    let chair = &case.question.chair;
    if case.stances().next().is_none() && chair.designation.is_none() {
        return case
            .decision(Verdict::needs(Need::Positions))
            .note(ARTICLE, Reason::NobodyHasSpoken);
    }
    match chair.designation {
        Some(designated) if chair.designation_accepted => {
            closed(case, designated).note(ARTICLE, Reason::DesignationAccepted)
        }
        Some(designated) => {
            let mut decision = closed(case, designated);
            decision.verdict = Verdict::needs(Need::Review);
            decision.note(ARTICLE, Reason::DesignationToReview)
        }
        None => {
            let designated = estimate(case, small_minority, significant);
            closed(case, designated).note(ARTICLE, Reason::Estimate)
        }
    }
}

fn closed(case: Case<'_>, designated: Designated) -> Decision {
    let agreed =
        matches!(designated.designation, Designation::FullConsensus | Designation::Consensus);
    let passed = agreed && designated.side == Side::For;
    let mut decision = case.decision(Verdict::of(passed));
    decision.designation = Some(designated);
    if designated.side == Side::Against {
        let supports = |stance: &Stance| matches!(stance, Stance::Support);
        let supporters = case.stances().filter(|(_, stance)| supports(stance));
        decision.minority = supporters.map(|(member, _)| member.voter).collect();
    }
    if passed {
        return decision;
    }
    decision.blocked_by(case.objectors(|_, _| true), Why::Objects)
}

/// What the shares of those who spoke for and against suggest.
fn estimate(case: Case<'_>, small_minority: Percent, significant: Percent) -> Designated {
    let tally = case.positions();
    let (support, object) = (tally.support + tally.can_live_with, tally.object);
    let spoke = u128::from(support + object);
    let (fewer, side) =
        if support >= object { (object, Side::For) } else { (support, Side::Against) };
    let over = |share: Percent| more_than(u128::from(fewer), spoke, share.into(), 100);
    let designation = if spoke == 0 || tally.support == 0 && side == Side::For {
        Designation::Divergence
    } else if fewer == 0 {
        Designation::FullConsensus
    } else if !over(small_minority) {
        Designation::Consensus
    } else if !over(significant) {
        Designation::StrongSupportButSignificantOpposition
    } else {
        Designation::Divergence
    };
    Designated { designation, side }
}

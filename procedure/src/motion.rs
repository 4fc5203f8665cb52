//! Procedural motions: which comes first, who may speak, what majority carries it.
//!
//! *Invariant*: a motion never touches the substance; the chair's ruling stands unless a majority of
//! those present and voting overrules it.
//!
//! General Assembly, rules 71, 74–77, 79–81, 89 and 113, 116–119, 121–123, 129 (domain knowledge);
//! annotated examples of no-action motions (read).

use crate::decision::Decision;
use crate::rule::{Body, Rule};

/// A procedural motion. The order of this list is the order of precedence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Motion {
    /// A point of order: ruled on at once.
    PointOfOrder,
    /// An appeal against the ruling: put at once.
    Appeal,
    /// To suspend the meeting.
    SuspendMeeting,
    /// To adjourn the meeting.
    AdjournMeeting,
    /// To adjourn the debate on the item: a no-action motion, on a draft or on an amendment.
    AdjournDebate,
    /// To close the debate.
    CloseDebate,
    /// That the body is not competent; voted on before the proposal.
    Competence,
    /// To reconsider what was adopted or rejected in this session.
    Reconsider,
    /// To vote on parts separately, when somebody objects to it.
    Division,
}

/// How many may speak to a motion, besides its mover.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Speakers {
    /// In favour.
    pub in_favour: u8,
    /// Against.
    pub against: u8,
}

/// Which side of a motion a speaker takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MotionSide {
    /// In favour.
    For,
    /// Against.
    Against,
}

/// Why a proposal cannot be withdrawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WithdrawalError {
    /// By somebody else.
    #[error(
        "rule 80: a proposal is withdrawn by its proposer; sponsors withdraw their sponsorship"
    )]
    NotProposer,
    /// Too late.
    #[error("rule 80: a proposal is withdrawn before voting on it starts; vote against it")]
    VotingStarted,
    /// No longer the proposer's alone.
    #[error("rule 80: a proposal that was amended is no longer withdrawn; vote against it")]
    Amended,
}

impl Motion {
    /// The rule on it, plenary and committee.
    pub fn article(self) -> &'static str {
        match self {
            Self::PointOfOrder | Self::Appeal => "rules 71 and 113",
            Self::SuspendMeeting | Self::AdjournMeeting => "rules 76 and 118",
            Self::AdjournDebate => "rules 74 and 116",
            Self::CloseDebate => "rules 75 and 117",
            Self::Competence => "rules 79 and 121",
            Self::Reconsider => "rules 81 and 123",
            Self::Division => "rules 89 and 129",
        }
    }

    /// How many may speak besides the mover; none where it is not debated.
    pub fn speakers(self) -> Speakers {
        let (in_favour, against) = match self {
            Self::PointOfOrder
            | Self::Appeal
            | Self::SuspendMeeting
            | Self::AdjournMeeting
            | Self::Competence => (0, 0),
            Self::AdjournDebate | Self::Division => (2, 2),
            Self::CloseDebate | Self::Reconsider => (0, 2),
        };
        Speakers { in_favour, against }
    }

    /// Whether one more may speak, when so many have.
    pub fn may_speak(self, side: MotionSide, spoken: Speakers) -> bool {
        let limit = self.speakers();
        match side {
            MotionSide::For => spoken.in_favour < limit.in_favour,
            MotionSide::Against => spoken.against < limit.against,
        }
    }

    /// The rule that carries it; none for a point of order, on which the chair rules.
    pub fn majority(self, body: Body) -> Option<Rule> {
        match self {
            Self::PointOfOrder => None,
            Self::Reconsider => Some(Rule::GaTwoThirds),
            Self::Appeal
            | Self::SuspendMeeting
            | Self::AdjournMeeting
            | Self::AdjournDebate
            | Self::CloseDebate
            | Self::Competence
            | Self::Division => Some(Rule::GaSimple(body)),
        }
    }
}

/// Motions in the order in which they are taken; of two of a kind, the one moved first.
pub fn by_precedence(moved: &[Motion]) -> Vec<Motion> {
    let mut motions = moved.to_vec();
    motions.sort();
    motions
}

/// Whether the chair's ruling stands after the vote on the appeal; a tie leaves it standing.
pub fn ruling_stands(vote_to_overrule: &Decision) -> bool {
    !vote_to_overrule.verdict.is_adopted()
}

/// Whether a proposal may be withdrawn now.
///
/// # Errors
///
/// By anyone but its proposer, once voting on it started, or once it was amended.
pub fn may_withdraw(
    by_proposer: bool,
    voting_started: bool,
    amended: bool,
) -> Result<(), WithdrawalError> {
    match (by_proposer, voting_started, amended) {
        (false, _, _) => Err(WithdrawalError::NotProposer),
        (true, true, _) => Err(WithdrawalError::VotingStarted),
        (true, false, true) => Err(WithdrawalError::Amended),
        (true, false, false) => Ok(()),
    }
}

//! Votes and motions, as they were recorded; `procedure` counts.

use std::collections::{BTreeMap, BTreeSet};

use unbracket_procedure::{self as procedure, Body, Moment, Room, Rule, Speakers};
use unbracket_text::ProvisionId;

use super::question::QuestionId;
use crate::roster::SeatId;
use crate::state::ProposalId;
use crate::wire::{id, record, terms};
use crate::words::Words;

id! {
    /// A vote.
    VoteId = "vote",
    /// A procedural motion.
    MotionId = "motion",
}

terms! {
    /// A ballot that is cast.
    BallotWord {
        /// In favour.
        Yes = "yes",
        /// Against.
        No = "no",
        /// Abstaining.
        Abstain = "abstain",
    }
}

terms! {
    /// How a vote is taken.
    VoteMethod {
        /// A show of hands.
        NonRecorded = "non-recorded",
        /// By machine, with names.
        Recorded = "recorded",
        /// Names are called one after another.
        RollCall = "roll-call",
    }
}

terms! {
    /// How a vote ended.
    VoteResult {
        /// The majority was reached.
        Passed = "passed",
        /// It was not.
        NotPassed = "not-passed",
        /// Equally divided in the plenary: a second vote within 48 hours.
        SecondVote = "second-vote",
    }
}

terms! {
    /// A procedural motion, in order of precedence.
    MotionKind {
        /// To suspend the meeting.
        SuspendMeeting = "suspend-meeting",
        /// To adjourn the meeting.
        AdjournMeeting = "adjourn-meeting",
        /// To adjourn the debate: no action is taken on what it is aimed at.
        AdjournDebate = "adjourn-debate",
        /// To close the debate.
        CloseDebate = "close-debate",
        /// To reconsider what was decided.
        Reconsider = "reconsider",
        /// To vote on parts separately.
        Division = "division",
    }
}

terms! {
    /// Which side of a motion a speaker takes.
    SpeakerSide {
        /// In favour.
        For = "for",
        /// Against.
        Against = "against",
    }
}

record! {
    /// Where an amendment stands in the order of voting.
    OrderedAmendment {
        /// Which.
        proposal: ProposalId,
        /// How far it is removed in substance from the proposal; larger is further.
        distance: u32,
        /// What falls if it is adopted.
        implies_rejection_of: BTreeSet<ProposalId>,
    }
}

/// On what a vote is taken.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A question that was put.
    Question(QuestionId),
    /// A motion.
    Motion(MotionId),
    /// An amendment.
    Proposal(ProposalId),
    /// A part of what a question is on, after a division.
    Part(QuestionId, ProvisionId),
}

/// A vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoteRun {
    /// On what.
    pub subject: Subject,
    /// The majority.
    pub rule: Rule,
    /// How it is taken.
    pub method: VoteMethod,
    /// Whether it is the second, after a tie.
    pub second: bool,
    /// The room in which it is taken.
    pub room: Room,
    /// The ballots and what was said of them.
    pub procedure: procedure::Vote,
    /// How it ended.
    pub result: Option<VoteResult>,
    /// When it was opened; once it is closed, when it was closed.
    pub at: Moment,
    /// The number of its cycle, from 0.
    pub cycle: usize,
    /// The entry that recorded its opening.
    pub entry: u64,
}

/// A procedural motion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Motion {
    /// Which.
    pub kind: MotionKind,
    /// The question at which it is aimed.
    pub question: Option<QuestionId>,
    /// The parts that are to be voted on separately.
    pub parts: BTreeSet<ProvisionId>,
    /// Who moved it.
    pub by: SeatId,
    /// Who spoke, on which side.
    pub spoke: BTreeMap<SeatId, SpeakerSide>,
    /// Whether it carried.
    pub carried: Option<bool>,
    /// Whether its cycle was followed by another before it was decided; it did not carry then.
    pub lapsed: bool,
    /// The results of the votes on its parts.
    pub results: BTreeMap<ProvisionId, bool>,
    /// Why.
    pub reason: Words,
    /// The entry that recorded it.
    pub entry: u64,
}

impl BallotWord {
    pub(crate) fn ballot(self) -> procedure::Ballot {
        match self {
            Self::Yes => procedure::Ballot::Yes,
            Self::No => procedure::Ballot::No,
            Self::Abstain => procedure::Ballot::Abstain,
        }
    }
}

impl VoteMethod {
    pub(crate) fn procedure(self) -> procedure::VoteMethod {
        match self {
            Self::NonRecorded => procedure::VoteMethod::NonRecorded,
            Self::Recorded => procedure::VoteMethod::Recorded,
            Self::RollCall => procedure::VoteMethod::RollCall,
        }
    }
}

impl MotionKind {
    pub(crate) fn procedure(self) -> procedure::Motion {
        match self {
            Self::SuspendMeeting => procedure::Motion::SuspendMeeting,
            Self::AdjournMeeting => procedure::Motion::AdjournMeeting,
            Self::AdjournDebate => procedure::Motion::AdjournDebate,
            Self::CloseDebate => procedure::Motion::CloseDebate,
            Self::Reconsider => procedure::Motion::Reconsider,
            Self::Division => procedure::Motion::Division,
        }
    }

    /// The majority that carries it.
    pub(crate) fn majority(self) -> Rule {
        self.procedure().majority(Body::Plenary).unwrap_or(Rule::GA_SIMPLE)
    }
}

impl SpeakerSide {
    pub(crate) fn procedure(self) -> procedure::MotionSide {
        match self {
            Self::For => procedure::MotionSide::For,
            Self::Against => procedure::MotionSide::Against,
        }
    }
}

impl Motion {
    /// How many spoke to it.
    pub fn speakers(&self) -> Speakers {
        let on = |side| self.spoke.values().filter(|spoke| **spoke == side).count();
        let count = |side| u8::try_from(on(side)).unwrap_or(u8::MAX);
        Speakers { in_favour: count(SpeakerSide::For), against: count(SpeakerSide::Against) }
    }
}

impl VoteRun {
    /// What was cast, by seat, where names are kept; none before it is closed.
    pub fn named(&self) -> Option<BTreeMap<SeatId, procedure::Ballot>> {
        let result = self.procedure.named_result()?;
        Some(result.into_iter().map(|(voter, ballot)| (SeatId(voter.0), ballot)).collect())
    }
}

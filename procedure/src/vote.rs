//! The life of a recorded vote: announced, open, locked.
//!
//! *Invariant*: once locked, nothing changes the result; what somebody had meant to vote is a note
//! beside it.
//!
//! General Assembly, rules 87, 88, 127, 128 (domain knowledge); locking and notes of intention: Fitschen
//! in Simma et al. (read); decision 34/401 on explanations (read).

use std::collections::{BTreeMap, BTreeSet};

use crate::ballot::{Ballot, BallotTally};
use crate::motion::Motion;
use crate::question::Question;
use crate::room::{Room, Voter};

/// The longest explanation of vote, in minutes (decision 34/401).
pub const EXPLANATION_MINUTES: u32 = 10;

/// How a vote is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum VoteMethod {
    /// A show of hands: the figures are kept, the names are not.
    NonRecorded,
    /// By machine, with names.
    Recorded,
    /// Names are called one after another.
    RollCall,
    /// By secret ballot: no names, no explanations.
    Secret,
}

/// Where a vote stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum VoteStage {
    /// The chair announced it; from here on nothing interrupts but a point of order on the voting.
    Announced,
    /// Ballots are cast, and can be changed.
    Open,
    /// The result stands.
    Locked,
}

/// A vote from its announcement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vote {
    method: VoteMethod,
    stage: VoteStage,
    room: Room,
    proposers: BTreeSet<Voter>,
    ballots: BTreeMap<Voter, Ballot>,
    hands: Option<Hands>,
    intended: BTreeMap<Voter, Ballot>,
    explained: BTreeSet<Voter>,
}

/// The hands that the chair counted in a non-recorded vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Hands {
    /// In favour.
    pub yes: u32,
    /// Against.
    pub no: u32,
    /// Abstaining.
    pub abstain: u32,
}

/// What a member explained before, in the other body on the same text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EarlierExplanation {
    /// Nothing.
    None,
    /// This vote, in the committee or the plenary.
    Of(Ballot),
}

/// Why an act is out of order in a vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum VoteError {
    /// The stage is another one.
    #[error("rule 88: the vote is {0:?}; this is in order when it is {1:?}")]
    Stage(VoteStage, VoteStage),
    /// No seat, or not present.
    #[error("rule 86: members who are present vote, and {} is not one", .0.0)]
    NotPresent(Voter),
    /// A ballot that nobody casts.
    #[error("rule 86: a ballot is yes, no or abstention; {0:?} is recorded of those who cast none")]
    NoBallot(Ballot),
    /// A ballot where hands are counted.
    #[error("rule 87: in a non-recorded vote hands are shown, and the chair counts them")]
    ByHands,
    /// Hands in a vote that keeps names.
    #[error("rule 87: a {0:?} vote keeps names; its ballots are cast, and no hands are counted")]
    NotByHands(VoteMethod),
    /// More hands than members.
    #[error("rule 86: {0} hands are counted where {1} members are present")]
    TooManyHands(u64, u64),
    /// A non-recorded vote of which nobody said the figures.
    #[error("rule 87: count the hands first, for, against and abstaining")]
    Uncounted,
    /// The vote is secret.
    #[error("rule 88: a secret ballot is neither explained nor noted by name")]
    Secret,
    /// An explanation of one's own proposal.
    #[error("rule 88: the proposer does not explain a vote on its own proposal; {} is one", .0.0)]
    Proposer(Voter),
    /// A second explanation.
    #[error(
        "decision 34/401: a vote is explained once, in committee or plenary, unless it differs"
    )]
    Once,
    /// Too long.
    #[error("decision 34/401: an explanation takes {EXPLANATION_MINUTES} minutes at most, not {0}")]
    TooLong(u32),
}

impl Vote {
    /// The chair announces a vote on what these proposed.
    pub fn announce(
        room: Room,
        method: VoteMethod,
        proposers: impl IntoIterator<Item = Voter>,
    ) -> Self {
        Self {
            method,
            stage: VoteStage::Announced,
            room,
            proposers: proposers.into_iter().collect(),
            ballots: BTreeMap::new(),
            hands: None,
            intended: BTreeMap::new(),
            explained: BTreeSet::new(),
        }
    }

    /// Where it stands.
    pub fn stage(&self) -> VoteStage {
        self.stage
    }

    /// Opens the machine.
    ///
    /// # Errors
    ///
    /// When it was opened before.
    pub fn open(&mut self) -> Result<(), VoteError> {
        self.at(VoteStage::Announced)?;
        self.stage = VoteStage::Open;
        Ok(())
    }

    /// Whether this may be moved now: from the announcement until the result, nothing but a point of
    /// order on how the vote is conducted (rule 88).
    pub fn may_interrupt(&self, motion: Motion, on_the_voting: bool) -> bool {
        self.stage == VoteStage::Locked || (motion == Motion::PointOfOrder && on_the_voting)
    }

    /// Casts a ballot, or changes it.
    ///
    /// # Errors
    ///
    /// When the vote is not open, the voter not present, or the ballot none that is cast; where hands are
    /// shown.
    pub fn cast(&mut self, voter: Voter, ballot: Ballot) -> Result<(), VoteError> {
        self.at(VoteStage::Open)?;
        if self.method == VoteMethod::NonRecorded {
            return Err(VoteError::ByHands);
        }
        self.present(voter)?;
        is_cast(ballot)?;
        self.ballots.insert(voter, ballot);
        Ok(())
    }

    /// Takes down how many hands the chair counted in a non-recorded vote; a later count takes the place
    /// of an earlier one.
    ///
    /// # Errors
    ///
    /// When the vote is not open or not by show of hands, or more hands are counted than members are
    /// present.
    pub fn count(&mut self, hands: Hands) -> Result<(), VoteError> {
        self.at(VoteStage::Open)?;
        if self.method != VoteMethod::NonRecorded {
            return Err(VoteError::NotByHands(self.method));
        }
        let (all, present) = (hands.all(), self.room.present().len() as u64);
        if all > present {
            return Err(VoteError::TooManyHands(all, present));
        }
        self.hands = Some(hands);
        Ok(())
    }

    /// Whether a voter has cast a ballot.
    pub fn has_cast(&self, voter: Voter) -> bool {
        self.ballots.contains_key(&voter)
    }

    /// Locks the machine; the result stands.
    ///
    /// # Errors
    ///
    /// When the vote is not open, or its hands were not counted.
    pub fn lock(&mut self) -> Result<(), VoteError> {
        self.at(VoteStage::Open)?;
        if self.method == VoteMethod::NonRecorded && self.hands.is_none() {
            return Err(VoteError::Uncounted);
        }
        self.stage = VoteStage::Locked;
        Ok(())
    }

    /// Notes what a member had meant to vote. The result stays.
    ///
    /// # Errors
    ///
    /// When the vote is not locked, was secret, or the member holds no seat.
    pub fn note_intention(&mut self, voter: Voter, ballot: Ballot) -> Result<(), VoteError> {
        self.at(VoteStage::Locked)?;
        self.named()?;
        if self.room.member(voter).is_none() {
            return Err(VoteError::NotPresent(voter));
        }
        is_cast(ballot)?;
        self.intended.insert(voter, ballot);
        Ok(())
    }

    /// A member explains its vote, before or after it.
    ///
    /// # Errors
    ///
    /// While the vote is open, in a secret ballot, for the proposer, a second time, at length, or
    /// when the same vote was explained in the other body.
    pub fn explain(
        &mut self,
        voter: Voter,
        minutes: u32,
        earlier: EarlierExplanation,
    ) -> Result<(), VoteError> {
        if self.stage == VoteStage::Open {
            return Err(VoteError::Stage(VoteStage::Open, VoteStage::Locked));
        }
        self.named()?;
        self.present(voter)?;
        if self.proposers.contains(&voter) {
            return Err(VoteError::Proposer(voter));
        }
        let same = match earlier {
            EarlierExplanation::None => false,
            EarlierExplanation::Of(ballot) => {
                self.ballots.get(&voter).is_none_or(|cast| *cast == ballot)
            }
        };
        if same || self.explained.contains(&voter) {
            return Err(VoteError::Once);
        }
        if minutes > EXPLANATION_MINUTES {
            return Err(VoteError::TooLong(minutes));
        }
        self.explained.insert(voter);
        Ok(())
    }

    /// What every member did, once the vote is locked: cast, took no part, or was away. None where hands
    /// were shown, of which nobody knows whose they were.
    pub fn result(&self) -> Option<BTreeMap<Voter, Ballot>> {
        if self.method == VoteMethod::NonRecorded { None } else { self.locked() }
    }

    /// The result with names, where the method keeps them.
    pub fn named_result(&self) -> Option<BTreeMap<Voter, Ballot>> {
        if self.method == VoteMethod::Secret { None } else { self.result() }
    }

    /// The figures, once the vote is locked.
    pub fn tally(&self) -> Option<BallotTally> {
        self.locked().map(|ballots| BallotTally::of(ballots.values()))
    }

    /// What members had meant to vote; never part of the result.
    pub fn intended(&self) -> &BTreeMap<Voter, Ballot> {
        &self.intended
    }

    /// The result as a question for the rules, once the vote is locked. Hands are given to the members who
    /// are present in their order: a rule that asks who voted how says nothing of such a vote
    /// ([`Rule::asks_who`](crate::Rule::asks_who)).
    pub fn question(&self) -> Option<Question> {
        self.locked()
            .map(|ballots| Question { vote_requested: true, ..Question::of_ballots(ballots) })
    }

    /// The ballots of all members, once the vote is locked; of hands, in the order of the members.
    fn locked(&self) -> Option<BTreeMap<Voter, Ballot>> {
        if self.stage != VoteStage::Locked {
            return None;
        }
        let mut ballots: BTreeMap<Voter, Ballot> =
            self.room.members().map(|member| (member.voter, self.of(member.voter))).collect();
        if let Some(hands) = self.hands {
            let present = self.room.present().iter();
            ballots.extend(present.copied().zip(hands.ballots()));
        }
        Some(ballots)
    }

    fn of(&self, voter: Voter) -> Ballot {
        match self.ballots.get(&voter) {
            Some(ballot) => *ballot,
            None if self.room.is_present(voter) => Ballot::NotParticipating,
            None => Ballot::Absent,
        }
    }

    fn at(&self, stage: VoteStage) -> Result<(), VoteError> {
        if self.stage == stage { Ok(()) } else { Err(VoteError::Stage(self.stage, stage)) }
    }

    fn named(&self) -> Result<(), VoteError> {
        if self.method == VoteMethod::Secret { Err(VoteError::Secret) } else { Ok(()) }
    }

    fn present(&self, voter: Voter) -> Result<(), VoteError> {
        if self.room.is_present(voter) { Ok(()) } else { Err(VoteError::NotPresent(voter)) }
    }
}

impl Hands {
    /// How many there are.
    fn all(self) -> u64 {
        u64::from(self.yes) + u64::from(self.no) + u64::from(self.abstain)
    }

    fn ballots(self) -> impl Iterator<Item = Ballot> {
        let many = |ballot, count: u32| (0..count).map(move |_| ballot);
        many(Ballot::Yes, self.yes)
            .chain(many(Ballot::No, self.no))
            .chain(many(Ballot::Abstain, self.abstain))
    }
}

fn is_cast(ballot: Ballot) -> Result<(), VoteError> {
    match ballot {
        Ballot::Yes | Ballot::No | Ballot::Abstain => Ok(()),
        Ballot::NotParticipating | Ballot::Absent => Err(VoteError::NoBallot(ballot)),
    }
}

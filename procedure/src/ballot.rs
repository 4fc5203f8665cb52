//! Ballots, and how positions are read as ballots where no vote was held.
//!
//! *Invariant*: who said nothing is never read as a yes.

use std::collections::BTreeMap;
use std::fmt;

use crate::position::Stance;
use crate::room::Voter;

/// What a member did when the vote was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ballot {
    /// In favour.
    Yes,
    /// Against.
    No,
    /// Abstaining: present and not voting, in the words of the General Assembly.
    Abstain,
    /// Present, and took no part in the vote.
    NotParticipating,
    /// Not there.
    Absent,
}

/// How positions are read as ballots when a question without a vote is computed under a rule that
/// counts votes (decision 0011).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum BallotReading {
    /// Only declared support is a yes; who can live with it, or reserves, abstains.
    #[default]
    Declared,
    /// Who can live with it would vote for it; who reserves still abstains.
    Acquiescent,
}

/// How many cast which ballot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BallotTally {
    /// In favour.
    pub yes: u64,
    /// Against.
    pub no: u64,
    /// Abstaining.
    pub abstain: u64,
    /// Present without taking part.
    pub not_participating: u64,
    /// Not there.
    pub absent: u64,
}

impl BallotReading {
    /// The ballot that this reading takes a stance for, of a member who is present.
    pub fn read(self, stance: Option<&Stance>) -> Ballot {
        match stance {
            Some(Stance::Support) => Ballot::Yes,
            Some(Stance::Object(_)) => Ballot::No,
            Some(Stance::CanLiveWith) => match self {
                Self::Declared => Ballot::Abstain,
                Self::Acquiescent => Ballot::Yes,
            },
            Some(Stance::Reserve | Stance::Abstain) => Ballot::Abstain,
            Some(Stance::Recuse) | None => Ballot::NotParticipating,
        }
    }

    /// The other reading.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Declared => Self::Acquiescent,
            Self::Acquiescent => Self::Declared,
        }
    }
}

impl BallotTally {
    /// Counts ballots.
    pub fn of<'a>(ballots: impl IntoIterator<Item = &'a Ballot>) -> Self {
        let mut tally = Self::default();
        for ballot in ballots {
            *match ballot {
                Ballot::Yes => &mut tally.yes,
                Ballot::No => &mut tally.no,
                Ballot::Abstain => &mut tally.abstain,
                Ballot::NotParticipating => &mut tally.not_participating,
                Ballot::Absent => &mut tally.absent,
            } += 1;
        }
        tally
    }

    /// Members present and voting: yes or no was cast (General Assembly, rules 86 and 126).
    pub fn cast(&self) -> u64 {
        self.yes + self.no
    }
}

impl fmt::Display for BallotTally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}–{}–{}", self.yes, self.no, self.abstain)
    }
}

/// The ballots of all members, cast or read from positions.
#[derive(Debug, Clone)]
pub(crate) struct Ballots {
    /// Each member's ballot.
    pub(crate) by: BTreeMap<Voter, Ballot>,
    /// The reading, where no vote was held.
    pub(crate) reading: Option<BallotReading>,
}

impl Ballots {
    pub(crate) fn tally(&self) -> BallotTally {
        BallotTally::of(self.by.values())
    }

    pub(crate) fn who(&self, ballot: Ballot) -> impl Iterator<Item = Voter> {
        self.by.iter().filter(move |(_, cast)| **cast == ballot).map(|(voter, _)| *voter)
    }
}

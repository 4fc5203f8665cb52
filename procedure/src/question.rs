//! What is known of one question when it is to be decided.
//!
//! *Invariant*: a member who said nothing stands in no map; nothing here turns silence into a value.

use std::collections::BTreeMap;

use crate::ballot::{Ballot, BallotReading};
use crate::decision::Designated;
use crate::moment::Moment;
use crate::position::Stance;
use crate::room::Voter;

/// Positions, ballots and what the chair found, on one question.
///
/// Positions of people without a seat may stand here; no rule counts them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Question {
    /// What members said. Who is missing said nothing.
    pub positions: BTreeMap<Voter, Stance>,
    /// What members cast, if a vote was held; then rules that count votes count these alone.
    pub ballots: BTreeMap<Voter, Ballot>,
    /// Somebody asked for a vote when the chair called for consensus.
    pub vote_requested: bool,
    /// What the chair found.
    pub chair: ChairFindings,
    /// Whether this is the first vote or the one after a tie or a postponement.
    pub round: Round,
    /// The time that was given to object, where silence or lazy consensus is asked about.
    pub time_to_object: Option<TimeToObject>,
    /// When the decision will be reviewed; consent asks for it.
    pub review_at: Option<Moment>,
    /// How positions are read as ballots where no vote was held.
    pub reading: BallotReading,
}

/// What the chair found, where a rule leaves it to the chair.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChairFindings {
    /// What the chair found of each objection, by its author.
    pub objections: BTreeMap<Voter, Finding>,
    /// Whether there is consensus, where the chair judged it.
    pub consensus: Option<bool>,
    /// The designation that the chair published (GNSO).
    pub designation: Option<Designated>,
    /// Whether the group accepted that designation on review.
    pub designation_accepted: bool,
    /// How the council ruled on formal objections (W3C).
    pub council: Option<CouncilRuling>,
}

/// What became of an objection, in the words of RFC 7282.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// It stands unanswered.
    NotAddressed,
    /// It was weighed and answered, and the text stays.
    Addressed,
    /// The text was changed to meet it.
    Accommodated,
}

/// How a council ruled on the decision that was objected to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CouncilRuling {
    /// The decision stands.
    Affirm,
    /// The decision falls.
    Overturn,
}

/// First vote, or the one after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Round {
    /// The first.
    #[default]
    First,
    /// After a tie (General Assembly, rule 95) or a postponement for abstentions (ITU).
    Second,
}

/// The time that was given to object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimeToObject {
    /// For how many hours.
    pub hours: u32,
    /// Whether it is over.
    pub over: bool,
}

impl Question {
    /// A question on which these positions were taken and no vote was held.
    pub fn of_positions(positions: impl IntoIterator<Item = (Voter, Stance)>) -> Self {
        Self { positions: positions.into_iter().collect(), ..Self::default() }
    }

    /// A question that was put to the vote.
    pub fn of_ballots(ballots: impl IntoIterator<Item = (Voter, Ballot)>) -> Self {
        Self { ballots: ballots.into_iter().collect(), ..Self::default() }
    }
}

//! What a rule says of a question, and why.
//!
//! *Invariant*: a decision names the article it rests on, and who stands in the way.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::article::Article;
use crate::ballot::BallotTally;
use crate::reason::Reason;
use crate::room::{Constituency, Voter};

/// The outcome of one question under one rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Adopted or not, or what is still needed.
    pub verdict: Verdict,
    /// How much agreement there is, in the words of the rule, where it has words for it.
    pub designation: Option<Designated>,
    /// What was counted.
    pub tally: Tally,
    /// Who stands in the way of adoption, and how.
    pub in_the_way: Vec<InTheWay>,
    /// Who disagrees without standing in the way; their views go on record beside the decision.
    pub minority: Vec<Voter>,
    /// The reasons, each with the article it rests on.
    pub notes: Vec<Note>,
    /// The positions were read as ballots, and the other reading would turn the outcome.
    pub turns_on_reading: bool,
}

/// Whether the text is adopted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Adopted by a vote, or by a decision that is not a vote of the UN's kind.
    Passed,
    /// Adopted because nobody stood in the way.
    AdoptedWithoutAVote(WithoutAVote),
    /// Not adopted.
    NotPassed,
    /// The rule cannot say yet.
    Undecided {
        /// What it needs.
        needs: BTreeSet<Need>,
    },
}

/// How a text was adopted without a vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WithoutAVote {
    /// By consensus: the chair called, and nobody objected.
    Consensus,
    /// Without objection in the time that was given: a silence not broken.
    WithoutObjection,
}

/// What a rule needs before it can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// A vote, or at least positions that can be read as ballots.
    Ballots,
    /// Somebody's declared position.
    Positions,
    /// More members present.
    Quorum,
    /// A second vote within 48 hours, after a tie (General Assembly, rule 95).
    SecondVote,
    /// The vote at a later meeting, after too many abstentions (ITU).
    LaterVote,
    /// The chair's finding.
    ChairFinding,
    /// The group's review of the chair's published designation (GNSO).
    Review,
    /// The council's ruling on a formal objection (W3C).
    Council,
    /// The end of the time to object.
    Deadline,
    /// An answer to each objector (US OMB).
    Answers,
    /// A date of review (consent).
    ReviewDate,
    /// The weights of the members (qualified majority).
    Weights,
    /// Members of a group that the rule names.
    MembersOf(Constituency),
}

impl Need {
    /// A word for it; a vote again is one need, for whatever reason.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ballots => "ballots",
            Self::Positions => "positions",
            Self::Quorum => "quorum",
            Self::SecondVote | Self::LaterVote => "second-vote",
            Self::ChairFinding => "finding",
            Self::Review => "review",
            Self::Council => "council",
            Self::Deadline => "deadline",
            Self::Answers => "answers",
            Self::ReviewDate => "review-date",
            Self::Weights => "weights",
            Self::MembersOf(_) => "members",
        }
    }
}

/// How much agreement there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Designation {
    /// Everybody entitled declared support, nobody abstained (W3C; UN: identical votes).
    Unanimity,
    /// Nobody speaks against it at the last reading (GNSO).
    FullConsensus,
    /// Most agree, a small minority does not (GNSO); support and no sustained objection (W3C, ISO).
    Consensus,
    /// All objections were addressed, not all accommodated (IETF).
    RoughConsensus,
    /// Most support it, many do not (GNSO).
    StrongSupportButSignificantOpposition,
    /// Decided over at least one sustained objection (W3C).
    Dissent,
    /// No consensus; many different views (GNSO).
    Divergence,
}

/// Whether the agreement is for the text or against it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// For adopting it.
    For,
    /// Against adopting it.
    Against,
}

/// A designation, and for which side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Designated {
    /// How much agreement.
    pub designation: Designation,
    /// Agreement to what.
    pub side: Side,
}

/// What was counted: positions, and ballots where the rule counts ballots.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// Members who may decide.
    pub eligible: u64,
    /// Members present.
    pub present: u64,
    /// The positions.
    pub positions: PositionTally,
    /// The ballots, cast or read from positions; none where the rule counts none.
    pub ballots: Option<BallotTally>,
    /// The weight of those in favour and of all members, where the rule weighs.
    pub weight: Option<(u128, u128)>,
    /// What each group's own rule said: adopted or not, or undecided.
    pub groups: BTreeMap<Constituency, Option<bool>>,
}

/// How many took which position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PositionTally {
    /// Declared support.
    pub support: u64,
    /// Can live with it.
    pub can_live_with: u64,
    /// Reserve their position.
    pub reserve: u64,
    /// Object, as an obstacle or not.
    pub object: u64,
    /// Of these, stated as an obstacle.
    pub obstacles: u64,
    /// Declared to take no side.
    pub abstain: u64,
    /// Recused.
    pub recused: u64,
    /// Said nothing; counted for no side.
    pub silent: u64,
}

/// A member who stands in the way, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct InTheWay {
    /// Who.
    pub voter: Voter,
    /// How.
    pub why: Why,
}

/// How a member stands in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// An objection that the rule lets block.
    Objects,
    /// An objection that the chair has not found addressed.
    NotAddressed,
    /// An objection that nobody answered.
    NotAnswered,
    /// A vote against.
    VotesAgainst,
    /// A vote against that is a veto.
    Vetoes,
    /// An abstention, where it counts as a vote against or stops a vote.
    Abstains,
    /// No vote, where every vote that is not a yes counts against.
    DoesNotVote,
    /// A reserve, where all must agree.
    Reserves,
}

/// A reason, with the article it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What it rests on.
    pub article: Article,
    /// The reason.
    pub reason: Reason,
}

impl Verdict {
    /// A verdict that waits for one thing.
    pub fn needs(need: Need) -> Self {
        Self::Undecided { needs: [need].into() }
    }

    /// Passed or not.
    pub(crate) fn of(passed: bool) -> Self {
        if passed { Self::Passed } else { Self::NotPassed }
    }

    /// Whether the text is adopted.
    pub fn is_adopted(&self) -> bool {
        matches!(self, Self::Passed | Self::AdoptedWithoutAVote(_))
    }

    /// Whether the rule could say.
    pub fn is_decided(&self) -> bool {
        !matches!(self, Self::Undecided { .. })
    }
}

impl Designated {
    /// A designation for adopting the text.
    pub fn in_favour(designation: Designation) -> Self {
        Self { designation, side: Side::For }
    }

    /// A designation against adopting the text.
    pub fn against(designation: Designation) -> Self {
        Self { designation, side: Side::Against }
    }
}

impl PositionTally {
    /// All members: those who spoke, and the silent.
    pub fn eligible(&self) -> u64 {
        self.support
            + self.can_live_with
            + self.reserve
            + self.object
            + self.abstain
            + self.recused
            + self.silent
    }
}

impl Decision {
    /// The same decision with one more reason.
    #[must_use]
    pub(crate) fn note(mut self, article: impl Into<Article>, reason: Reason) -> Self {
        self.notes.push(Note { article: article.into(), reason });
        self
    }

    /// The same decision with these standing in the way.
    #[must_use]
    pub(crate) fn blocked_by(mut self, voters: impl IntoIterator<Item = Voter>, why: Why) -> Self {
        self.in_the_way.extend(voters.into_iter().map(|voter| InTheWay { voter, why }));
        self
    }

    /// The same decision with a designation for the text.
    #[must_use]
    pub(crate) fn designated(mut self, designation: Designation) -> Self {
        self.designation = Some(Designated::in_favour(designation));
        self
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.article, self.reason)
    }
}

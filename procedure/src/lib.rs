#![doc = include_str!("../README.md")]

pub mod ballot;
mod case;
pub mod decision;
pub mod moment;
pub mod position;
pub mod question;
pub mod quorum;
pub mod recompute;
pub mod room;
pub mod rule;

pub use ballot::{Ballot, BallotReading, BallotTally};
pub use decision::{
    Decision, Designated, Designation, InTheWay, Need, Note, PositionTally, Side, Tally, Verdict,
    Why, WithoutAVote,
};
pub use moment::Moment;
pub use position::{Objection, Stance};
pub use question::{ChairFindings, CouncilRuling, Finding, Notice, Question, Round};
pub use quorum::{quorum_for_debate, quorum_for_decision};
pub use recompute::{catalogue, under_every_rule};
pub use room::{Constituency, Member, Room, RoomError, Voter};
pub use rule::{Body, Rule, RuleTextError, decide};

#![doc = include_str!("../README.md")]

pub mod amendments;
pub mod article;
pub mod ballot;
pub mod calendar;
mod case;
pub mod decision;
pub mod division;
pub mod flips;
pub mod moment;
pub mod motion;
pub mod position;
pub mod question;
pub mod quorum;
pub mod reason;
pub mod recompute;
pub mod room;
pub mod rule;
pub mod silence;
pub mod vote;

pub use amendments::{NextVote, Proposal, Proposed, Reach, VotingOrder, order_of_voting};
pub use article::Article;
pub use ballot::{Ballot, BallotReading, BallotTally};
pub use calendar::{Calendar, Day, NoWorkingDay, Period, Weekday, notice};
pub use decision::{
    Decision, Designated, Designation, InTheWay, Need, Note, PositionTally, Side, Tally, Verdict,
    Why, WithoutAVote,
};
pub use division::{AfterParts, DivisionRequest, Part, after_parts, divide};
pub use flips::{FlipEnd, FlipSet, Flips, Limit, flips};
pub use moment::Moment;
pub use motion::{
    Motion, MotionSide, Speakers, WithdrawalError, by_precedence, may_withdraw, ruling_stands,
};
pub use position::{Objection, Stance};
pub use question::{ChairFindings, CouncilRuling, Finding, Question, Round, TimeToObject};
pub use quorum::{quorum_for_debate, quorum_for_decision};
pub use reason::{Figure, Reason};
pub use recompute::{catalogue, under_every_rule};
pub use room::{Constituency, Member, Room, RoomError, Voter};
pub use rule::{
    Base, Body, Bound, EstimateLoop, Fraction, FractionError, GroupRules, GroupRulesError, Percent,
    QualifiedMajority, Rule, RuleTextError, Strength, Threshold, decide, itu_vote_method,
    weakest_objections,
};
pub use silence::{
    Break, Effect, GA_NOTICE, Scope, Silence, SilenceError, SilenceOutcome, SilenceTally, Terms,
    Unit,
};
pub use vote::{
    EXPLANATION_MINUTES, EarlierExplanation, Hands, Vote, VoteError, VoteMethod, VoteStage,
};

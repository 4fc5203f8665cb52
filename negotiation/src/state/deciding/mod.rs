//! Deciding: silences, questions, votes, motions, adoptions, and what was stated around them.
//!
//! **Invariant:** who said nothing stands nowhere here; nothing turns silence into a position.

mod division;
mod question;
mod room;
mod silence;
mod standing;
mod statement;
mod vote;
mod withhold;

use std::collections::{BTreeMap, BTreeSet};

use unbracket_procedure::VotingOrder;
use unbracket_text::ProvisionId;

use super::of_cycle;
use super::texts::{DocumentId, ProposalId, Target};
use crate::roster::SeatId;
use crate::words::Tag;

pub use division::{DividedPart, Division, division, draft_of};
pub use question::{
    BallotPosition, Designation, DesignationSide, Finding, Found, Objection, Published, Question,
    QuestionEnd, QuestionId, Registered, Ruling,
};
pub use silence::{Breaking, SilenceEnd, SilenceId, SilenceRun, Understanding};
pub use standing::{Standing, last_vote, standing};
pub use statement::{Statement, StatementId, StatementKind};
pub use vote::{
    BallotWord, Motion, MotionId, MotionKind, OrderedAmendment, SpeakerSide, Subject, VoteId,
    VoteMethod, VoteResult, VoteRun,
};

pub(crate) use division::{granted, whole_falls};
pub(crate) use question::objection_on;
pub(crate) use room::{holders, room_of, seat, voter};
pub(crate) use silence::scope;
pub(crate) use standing::{asked, judge_asked};
pub(crate) use withhold::withhold;

/// What is known of objections beyond the position itself, by target and seat.
pub(crate) type Objections = BTreeMap<Target, BTreeMap<SeatId, Objection>>;

/// Everything about deciding.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deciding {
    /// All silence procedures.
    pub silences: Vec<SilenceRun>,
    /// All questions that were put.
    pub questions: Vec<Question>,
    /// What is known of objections beyond the position itself, by target and seat.
    pub objections: Objections,
    /// The same of the cycles before, each as it ended.
    pub(crate) former_objections: Vec<Objections>,
    /// All votes.
    pub votes: Vec<VoteRun>,
    /// All procedural motions.
    pub motions: Vec<Motion>,
    /// The order in which amendments are put to the vote, where the chair gave one.
    pub order: Option<AmendmentOrder>,
    /// How each outcome was adopted.
    pub adoptions: Vec<Adoption>,
    /// All statements, through all cycles.
    pub statements: Vec<Statement>,
    /// The statements on each provision.
    pub(crate) stated: BTreeMap<ProvisionId, Vec<StatementId>>,
}

/// The order in which amendments are put to the vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AmendmentOrder {
    /// The order, with what falls when another is adopted.
    pub order: VotingOrder,
    /// The result of each vote.
    pub voted: BTreeMap<ProposalId, bool>,
    /// The number of its cycle, from 0.
    pub cycle: usize,
}

/// How an outcome was adopted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adoption {
    /// The outcome; none where the cycle ended without one.
    pub outcome: Option<DocumentId>,
    /// The document that was put forward; none where the cycle ended without an outcome.
    pub of: Option<DocumentId>,
    /// The word for it.
    pub decision: Tag,
    /// What was left out, as it was not agreed.
    pub left_out: BTreeSet<ProvisionId>,
    /// The question that decided it.
    pub question: Option<QuestionId>,
    /// The number of its cycle, from 0.
    pub cycle: usize,
    /// The entry that recorded it.
    pub entry: u64,
}

impl Deciding {
    /// How the last vote on something ended; none where none was taken, or it is open.
    pub fn last_result(&self, subject: &Subject) -> Option<VoteResult> {
        self.votes.iter().rev().find(|vote| vote.subject == *subject)?.result
    }

    /// The last vote on something, where it was a tie and what it was on was not reconsidered since.
    pub(crate) fn tie(&self, subject: &Subject) -> Option<&VoteRun> {
        let vote = self.votes.iter().rev().find(|vote| vote.subject == *subject)?;
        let question = match subject {
            Subject::Question(id) | Subject::Part(id, _) => Some(*id),
            Subject::Motion(_) | Subject::Proposal(_) => None,
        };
        let reconsidered = self.motions.iter().any(|motion| {
            let carried = motion.carried == Some(true) && motion.kind == MotionKind::Reconsider;
            carried && motion.question == question && motion.entry > vote.entry
        });
        (vote.result == Some(VoteResult::SecondVote) && !reconsidered).then_some(vote)
    }

    /// The statements on a provision, of all cycles, in the order in which they were made.
    pub fn statements_on<'a>(
        &'a self,
        provision: &ProvisionId,
    ) -> impl Iterator<Item = (StatementId, &'a Statement)> + use<'a> {
        let ids = self.stated.get(provision).map(Vec::as_slice).unwrap_or_default();
        ids.iter().filter_map(|id| Some((*id, self.statements.get(id.place())?)))
    }

    /// What is known of the objections of a cycle, by what they are on; none where there was no such
    /// cycle.
    pub(crate) fn objections_in(&self, cycle: usize) -> Option<&Objections> {
        of_cycle(&self.former_objections, &self.objections, cycle)
    }

    /// Ends what a cycle left open. No vote is among it: a cycle does not end during one.
    pub(crate) fn lapse(&mut self) {
        self.former_objections.push(std::mem::take(&mut self.objections));
        for run in self.silences.iter_mut().filter(|run| run.end.is_none()) {
            run.end = Some(SilenceEnd::Lapsed);
        }
        for question in self.questions.iter_mut().filter(|question| question.end.is_none()) {
            question.end = Some(QuestionEnd::Lapsed);
        }
        for motion in self.motions.iter_mut().filter(|motion| motion.carried.is_none()) {
            (motion.carried, motion.lapsed) = (Some(false), true);
        }
    }

    /// The adoption that made a document.
    pub fn adoption_of(&self, outcome: DocumentId) -> Option<&Adoption> {
        self.adoptions.iter().find(|adoption| adoption.outcome == Some(outcome))
    }
}

//! Calls for consensus: puts a question to the room.

use unbracket_procedure::{Moment, Rule};

use super::find;
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::modalities::Stage;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Who};
use crate::rules;
use crate::said;
use crate::state::deciding::{Question, QuestionEnd};
use crate::state::{DocumentId, State, Target};
use crate::wire::act;

act! {
    /// Puts a question to the room, under the rule in force or another that is named.
    CallForConsensus = "call-for-consensus" {
        /// On what; none for the text as a whole.
        target: Option<Target>,
        /// The document that is to be adopted, where the question is on a text as a whole.
        document: Option<DocumentId>,
        /// The rule; none for the rule in force.
        rule: Option<Rule>,
        /// When the decision is to be looked at again, where the rule asks for it.
        review_at: Option<Moment>,
    }
}

impl CallForConsensus {
    fn target(&self) -> Target {
        self.target.clone().unwrap_or_else(Target::text)
    }
}

impl Deed for CallForConsensus {
    const PERMIT: Permit = Permit::new(Who::Office(find::PRESIDES)).in_stages(&[
        Stage::FirstReading,
        Stage::SecondReading,
        Stage::Closing,
        Stage::Adoption,
    ]);
    const RULE: &'static str = rules::CONSENSUS;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let target = self.target();
        find::target_stands(state, &target)?;
        if let Some(id) = self.document {
            let document = find::document(state, id)?;
            let present = document.cycle == state.present_cycle();
            require(present, Code::Closed, rules::CONSENSUS, || {
                said!("{id} belongs to another cycle", id)
            })?;
            require(target == Target::text(), Code::Contradiction, rules::CONSENSUS, || {
                said!("a document is put as a whole; leave out the target")
            })?;
        }
        let cycle = state.present_cycle();
        let same = |question: &&Question| {
            question.cycle == cycle
                && question.target == target
                && question.document == self.document
        };
        let questions = &state.deciding.questions;
        let open = questions.iter().filter(same).any(|question| question.end.is_none());
        require(!open, Code::Repeated, rules::CONSENSUS, || {
            said!("this question is before the room already; conclude it first")
        })?;
        let last = questions.iter().rev().find(same).filter(|_| self.document.is_some());
        let rejected = last.is_some_and(|it| it.voted && it.end == Some(QuestionEnd::NotAgreed));
        require(!rejected, Code::Closed, rules::VOTES, || {
            said!("a vote rejected this text; move to reconsider the question (rule 81)")
        })?;
        let ahead = self.review_at.is_none_or(|review| review > case.now);
        require(ahead, Code::TooLate, rules::CONSENSUS, || {
            said!("a decision is looked at again later than now")
        })?;
        Ok(Outcome::made(u32::try_from(state.deciding.questions.len()).unwrap_or(u32::MAX)))
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let rule = self.rule.clone().unwrap_or_else(|| state.cycle().modalities.rule.clone());
        let cycle = state.present_cycle();
        state.deciding.questions.push(Question {
            target: self.target(),
            document: self.document,
            rule,
            vote_requests: [].into(),
            registered: [].into(),
            found: None,
            published: Vec::new(),
            ruling: None,
            review_at: self.review_at,
            end: None,
            voted: false,
            cycle,
            at: done.at,
            entry: done.index,
        });
    }
}

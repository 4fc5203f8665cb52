//! Concludes a question under its rule.

use unbracket_procedure::{Verdict, WithoutAVote};

use super::find;
use crate::act::{Case, Deed, Done};
use crate::event::{Outcome, ParagraphStatus};
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Who};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::state::deciding::{Found, QuestionEnd, QuestionId, Subject, asked, judge_asked};
use crate::wire::act;

act! {
    /// Concludes a question: its rule says whether it is agreed, and who stands in the way.
    Conclude = "conclude" {
        /// The question.
        question: QuestionId,
        /// What the chair finds of the room, where the rule leaves it to the chair.
        finding: Option<Found>,
    }
}

impl Deed for Conclude {
    const PERMIT: Permit = Permit::new(Who::Office(find::PRESIDES));
    const RULE: &'static str = rules::CONSENSUS;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let put = find::open_question(state, self.question)?;
        find::no_motion_pending(state, self.question)?;
        let voting =
            state.deciding.votes.iter().any(|vote| {
                vote.subject == Subject::Question(self.question) && vote.result.is_none()
            });
        require(!voting && put.vote_requests.is_empty(), Code::NotReady, rules::VOTES, || {
            said!("a vote was asked for; take the vote")
        })?;
        require(!put.rule.counts_votes(), Code::NotReady, rules::VOTES, || {
            said!("{rule} counts votes; take the vote", rule = &put.rule)
        })?;
        let (room, mut question) = asked(state, self.question, case.now).ok_or_else(|| {
            Refusal::new(Code::Unknown, rules::CONSENSUS, said!("no such question"))
        })?;
        if let Some(found) = self.finding {
            question.chair.consensus = Some(found == Found::Consensus);
        }
        let (decision, in_the_way) = judge_asked(&put.rule, &room, &question);
        let end = match &decision.verdict {
            Verdict::Undecided { needs } => {
                let text = find::undecided(&put.rule, needs);
                return Err(Refusal::new(Code::NotReady, rules::CONSENSUS, text));
            }
            Verdict::Passed => "passed",
            Verdict::AdoptedWithoutAVote(WithoutAVote::Consensus) => "consensus",
            Verdict::AdoptedWithoutAVote(WithoutAVote::WithoutObjection) => "without-objection",
            Verdict::NotPassed => "not-agreed",
        };
        let agreed = decision.verdict.is_adopted();
        let said = decision.tally.positions;
        let status = find::agrees_to(state, &put.target).filter(|_| agreed);
        let designation = decision.designation.map(|it| find::designation_word(it.designation));
        Ok(Outcome {
            decision: Some(find::word(end)),
            designation,
            in_the_way,
            status: status.into_iter().map(|id| (id, ParagraphStatus::Agreed)).collect(),
            tally: find::said(&said),
            ..Outcome::none()
        })
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let agreed = done.outcome.decision != Some(find::word("not-agreed"));
        if let Some(question) = state.deciding.questions.get_mut(self.question.place()) {
            question.end = Some(if agreed { QuestionEnd::Agreed } else { QuestionEnd::NotAgreed });
            question.found = self.finding;
        }
        state.texts.mark(&done.outcome.status, done.index);
    }
}

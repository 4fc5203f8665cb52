//! Moves a procedural motion.

use std::collections::{BTreeMap, BTreeSet};

use unbracket_text::ProvisionId;

use super::find;
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::modalities::Stage;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Right, Who};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::state::deciding::{
    Division, Motion, MotionKind, QuestionEnd, QuestionId, Subject, division, draft_of,
};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Moves a motion: to adjourn or close the debate, to divide a question, to reconsider one.
    MoveMotion = "move" {
        /// The motion.
        motion: MotionKind,
        /// The question at which it is aimed.
        question: Option<QuestionId>,
        /// The parts that are to be voted on separately.
        parts: BTreeSet<ProvisionId>,
        /// Why.
        because: Words,
    }
}

impl MoveMotion {
    /// Refuses a motion whose question is not in the state that it asks for.
    fn check_question(&self, state: &State) -> Result<(), Refusal> {
        let about_meeting =
            matches!(self.motion, MotionKind::SuspendMeeting | MotionKind::AdjournMeeting);
        let Some(id) = self.question else {
            return require(about_meeting, Code::Contradiction, rules::VOTES, || {
                said!(
                    "a motion to {motion} names the question at which it is aimed",
                    motion = self.motion
                )
            });
        };
        require(!about_meeting, Code::Contradiction, rules::VOTES, || {
            said!("a motion on the meeting is aimed at no question")
        })?;
        let question = find::question(state, id)?;
        if self.motion != MotionKind::Reconsider {
            return find::open_question(state, id).map(|_| ());
        }
        let decided = question.end.is_some_and(|end| end != QuestionEnd::NoAction);
        let part = |it: Division| it.parts.iter().any(|part| part.tied);
        let tied = question.voted || division(state, id).is_some_and(part);
        let tied = tied && question.end.is_none();
        require(decided || tied, Code::NotReady, rules::VOTES, || {
            said!("only what was decided can be reconsidered")
        })
    }
}

impl Deed for MoveMotion {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::Object)).in_stages(&[
        Stage::FirstReading,
        Stage::SecondReading,
        Stage::Closing,
        Stage::Adoption,
    ]);
    const RULE: &'static str = rules::VOTES;
    const ERASABLE: bool = true;

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        self.check_question(state)?;
        let divides = self.motion == MotionKind::Division;
        require(divides != self.parts.is_empty(), Code::Contradiction, rules::VOTES, || {
            said!("a division names the parts, and only a division does")
        })?;
        if let Some(draft) = self.question.and_then(|id| draft_of(state, id)) {
            find::all_stand_in(&draft, &self.parts, rules::VOTES)?;
        }
        let interrupts = state.deciding.votes.last().is_some_and(|vote| {
            vote.result.is_none() && !matches!(vote.subject, Subject::Motion(_))
        });
        require(!interrupts, Code::NotReady, rules::VOTES, || {
            said!("voting is not interrupted (rule 88); move this when it is over")
        })?;
        let pending = state.deciding.motions.iter().any(|other| {
            other.carried.is_none() && other.kind == self.motion && other.question == self.question
        });
        require(!pending, Code::Repeated, rules::VOTES, || {
            said!("this motion is before the room already")
        })?;
        Ok(Outcome::made(u32::try_from(state.deciding.motions.len()).unwrap_or(u32::MAX)))
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        state.deciding.motions.push(Motion {
            kind: self.motion,
            question: self.question,
            parts: self.parts.clone(),
            by: done.by.seat,
            spoke: BTreeMap::new(),
            carried: None,
            lapsed: false,
            results: BTreeMap::new(),
            reason: self.because.clone(),
            entry: done.index,
        });
    }
}

//! Speaks to a motion.

use super::find;
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Right, Who};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::state::deciding::{MotionId, SpeakerSide};
use crate::wire::act;

act! {
    /// Speaks for or against a motion, as far as its rule gives the floor.
    SpeakToMotion = "speak-to-motion" {
        /// The motion.
        motion: MotionId,
        /// The side.
        side: SpeakerSide,
    }
}

impl Deed for SpeakToMotion {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::Object));
    const RULE: &'static str = rules::VOTES;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let id = self.motion;
        let motion = find::found(state.deciding.motions.get(id.place()), rules::VOTES, id)?;
        require(motion.carried.is_none(), Code::Closed, rules::VOTES, || {
            said!("{id} was decided", id)
        })?;
        let spoke = motion.spoke.contains_key(&case.by.seat) || motion.by == case.by.seat;
        require(!spoke, Code::Repeated, rules::VOTES, || {
            said!("this seat has spoken to the motion, or moved it")
        })?;
        let kind = motion.kind.procedure();
        let may = kind.may_speak(self.side.procedure(), motion.speakers());
        require(may, Code::TooMuch, rules::VOTES, || {
            let limit = kind.speakers();
            let (one, other) = (limit.in_favour, limit.against);
            said!("{one} speak for it and {other} against", one, other)
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        if let Some(motion) = state.deciding.motions.get_mut(self.motion.place()) {
            motion.spoke.insert(done.by.seat, self.side);
        }
    }
}

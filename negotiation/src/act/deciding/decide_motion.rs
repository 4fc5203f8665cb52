//! Grants a motion to which nobody objects.

use super::find;
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Who};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::state::deciding::{MotionId, Subject};
use crate::wire::act;

act! {
    /// Grants a motion without a vote, as nobody spoke against it; else a vote is taken on it.
    DecideMotion = "decide-motion" {
        /// The motion.
        motion: MotionId,
    }
}

impl Deed for DecideMotion {
    const PERMIT: Permit = Permit::new(Who::Office(find::PRESIDES));
    const RULE: &'static str = rules::VOTES;

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        let id = self.motion;
        find::motion_is_ripe(state, id)?;
        let motion = find::found(state.deciding.motions.get(id.place()), rules::VOTES, id)?;
        let voting = state
            .deciding
            .votes
            .last()
            .is_some_and(|vote| vote.result.is_none() && vote.subject == Subject::Motion(id));
        require(!voting, Code::NotReady, rules::VOTES, || {
            said!("a vote on this motion is being taken; close it")
        })?;
        require(motion.speakers().against == 0, Code::Objected, rules::VOTES, || {
            said!("somebody spoke against this motion; put it to the vote")
        })?;
        Ok(Outcome { decision: Some(find::word("carried")), ..Outcome::none() })
    }

    fn apply(&self, state: &mut State, _: &Done<'_>) {
        find::carry(state, self.motion, true);
    }
}

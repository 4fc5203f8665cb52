//! States a position on a text.

use std::collections::BTreeSet;

use super::common::{UNTIL_ADOPTION, check_target, reasoned};
use super::rests;
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Right, Who};
use crate::rules;
use crate::said;
use crate::state::{Condition, Direction, Position, Stance, State, Target};
use crate::wire::act;
use crate::words::Words;

act! {
    /// States how one stands to a text: one position for each seat and target, in the capacity in
    /// which the seat acts; a new one takes the place of the old. Everybody who may speak may say
    /// that they object; it counts for those who have the right to object.
    StatePosition = "state-position" {
        /// What it is on.
        on: Target,
        /// How one stands.
        stance: Stance,
        /// On which side the text errs.
        direction: Option<Direction>,
        /// Why; an objection needs a reason.
        because: Words,
        /// What an objection or a reserve rests on: not this, unless one of these proposals, or of these
        /// alternatives of brackets, stands. When one does, the position still stands until it is taken
        /// back.
        unless: BTreeSet<Target>,
    }
}

impl Deed for StatePosition {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::Speak)).in_stages(UNTIL_ADOPTION);
    const RULE: &'static str = rules::POSITIONS;
    const ERASABLE: bool = true;

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        check_target(state, &self.on)?;
        if self.stance == Stance::Object {
            reasoned(&self.because, rules::POSITIONS)?;
        }
        let against = matches!(self.stance, Stance::Object | Stance::Reserve);
        require(
            against || self.direction.is_none(),
            Code::Contradiction,
            rules::POSITIONS,
            || said!("only an objection or a reserve lies on one side of the text"),
        )?;
        require(against || self.unless.is_empty(), Code::Contradiction, rules::POSITIONS, || {
            said!("only an objection or a reserve rests on something else")
        })?;
        rests::check(state, &self.on, &self.unless)?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let position = Position {
            stance: self.stance,
            direction: self.direction,
            reason: self.because.clone(),
            cure: None,
            unless: Condition::of(&self.unless, &state.texts),
            capacity: done.by.capacity,
            at: done.at,
            entry: done.index,
        };
        state.texts.stand(&self.on, done.by.seat, position, done.index);
    }
}

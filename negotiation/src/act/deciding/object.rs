//! Objects.

use std::collections::BTreeSet;

use unbracket_text::Passage;

use super::find;
use crate::act::texts::rests;
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::modalities::Stage;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Right, Who};
use crate::rules;
use crate::said;
use crate::state::deciding::Objection;
use crate::state::{Condition, Direction, Position, Stance, State, Target};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Objects to a target, at the call for consensus or at any time before.
    ///
    /// It takes the place of the position that the seat had. Whether it is an obstacle to the decision
    /// is for its author to say; whether that blocks is for the rule.
    Object = "object" {
        /// To what; none for the text as a whole.
        target: Option<Target>,
        /// Why.
        because: Words,
        /// Whether it is stated as an obstacle to the decision.
        obstacle: bool,
        /// The wording that would lift it.
        cure: Words,
        /// On which side the text errs.
        direction: Option<Direction>,
        /// What it rests on, as in `state-position`: not this, unless one of these stands.
        unless: BTreeSet<Target>,
    }
}

impl Deed for Object {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::Object)).in_stages(&[
        Stage::FirstReading,
        Stage::SecondReading,
        Stage::Closing,
        Stage::Adoption,
    ]);
    const RULE: &'static str = rules::CONSENSUS;
    const ERASABLE: bool = true;

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        require(!self.because.is_blank(), Code::Blank, rules::CONSENSUS, || {
            said!("an objection carries its reason")
        })?;
        let target = self.target.clone().unwrap_or_else(Target::text);
        find::target_stands(state, &target)?;
        rests::check(state, &target, &self.unless)?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let target = self.target.clone().unwrap_or_else(Target::text);
        let cure = self.cure.text().filter(|text| !text.is_empty()).map(Passage::words);
        let position = Position {
            stance: Stance::Object,
            direction: self.direction,
            reason: self.because.clone(),
            cure,
            unless: Condition::of(&self.unless, &state.texts),
            capacity: done.by.capacity,
            at: done.at,
            entry: done.index,
        };
        let known = Objection {
            obstacle: self.obstacle,
            cure: !self.cure.is_blank(),
            ..Objection::of(&position)
        };
        let seat = done.by.seat;
        state.texts.stand(&target, seat, position, done.index);
        state.deciding.objections.entry(target).or_default().insert(seat, known);
    }
}

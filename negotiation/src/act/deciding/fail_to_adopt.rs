//! Records that the cycle ends without an outcome.

use super::find;
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::modalities::{EndRule, Stage};
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Who};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::state::deciding::Adoption;
use crate::wire::act;
use crate::words::Words;

act! {
    /// Records that nothing is adopted; where the end rule says so, the former text stands on.
    FailToAdopt = "fail-to-adopt" {
        /// Why.
        because: Words,
    }
}

impl Deed for FailToAdopt {
    const PERMIT: Permit = Permit::new(Who::Office(find::PRESIDES))
        .by_two()
        .in_stages(&[Stage::Closing, Stage::Adoption]);
    const RULE: &'static str = rules::PACKAGE;

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        require(!self.because.is_blank(), Code::Blank, rules::PACKAGE, || {
            said!("that nothing is adopted is said with the reason")
        })?;
        let voting = state.deciding.votes.last().is_some_and(|vote| vote.result.is_none());
        require(!voting, Code::NotReady, rules::VOTES, || {
            said!("a vote is being taken; close it first")
        })?;
        let rolls_over = state.cycle().modalities.end_rule == EndRule::TechnicalRollover;
        let word = if rolls_over { "technical-rollover" } else { "not-adopted" };
        Ok(Outcome { decision: Some(find::word(word)), ..Outcome::none() })
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let cycle = state.present_cycle();
        state.deciding.adoptions.push(Adoption {
            outcome: None,
            of: None,
            decision: done.outcome.decision.clone().unwrap_or_else(|| find::word("not-adopted")),
            left_out: [].into(),
            question: None,
            cycle,
            entry: done.index,
        });
        let present = state.cycle_mut();
        present.stage = Stage::FollowUp;
        present.since = done.at;
    }
}

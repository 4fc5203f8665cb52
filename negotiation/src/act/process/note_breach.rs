//! Puts a breach on record.

use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Right, Role, Who};
use crate::rules;
use crate::said;
use crate::state::{Breach, State};
use crate::wire::act;
use crate::words::{Tag, Words};

act! {
    /// Puts on record that a rule was broken, in the view of whoever says so.
    NoteBreach = "note-breach" {
        /// The rule, by its name in the rules of this program or in those of procedure.
        rule: Tag,
        /// What happened.
        because: Words,
    }
}

impl Deed for NoteBreach {
    const PERMIT: Permit = Permit::new(Who::Either(Right::Attend, Role::ALL));
    const RULE: &'static str = rules::STAGES;
    const ERASABLE: bool = true;

    fn decide(&self, _: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        require(!self.because.is_blank(), Code::Blank, rules::STAGES, || {
            said!("say what happened")
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        state.process.breaches.push(Breach {
            clause: self.rule.clone(),
            noted_by: Some(done.by.seat),
            reason: self.because.clone(),
            at: done.at,
            entry: done.index,
        });
    }
}

//! Waives a period of notice.

use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Role, Who};
use crate::rules;
use crate::said;
use crate::state::{Clause, State};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Waives a period of notice in public, for the next act that would break it; that act is then a
    /// breach on record.
    Waive = "waive" {
        /// What is waived.
        clause: Clause,
        /// Why.
        because: Words,
    }
}

impl Deed for Waive {
    const PERMIT: Permit = Permit::new(Who::Office(&[Role::Chair, Role::Secretariat]));
    const RULE: &'static str = rules::NOTICE;

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        require(self.clause.can_be_waived(), Code::Contradiction, rules::NOTICE, || {
            said!(
                "{clause} is no period of notice; a breach of it goes on record by itself",
                clause = self.clause
            )
        })?;
        require(!self.because.is_blank(), Code::Blank, rules::NOTICE, || {
            said!("a waiver is public and has a reason")
        })?;
        let waived = state.cycle().waivers.contains_key(&self.clause);
        require(!waived, Code::Repeated, rules::NOTICE, || {
            said!(
                "{clause} is waived already, for the next act that would break it",
                clause = self.clause
            )
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, _: &Done<'_>) {
        state.cycle_mut().waivers.insert(self.clause, self.because.clone());
    }
}

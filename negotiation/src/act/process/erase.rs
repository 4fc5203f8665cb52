//! Erases the words of an entry.

use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Role, Who};
use crate::rules;
use crate::said;
use crate::state::{Reach, State};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Erases the words of an entry, by two officers. That it was there, and every fact in it, stays;
    /// acts of office are not erased.
    Erase = "erase" {
        /// The number of the entry.
        entry: u32,
        /// On which ground, without repeating what is erased.
        because: Words,
    }
}

impl Deed for Erase {
    const PERMIT: Permit =
        Permit::new(Who::Office(&[Role::Secretariat, Role::Chair, Role::Registrar])).by_two();
    const RULE: &'static str = rules::ERASURE;

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        let entry = super::entry(state, self.entry, rules::ERASURE)?;
        require(entry.erasable, Code::NotPermitted, rules::ERASURE, || {
            said!("this is an act of office or of decision; those are not erased")
        })?;
        require(entry.reach != Reach::Erased, Code::Repeated, rules::ERASURE, || {
            said!("these words are erased already")
        })?;
        require(!self.because.is_blank(), Code::Blank, rules::ERASURE, || {
            said!("an erasure has a ground, in public")
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, _: &Done<'_>) {
        let entry = u64::from(self.entry);
        state.process.entries.erase(entry);
        state.withhold(entry);
    }
}

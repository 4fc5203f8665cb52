//! Publishes a correction.

use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Role, Who};
use crate::rules;
use crate::said;
use crate::state::{Correction, State};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Says how an entry should read where it was written wrongly. The entry stays as it is: no fact
    /// and no text changes by a correction.
    PublishCorrection = "publish-correction" {
        /// The number of the entry.
        entry: u32,
        /// How it should read.
        correction: Words,
    }
}

impl Deed for PublishCorrection {
    const PERMIT: Permit = Permit::new(Who::Office(&[Role::Secretariat]));
    const RULE: &'static str = rules::OFFICE;

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        super::entry(state, self.entry, rules::OFFICE)?;
        require(!self.correction.is_blank(), Code::Blank, rules::OFFICE, || {
            said!("say how the entry should read")
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        state.process.corrections.push(Correction {
            corrects: u64::from(self.entry),
            correction: self.correction.clone(),
            at: done.at,
            entry: done.index,
        });
    }
}

//! Continues a record under a new name.

use crate::act::{Case, Deed, Done};
use crate::event::{Digest, Outcome};
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Role, Who};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::wire::act;
use crate::words::Words;

act! {
    /// Says that this record goes on where another one ends, whose key is not at hand any more.
    ///
    /// The entries before this one are those of the other record, which whoever kept one of its
    /// checkpoints can check; from here on the new key vouches.
    ContinueRecord = "continue-record" {
        /// The name of the other record, and the key under which it verifies.
        former: Words,
        /// How many entries it had.
        length: u32,
        /// Its root.
        root: Digest,
    }
}

impl Deed for ContinueRecord {
    const PERMIT: Permit = Permit::new(Who::Office(&[Role::Secretariat]));
    const RULE: &'static str = rules::RECORD;

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        let all = u64::from(self.length) == state.length;
        require(all, Code::Contradiction, rules::RECORD, || {
            said!(
                "{length} entries stand before this one, not {claimed}",
                length = state.length,
                claimed = self.length
            )
        })?;
        require(!self.former.is_blank(), Code::Blank, rules::RECORD, || {
            said!("the record that is continued has a name")
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, _: &Done<'_>) {
        state.process.continues.push((self.former.clone(), self.length, self.root));
    }
}

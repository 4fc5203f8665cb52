//! Lets go of a bracket.

use unbracket_text::ProvisionId;

use super::common::{PEN, provision, rolling};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::Permit;
use crate::rules;
use crate::said;
use crate::state::State;
use crate::wire::act;

act! {
    /// Lets go of a bracket that this seat put. The bracket stays until it is lifted.
    ReleaseBracket = "release-bracket" {
        /// The provision.
        provision: ProvisionId,
        /// The bracket within the provision, in reading order from 1.
        bracket: u32,
    }
}

impl Deed for ReleaseBracket {
    const PERMIT: Permit = Permit::new(PEN);
    const RULE: &'static str = rules::TEXT;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        provision(state, &self.provision)?;
        let held = rolling(state)?.holders.get(&self.provision);
        let holders = held.and_then(|held| held.get(&self.bracket));
        let holds = holders.is_some_and(|seats| seats.contains(&case.by.seat));
        require(holds, Code::NotYours, rules::TEXT, || {
            said!("this seat does not hold that bracket")
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let Some(rolling) = &mut state.texts.rolling else { return };
        let Some(held) = rolling.holders.get_mut(&self.provision) else { return };
        if let Some(seats) = held.get_mut(&self.bracket) {
            seats.remove(&done.by.seat);
        }
        held.retain(|_, seats| !seats.is_empty());
        if held.is_empty() {
            rolling.holders.remove(&self.provision);
        }
    }
}

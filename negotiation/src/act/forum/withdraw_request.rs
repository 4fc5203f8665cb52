//! Withdraws a request for the floor.

use super::{leave, waiting};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::Refusal;
use crate::rights::{Credentials, Permit, Right, Who};
use crate::rules;
use crate::state::State;
use crate::state::forum::{RequestId, RequestState};
use crate::wire::act;

act! {
    /// Withdraws one's own request for the floor.
    WithdrawRequest = "withdraw-request" {
        /// The request.
        request: RequestId,
    }
}

impl Deed for WithdrawRequest {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::Speak)).on_own();
    const RULE: &'static str = rules::MEETINGS;

    fn owns(&self, state: &State, by: &Credentials) -> bool {
        state.forums.request(self.request).is_none_or(|request| request.by == by.seat)
    }

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        waiting(state, self.request)?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, _: &Done<'_>) {
        leave(state, self.request, RequestState::Withdrawn);
    }
}

//! Amends how a commitment is written down.

use super::take_commitment::check;
use super::{open_commitment, serves};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Credentials, Permit, Right, Role, Who};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::state::aftermath::{CommitmentId, Undertaking};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Writes a commitment down anew, with the reason; what it was stays on the record.
    AmendCommitment = "amend-commitment" {
        /// The commitment.
        commitment: CommitmentId,
        /// What is undertaken, as it now stands.
        what: Undertaking,
        /// Why.
        because: Words,
    }
}

impl Deed for AmendCommitment {
    const PERMIT: Permit = Permit::new(Who::Either(Right::Submit, &[Role::Secretariat])).on_own();
    const RULE: &'static str = rules::FOLLOW_UP;

    fn owns(&self, state: &State, by: &Credentials) -> bool {
        let found = state.aftermath.commitment(self.commitment);
        serves(state, by) || found.is_none_or(|commitment| commitment.by == by.seat)
    }

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        open_commitment(state, self.commitment)?;
        require(!self.because.is_blank(), Code::Blank, rules::FOLLOW_UP, || {
            said!("why the commitment is written down anew is wanted")
        })?;
        let actors = serves(state, case.by) || self.what.actors.iter().eq([&case.by.seat]);
        require(actors, Code::NotYours, rules::FOLLOW_UP, || {
            said!("a seat commits itself and nobody else; for others it is the secretariat")
        })?;
        check(&self.what, state)?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let place = self.commitment.place();
        let Some(commitment) = state.aftermath.commitments.get_mut(place) else { return };
        let former = std::mem::replace(&mut commitment.undertaking, self.what.clone());
        commitment.former.push((done.at, former));
    }
}

//! Closes a commitment.

use super::open_commitment;
use super::take_commitment::find;
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Role, Who};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::state::aftermath::{CommitmentId, CommitmentState, Progress};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Closes a commitment: it is done, another stands in its place, or it came to nothing.
    CloseCommitment = "close-commitment" {
        /// The commitment.
        commitment: CommitmentId,
        /// As what.
        state: CommitmentState,
        /// The commitment in its place, where it is superseded.
        successor: Option<CommitmentId>,
        /// Why.
        because: Words,
    }
}

impl Deed for CloseCommitment {
    const PERMIT: Permit = Permit::new(Who::Office(&[Role::Chair, Role::Secretariat]));
    const RULE: &'static str = rules::FOLLOW_UP;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        open_commitment(state, self.commitment)?;
        require(!self.because.is_blank(), Code::Blank, rules::FOLLOW_UP, || {
            said!("why the commitment is closed is wanted")
        })?;
        let superseded = self.state == CommitmentState::Superseded;
        let fits = superseded == self.successor.is_some()
            && self.successor != Some(self.commitment)
            && self.state != CommitmentState::Open;
        require(fits, Code::Contradiction, rules::FOLLOW_UP, || {
            said!(
                "a commitment closes as done, as lapsed, or as superseded by another that is named"
            )
        })?;
        if let Some(successor) = self.successor {
            find(state, successor)?;
        }
        if self.state == CommitmentState::Done {
            self.check_done(state, case)?;
        }
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, _: &Done<'_>) {
        state.aftermath.open.remove(&self.commitment);
        let place = self.commitment.place();
        let Some(commitment) = state.aftermath.commitments.get_mut(place) else { return };
        commitment.state = self.state;
        commitment.successor = self.successor;
    }
}

impl CloseCommitment {
    /// Done is what was reported done, with no dispute left unanswered.
    fn check_done(&self, state: &State, case: &Case<'_>) -> Result<(), Refusal> {
        let status = state.aftermath.status_of(self.commitment, case.now);
        let reported = status.as_ref().is_some_and(|one| one.progress == Some(Progress::Done));
        require(reported, Code::NotReady, rules::FOLLOW_UP, || {
            said!("those who have to act report that it is done first")
        })?;
        let settled = status.is_some_and(|status| status.disputed == 0);
        require(settled, Code::NotReady, rules::FOLLOW_UP, || {
            said!("the last report is disputed; the dispute is answered first")
        })
    }
}

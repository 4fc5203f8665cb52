//! Opens a reporting round.

use std::collections::BTreeSet;

use unbracket_procedure::Moment;

use super::open_commitment;
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Role, Who};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::state::aftermath::{CommitmentId, Round, next};
use crate::wire::act;

act! {
    /// Asks for reports on commitments until a deadline.
    OpenReportingRound = "open-reporting-round" {
        /// On which commitments; none means on all that are open.
        commitments: BTreeSet<CommitmentId>,
        /// Until when.
        deadline: Moment,
    }
}

impl Deed for OpenReportingRound {
    const PERMIT: Permit = Permit::new(Who::Office(&[Role::Chair, Role::Secretariat]));
    const RULE: &'static str = rules::FOLLOW_UP;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        require(self.deadline > case.now, Code::TooLate, rules::FOLLOW_UP, || {
            said!("the deadline of a round lies ahead of its opening")
        })?;
        for id in &self.commitments {
            open_commitment(state, *id)?;
        }
        let any = !self.commitments.is_empty() || !state.aftermath.open.is_empty();
        require(any, Code::NotReady, rules::FOLLOW_UP, || {
            said!("there is no open commitment to report on; take one from the outcome first")
        })?;
        Ok(Outcome::made(next(&state.aftermath.rounds)))
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let named = &self.commitments;
        let commitments = if named.is_empty() { &state.aftermath.open } else { named }.clone();
        state.aftermath.rounds.push(Round {
            commitments,
            reported: BTreeSet::new(),
            deadline: self.deadline,
            opened: done.at,
            closed: None,
        });
    }
}

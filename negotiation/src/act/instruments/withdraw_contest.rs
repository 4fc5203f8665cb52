//! Withdraws a contest.

use super::unknown;
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Credentials, Permit, Right, Who};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::state::instruments::ContestId;
use crate::wire::act;

act! {
    /// Withdraws one's own contest of an instrument.
    WithdrawContest = "withdraw-contest" {
        /// The contest.
        contest: ContestId,
    }
}

impl Deed for WithdrawContest {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::Submit)).on_own();
    const RULE: &'static str = rules::INSTRUMENTS;

    fn owns(&self, state: &State, by: &Credentials) -> bool {
        let found = state.instruments.contests.get(self.contest.place());
        found.is_none_or(|contest| contest.by == by.seat)
    }

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        let found = state.instruments.contests.get(self.contest.place());
        let found = found.ok_or_else(|| unknown(self.contest))?;
        require(found.withdrawn.is_none(), Code::Closed, rules::INSTRUMENTS, || {
            said!("{contest} is withdrawn already", contest = self.contest)
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        if let Some(contest) = state.instruments.contests.get_mut(self.contest.place()) {
            contest.withdrawn = Some(done.at);
        }
    }
}

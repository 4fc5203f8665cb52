//! Closes a reporting round.

use super::unknown;
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Role, Who};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::state::aftermath::RoundId;
use crate::wire::act;
use crate::words::Tag;

act! {
    /// Closes a reporting round after its deadline; who stayed silent is counted in public.
    CloseReportingRound = "close-reporting-round" {
        /// The round.
        round: RoundId,
    }
}

impl Deed for CloseReportingRound {
    const PERMIT: Permit = Permit::new(Who::Office(&[Role::Chair, Role::Secretariat]));
    const RULE: &'static str = rules::FOLLOW_UP;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let round = state.aftermath.round(self.round).ok_or_else(|| unknown(self.round))?;
        require(round.closed.is_none(), Code::Closed, rules::FOLLOW_UP, || {
            said!("{round} is closed already", round = self.round)
        })?;
        require(case.now > round.deadline, Code::TooEarly, rules::FOLLOW_UP, || {
            said!("a round closes after its deadline")
        })?;
        let mut outcome = Outcome::none();
        let mut count = |name: &'static str, number: usize| {
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            outcome.tally.insert(Tag::known(name), number);
        };
        count("asked", round.commitments.len());
        count("reported", round.reported.len());
        count("silent", round.commitments.len().saturating_sub(round.reported.len()));
        Ok(outcome)
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        if let Some(round) = state.aftermath.rounds.get_mut(self.round.place()) {
            round.closed = Some(done.at);
        }
    }
}

//! Takes a text from silence.

use super::{find, refused};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Who};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::state::deciding::{SilenceEnd, SilenceId};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Takes a text from silence before the deadline.
    WithdrawText = "withdraw-text" {
        /// The silence procedure.
        silence: SilenceId,
        /// Why.
        because: Words,
    }
}

impl Deed for WithdrawText {
    const PERMIT: Permit = Permit::new(Who::Office(find::RUNS_SILENCE));
    const RULE: &'static str = rules::SILENCE;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let mut procedure = find::silence(state, self.silence)?.procedure.clone();
        procedure.withdraw(case.now).map_err(refused::silence)?;
        require(!self.because.is_blank(), Code::Blank, rules::SILENCE, || {
            said!("taking a text from silence needs a reason")
        })?;
        Ok(Outcome { decision: Some(find::word("withdrawn")), ..Outcome::none() })
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        if let Some(run) = state.deciding.silences.get_mut(self.silence.place()) {
            // What was not in order leaves no trace here.
            let _withdrawn = run.procedure.withdraw(done.at);
            run.end = Some(SilenceEnd::Withdrawn);
        }
    }
}

//! Extends a silence procedure.

use unbracket_procedure::Moment;

use super::{find, refused};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Who};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::state::deciding::SilenceId;
use crate::wire::act;
use crate::words::Words;

act! {
    /// Sets a later deadline, before the old one; objections received stay.
    ExtendSilence = "extend-silence" {
        /// The silence procedure.
        silence: SilenceId,
        /// The new deadline.
        deadline: Moment,
        /// Why.
        because: Words,
    }
}

impl Deed for ExtendSilence {
    const PERMIT: Permit = Permit::new(Who::Office(find::RUNS_SILENCE));
    const RULE: &'static str = rules::SILENCE;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let mut procedure = find::silence(state, self.silence)?.procedure.clone();
        procedure.extend(case.now, self.deadline).map_err(refused::silence)?;
        require(!self.because.is_blank(), Code::Blank, rules::SILENCE, || {
            said!("an extension is told to all, with its reason")
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        if let Some(run) = state.deciding.silences.get_mut(self.silence.place()) {
            // What was not in order leaves no trace here.
            let _extended = run.procedure.extend(done.at, self.deadline);
        }
    }
}

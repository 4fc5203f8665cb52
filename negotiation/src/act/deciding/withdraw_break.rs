//! Withdraws one's objections to a text under silence.

use super::{find, refused};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::Refusal;
use crate::rights::{Permit, Right, Who};
use crate::rules;
use crate::state::State;
use crate::state::deciding::{SilenceId, voter};
use crate::wire::act;

act! {
    /// Withdraws all of one's objections to a text under silence, up to the stroke.
    WithdrawBreak = "withdraw-break" {
        /// The silence procedure.
        silence: SilenceId,
    }
}

impl Deed for WithdrawBreak {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::Object));
    const RULE: &'static str = rules::SILENCE;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let mut procedure = find::silence(state, self.silence)?.procedure.clone();
        let withdrawn = procedure.withdraw_break(voter(case.by.seat), case.now);
        withdrawn.map_err(refused::silence)?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let Some(run) = state.deciding.silences.get_mut(self.silence.place()) else { return };
        // What was not in order leaves no trace here.
        let _withdrawn = run.procedure.withdraw_break(voter(done.by.seat), done.at);
        for breaking in run.breaks.iter_mut().filter(|it| it.by == done.by.seat && !it.late) {
            breaking.withdrawn = true;
        }
    }
}

//! States with which understanding a text is received.

use std::collections::BTreeSet;

use unbracket_text::ProvisionId;

use super::{find, refused};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Right, Who};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::state::deciding::{SilenceId, Understanding, voter};
use crate::wire::act;
use crate::words::Words;

act! {
    /// States an understanding. It breaks nothing; whose understanding is meant to, breaks the silence.
    StateUnderstanding = "state-understanding" {
        /// The silence procedure.
        silence: SilenceId,
        /// The provisions; none for the whole text.
        provisions: BTreeSet<ProvisionId>,
        /// What is understood.
        words: Words,
    }
}

impl Deed for StateUnderstanding {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::Object));
    const RULE: &'static str = rules::SILENCE;
    const ERASABLE: bool = true;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let run = find::silence(state, self.silence)?;
        require(!self.words.is_blank(), Code::Blank, rules::SILENCE, || {
            said!("an understanding says what is understood")
        })?;
        find::all_stand_in(&run.draft, &self.provisions, rules::SILENCE)?;
        let mut procedure = run.procedure.clone();
        procedure.state_understanding(voter(case.by.seat)).map_err(refused::silence)?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let Some(run) = state.deciding.silences.get_mut(self.silence.place()) else { return };
        // What was not in order leaves no trace here.
        let _stated = run.procedure.state_understanding(voter(done.by.seat));
        run.understandings.push(Understanding {
            by: done.by.seat,
            provisions: self.provisions.clone(),
            words: self.words.clone(),
            entry: done.index,
        });
    }
}

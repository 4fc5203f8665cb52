//! Contests the standing of an instrument.

use super::{registered, unknown};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Right, Who};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::state::aftermath::next;
use crate::state::instruments::{Contest, ContestId, Contested, InstrumentId};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Contests how an instrument was adopted, its force, or that it bears on this process.
    ContestInstrument = "contest-instrument" {
        /// The instrument.
        instrument: InstrumentId,
        /// What is contested.
        point: Contested,
        /// Why.
        reason: Words,
    }
}

impl Deed for ContestInstrument {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::Submit));
    const RULE: &'static str = rules::INSTRUMENTS;
    const ERASABLE: bool = true;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        registered(state, self.instrument)?;
        require(!self.reason.is_blank(), Code::Blank, rules::INSTRUMENTS, || {
            said!("why its standing is contested is wanted")
        })?;
        let found = state.instruments.instrument(self.instrument);
        let found = found.ok_or_else(|| unknown(self.instrument))?;
        let earlier = found.contests.get(&case.by.seat);
        let first = earlier.is_none_or(|contest| !state.instruments.stands(*contest));
        require(first, Code::Repeated, rules::INSTRUMENTS, || {
            said!("this seat contests it already; withdraw that to contest it otherwise")
        })?;
        Ok(Outcome::made(next(&state.instruments.contests)))
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let id = ContestId(next(&state.instruments.contests));
        let instrument = state.instruments.registered.get_mut(self.instrument.place());
        if let Some(instrument) = instrument {
            instrument.contests.insert(done.by.seat, id);
        }
        state.instruments.contests.push(Contest {
            instrument: self.instrument,
            point: self.point,
            reason: self.reason.clone(),
            by: done.by.seat,
            at: done.at,
            entry: done.index,
            withdrawn: None,
        });
    }
}

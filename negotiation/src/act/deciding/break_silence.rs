//! Breaks a silence.

use std::collections::BTreeSet;

use unbracket_procedure::Effect;
use unbracket_text::ProvisionId;

use super::{find, refused};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Right, Who};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::state::deciding::{Breaking, SilenceId, voter};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Objects to a text under silence, naming provisions and reasons.
    ///
    /// After the deadline it is recorded without effect. Where the modalities do not tell who breaks
    /// a silence, its words are sealed.
    BreakSilence = "break-silence" {
        /// The silence procedure.
        silence: SilenceId,
        /// The provisions; none for the whole text.
        provisions: BTreeSet<ProvisionId>,
        /// Why.
        because: Words,
        /// The wording that would lift the objection.
        cure: Words,
        /// Whether its words are kept from the public.
        sealed: bool,
    }
}

impl Deed for BreakSilence {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::Object));
    const RULE: &'static str = rules::SILENCE;
    const ERASABLE: bool = true;

    fn sealed(&self) -> bool {
        self.sealed
    }

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let run = find::silence(state, self.silence)?;
        require(!self.because.is_blank(), Code::Blank, rules::SILENCE, || {
            said!("whoever breaks a silence says why")
        })?;
        let named = state.cycle().modalities.breakers_named;
        require(self.sealed != named, Code::Contradiction, rules::SILENCE, || match named {
            true => said!("the modalities tell who breaks a silence, and why; do not seal it"),
            false => said!("the modalities do not tell who breaks a silence; seal its words"),
        })?;
        find::all_stand_in(&run.draft, &self.provisions, rules::SILENCE)?;
        let mut procedure = run.procedure.clone();
        let of = run.scope(&self.provisions);
        let effect = procedure.break_silence(voter(case.by.seat), case.now, of);
        let effect = effect.map_err(refused::silence)?;
        // What comes late has no effect, however often it is said.
        let again = effect == Effect::Breaks && run.objects(case.by.seat, &self.provisions);
        require(!again, Code::Repeated, rules::SILENCE, || {
            said!(
                "you object to one of these already; name the others, or withdraw it and say it anew"
            )
        })?;
        let decision = (effect == Effect::Late).then(|| find::word("late"));
        Ok(Outcome { decision, ..Outcome::none() })
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let Some(run) = state.deciding.silences.get_mut(self.silence.place()) else { return };
        let of = run.scope(&self.provisions);
        let effect = run.procedure.break_silence(voter(done.by.seat), done.at, of);
        run.breaks.push(Breaking {
            by: done.by.seat,
            provisions: self.provisions.clone(),
            reason: self.because.clone(),
            cure: self.cure.clone(),
            at: done.at,
            late: effect == Ok(Effect::Late),
            withdrawn: false,
            entry: done.index,
        });
    }
}

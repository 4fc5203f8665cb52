//! Opens the words of a sealed entry.

use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Right, Role, Who};
use crate::rules;
use crate::said;
use crate::state::{Consent, Reach, State};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Opens the words of a sealed entry to everybody: one's own at any time; others' by the
    /// secretariat with a reason, never against the consent of whoever contributed.
    OpenSealed = "open-sealed" {
        /// The number of the entry.
        entry: u32,
        /// Why, where it is not one's own.
        because: Words,
    }
}

impl Deed for OpenSealed {
    const PERMIT: Permit = Permit::new(Who::Either(Right::Attend, &[Role::Secretariat]));
    const RULE: &'static str = rules::CONSENT;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let entry = super::entry(state, self.entry, rules::CONSENT)?;
        require(entry.reach == Reach::Sealed, Code::Closed, rules::CONSENT, || {
            said!("these words are public already, or erased")
        })?;
        if entry.by == case.by.seat {
            return Ok(Outcome::none());
        }
        let serves = state.roster.officers(Role::Secretariat).contains(&case.by.seat);
        require(serves, Code::NotYours, rules::CONSENT, || {
            said!("only whoever wrote them or the secretariat opens sealed words")
        })?;
        let contribution = state.inputs.recorded_in(u64::from(self.entry));
        let kept = contribution
            .and_then(|id| state.inputs.contribution(id))
            .is_some_and(|it| it.withdrawn || it.consent == Consent::SecretariatOnly);
        require(!kept, Code::NotPermitted, rules::CONSENT, || {
            said!("whoever contributed this gave it to the secretariat only")
        })?;
        require(!self.because.is_blank(), Code::Blank, rules::CONSENT, || {
            said!("the secretariat opens what was sealed with a reason")
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, _: &Done<'_>) {
        state.process.entries.open(u64::from(self.entry));
    }
}

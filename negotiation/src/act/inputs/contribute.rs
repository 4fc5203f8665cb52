//! Submits a contribution.

use std::collections::BTreeSet;

use unbracket_procedure::Moment;
use unbracket_text::ProvisionId;

use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require, short};
use crate::rights::{Permit, Right, Who};
use crate::roster::SeatId;
use crate::rules;
use crate::said;
use crate::state::{CallId, Consent, Contribution, Joint, State};
use crate::wire::act;
use crate::words::{Tag, Words};

act! {
    /// Answers a call for inputs, in any language. The words are sealed until the contribution is
    /// published, so that consent can be withdrawn until then.
    Contribute = "contribute" {
        /// The call.
        call: CallId,
        /// The provisions it is about.
        about: BTreeSet<ProvisionId>,
        /// Its language, as a code.
        language: Tag,
        /// How whoever contributes is named.
        consent: Consent,
        /// Its title.
        title: Words,
        /// Its text.
        text: Words,
        /// How many seats have to sign it, the one who submits it among them.
        signatures: Option<u32>,
        /// Until when they can sign; none means until the call ends.
        sign_until: Option<Moment>,
    }
}

impl Deed for Contribute {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::Submit));
    const RULE: &'static str = rules::INPUTS;
    const ERASABLE: bool = true;

    fn sealed(&self) -> bool {
        true
    }

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let call = super::open_call(state, self.call)?;
        require(case.now <= call.until, Code::TooLate, rules::INPUTS, || {
            said!("this call has ended; the secretariat can extend it")
        })?;
        short(&self.title)?;
        require(!self.text.is_blank(), Code::Blank, rules::INPUTS, || {
            said!("a contribution says something")
        })?;
        super::check_provisions(state, &self.about)?;
        check_consent(state, case.by.seat, self.consent)?;
        let joint = self.joint(call.until);
        require(
            joint.is_some() || self.sign_until.is_none(),
            Code::Contradiction,
            rules::INPUTS,
            || {
                said!(
                    "a time to sign belongs to a joint statement; say how many signatures it wants"
                )
            },
        )?;
        let fits = joint.is_none_or(|joint| joint.signatures > 1 && joint.until > case.now);
        require(fits, Code::Contradiction, rules::INPUTS, || {
            said!("a joint statement wants two signatures at least, and time to sign")
        })?;
        let (_, contribution, _) = state.inputs.next();
        Ok(Outcome::made(contribution.0))
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let (_, id, _) = state.inputs.next();
        let Some(call) = state.inputs.calls.get_mut(self.call.place()) else { return };
        call.contributions.push(id);
        call.waiting += 1;
        let joint = self.joint(call.until);
        state.inputs.contributions.push(Contribution {
            call: self.call,
            by: done.by.seat,
            capacity: done.by.capacity,
            about: self.about.clone(),
            language: self.language.clone(),
            consent: self.consent,
            title: self.title.clone(),
            text: self.text.clone(),
            joint,
            signed: BTreeSet::new(),
            points: Vec::new(),
            open_points: 0,
            withdrawn: false,
            closed: None,
            published: None,
            at: done.at,
            entry: done.index,
        });
    }
}

impl Contribute {
    fn joint(&self, until: Moment) -> Option<Joint> {
        let signatures = self.signatures?;
        Some(Joint { signatures, until: self.sign_until.unwrap_or(until) })
    }
}

/// Checks that a consent can be kept: a leaf names the seat, so only a seat without a name can stay
/// anonymous.
pub(super) fn check_consent(state: &State, seat: SeatId, consent: Consent) -> Result<(), Refusal> {
    let named = state.roster.seat(seat).is_some_and(|seat| !seat.name.is_blank());
    require(consent != Consent::Anonymous || !named, Code::Contradiction, rules::CONSENT, || {
        said!("the record names the seat; to stay anonymous, take part under a pseudonym")
    })
}

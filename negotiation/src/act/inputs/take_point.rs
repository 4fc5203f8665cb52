//! Takes a point from a contribution.

use std::collections::BTreeSet;

use unbracket_text::ProvisionId;

use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Role, Who};
use crate::rules;
use crate::said;
use crate::state::{Consent, ContributionId, Point, State};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Takes one claim out of a contribution, as a point that will be answered.
    TakePoint = "take-point" {
        /// The contribution.
        contribution: ContributionId,
        /// The claim.
        claim: Words,
        /// The provisions it is about.
        about: BTreeSet<ProvisionId>,
        /// Whether it is kept from the public, as a contribution for the secretariat only has to be.
        confidential: bool,
    }
}

impl Deed for TakePoint {
    const PERMIT: Permit =
        Permit::new(Who::Office(&[Role::Secretariat, Role::Rapporteur, Role::Chair]));
    const RULE: &'static str = rules::INPUTS;
    // The claim repeats somebody else's words, and has to go where those go.
    const ERASABLE: bool = true;

    fn sealed(&self) -> bool {
        self.confidential
    }

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        let found = super::open_contribution(state, self.contribution)?;
        require(!self.claim.is_blank(), Code::Blank, rules::INPUTS, || {
            said!("a point says what is asked for")
        })?;
        let kept = found.consent == Consent::SecretariatOnly;
        require(!kept || self.confidential, Code::Contradiction, rules::CONSENT, || {
            said!("this contribution is for the secretariat only; its points are confidential")
        })?;
        super::check_provisions(state, &self.about)?;
        let (_, _, point) = state.inputs.next();
        Ok(Outcome::made(point.0))
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let (_, _, id) = state.inputs.next();
        let Some(found) = state.inputs.contributions.get_mut(self.contribution.place()) else {
            return;
        };
        found.points.push(id);
        found.open_points += 1;
        state.inputs.points.push(Point {
            contribution: self.contribution,
            claim: self.claim.clone(),
            about: self.about.clone(),
            confidential: self.confidential,
            cluster: id,
            disposed: None,
            entry: done.index,
        });
    }
}

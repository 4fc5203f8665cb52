//! Makes a contribution more private.

use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Credentials, Permit, Right, Who};
use crate::rules;
use crate::said;
use crate::state::{Consent, ContributionId, State};
use crate::wire::act;

act! {
    /// Makes one's contribution more private, until it is published.
    ChangeConsent = "change-consent" {
        /// The contribution.
        contribution: ContributionId,
        /// How whoever contributed is named from now on.
        consent: Consent,
    }
}

impl Deed for ChangeConsent {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::Submit)).on_own();
    const RULE: &'static str = rules::CONSENT;

    fn owns(&self, state: &State, by: &Credentials) -> bool {
        state.inputs.contribution(self.contribution).is_none_or(|found| found.by == by.seat)
    }

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let found = super::contribution(state, self.contribution)?;
        let open = found.published.is_none() && !found.withdrawn;
        require(open, Code::Closed, rules::CONSENT, || {
            said!("this contribution is published or withdrawn; its words can still be erased")
        })?;
        require(self.consent > found.consent, Code::Contradiction, rules::CONSENT, || {
            said!(
                "consent was for {consent}; it can be withdrawn, not widened",
                consent = found.consent
            )
        })?;
        super::contribute::check_consent(state, case.by.seat, self.consent)?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, _: &Done<'_>) {
        if let Some(found) = state.inputs.contributions.get_mut(self.contribution.place()) {
            found.consent = self.consent;
        }
    }
}

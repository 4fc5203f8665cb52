//! Publishes what came in.

use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Role, Who};
use crate::rules;
use crate::said;
use crate::state::{CallId, Consent, Contribution, ContributionId, State};
use crate::wire::act;
use crate::words::Tag;

act! {
    /// Publishes every contribution to a call that may be published and is not yet, once the call has
    /// ended: until then whoever contributed can withdraw consent.
    PublishContributions = "publish-contributions" {
        /// The call.
        call: CallId,
    }
}

impl Deed for PublishContributions {
    const PERMIT: Permit = Permit::new(Who::Office(&[Role::Chair, Role::Secretariat]));
    const RULE: &'static str = rules::CONSENT;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let call = super::call(state, self.call)?;
        require(case.now > call.until, Code::TooEarly, rules::CONSENT, || {
            said!("until the call ends, whoever contributed can still withdraw consent")
        })?;
        let count = |which: fn(&Contribution) -> bool| {
            let found = call.contributions.iter().filter_map(|id| state.inputs.contribution(*id));
            u32::try_from(found.filter(|it| which(it)).count()).unwrap_or(u32::MAX)
        };
        let published = count(may_be_published);
        require(published > 0, Code::Repeated, rules::CONSENT, || {
            said!("there is nothing to publish that is not published")
        })?;
        let kept = count(|it| !it.withdrawn && it.consent == Consent::SecretariatOnly);
        let tally = [(Tag::known("published"), published), (Tag::known("not-published"), kept)];
        Ok(Outcome { tally: tally.into(), ..Outcome::none() })
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let Some(call) = state.inputs.calls.get(self.call.place()) else { return };
        let ids: Vec<ContributionId> = call.contributions.clone();
        for id in ids {
            let found = state.inputs.contributions.get_mut(id.place());
            if let Some(found) = found.filter(|found| may_be_published(found)) {
                found.published = Some(done.at);
                state.process.entries.open(found.entry);
            }
        }
    }
}

fn may_be_published(it: &Contribution) -> bool {
    it.stands() && it.published.is_none() && it.consent != Consent::SecretariatOnly
}

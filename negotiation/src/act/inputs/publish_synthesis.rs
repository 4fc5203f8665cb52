//! Publishes the synthesis of a call.

use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Role, Who};
use crate::rules;
use crate::said;
use crate::state::{CallId, State};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Publishes the synthesis of a call: what became of every point. The next draft waits for it.
    PublishSynthesis = "publish-synthesis" {
        /// The call.
        call: CallId,
        /// What the secretariat says of it.
        report: Words,
    }
}

impl Deed for PublishSynthesis {
    const PERMIT: Permit =
        Permit::new(Who::Office(&[Role::Secretariat, Role::Rapporteur, Role::Chair]));
    const RULE: &'static str = rules::INPUTS;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let call = super::open_call(state, self.call)?;
        require(case.now > call.until, Code::TooEarly, rules::INPUTS, || {
            said!("the call is still open")
        })?;
        let found = call.contributions.iter().filter_map(|id| state.inputs.contribution(*id));
        let waiting = found
            .filter(|found| found.closed.is_none() && !found.withdrawn && !found.lapsed(case.now));
        // Where nothing waits there is no need to look for what lapsed.
        let waiting = if call.waiting == 0 { 0 } else { waiting.count() };
        require(waiting == 0, Code::NotReady, rules::INPUTS, || {
            said!(
                "{waiting} contributions are not closed; every point gets a disposition first",
                waiting
            )
        })?;
        let synthesis = super::synthesis(state, self.call);
        let tally = synthesis.map(|synthesis| synthesis.tally()).unwrap_or_default();
        Ok(Outcome { tally, ..Outcome::none() })
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        if let Some(call) = state.inputs.calls.get_mut(self.call.place()) {
            call.synthesised = Some(done.at);
        }
    }
}

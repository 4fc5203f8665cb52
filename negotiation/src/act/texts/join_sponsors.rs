//! Joins the sponsors of a proposal.

use super::common::{UNTIL_ADOPTION, open_proposal};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Right, Who};
use crate::rules;
use crate::said;
use crate::state::{ProposalId, State};
use crate::wire::act;

act! {
    /// Joins the sponsors of a proposal. One that waits for a sponsor who may decide has one, once
    /// such a seat joins.
    JoinSponsors = "join-sponsors" {
        /// The proposal.
        proposal: ProposalId,
    }
}

impl Deed for JoinSponsors {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::ProposeText)).in_stages(UNTIL_ADOPTION);
    const RULE: &'static str = rules::AMENDMENTS;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let proposal = open_proposal(state, self.proposal)?;
        let new = !proposal.sponsors.contains(&case.by.seat);
        require(new, Code::Repeated, rules::AMENDMENTS, || {
            said!("this seat sponsors {proposal} already", proposal = self.proposal)
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        state.texts.sponsor(self.proposal, [done.by.seat], done.index);
    }
}

//! Takes over a proposal that was withdrawn.

use super::common::{UNTIL_ADOPTION, proposal};
use super::propose::check_change;
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Right, Who};
use crate::rules;
use crate::said;
use crate::state::{ProposalId, ProposalState, State};
use crate::wire::act;

act! {
    /// Takes over a proposal that its sponsors withdrew.
    ReintroduceProposal = "reintroduce-proposal" {
        /// The proposal.
        proposal: ProposalId,
    }
}

impl Deed for ReintroduceProposal {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::ProposeText)).in_stages(UNTIL_ADOPTION);
    const RULE: &'static str = rules::AMENDMENTS;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let found = proposal(state, self.proposal)?;
        let withdrawn =
            found.state == ProposalState::Withdrawn && found.cycle == state.present_cycle();
        require(withdrawn, Code::Closed, rules::AMENDMENTS, || {
            said!(
                "{proposal} is {state}; only what was withdrawn is reintroduced",
                proposal = self.proposal,
                state = found.state
            )
        })?;
        check_change(state, &found.change, case.by.seat)?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        if let Some(proposal) = state.texts.proposals.get_mut(self.proposal.place()) {
            proposal.state = ProposalState::Open;
        }
        state.texts.leave_sponsors(self.proposal, |seat| seat != done.by.seat, done.index);
        state.texts.sponsor(self.proposal, [done.by.seat], done.index);
    }
}

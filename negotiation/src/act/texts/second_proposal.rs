//! Supports keeping a proposal in the compilation.

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
    /// Supports keeping a proposal in the compilation, without sponsoring it.
    SecondProposal = "second-proposal" {
        /// The proposal.
        proposal: ProposalId,
    }
}

impl Deed for SecondProposal {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::ProposeText)).in_stages(UNTIL_ADOPTION);
    const RULE: &'static str = rules::AMENDMENTS;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let proposal = open_proposal(state, self.proposal)?;
        let seat = &case.by.seat;
        let new = !proposal.sponsors.contains(seat) && !proposal.supporters.contains(seat);
        require(new, Code::Repeated, rules::AMENDMENTS, || {
            said!("this seat stands behind {proposal} already", proposal = self.proposal)
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        if let Some(proposal) = state.texts.proposals.get_mut(self.proposal.place()) {
            proposal.supporters.insert(done.by.seat);
        }
    }
}

//! Says that a proposal was not taken up.

use super::common::{OFFICE, UNTIL_ADOPTION, open_proposal, reasoned};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::Refusal;
use crate::rights::Permit;
use crate::rules;
use crate::state::{ProposalId, ProposalState, State};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Says, with a reason, that a proposal was not taken up: it falls.
    DropProposal = "drop-proposal" {
        /// The proposal.
        proposal: ProposalId,
        /// Why.
        because: Words,
    }
}

impl Deed for DropProposal {
    const PERMIT: Permit = Permit::new(OFFICE).in_stages(UNTIL_ADOPTION);
    const RULE: &'static str = rules::OFFICE;

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        open_proposal(state, self.proposal)?;
        reasoned(&self.because, rules::OFFICE)?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, _: &Done<'_>) {
        if let Some(proposal) = state.texts.proposals.get_mut(self.proposal.place()) {
            proposal.state = ProposalState::Fallen;
        }
    }
}

//! Withdraws a proposal.

use super::common::open_proposal;
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Credentials, Permit, Right, Who};
use crate::rules;
use crate::said;
use crate::state::{ProposalId, ProposalState, State};
use crate::wire::act;

act! {
    /// Withdraws one's own proposal, as long as nobody else sponsors it; anybody may reintroduce it.
    WithdrawProposal = "withdraw-proposal" {
        /// The proposal.
        proposal: ProposalId,
    }
}

impl Deed for WithdrawProposal {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::ProposeText)).on_own();
    const RULE: &'static str = rules::AMENDMENTS;

    fn owns(&self, state: &State, by: &Credentials) -> bool {
        // Whether there is such a proposal at all is asked next.
        state.texts.proposal(self.proposal).is_none_or(|proposal| {
            proposal.sponsors.contains(&by.seat) || proposal.sponsors.is_empty()
        })
    }

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        let proposal = open_proposal(state, self.proposal)?;
        let alone = proposal.sponsors.len() == 1;
        require(alone, Code::NotReady, rules::AMENDMENTS, || {
            said!("others sponsor {proposal} as well; leave them to it", proposal = self.proposal)
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, _: &Done<'_>) {
        if let Some(proposal) = state.texts.proposals.get_mut(self.proposal.place()) {
            proposal.state = ProposalState::Withdrawn;
        }
    }
}

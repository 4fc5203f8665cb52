//! Leaves the sponsors of a proposal.

use super::common::open_proposal;
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Right, Who};
use crate::rules;
use crate::said;
use crate::state::{ProposalId, ProposalState, State};
use crate::wire::act;
use crate::words::Tag;

act! {
    /// Leaves the sponsors of a proposal; when the last has left, it is withdrawn, and anybody may
    /// reintroduce it.
    LeaveSponsors = "leave-sponsors" {
        /// The proposal.
        proposal: ProposalId,
    }
}

impl Deed for LeaveSponsors {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::ProposeText));
    const RULE: &'static str = rules::AMENDMENTS;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let proposal = open_proposal(state, self.proposal)?;
        let among = proposal.sponsors.contains(&case.by.seat);
        require(among, Code::NotYours, rules::AMENDMENTS, || {
            said!("this seat does not sponsor {proposal}", proposal = self.proposal)
        })?;
        let last = proposal.sponsors.len() == 1;
        let decision = last.then(|| Tag::new(ProposalState::Withdrawn.word())).flatten();
        Ok(Outcome { decision, ..Outcome::none() })
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        state.texts.leave_sponsors(self.proposal, |seat| seat == done.by.seat, done.index);
        let proposal = state.texts.proposals.get_mut(self.proposal.place());
        if let Some(proposal) = proposal.filter(|it| it.sponsors.is_empty()) {
            proposal.state = ProposalState::Withdrawn;
        }
    }
}

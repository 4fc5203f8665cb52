//! Gives the order in which amendments are put to the vote.

use std::collections::{BTreeMap, BTreeSet};

use unbracket_procedure::{Proposal, Proposed, Reach, order_of_voting};

use super::find;
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Who};
use crate::rules;
use crate::said;
use crate::state::deciding::{AmendmentOrder, OrderedAmendment};
use crate::state::{ProposalState, State};
use crate::wire::act;

act! {
    /// Gives the order of voting: furthest removed in substance first, and what falls with what.
    OrderAmendments = "order-amendments" {
        /// The amendments, in the order in which they were submitted.
        amendments: Vec<OrderedAmendment>,
    }
}

impl Deed for OrderAmendments {
    const PERMIT: Permit = Permit::new(Who::Office(find::PRESIDES));
    const RULE: &'static str = rules::VOTES;

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        let cycle = state.present_cycle();
        let order = state.deciding.order.as_ref();
        let begun = order.is_some_and(|order| order.cycle == cycle && !order.voted.is_empty());
        require(!begun, Code::Closed, rules::VOTES, || {
            said!("voting on the amendments has begun in another order")
        })?;
        require(!self.amendments.is_empty(), Code::Blank, rules::VOTES, || {
            said!("an order names at least one amendment")
        })?;
        let mut named = BTreeSet::new();
        for amendment in &self.amendments {
            let id = amendment.proposal;
            let found = state.texts.proposals.get(id.place());
            let proposal = find::found(found, rules::VOTES, id)?;
            let open = proposal.state == ProposalState::Open && proposal.cycle == cycle;
            require(open, Code::Closed, rules::VOTES, || said!("{id} is not before the room", id))?;
            require(named.insert(id), Code::Contradiction, rules::VOTES, || {
                said!("{id} stands twice in the order", id)
            })?;
        }
        let falls = self.amendments.iter().flat_map(|it| &it.implies_rejection_of);
        let stray = falls.into_iter().find(|id| !named.contains(id));
        require(stray.is_none(), Code::Unknown, rules::VOTES, || {
            said!("what falls with an adopted amendment has to stand in the order itself")
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, _: &Done<'_>) {
        let proposed = self.amendments.iter().map(|amendment| Proposed {
            proposal: Proposal(amendment.proposal.0),
            reach: Reach::Part,
            distance: amendment.distance,
            implies_rejection_of: amendment
                .implies_rejection_of
                .iter()
                .map(|id| Proposal(id.0))
                .collect(),
        });
        let order = order_of_voting(&proposed.collect::<Vec<_>>());
        let cycle = state.present_cycle();
        state.deciding.order = Some(AmendmentOrder { order, voted: BTreeMap::new(), cycle });
    }
}

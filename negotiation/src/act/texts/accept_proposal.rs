//! Takes the words of a proposal into the text.

use unbracket_text::Change;

use super::common::{
    OFFICE, UNTIL_ADOPTION, apply_text, decide_text, fresh, misfit, open_proposal, rolling,
    unopposed,
};
use crate::act::{Case, Deed, Done};
use crate::assembly::carried;
use crate::event::Outcome;
use crate::redraft::{ChangeError, Redrafted, apply_change, named};
use crate::refusal::{Code, Refusal, require};
use crate::rights::Permit;
use crate::roster::SeatId;
use crate::rules;
use crate::said;
use crate::standing;
use crate::state::deciding::{Subject, VoteResult};
use crate::state::{ProposalId, ProposalState, State, Target};
use crate::wire::act;

act! {
    /// Takes the words of a proposal into the text, or into the proposal that it amends, when nobody
    /// whose objection counts objects to it.
    AcceptProposal = "accept-proposal" {
        /// The proposal.
        proposal: ProposalId,
    }
}

impl AcceptProposal {
    fn redraft(&self, state: &State) -> Result<Redrafted, Refusal> {
        let proposal = open_proposal(state, self.proposal)?;
        let rolling = rolling(state)?;
        let change = carried(proposal, &rolling.draft)
            .map_err(|reason| misfit(&ChangeError::Stale(reason)))?
            .ok_or_else(|| misfit(&ChangeError::NoChange))?;
        apply_change(&rolling.draft, &change, &mut fresh(state, rolling))
            .map_err(|error| misfit(&error))
    }

    /// An objection to the provision is no obstacle to the cure that its objector accepted; none is one to
    /// what a vote carried.
    fn check_objections(&self, state: &State, case: &Case<'_>) -> Result<(), Refusal> {
        let voted = state.deciding.last_result(&Subject::Proposal(self.proposal));
        if voted == Some(VoteResult::Passed) {
            return Ok(());
        }
        let proposal = open_proposal(state, self.proposal)?;
        let cured = proposal.lifts.and_then(|cure| state.texts.cures.get(cure.place()));
        let on = Target::proposal(self.proposal);
        let mut seats = standing::objectors_on(state, &on, case.now);
        if let Some(cure) = cured {
            seats.remove(&cure.of);
        }
        unopposed(&seats, self.proposal)
    }
}

impl Deed for AcceptProposal {
    const PERMIT: Permit = Permit::new(OFFICE).in_stages(UNTIL_ADOPTION);
    const RULE: &'static str = rules::TEXT;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let proposal = open_proposal(state, self.proposal)?;
        let waits = standing::waits_for_sponsor(state, proposal);
        require(!waits, Code::NotReady, rules::AMENDMENTS, || {
            said!("{proposal} waits for a sponsor who may decide", proposal = self.proposal)
        })?;
        require(
            standing::is_supported(state, proposal),
            Code::NotReady,
            rules::AMENDMENTS,
            || {
                said!(
                    "{proposal} has not the support that keeps it in the compilation",
                    proposal = self.proposal
                )
            },
        )?;
        self.check_objections(state, case)?;
        if let Some(amended) = proposal.amends {
            open_proposal(state, amended)?;
            return Ok(Outcome::none());
        }
        if matches!(proposal.change, Change::Retain { .. }) {
            return Ok(Outcome::none());
        }
        decide_text(state, case, &self.redraft(state)?)
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let Some(proposal) = state.texts.proposal(self.proposal) else { return };
        let (change, base) = (proposal.change.clone(), proposal.base.clone());
        let (amends, lifts) = (proposal.amends, proposal.lifts);
        if let Some(amended) = amends {
            if let Some(other) = state.texts.proposals.get_mut(amended.place()) {
                (other.change, other.base) = (change.clone(), base);
            }
        } else if done.outcome.text.is_some() {
            if let Some(cure) = lifts.and_then(|cure| state.texts.cures.get(cure.place())) {
                let (on, of) = (cure.on.clone(), cure.of);
                relent(state, &on, of, done.index);
            }
            let new = self.redraft(state);
            apply_text(state, done, new);
        } else {
            for id in named(&change) {
                state.texts.history.entry(id.clone()).or_default().push(done.index);
            }
        }
        if let Some(proposal) = state.texts.proposals.get_mut(self.proposal.place()) {
            proposal.state = ProposalState::Accepted;
        }
    }
}

/// The objection was cured: its seat can live with the text from now on.
pub(super) fn relent(state: &mut State, on: &Target, of: SeatId, entry: u64) {
    let whole = Target { bracket: None, alternative: None, ..on.clone() };
    // A cured objection to a bracket may stand on the provision by now.
    for on in [on, &whole] {
        if state.texts.relent(on, of, entry) {
            return;
        }
    }
}

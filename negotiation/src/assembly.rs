//! The compilation of the rolling text with all proposals that are before the room.
//!
//! **Invariant:** every open proposal that is kept stands in the compilation, or is listed with the
//! reason why it no longer fits; none vanishes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use unbracket_text::{
    Amendment, AmendmentId, Change, Compilation, Draft, Sponsor, StaleReason, compile,
};

use crate::redraft::carry;
use crate::rights::Capacity;
use crate::roster::SeatId;
use crate::standing::is_retained;
use crate::state::{Proposal, ProposalId, State};

/// The compilation, with what became of each proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assembly {
    /// The compilation.
    pub compilation: Compilation,
    /// The proposal that each amendment in it is.
    pub proposals: BTreeMap<AmendmentId, ProposalId>,
    /// Proposals whose words stand in the text already.
    pub taken: BTreeSet<ProposalId>,
    /// Proposals that no longer fit the text.
    pub stale: BTreeMap<ProposalId, StaleReason>,
}

/// Compiles the rolling text with all open proposals that are kept; an empty compilation before there
/// is a text.
pub fn compilation(state: &State) -> Compilation {
    assemble(state).compilation
}

/// As [`compilation`], with what became of each proposal.
pub fn assemble(state: &State) -> Assembly {
    let draft = state.texts.rolling.as_ref().map(|rolling| rolling.draft.clone());
    let draft = draft.unwrap_or_default();
    let mut taken = BTreeSet::new();
    let mut stale = BTreeMap::new();
    let mut amendments = Vec::new();
    for (id, proposal) in (0..).map(ProposalId).zip(&state.texts.proposals) {
        if !is_retained(state, proposal) {
            continue;
        }
        match carried(proposal, &draft) {
            Ok(Some(change)) => amendments.push(amendment(state, id, proposal, change)),
            Ok(None) => {
                taken.insert(id);
            }
            Err(reason) => {
                stale.insert(id, reason);
            }
        }
    }
    let compilation = compile(&draft, &amendments);
    let number = |one: &Amendment| {
        let number = one.reference.as_deref()?.strip_prefix("proposal ")?;
        number.parse().ok().map(ProposalId)
    };
    let numbered = (0..).map(AmendmentId).zip(compilation.amendments());
    let proposals = numbered.filter_map(|(at, one)| Some((at, number(one)?))).collect();
    Assembly { compilation, proposals, taken, stale }
}

/// What a proposal says of the text as it now stands.
///
/// # Errors
/// Where it no longer fits.
pub fn carried(proposal: &Proposal, to: &Arc<Draft>) -> Result<Option<Change>, StaleReason> {
    if Arc::ptr_eq(&proposal.base, to) || *proposal.base == **to {
        return Ok(Some(proposal.change.clone()));
    }
    carry(&proposal.change, &proposal.base, to)
}

/// The name under which a seat sponsors: its own, or its number where it has none.
pub fn sponsor(state: &State, seat: SeatId) -> Sponsor {
    let name = state.roster.seat(seat).and_then(|seat| seat.name.text());
    match name.filter(|name| !name.is_empty()) {
        Some(name) => Sponsor::new(name),
        None => Sponsor::new(&seat.to_string()),
    }
}

fn amendment(state: &State, id: ProposalId, proposal: &Proposal, change: Change) -> Amendment {
    let sponsors = proposal.sponsors.iter().map(|seat| sponsor(state, *seat)).collect();
    let mut amendment = Amendment::new(sponsors, change).with_reference(id.to_string());
    amendment.reason = proposal.reason.text().filter(|why| !why.is_empty()).map(str::to_owned);
    if let Capacity::OnBehalfOf(group) = proposal.capacity {
        let group = state.roster.group(group).map_or("", |group| group.name.shown());
        amendment.capacity = unbracket_text::Capacity::OnBehalfOf(group.to_owned());
    }
    amendment
}

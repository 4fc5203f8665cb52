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
use crate::roster::{Group, GroupId, SeatId};
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
    Gathered::from(state, None).assemble()
}

/// Everything that a compilation depends on. It is taken from a state in a moment, so that nobody who
/// writes waits while it is compiled.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    draft: Arc<Draft>,
    names: BTreeMap<SeatId, Sponsor>,
    groups: BTreeMap<GroupId, String>,
    kept: BTreeMap<ProposalId, Arc<Candidate>>,
}

/// A proposal that is kept, as it was when it was gathered.
#[derive(Debug)]
struct Candidate {
    base: Arc<Draft>,
    sponsors: BTreeSet<SeatId>,
    capacity: Capacity,
    amendment: Amendment,
}

impl Gathered {
    /// Gathers what a compilation depends on; what has not changed since it was last gathered is
    /// shared with that.
    pub fn from(state: &State, before: Option<&Self>) -> Self {
        let rolling = state.texts.rolling.as_ref();
        let names: BTreeMap<_, _> =
            state.roster.seats().map(|(seat, _)| (seat, sponsor(state, seat))).collect();
        let group = |(id, group): (GroupId, &Group)| (id, group.name.shown().to_owned());
        let mut gathered = Self {
            draft: rolling.map(|rolling| rolling.draft.clone()).unwrap_or_default(),
            names,
            groups: state.roster.groups().map(group).collect(),
            kept: BTreeMap::new(),
        };
        let same_names = |one: &&Self| one.names == gathered.names && one.groups == gathered.groups;
        let before = before.filter(same_names);
        for (id, proposal) in (0..).map(ProposalId).zip(&state.texts.proposals) {
            if is_retained(state, proposal) {
                let known = before.and_then(|before| before.kept.get(&id));
                let known = known.filter(|known| known.is(proposal)).cloned();
                let candidate = known.unwrap_or_else(|| Arc::new(gathered.candidate(id, proposal)));
                gathered.kept.insert(id, candidate);
            }
        }
        gathered
    }

    /// Whether the same compilation follows from both: what is shared is not compared again.
    pub fn is_same(&self, other: &Self) -> bool {
        let same = |(one, other): (&Arc<Candidate>, &Arc<Candidate>)| Arc::ptr_eq(one, other);
        Arc::ptr_eq(&self.draft, &other.draft)
            && self.kept.len() == other.kept.len()
            && self.kept.keys().eq(other.kept.keys())
            && self.kept.values().zip(other.kept.values()).all(same)
    }

    /// Compiles what was gathered.
    pub fn assemble(&self) -> Assembly {
        let mut taken = BTreeSet::new();
        let mut stale = BTreeMap::new();
        let mut amendments = Vec::new();
        for (id, candidate) in &self.kept {
            match carried_from(&candidate.amendment.change, &candidate.base, &self.draft) {
                Ok(Some(change)) => {
                    amendments.push(Amendment { change, ..candidate.amendment.clone() });
                }
                Ok(None) => {
                    taken.insert(*id);
                }
                Err(reason) => {
                    stale.insert(*id, reason);
                }
            }
        }
        let compilation = compile(&self.draft, &amendments);
        let number = |one: &Amendment| {
            let number = one.reference.as_deref()?.strip_prefix("proposal ")?;
            number.parse().ok().map(ProposalId)
        };
        let numbered = (0..).map(AmendmentId).zip(compilation.amendments());
        let proposals = numbered.filter_map(|(at, one)| Some((at, number(one)?))).collect();
        Assembly { compilation, proposals, taken, stale }
    }

    fn candidate(&self, id: ProposalId, proposal: &Proposal) -> Candidate {
        let name = |seat: &SeatId| {
            self.names.get(seat).cloned().unwrap_or_else(|| Sponsor::new(&seat.to_string()))
        };
        let sponsors = proposal.sponsors.iter().map(name).collect();
        let mut amendment =
            Amendment::new(sponsors, proposal.change.clone()).with_reference(id.to_string());
        amendment.reason = proposal.reason.text().filter(|why| !why.is_empty()).map(str::to_owned);
        if let Capacity::OnBehalfOf(group) = proposal.capacity {
            let group = self.groups.get(&group).cloned().unwrap_or_default();
            amendment.capacity = unbracket_text::Capacity::OnBehalfOf(group);
        }
        Candidate {
            base: proposal.base.clone(),
            sponsors: proposal.sponsors.clone(),
            capacity: proposal.capacity,
            amendment,
        }
    }
}

impl Candidate {
    fn is(&self, proposal: &Proposal) -> bool {
        Arc::ptr_eq(&self.base, &proposal.base)
            && self.sponsors == proposal.sponsors
            && self.capacity == proposal.capacity
            && self.amendment.reason.as_deref()
                == proposal.reason.text().filter(|why| !why.is_empty())
            && self.amendment.change == proposal.change
    }
}

/// What a proposal says of the text as it now stands.
///
/// # Errors
/// Where it no longer fits.
pub fn carried(proposal: &Proposal, to: &Arc<Draft>) -> Result<Option<Change>, StaleReason> {
    carried_from(&proposal.change, &proposal.base, to)
}

fn carried_from(
    change: &Change,
    base: &Arc<Draft>,
    to: &Arc<Draft>,
) -> Result<Option<Change>, StaleReason> {
    if Arc::ptr_eq(base, to) || **base == **to {
        return Ok(Some(change.clone()));
    }
    carry(change, base, to)
}

/// The name under which a seat sponsors: its own, or its number where it has none.
pub fn sponsor(state: &State, seat: SeatId) -> Sponsor {
    let name = state.roster.seat(seat).and_then(|seat| seat.name.text());
    match name.filter(|name| !name.is_empty()) {
        Some(name) => Sponsor::new(name),
        None => Sponsor::new(&seat.to_string()),
    }
}

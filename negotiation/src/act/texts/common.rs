//! What the acts of this topic share: finding things, and the way of a new text into the state.
//!
//! **Invariant:** every act that changes the text goes through [`decide_text`], which refuses to touch
//! what is agreed or held in brackets, and tells the digest of the text.

use std::collections::{BTreeMap, BTreeSet};

use unbracket_text::{Draft, DraftError, MAX_DEPTH, Passage, Provision, ProvisionId, StaleReason};

use crate::act::{Case, Done};
use crate::event::{Outcome, ParagraphStatus};
use crate::modalities::Stage;
use crate::redraft::{ChangeError, Fresh, Redrafted, digest};
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Right, Role, Who};
use crate::roster::SeatId;
use crate::rules;
use crate::said;
use crate::said::{Part, Said};
use crate::standing;
use crate::state::{
    Document, DocumentId, Position, Proposal, ProposalId, ProposalState, Rolling, Stance, State,
    Target,
};
use crate::wire::{Bodies, Field};
use crate::words::Words;

/// The chair, or the secretariat on the chair's behalf.
pub(super) const OFFICE: Who = Who::Office(LEADERS);

/// Those who lead the negotiation.
pub(super) const LEADERS: &[Role] = &[Role::Chair, Role::Secretariat];

/// Whoever may put words in the text.
pub(super) const PEN: Who = Who::Either(Right::ProposeText, LEADERS);

/// The stages in which the text is negotiated.
pub(super) const NEGOTIATING: &[Stage] =
    &[Stage::FirstReading, Stage::SecondReading, Stage::Closing];

/// The same, with the meeting that adopts, where words can still be revised orally.
pub(super) const UNTIL_ADOPTION: &[Stage] =
    &[Stage::FirstReading, Stage::SecondReading, Stage::Closing, Stage::Adoption];

/// The largest text, in canonical bytes.
pub(super) const TEXT_LIMIT: usize = 16 << 20;

/// The largest wording of one act, in canonical bytes.
pub(super) const WORDING_LIMIT: usize = 64 << 10;

pub(super) fn rolling(state: &State) -> Result<&Rolling, Refusal> {
    state.texts.rolling.as_ref().ok_or_else(|| {
        Refusal::new(
            Code::NotReady,
            rules::TEXT,
            said!("there is no text yet; issue a zero draft first"),
        )
    })
}

pub(super) fn provision<'s>(state: &'s State, id: &ProvisionId) -> Result<&'s Provision, Refusal> {
    rolling(state)?.draft.get(id).ok_or_else(|| unknown(said!("provision {id}", id)))
}

pub(super) fn document(state: &State, id: DocumentId) -> Result<&Document, Refusal> {
    state.texts.document(id).ok_or_else(|| unknown(id))
}

pub(super) fn proposal(state: &State, id: ProposalId) -> Result<&Proposal, Refusal> {
    state.texts.proposal(id).ok_or_else(|| unknown(id))
}

/// A proposal that is before the room.
pub(super) fn open_proposal(state: &State, id: ProposalId) -> Result<&Proposal, Refusal> {
    let found = proposal(state, id)?;
    let open = found.state == ProposalState::Open && found.cycle == state.present_cycle();
    require(open, Code::Closed, rules::AMENDMENTS, || {
        said!(
            "{id} is {state}; only an open proposal of this cycle is before the room",
            id,
            state = found.state
        )
    })?;
    Ok(found)
}

pub(super) fn unknown(what: impl Into<Part>) -> Refusal {
    Refusal::new(
        Code::Unknown,
        rules::TEXT,
        said!("there is no {what}; name one that is there", what),
    )
}

/// Asks for a reason.
pub(super) fn reasoned(because: &Words, rule: &'static str) -> Result<(), Refusal> {
    require(!because.is_blank(), Code::Blank, rule, || said!("this needs a reason"))
}

/// Refuses a value whose bytes are too many.
pub(super) fn limited(value: &impl Field, limit: usize) -> Result<(), Refusal> {
    let size = value.put(&mut Bodies::new()).map_or(0, |value| value.write().len());
    require(size <= limit, Code::TooMuch, rules::LIMITS, || {
        said!("{size} bytes of text; at most {limit} are allowed", size, limit)
    })
}

/// Wordings hold no marks that only a comparison knows.
pub(super) fn plain(wording: &Passage) -> Result<(), Refusal> {
    let breaks = wording.pieces.contains(&unbracket_text::Piece::Break);
    require(!breaks, Code::Contradiction, rules::TEXT, || {
        said!("one wording is one paragraph; split it by an act of its own")
    })
}

/// Why a change does not fit, as a refusal.
pub(super) fn misfit(error: &ChangeError) -> Refusal {
    let code = match error {
        ChangeError::NoSuchProvision(_)
        | ChangeError::Stale(StaleReason::ProvisionGone(_) | StaleReason::NeverAnchored(_)) => {
            Code::Unknown
        }
        ChangeError::NoChange => Code::Repeated,
        ChangeError::Stale(_) => Code::NotReady,
        ChangeError::NoPlace
        | ChangeError::WithinItself(_)
        | ChangeError::TooFew
        | ChangeError::Draft(_) => Code::Contradiction,
    };
    Refusal::new(code, rules::TEXT, misfit_said(error))
}

fn misfit_said(error: &ChangeError) -> Said {
    match error {
        ChangeError::NoSuchProvision(id) => {
            said!("provision {id} is not in the text; name one that is", id)
        }
        ChangeError::NoPlace => {
            said!("it does not say where its words would stand; name a place")
        }
        ChangeError::WithinItself(id) => {
            said!("provision {id} cannot go to a place within itself", id)
        }
        ChangeError::TooFew => said!("a merger needs two provisions, a split two parts"),
        ChangeError::NoChange => said!("it changes nothing: the text reads so already"),
        ChangeError::Stale(StaleReason::ProvisionGone(id)) => {
            said!("provision {id} is not in the present text; propose it again as an insertion", id)
        }
        ChangeError::Stale(StaleReason::WordsChanged { before, now }) => said!(
            "the words that it changes were changed: “{before}” now reads “{now}”; propose it again on the new words",
            before = before.as_str(),
            now = now.as_str(),
        ),
        ChangeError::Stale(StaleReason::NeverAnchored(id)) => {
            said!("the words it quotes were not found in provision {id} of the draft before", id)
        }
        ChangeError::Stale(StaleReason::StructureChanged(id)) => {
            said!(
                "provision {id}, which it would merge or split, was changed; propose it again",
                id
            )
        }
        ChangeError::Draft(DraftError::DuplicateId(id)) => {
            said!(
                "two provisions are called {id}; every provision of a draft needs an identity of its own",
                id
            )
        }
        ChangeError::Draft(DraftError::TooDeep(id)) => {
            said!(
                "provision {id} stands too deep; a draft may be nested {most} deep",
                id,
                most = MAX_DEPTH
            )
        }
    }
}

/// Identities for the provisions that the next entry makes.
pub(super) fn fresh(state: &State, rolling: &Rolling) -> Fresh {
    let standing = rolling.draft.visit().map(|visit| visit.provision.id.clone());
    let texts = &state.texts;
    let gone = rolling.status.keys().chain(texts.sources.keys()).chain(texts.former.keys());
    Fresh::new(state.length, standing.chain(gone.cloned()).collect())
}

/// Decides on a new text: nothing agreed is touched, no bracket is lost against those who hold it.
pub(super) fn decide_text(
    state: &State,
    case: &Case<'_>,
    redrafted: &Redrafted,
) -> Result<Outcome, Refusal> {
    let rolling = rolling(state)?;
    let changed = changed(rolling, redrafted);
    let agreed = changed.iter().find(|id| rolling.status(id).is_agreed());
    if let Some(id) = agreed {
        let message = said!("provision {id} is agreed; reopen it first, with a reason", id);
        return Err(Refusal::new(Code::Closed, rules::TEXT, message));
    }
    check_holders(state, case, redrafted)?;
    let mut status = redrafted.status.clone();
    status.retain(|id, status| {
        *status != ParagraphStatus::Moved || rolling.status(id) == ParagraphStatus::Open
    });
    for id in changed {
        if rolling.status(&id) == ParagraphStatus::SuggestedForClosure {
            status.entry(id).or_insert(ParagraphStatus::Open);
        }
    }
    Ok(Outcome { status, text: Some(digest(&redrafted.draft)), ..Outcome::none() })
}

/// Takes a new text into the state.
pub(super) fn apply_text(state: &mut State, done: &Done<'_>, new: Result<Redrafted, Refusal>) {
    if let Ok(redrafted) = new {
        state.texts.put(redrafted, &done.outcome.status, done.index);
    }
}

/// Provisions whose words or kind change, or that go.
fn changed(rolling: &Rolling, redrafted: &Redrafted) -> BTreeSet<ProvisionId> {
    let visits = redrafted.draft.visit();
    let new: BTreeMap<_, _> = visits.map(|visit| (&visit.provision.id, visit.provision)).collect();
    let same = |old: &Provision| {
        new.get(&old.id).is_some_and(|new| old.content == new.content && old.kind == new.kind)
    };
    let old = rolling.draft.visit().map(|visit| visit.provision).filter(|old| !same(old));
    old.map(|provision| provision.id.clone()).collect()
}

fn check_holders(state: &State, case: &Case<'_>, redrafted: &Redrafted) -> Result<(), Refusal> {
    let rolling = rolling(state)?;
    for (id, held) in &rolling.holders {
        let Some(old) = rolling.draft.get(id) else { continue };
        let map = redrafted.bracket_map(old);
        let lost = held.iter().filter(|(at, _)| {
            let place = usize::try_from(**at).unwrap_or(usize::MAX);
            place.checked_sub(1).and_then(|place| map.get(place)).copied().flatten().is_none()
        });
        let mut seats = lost.flat_map(|(_, seats)| seats);
        if let Some(seat) =
            seats.find(|seat| **seat != case.by.seat && standing::counts(state, **seat, case.now))
        {
            let message = said!(
                "{seat} holds a bracket of provision {id}; it stays until they let go of it",
                seat,
                id
            );
            return Err(Refusal::new(Code::Objected, rules::TEXT, message));
        }
    }
    Ok(())
}

/// Refuses while somebody whose objection counts stands in the way.
pub(super) fn unopposed(seats: &BTreeSet<SeatId>, what: impl Into<Part>) -> Result<(), Refusal> {
    require(seats.is_empty(), Code::Objected, rules::CONSENSUS, || {
        let seats: Part = seats.iter().copied().collect();
        said!("{seats} object to {what}; an objection stands until it is withdrawn", seats, what)
    })
}

/// Refuses a text that has not the provisions of another, in the same order.
pub(super) fn same_provisions(one: &Draft, other: &Draft) -> Result<(), Refusal> {
    let ids = |draft: &Draft| -> Vec<(ProvisionId, usize)> {
        draft.visit().map(|visit| (visit.provision.id.clone(), visit.depth)).collect()
    };
    require(ids(one) == ids(other), Code::Contradiction, rules::TEXT, || {
        said!(
            "it has not the same provisions in the same order; numbers are the same in every version"
        )
    })
}

/// An objection or a reserve of a seat.
pub(super) fn objection<'s>(
    state: &'s State,
    on: &Target,
    of: SeatId,
) -> Result<&'s Position, Refusal> {
    let against = |one: &&Position| matches!(one.stance, Stance::Object | Stance::Reserve);
    state.texts.position(on, of).filter(against).ok_or_else(|| {
        let message = said!("{of} neither objects to that nor holds a reserve on it", of);
        Refusal::new(Code::NotReady, rules::POSITIONS, message)
    })
}

/// Refuses a target that is not there, or names two things.
pub(super) fn check_target(state: &State, on: &Target) -> Result<(), Refusal> {
    let coherent = match (&on.provision, on.bracket, on.alternative, on.proposal) {
        (None, None, None, _) => true,
        (Some(_), bracket, alternative, None) => bracket.is_some() || alternative.is_none(),
        _ => false,
    };
    require(coherent, Code::Contradiction, rules::POSITIONS, || {
        said!(
            "a position is on a provision, a bracket of it, an alternative of that, or a proposal"
        )
    })?;
    rolling(state)?;
    if let Some(id) = on.proposal {
        open_proposal(state, id)?;
    }
    let Some(id) = &on.provision else { return Ok(()) };
    let brackets = provision(state, id)?.content.brackets();
    let Some(number) = on.bracket else { return Ok(()) };
    let place = |number: u32| usize::try_from(number).ok()?.checked_sub(1);
    let bracket = place(number).and_then(|place| brackets.get(place));
    let bracket =
        bracket.ok_or_else(|| unknown(said!("bracket {number} in provision {id}", number, id)))?;
    match on.alternative {
        Some(number) if place(number).is_none_or(|at| at >= bracket.alternatives.len()) => {
            Err(unknown(said!("alternative {number} in that bracket", number)))
        }
        _ => Ok(()),
    }
}

/// Refuses an act that names no provision.
pub(super) fn some_provisions(ids: &BTreeSet<ProvisionId>) -> Result<(), Refusal> {
    require(!ids.is_empty(), Code::Blank, rules::TEXT, || said!("name the provisions"))
}

/// Provisions that can be closed, with their status: none is bracketed, a placeholder, or agreed.
pub(super) fn closable<'i>(
    state: &State,
    ids: &'i BTreeSet<ProvisionId>,
) -> Result<Vec<(&'i ProvisionId, ParagraphStatus)>, Refusal> {
    some_provisions(ids)?;
    let statuses = standing::statuses(rolling(state)?);
    let mut found = Vec::new();
    for id in ids {
        let status = statuses.get(id).copied();
        let status = status.ok_or_else(|| unknown(said!("provision {id}", id)))?;
        let open = !matches!(status, ParagraphStatus::Bracketed | ParagraphStatus::Placeholder);
        require(open, Code::NotReady, rules::TEXT, || {
            said!(
                "provision {id} is {status}; lift its brackets or give it words first",
                id,
                status
            )
        })?;
        require(status != ParagraphStatus::Agreed, Code::Closed, rules::TEXT, || {
            said!("provision {id} is agreed already", id)
        })?;
        found.push((id, status));
    }
    Ok(found)
}

/// The outcome that gives provisions a status.
pub(super) fn all_status(ids: &BTreeSet<ProvisionId>, status: ParagraphStatus) -> Outcome {
    Outcome { status: ids.iter().map(|id| (id.clone(), status)).collect(), ..Outcome::none() }
}

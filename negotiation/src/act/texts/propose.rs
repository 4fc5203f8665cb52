//! Proposes a change to the text, or to another proposal.

use std::collections::BTreeSet;

use unbracket_text::compare::{Run, compare_finely};
use unbracket_text::token::count_words;
use unbracket_text::{Amendment, Change, Draft, Passage, Sponsor, UnplacedReason, compile};

use super::common::{
    UNTIL_ADOPTION, WORDING_LIMIT, fresh, limited, misfit, open_proposal, plain, rolling,
};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::redraft::{apply_change, named};
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Credentials, Permit, Right, Who};
use crate::roster::SeatId;
use crate::rules;
use crate::said;
use crate::said::Said;
use crate::standing;
use crate::state::{CureId, Proposal, ProposalId, ProposalState, State};
use crate::wire::act;
use crate::words::{Kept, Words};

act! {
    /// Proposes a change to the text; or, where it amends another proposal, the words that the other
    /// would then have.
    Propose = "propose" {
        /// The change.
        change: Kept<Change>,
        /// The proposal that it would amend.
        amends: Option<ProposalId>,
        /// Why.
        because: Words,
    }
}

impl Deed for Propose {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::ProposeText)).in_stages(UNTIL_ADOPTION);
    const RULE: &'static str = rules::AMENDMENTS;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        check_change(state, &self.change.0, case.by.seat)?;
        if let Some(id) = self.amends {
            let other = open_proposal(state, id)?;
            let same = named(&other.change) == named(&self.change.0)
                && std::mem::discriminant(&other.change) == std::mem::discriminant(&self.change.0);
            let (old, new) = (wording(&other.change), wording(&self.change.0));
            require(same && !is_rival(&old, &new), Code::Contradiction, rules::AMENDMENTS, || {
                said!(
                    "it revises no part of {id}: it is a rival proposal; propose it by itself",
                    id
                )
            })?;
        }
        let mut outcome = Outcome::made(next_proposal(state));
        let waits =
            state.cycle().modalities.needs_sponsor && !standing::decides(state, case.by.seat);
        outcome.decision = waits.then(|| crate::words::Tag::new("sponsor-needed")).flatten();
        Ok(outcome)
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let sponsors = [done.by.seat].into();
        let change = self.change.0.clone();
        add(state, done, (sponsors, change), (&self.because, self.amends, None));
    }
}

/// The number of the next proposal.
pub(super) fn next_proposal(state: &State) -> u32 {
    u32::try_from(state.texts.proposals.len()).unwrap_or(u32::MAX)
}

/// Adds a proposal to the state.
pub(super) fn add(
    state: &mut State,
    done: &Done<'_>,
    (sponsors, change): (BTreeSet<SeatId>, Change),
    (reason, amends, lifts): (&Words, Option<ProposalId>, Option<CureId>),
) {
    let Some(rolling) = &state.texts.rolling else { return };
    let Credentials { seat, capacity, .. } = done.by;
    let id = ProposalId(next_proposal(state));
    state.texts.proposals.push(Proposal {
        by: seat,
        capacity,
        sponsors: BTreeSet::new(),
        supporters: BTreeSet::new(),
        base: rolling.draft.clone(),
        change,
        amends,
        reason: reason.clone(),
        lifts,
        state: ProposalState::Open,
        cycle: state.present_cycle(),
        at: done.at,
        entry: done.index,
    });
    state.texts.sponsor(id, sponsors, done.index);
}

/// Refuses a change that does not fit the text, is a text of its own, or was proposed already.
pub(super) fn check_change(state: &State, change: &Change, by: SeatId) -> Result<(), Refusal> {
    let rolling = rolling(state)?;
    limited(change, WORDING_LIMIT)?;
    wordings(change).into_iter().try_for_each(plain)?;
    let agreed = named(change).into_iter().find(|id| rolling.status(id).is_agreed());
    if let Some(id) = agreed {
        let message = said!("provision {id} is agreed; it has to be reopened first", id);
        return Err(Refusal::new(Code::Closed, rules::TEXT, message));
    }
    if !matches!(change, Change::Retain { .. }) {
        apply_change(&rolling.draft, change, &mut fresh(state, rolling))
            .map_err(|error| misfit(&error))?;
    }
    check_place(&rolling.draft, change)?;
    require(
        !replaces_everything(&rolling.draft, change),
        Code::Contradiction,
        rules::AMENDMENTS,
        || said!("it leaves no word of the text: it is a rival text, not an amendment (rule 90)"),
    )?;
    let present = state.present_cycle();
    let mut of_cycle = state.texts.proposals.iter().rev().take_while(|it| it.cycle == present);
    let again = of_cycle.find(|other| {
        other.state == ProposalState::Open
            && other.sponsors.contains(&by)
            && other.change == *change
    });
    require(again.is_none(), Code::Repeated, rules::AMENDMENTS, || {
        said!("this seat sponsors the same proposal already")
    })
}

/// What cannot be laid in by itself cannot be compiled.
fn check_place(draft: &Draft, change: &Change) -> Result<(), Refusal> {
    let amendment = Amendment::new([Sponsor::new("one")].into(), change.clone());
    let compilation = compile(draft, &[amendment]);
    let Some(unplaced) = compilation.unplaced().first() else { return Ok(()) };
    let code = match unplaced.reason {
        UnplacedReason::NoSuchProvision(_) | UnplacedReason::QuoteNotFound { .. } => Code::Unknown,
        UnplacedReason::NoChange => Code::Repeated,
        UnplacedReason::NotNeighbours
        | UnplacedReason::NoSponsor
        | UnplacedReason::NoPlace
        | UnplacedReason::MoveIntoItself(_) => Code::Contradiction,
    };
    Err(Refusal::new(code, rules::AMENDMENTS, unplaced_said(&unplaced.reason)))
}

fn unplaced_said(reason: &UnplacedReason) -> Said {
    match reason {
        UnplacedReason::NoSuchProvision(id) => {
            said!("provision {id} is not in the text; name one that is", id)
        }
        UnplacedReason::QuoteNotFound { provision, percent } => said!(
            "the words it quotes are not found in provision {provision} (nearest likeness {percent} %); quote the words of the text, or name the provision in which they stand",
            provision,
            percent = *percent,
        ),
        UnplacedReason::NoChange => said!("it changes nothing: the text reads so already"),
        UnplacedReason::NotNeighbours => {
            said!("it would merge provisions that do not stand side by side")
        }
        UnplacedReason::NoSponsor => said!("it has no sponsor; name one"),
        UnplacedReason::NoPlace => {
            said!("it does not say where its words would stand; name a place")
        }
        UnplacedReason::MoveIntoItself(id) => {
            said!("provision {id} cannot go to a place within itself", id)
        }
    }
}

fn wordings(change: &Change) -> Vec<&Passage> {
    match change {
        Change::Replace { wording, .. }
        | Change::Excerpt { wording, .. }
        | Change::Merge { wording, .. } => vec![wording],
        Change::Insert { provision, .. } => vec![&provision.content],
        Change::Split { into, .. } => into.iter().collect(),
        Change::Delete { .. } | Change::Move { .. } | Change::Retain { .. } => Vec::new(),
    }
}

fn wording(change: &Change) -> Passage {
    let mut whole = Passage::default();
    for part in wordings(change) {
        part.pieces.iter().for_each(|piece| whole.push(piece.clone()));
    }
    whole
}

/// Whether nothing of a wording remains in the one that would amend it.
fn is_rival(old: &Passage, new: &Passage) -> bool {
    let words = |passage: &Passage| count_words(&passage.to_marked_text());
    let kept = |run: Run| matches!(run, Run::Kept(passage) if words(&passage) > 0);
    words(old) > 0 && words(new) > 0 && !compare_finely(old, new).into_iter().any(kept)
}

/// Whether a change rewrites all paragraphs of the text and keeps none of their words.
fn replaces_everything(draft: &Draft, change: &Change) -> bool {
    let named = named(change);
    let rewrites =
        matches!(change, Change::Replace { .. } | Change::Merge { .. } | Change::Split { .. });
    let mut old = Passage::default();
    for visit in draft.visit() {
        let provision = visit.provision;
        if named.contains(&&provision.id) {
            provision.content.pieces.iter().for_each(|piece| old.push(piece.clone()));
        } else if standing::is_paragraph(provision.kind) {
            return false;
        }
    }
    rewrites && is_rival(&old, &wording(change))
}

//! What all statements have in common: they carry words, stand on provisions, and change no text.

use std::collections::BTreeSet;

use unbracket_text::ProvisionId;

use super::find;
use crate::act::Done;
use crate::modalities::Stage;
use crate::refusal::{Code, Refusal, require};
use crate::roster::SeatId;
use crate::rules;
use crate::said;
use crate::state::deciding::{Statement, StatementId, StatementKind};
use crate::state::{Document, DocumentId, DocumentKind, State};
use crate::words::Words;

/// When statements on a decision are made.
pub(super) const AROUND: &[Stage] = &[Stage::Adoption, Stage::FollowUp];

/// Refuses a statement without words, or on provisions that the document does not hold.
pub(super) fn check<'s>(
    state: &'s State,
    document: DocumentId,
    provisions: &BTreeSet<ProvisionId>,
    words: &Words,
) -> Result<&'s Document, Refusal> {
    says_something(words)?;
    let found = find::document(state, document)?;
    let put = [DocumentKind::FinalText, DocumentKind::ChairsText, DocumentKind::Outcome];
    let present = found.cycle == state.present_cycle();
    require(present && put.contains(&found.kind), Code::Closed, rules::STATEMENTS, || {
        said!("{document} is no text of this cycle that is put forward or adopted", document)
    })?;
    find::all_stand_in(&found.draft, provisions, rules::STATEMENTS)?;
    Ok(found)
}

/// Refuses a statement without words.
pub(super) fn says_something(words: &Words) -> Result<(), Refusal> {
    require(!words.is_blank(), Code::Blank, rules::STATEMENTS, || {
        said!("a statement says something")
    })
}

/// Refuses what comes after adoption before there is an outcome.
pub(super) fn is_adopted(document: &Document) -> Result<(), Refusal> {
    require(document.kind == DocumentKind::Outcome, Code::TooEarly, rules::STATEMENTS, || {
        said!("this is said of an adopted text; before adoption, state a position")
    })
}

/// The statements of a seat in the present cycle.
pub(super) fn of(
    state: &State,
    seat: SeatId,
    kind: StatementKind,
) -> impl Iterator<Item = &Statement> {
    let cycle = state.present_cycle();
    let all = state.deciding.statements.iter().rev();
    all.take_while(move |it| it.cycle == cycle).filter(move |it| it.by == seat && it.kind == kind)
}

/// The number that the next statement gets.
pub(super) fn next(state: &State) -> u32 {
    u32::try_from(state.deciding.statements.len()).unwrap_or(u32::MAX)
}

/// A statement of this moment, on nothing yet.
pub(super) fn new(state: &State, done: &Done<'_>, kind: StatementKind, words: &Words) -> Statement {
    Statement {
        kind,
        by: done.by.seat,
        capacity: done.by.capacity,
        document: None,
        vote: None,
        provisions: BTreeSet::new(),
        to: None,
        words: words.clone(),
        after: true,
        cycle: state.present_cycle(),
        at: done.at,
        entry: done.index,
    }
}

/// The statement that another joins or answers; not one's own.
pub(super) fn of_another(
    state: &State,
    id: StatementId,
    seat: SeatId,
) -> Result<&Statement, Refusal> {
    let found = state.deciding.statements.get(id.place());
    let found = find::found(found, rules::STATEMENTS, id)?;
    require(found.by != seat, Code::Contradiction, rules::STATEMENTS, || {
        said!("one's own statement is neither joined nor answered")
    })?;
    Ok(found)
}

//! Who stands where, paragraph by paragraph and group by group.
//!
//! **Invariant:** silence is counted as silence: for each cell the stances and the silent together are the
//! members of the group, and whoever says nothing stands under no stance.

use std::collections::BTreeMap;

use unbracket_negotiation::state::Stance;
use unbracket_negotiation::{GroupKind, Moment, Right, SeatId, State};
use unbracket_text::ProvisionId;

use crate::pages::mine::waiting::open_provisions;
use crate::pages::wording::{Called, beginning};

/// Paragraphs by groups.
#[derive(Debug, Default)]
pub(super) struct Matrix {
    pub(super) groups: Vec<String>,
    pub(super) rows: Vec<Line>,
}

/// A paragraph.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) words: String,
    pub(super) cells: Vec<Cell>,
}

/// How a group stands to a paragraph.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Cell {
    /// How many members stand how; the strongest against first.
    pub(super) stances: Vec<(Stance, usize)>,
    /// How many say nothing.
    pub(super) silent: usize,
}

impl Cell {
    /// Sign and class of a stance.
    pub(super) fn sign(stance: &Stance) -> (&'static str, &'static str) {
        crate::status::stance(Some(*stance))
    }
}

/// The matrix of the open paragraphs by groups of one kind; seats without such a group come last.
pub(super) fn matrix(state: &State, kind: GroupKind, now: Moment, alone: &str) -> Matrix {
    let Some(rolling) = &state.texts.rolling else { return Matrix::default() };
    let columns = columns(state, kind, now, alone);
    let called = Called::of(&rolling.draft);
    let line = |id: ProvisionId| {
        let strongest = strongest(state, &id);
        let cell = |(_, seats): &(String, Vec<SeatId>)| cell(seats, &strongest);
        Line {
            label: called.label(&id),
            words: rolling.draft.get(&id).map(|it| beginning(&it.content)).unwrap_or_default(),
            cells: columns.iter().map(cell).collect(),
            id: id.as_str().to_owned(),
        }
    };
    let rows = open_provisions(state).into_iter().map(line).collect();
    Matrix { groups: columns.into_iter().map(|(name, _)| name).collect(), rows }
}

fn columns(state: &State, kind: GroupKind, now: Moment, alone: &str) -> Vec<(String, Vec<SeatId>)> {
    let present = |seat: &SeatId| {
        state.roster.present(*seat, now).is_ok() && state.rights_of(*seat).contains(&Right::Speak)
    };
    let seats: Vec<_> = state.roster.seats().map(|(id, _)| id).filter(present).collect();
    let groups: Vec<_> = state.roster.groups().filter(|(_, group)| group.kind == kind).collect();
    let mut columns: Vec<(String, Vec<SeatId>)> = Vec::new();
    for (_, group) in &groups {
        let members = seats.iter().copied().filter(|seat| group.has(*seat, now)).collect();
        columns.push((group.name.shown().to_owned(), members));
    }
    let outside = |seat: &SeatId| !groups.iter().any(|(_, group)| group.has(*seat, now));
    columns.push((alone.to_owned(), seats.into_iter().filter(outside).collect()));
    columns.retain(|(_, members)| !members.is_empty());
    columns
}

/// How each seat stands to a paragraph or to anything in it, the strongest against counting.
fn strongest(state: &State, id: &ProvisionId) -> BTreeMap<SeatId, Stance> {
    let mut found: BTreeMap<SeatId, Stance> = BTreeMap::new();
    for (_, seat, position) in state.texts.positions_on(id) {
        let known = found.entry(seat).or_insert(position.stance);
        if weight(position.stance) > weight(*known) {
            *known = position.stance;
        }
    }
    found
}

fn weight(stance: Stance) -> u8 {
    match stance {
        Stance::Support => 0,
        Stance::CanLiveWith => 1,
        Stance::Reserve => 2,
        Stance::Object => 3,
    }
}

fn cell(seats: &[SeatId], strongest: &BTreeMap<SeatId, Stance>) -> Cell {
    let of = |stance: Stance| seats.iter().filter(|it| strongest.get(it) == Some(&stance)).count();
    let all = [Stance::Object, Stance::Reserve, Stance::CanLiveWith, Stance::Support];
    let stances: Vec<_> = all.into_iter().map(|it| (it, of(it))).filter(|(_, n)| *n > 0).collect();
    let silent = seats.len() - stances.iter().map(|(_, count)| count).sum::<usize>();
    Cell { stances, silent }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_says_nothing_is_counted_as_silent_and_under_no_stance() {
        let seats = [SeatId(1), SeatId(2), SeatId(3)];
        let said = [(SeatId(1), Stance::Object), (SeatId(9), Stance::Support)].into();
        let found = cell(&seats, &said);
        assert_eq!(found, Cell { stances: vec![(Stance::Object, 1)], silent: 2 });
    }
}

//! Who takes part: seats, under names that are theirs alone, and the blocs that they belong to.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use unbracket_negotiation::{GroupId, GroupKind, SeatId, State};

/// Somebody who takes part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Actor {
    /// A name that no other actor has: results name actors by it.
    pub name: String,
    /// The number of the seat; none for a group that speaks as one, and for actors of a file.
    pub seat: Option<u32>,
    /// A public code, such as that of a country.
    pub code: Option<String>,
    /// On which basis it takes part, as the record words it.
    pub basis: Option<String>,
    /// Its stakeholder group.
    pub side: Option<String>,
}

/// What a bloc is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum BlocKind {
    /// A side of stakeholders; nobody belongs to two.
    Stakeholder,
    /// A region.
    Regional,
    /// Seats that negotiate together.
    Negotiating,
    /// A constituency across the sides.
    CrossCutting,
}

/// Actors who belong together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Bloc {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: BlocKind,
    /// The names of its members now, in order.
    pub members: Vec<String>,
}

/// The names under which seats and groups stand in results.
#[derive(Clone, Debug, Default)]
pub struct Names {
    seats: BTreeMap<SeatId, String>,
    groups: BTreeMap<GroupId, String>,
}

impl Names {
    /// Names every seat and group: by its own name, with its number where another bears the same.
    #[must_use]
    pub fn of(state: &State) -> Self {
        let seats: Vec<_> = state
            .roster
            .seats()
            .map(|(id, seat)| (id, id.to_string(), seat.name.text().unwrap_or_default()))
            .collect();
        let mut taken = BTreeSet::new();
        let mut names = Self::default();
        for (id, number, name) in &seats {
            names.seats.insert(*id, unique(name, number, &mut taken));
        }
        for (id, group) in state.roster.groups() {
            let name = group.name.text().unwrap_or_default();
            names.groups.insert(id, unique(name, &id.to_string(), &mut taken));
        }
        names
    }

    /// The name of a seat.
    #[must_use]
    pub fn seat(&self, id: SeatId) -> &str {
        self.seats.get(&id).map(String::as_str).unwrap_or_default()
    }

    /// The name of a group.
    #[must_use]
    pub fn group(&self, id: GroupId) -> &str {
        self.groups.get(&id).map(String::as_str).unwrap_or_default()
    }
}

fn unique(name: &str, number: &str, taken: &mut BTreeSet<String>) -> String {
    let mut own = if name.is_empty() { number.to_owned() } else { name.to_owned() };
    if taken.contains(&own) {
        own = format!("{own} ({number})");
    }
    taken.insert(own.clone());
    own
}

/// The seats as actors, offices without a say left out, by name.
pub(super) fn actors(state: &State, names: &Names) -> Vec<Actor> {
    let mut all: Vec<Actor> = state
        .roster
        .seats()
        .filter(|(_, seat)| seat.basis != unbracket_negotiation::Basis::Office)
        .map(|(id, seat)| Actor {
            name: names.seat(id).to_owned(),
            seat: Some(id.0),
            code: seat.code.as_ref().map(ToString::to_string),
            basis: Some(seat.basis.to_string()),
            side: seat.side.map(|side| names.group(side).to_owned()),
        })
        .collect();
    all.sort_by(|a, b| a.name.cmp(&b.name));
    all
}

/// The groups with their present members, in the order of their names; sides by what seats say of
/// themselves.
pub(super) fn blocs(state: &State, names: &Names) -> Vec<Bloc> {
    let mut all: Vec<Bloc> = state
        .roster
        .groups()
        .map(|(id, group)| {
            let is_in = |seat: SeatId| {
                let side = state.roster.seat(seat).and_then(|seat| seat.side);
                group.has(seat, state.now) || side == Some(id)
            };
            let members = state.roster.seats().filter(|(seat, _)| is_in(*seat));
            let mut members: Vec<String> =
                members.map(|(seat, _)| names.seat(seat).to_owned()).collect();
            members.sort();
            Bloc { name: names.group(id).to_owned(), kind: kind(group.kind), members }
        })
        .collect();
    all.sort_by(|a, b| (a.kind, &a.name).cmp(&(b.kind, &b.name)));
    all
}

fn kind(kind: GroupKind) -> BlocKind {
    match kind {
        GroupKind::Stakeholder => BlocKind::Stakeholder,
        GroupKind::Regional => BlocKind::Regional,
        GroupKind::Negotiating => BlocKind::Negotiating,
        GroupKind::CrossCutting => BlocKind::CrossCutting,
    }
}

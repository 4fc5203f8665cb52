//! The few provisions that hold the rest: which resolved would free most objections.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::gather::{Gathered, Item, Positions, Source, Stand};

/// A provision that holds objections, its own and those on provisions that wait for it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Holding {
    /// The identity of the provision.
    pub provision: String,
    /// How it is cited.
    pub label: String,
    /// How many objections and reserves are on it, on its brackets and on their alternatives.
    pub own: usize,
    /// The provisions that are linked to it by an open issue, by identity.
    pub dependent: Vec<String>,
    /// How many objections and reserves would be free if it were resolved, after those before it in
    /// the list.
    pub freed: usize,
    /// The share of all objections and reserves that is free once it and those before it are resolved.
    pub cumulative: f64,
    /// How many actors who object or reserve would have nothing left in the way by then.
    pub actors_freed: usize,
    /// The positions and issues behind the numbers.
    pub sources: Vec<Source>,
}

/// An objection or a reserve: who, and its entry.
type InTheWay = (String, u64);

/// The provisions in the order in which resolving them frees most (greedy; of equals the first cited).
pub(super) fn holding(gathered: &Gathered, positions: &Positions) -> Vec<Holding> {
    let (labels, mut held) = held(gathered, positions);
    let all: usize = held.values().map(BTreeSet::len).sum();
    let mut list = Vec::new();
    let mut freed_so_far = 0;
    loop {
        let weight = |id: &String| -> usize {
            let group = std::iter::once(id.clone()).chain(linked(gathered, id));
            group.filter_map(|id| held.get(&id)).map(BTreeSet::len).sum()
        };
        let order = |id: &String| gathered.units.iter().position(|unit| unit.id == *id);
        let best = held.keys().max_by(|a, b| {
            let place =
                |id: &String| std::cmp::Reverse((order(id).unwrap_or(usize::MAX), id.clone()));
            weight(a).cmp(&weight(b)).then_with(|| place(a).cmp(&place(b)))
        });
        let Some(best) = best.filter(|id| weight(id) > 0).cloned() else { return list };
        let dependent: Vec<String> = linked(gathered, &best).collect();
        let own = held.get(&best).map(BTreeSet::len).unwrap_or_default();
        let mut sources: BTreeSet<Source> = issues(gathered, &best).collect();
        let mut freed = 0;
        for id in std::iter::once(&best).chain(&dependent) {
            let gone = held.remove(id).unwrap_or_default();
            freed += gone.len();
            sources.extend(gone.into_iter().map(|(_, entry)| Source::Entry { entry }));
        }
        freed_so_far += freed;
        let left: BTreeSet<&String> = held.values().flatten().map(|(who, _)| who).collect();
        list.push(Holding {
            label: labels.get(&best).cloned().unwrap_or_else(|| best.clone()),
            own,
            dependent,
            freed,
            cumulative: share(freed_so_far, all),
            actors_freed: in_the_way(gathered, positions).saturating_sub(left.len()),
            sources: sources.into_iter().collect(),
            provision: best,
        });
    }
}

/// What is in the way of the words that stand and are open, by provision, and how provisions are cited.
fn held(
    gathered: &Gathered,
    positions: &Positions,
) -> (BTreeMap<String, String>, BTreeMap<String, BTreeSet<InTheWay>>) {
    let labels = gathered.units.iter().map(|unit| (unit.id.clone(), unit.label.clone())).collect();
    let mut held: BTreeMap<String, BTreeSet<InTheWay>> = BTreeMap::new();
    for stand in positions.stands.iter().filter(|stand| is_in_the_way(&stand.stance)) {
        let item = positions.item(&stand.item);
        let provision = item.and_then(Item::standing_words);
        let Some(provision) = provision.filter(|it| gathered.is_open(it)) else { continue };
        let seats = held.entry(provision.to_owned()).or_default();
        seats.insert((stand.actor.clone(), stand.entry));
    }
    (labels, held)
}

fn is_in_the_way(stance: &str) -> bool {
    matches!(stance, "object" | "reserve")
}

fn in_the_way(gathered: &Gathered, positions: &Positions) -> usize {
    let stands = positions.stands.iter().filter(|stand| is_in_the_way(&stand.stance));
    let words = |stand: &&Stand| positions.item(&stand.item).and_then(Item::standing_words);
    let on_provision = stands.filter(|it| words(it).is_some_and(|id| gathered.is_open(id)));
    on_provision.map(|stand| &stand.actor).collect::<BTreeSet<_>>().len()
}

/// The provisions that an open issue ties to this one, in order.
fn linked<'g>(gathered: &'g Gathered, id: &'g str) -> impl Iterator<Item = String> + use<'g> {
    let open = gathered.issues.iter().filter(|issue| issue.open);
    let of_it = open.filter(move |issue| issue.provisions.iter().any(|one| one == id));
    let others = of_it.flat_map(|issue| &issue.provisions).filter(move |one| *one != id);
    others.cloned().collect::<BTreeSet<_>>().into_iter()
}

fn issues<'g>(gathered: &'g Gathered, id: &'g str) -> impl Iterator<Item = Source> + use<'g> {
    let open = gathered.issues.iter().filter(|issue| issue.open);
    open.filter(move |issue| issue.provisions.iter().any(|one| one == id))
        .map(|issue| issue.source.clone())
}

fn share(part: usize, of: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "counts of objections are far below 2^52")]
    let share = if of == 0 { 0.0 } else { part as f64 / of as f64 };
    share
}

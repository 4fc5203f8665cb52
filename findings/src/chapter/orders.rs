//! The wordings of a provision in the order that the room would give them: each actor's stances on them
//! are its ballot.
//!
//! **Invariant:** a ballot ranks only what its actor has a stance on; what it says nothing of it compares
//! with nothing. Who has a stance on one wording alone has no ballot.

use std::collections::BTreeMap;

use serde::Serialize;
use unbracket_analysis::choice::{Rankings, Schulze, Unranked};

use crate::gather::{Gathered, ItemKind, Positions, Source, Stand};

/// Fewer ballots make no order.
const LEAST: u64 = 5;
/// The stances, from the first rank to the last.
const RANKS: [&str; 4] = ["support", "can-live-with", "reserve", "object"];

/// The wordings of a provision in order.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Order {
    /// The identity of the provision.
    pub provision: String,
    /// How it is cited.
    pub label: String,
    /// The names of what was compared: the provision as it stands, its alternatives, proposals on it.
    pub candidates: Vec<String>,
    /// The order by strongest paths; candidates by their place above.
    pub found: Schulze,
    /// The entries that are the ballots.
    pub sources: Vec<Source>,
}

/// The order of the wordings of every provision, in reading order, where five actors or more compared
/// two or more of them.
pub(super) fn orders(gathered: &Gathered) -> Vec<Order> {
    let Some(positions) = gathered.present() else { return Vec::new() };
    let units = gathered.units.iter();
    units.filter_map(|unit| of_provision(positions, &unit.id, &unit.label)).collect()
}

fn of_provision(positions: &Positions, provision: &str, label: &str) -> Option<Order> {
    let is_wording =
        |kind| matches!(kind, ItemKind::Provision | ItemKind::Alternative | ItemKind::Proposal);
    let items = positions.items.iter();
    let candidates: Vec<&str> = items
        .filter(|item| item.provision.as_deref() == Some(provision) && is_wording(item.kind))
        .map(|item| item.name.as_str())
        .collect();
    if candidates.len() < 2 {
        return None;
    }
    let mut said: BTreeMap<&str, Vec<(usize, &Stand)>> = BTreeMap::new();
    for stand in &positions.stands {
        if let Some(place) = candidates.iter().position(|name| *name == stand.item) {
            said.entry(&stand.actor).or_default().push((place, stand));
        }
    }
    let mut rankings = Rankings::new(candidates.len());
    let (mut ballots, mut sources) = (0, Vec::new());
    for stands in said.values().filter(|stands| stands.len() > 1) {
        let rank = |stance: &str| {
            let of = stands.iter().filter(|(_, stand)| stand.stance == stance);
            of.map(|(place, _)| *place).collect::<Vec<_>>()
        };
        let ranking: Vec<_> = RANKS.map(rank).into_iter().filter(|it| !it.is_empty()).collect();
        if rankings.count(&ranking, Unranked::NoView, 1).is_ok() {
            ballots += 1;
            sources.extend(stands.iter().map(|(_, stand)| Source::Entry { entry: stand.entry }));
        }
    }
    sources.sort();
    let found = rankings.schulze().ok().filter(|_| ballots >= LEAST)?;
    Some(Order {
        provision: provision.to_owned(),
        label: label.to_owned(),
        candidates: candidates.into_iter().map(str::to_owned).collect(),
        found,
        sources,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gather::Item;

    fn item(name: &str, kind: ItemKind) -> Item {
        Item {
            name: name.into(),
            kind,
            provision: Some("p1".into()),
            bracket: None,
            source: Source::Provision { provision: "p1".into() },
        }
    }

    fn stand((actor, item, stance): (&str, &str, &str), entry: u64) -> Stand {
        Stand {
            actor: actor.into(),
            item: item.into(),
            stance: stance.into(),
            word: "support",
            entry,
        }
    }

    fn of(stances: &[(&str, &str, &str)]) -> Option<Order> {
        let items = vec![
            item("1", ItemKind::Provision),
            item("proposal 4", ItemKind::Proposal),
            item("1 [1]", ItemKind::Bracket),
        ];
        let stands = (0..).zip(stances).map(|(entry, said)| stand(*said, entry)).collect();
        of_provision(&Positions { items, stands, ..Positions::default() }, "p1", "1")
    }

    #[test]
    fn stances_on_the_wordings_of_a_provision_are_ballots() {
        let mut said = Vec::new();
        for actor in ["A", "B", "C", "D"] {
            said.extend([(actor, "1", "object"), (actor, "proposal 4", "can-live-with")]);
        }
        said.extend([("E", "1", "support"), ("E", "proposal 4", "reserve")]);
        // Neither a bracket nor a single stance is compared with anything.
        said.extend([("F", "1 [1]", "support"), ("F", "1", "support")]);
        let order = of(&said).unwrap();
        assert_eq!(order.candidates, ["1", "proposal 4"]);
        assert_eq!(order.found.order, [vec![1], vec![0]]);
        assert_eq!((order.found.ballots, order.found.preferences[1][0]), (5, 4));
        assert_eq!(order.sources.len(), 10);
        assert_eq!(of(&said[..8]), None, "four ballots make no order");
    }
}

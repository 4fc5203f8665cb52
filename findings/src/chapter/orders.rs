//! Which wordings of a provision the room would put before which: each actor's stances on them are its
//! ballot.
//!
//! **Invariant:** a ballot ranks only what its actor has a stance on; what it says nothing of it compares
//! with nothing, and a stance alone is no ballot. Two wordings are put in an order only where five
//! actors put one of them before the other, so that the order is a partial one.

use std::collections::BTreeMap;

use serde::Serialize;
use unbracket_analysis::choice::{Rankings, Unranked};

use crate::gather::{Gathered, ItemKind, Positions, Source, Stand};

/// Fewer who put one wording before another say too little of the two.
const LEAST: u64 = 5;
/// The stances, from the first rank to the last.
const RANKS: [&str; 4] = ["support", "can-live-with", "reserve", "object"];

/// The wordings of a provision, two by two.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Order {
    /// The identity of the provision.
    pub provision: String,
    /// How it is cited.
    pub label: String,
    /// The names of what was compared: the provision as it stands, its alternatives, proposals on it.
    pub candidates: Vec<String>,
    /// Every two wordings that somebody compared, by their places among the candidates.
    pub pairs: Vec<Pair>,
    /// The entries that are the ballots.
    pub sources: Vec<Source>,
}

/// Two wordings, and how many put which of them first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Pair {
    /// The one.
    pub one: usize,
    /// The other.
    pub other: usize,
    /// How many put the one before the other.
    pub before: u64,
    /// How many put it behind.
    pub behind: u64,
    /// How many stand to both alike.
    pub level: u64,
    /// Which comes first by the strongest paths over all pairs of which enough is said.
    pub first: First,
}

/// Which of two wordings comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum First {
    /// The one.
    One,
    /// The other.
    Other,
    /// Neither beats the other.
    Neither,
    /// Fewer than five put one of them before the other.
    TooLittle,
}

/// The wordings of every provision of which somebody compared two, in reading order.
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
    let mut said: BTreeMap<&str, Vec<(usize, &Stand)>> = BTreeMap::new();
    for stand in &positions.stands {
        if let Some(place) = candidates.iter().position(|name| *name == stand.item) {
            said.entry(&stand.actor).or_default().push((place, stand));
        }
    }
    said.retain(|_, stands| stands.len() > 1);
    let mut pairs = counted(candidates.len(), &said);
    decide(candidates.len(), &mut pairs);
    let stands = said.values().flatten();
    let mut sources: Vec<Source> =
        stands.map(|(_, stand)| Source::Entry { entry: stand.entry }).collect();
    sources.sort();
    (!pairs.is_empty()).then(|| Order {
        provision: provision.to_owned(),
        label: label.to_owned(),
        candidates: candidates.into_iter().map(str::to_owned).collect(),
        pairs,
        sources,
    })
}

/// Every two candidates that somebody has a stance on both of.
fn counted(candidates: usize, said: &BTreeMap<&str, Vec<(usize, &Stand)>>) -> Vec<Pair> {
    let rank = |stand: &Stand| RANKS.iter().position(|stance| *stance == stand.stance);
    let mut pairs = Vec::new();
    for one in 0..candidates {
        for other in one + 1..candidates {
            let (mut before, mut behind, mut level) = (0, 0, 0);
            for stands in said.values() {
                let of = |place: usize| stands.iter().find(|(at, _)| *at == place);
                let (Some((_, a)), Some((_, b))) = (of(one), of(other)) else { continue };
                match rank(a).cmp(&rank(b)) {
                    std::cmp::Ordering::Less => before += 1,
                    std::cmp::Ordering::Greater => behind += 1,
                    std::cmp::Ordering::Equal => level += 1,
                }
            }
            if before + behind + level > 0 {
                let first = First::TooLittle;
                pairs.push(Pair { one, other, before, behind, level, first });
            }
        }
    }
    pairs
}

/// Puts the pairs of which enough is said in an order by strongest paths (Schulze).
fn decide(candidates: usize, pairs: &mut [Pair]) {
    let is_enough = |pair: &Pair| pair.before + pair.behind >= LEAST;
    let mut rankings = Rankings::new(candidates);
    for pair in pairs.iter().filter(|pair| is_enough(pair)) {
        let both = [(pair.one, pair.other, pair.before), (pair.other, pair.one, pair.behind)];
        for (first, second, times) in both {
            let ballot = [vec![first], vec![second]];
            // Places below the number of candidates, each of them once: nothing to refuse.
            let _counted = rankings.count(&ballot, Unranked::NoView, times);
        }
    }
    let Ok(found) = rankings.schulze() else { return };
    for pair in pairs.iter_mut().filter(|pair| is_enough(pair)) {
        let path = |from: usize, to: usize| found.strengths[from][to];
        pair.first = match path(pair.one, pair.other).cmp(&path(pair.other, pair.one)) {
            std::cmp::Ordering::Greater => First::One,
            std::cmp::Ordering::Less => First::Other,
            std::cmp::Ordering::Equal => First::Neither,
        };
    }
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
        let pair = Pair { one: 0, other: 1, before: 1, behind: 4, level: 0, first: First::Other };
        assert_eq!(order.pairs, [pair]);
        assert_eq!(order.sources.len(), 10);
        let few = of(&said[..8]).unwrap();
        assert_eq!((few.pairs[0].behind, few.pairs[0].first), (4, First::TooLittle));
        assert_eq!(of(&said[10..]), None, "nobody compared two");
    }

    #[test]
    fn what_nobody_put_before_another_is_in_no_order() {
        let names = ["1", "proposal 4", "proposal 5"];
        let kinds = [ItemKind::Provision, ItemKind::Proposal, ItemKind::Proposal];
        let items = names.iter().zip(kinds).map(|(name, kind)| item(name, kind)).collect();
        let mut said = Vec::new();
        for actor in ["A", "B", "C", "D", "E", "F"] {
            said.extend([(actor, "1", "support"), (actor, "proposal 4", "object")]);
            // All stand to both alike: nobody put one before the other.
            said.push((actor, "proposal 5", "object"));
        }
        let stands = (0..).zip(&said).map(|(entry, said)| stand(*said, entry)).collect();
        let positions = Positions { items, stands, ..Positions::default() };
        let pairs = of_provision(&positions, "p1", "1").unwrap().pairs;
        let told: Vec<_> = pairs.iter().map(|pair| (pair.one, pair.other, pair.first)).collect();
        let little = First::TooLittle;
        assert_eq!(told, [(0, 1, First::One), (0, 2, First::One), (1, 2, little)]);
        assert_eq!(pairs[2].level, 6);
    }
}

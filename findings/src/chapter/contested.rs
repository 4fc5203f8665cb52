//! Who stands where on the provisions to which most object.
//!
//! **Invariant:** an actor stands once on a provision, as it stands where it is most against: what was
//! said of a bracket or a wording of the provision counts for the provision. What was said of a proposal
//! does not: who objects to other words has not objected to these.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::gather::{Gathered, Item, Source};

/// So many provisions are told.
const TOLD: usize = 4;
/// The stances, from the one most in favour.
const STANCES: [&str; 4] = ["support", "can-live-with", "reserve", "object"];

/// A provision to which somebody objects, with who stands where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Contested {
    /// Its identity.
    pub provision: String,
    /// How it is cited.
    pub label: String,
    /// The stance of everybody who has one, by name, as the record words it.
    pub stands: BTreeMap<String, String>,
    /// The entries behind it.
    pub sources: Vec<Source>,
}

/// The provisions to which most object or reserve, at most four, in reading order.
pub(super) fn contested(gathered: &Gathered) -> Vec<Contested> {
    let Some(positions) = gathered.present() else { return Vec::new() };
    let weight = |stance: &str| STANCES.iter().position(|one| *one == stance).unwrap_or_default();
    let mut of: BTreeMap<&str, (BTreeMap<String, String>, BTreeSet<Source>)> = BTreeMap::new();
    for stand in &positions.stands {
        let item = positions.item(&stand.item);
        let Some(provision) = item.and_then(Item::standing_words) else { continue };
        let (stands, sources) = of.entry(provision).or_default();
        let known = stands.entry(stand.actor.clone()).or_insert_with(|| stand.stance.clone());
        if weight(&stand.stance) > weight(known) {
            known.clone_from(&stand.stance);
        }
        sources.insert(Source::Entry { entry: stand.entry });
    }
    let against = |stands: &BTreeMap<String, String>| {
        let count = |stance: &str| stands.values().filter(|one| *one == stance).count();
        (count("object"), count("reserve"))
    };
    let mut all: Vec<(usize, Contested)> = Vec::new();
    for (place, unit) in gathered.units.iter().enumerate() {
        let Some((stands, sources)) = of.remove(unit.id.as_str()) else { continue };
        if against(&stands) > (0, 0) {
            let (provision, label) = (unit.id.clone(), unit.label.clone());
            let sources = sources.into_iter().collect();
            all.push((place, Contested { provision, label, stands, sources }));
        }
    }
    all.sort_by(|(a, one), (b, other)| {
        against(&other.stands).cmp(&against(&one.stands)).then(a.cmp(b))
    });
    all.truncate(TOLD);
    all.sort_by_key(|(place, _)| *place);
    all.into_iter().map(|(_, one)| one).collect()
}

//! What positions rest on: "not this, unless that".

use std::collections::BTreeMap;

use serde::Serialize;
use unbracket_negotiation::state::Fate;

use super::positions::Taker;

/// What an objection or a reserve rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rests {
    /// On one of these items, which are open, by name.
    On(Vec<String>),
    /// On something that stands in the text by now.
    Met,
}

/// What the positions of a cycle rest on, by the entry that stated them. What rests on nothing that can
/// still stand is left out: it is an objection like others.
pub(super) fn rests(taker: &Taker<'_>, cycle: usize) -> BTreeMap<u64, Rests> {
    let texts = &taker.state.texts;
    let positions = texts.positions_in(cycle).into_iter().flatten();
    let each = positions.flat_map(|(_, seats)| seats.values()).filter_map(|position| {
        let rests = match position.fate(texts)? {
            Fate::Stands => Rests::Met,
            Fate::Gone => return None,
            Fate::Waits => {
                let open = position.waits_for(texts).into_iter();
                Rests::On(open.map(|on| taker.item(cycle, &on).name).collect())
            }
        };
        Some((position.entry, rests))
    });
    each.collect()
}

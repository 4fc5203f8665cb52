//! Who takes part in the story, and where they stand.

use Camp::{Alone, Highland, Means, Shared, Sovereign, Stakeholder};

/// What moves a party.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Camp {
    /// States decide.
    Sovereign,
    /// All decide together.
    Shared,
    /// Words need means.
    Means,
    /// Far from every cable.
    Highland,
    /// No body above it, no money from it.
    Alone,
    /// Not a State.
    Stakeholder,
}

/// A party.
pub(super) struct Party {
    /// Its name.
    pub(super) name: &'static str,
    /// Its camp.
    pub(super) camp: Camp,
    /// The group for which it sometimes speaks.
    pub(super) group: Option<&'static str>,
}

const fn party(name: &'static str, camp: Camp, group: Option<&'static str>) -> Party {
    Party { name, camp, group }
}

const SNG: Option<&str> = Some("Sovereign Networks Group");
const NORTH: Option<&str> = Some("Northern Partnership");
const FRIENDS: Option<&str> = Some("Friends of the Forum");
const FORTY: Option<&str> = Some("Group of Forty");
const ISLANDS: Option<&str> = Some("Island Forum");
const HIGH: Option<&str> = Some("Highland States");
const CIRCLE: Option<&str> = Some("Stakeholder Circle");

/// The States, in the order of their seats.
pub(super) const STATES: &[Party] = &[
    party("Aldoria", Sovereign, SNG),
    party("Costavia", Alone, None),
    party("Marenia", Shared, NORTH),
    party("Orsinia", Shared, FRIENDS),
    party("Tessaria", Shared, FRIENDS),
    party("Velmark", Shared, FRIENDS),
    party("Bantara", Means, FORTY),
    party("Lagoa", Means, ISLANDS),
    party("Pamira", Highland, HIGH),
    party("Skalden", Shared, NORTH),
    party("Norhavn", Shared, NORTH),
    party("Vesterland", Shared, NORTH),
    party("Kesria", Means, FORTY),
    party("Ondura", Means, FORTY),
    party("Palembra", Means, FORTY),
    party("Quillota", Means, FORTY),
    party("Ruvania", Means, FORTY),
    party("Samoria", Means, FORTY),
    party("Tamberi", Means, FORTY),
    party("Motuiti", Means, ISLANDS),
    party("Coralia", Means, ISLANDS),
    party("Monteverra", Highland, HIGH),
    party("Tarnak", Highland, HIGH),
    party("Drovania", Sovereign, SNG),
    party("Karsk", Sovereign, SNG),
    party("Uldar", Sovereign, SNG),
];

/// Those who are not States.
pub(super) const OTHERS: &[Party] = &[
    party("Digital Rights Assembly", Stakeholder, CIRCLE),
    party("Alliance of Enterprises", Stakeholder, CIRCLE),
    party("Technical Community Council", Stakeholder, CIRCLE),
    party("Academic Senate", Stakeholder, CIRCLE),
    party("Open Library", Stakeholder, CIRCLE),
    party("Fibre Works", Stakeholder, None),
    party("Small Enterprise Union", Stakeholder, None),
    party("Community Networks Alliance", Stakeholder, None),
    party("Women of the Network", Stakeholder, None),
    party("Disability Forum", Stakeholder, None),
    party("Registries Guild", Stakeholder, None),
    party("Measurement Society", Stakeholder, None),
    party("Institute of Public Law", Stakeholder, None),
    party("Student Coders", Stakeholder, Some("Youth")),
    party("Youth Assembly", Stakeholder, Some("Youth")),
    party("Rural Youth", Stakeholder, Some("Youth")),
    party("Exiles' Press Office", Stakeholder, None),
    party("Ocean Cable Organization", Stakeholder, None),
    party("Standards Bureau", Stakeholder, None),
    party("Union Development Bank", Stakeholder, None),
];

/// Everybody with a name.
pub(super) fn all() -> impl Iterator<Item = &'static Party> {
    STATES.iter().chain(OTHERS)
}

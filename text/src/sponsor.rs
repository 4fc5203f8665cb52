//! Who proposes, and in which capacity.

use std::collections::BTreeSet;
use std::fmt;

/// The party that stands behind a wording, by its name as printed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sponsor(String);

/// Several sponsors, in alphabetical order.
pub type Sponsors = BTreeSet<Sponsor>;

impl Sponsor {
    /// Takes a name; surrounding space is dropped.
    pub fn new(name: &str) -> Self {
        Self(name.trim().to_owned())
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Sponsor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The names of several sponsors, as they are printed behind a wording.
pub fn names(sponsors: &Sponsors) -> String {
    let names: Vec<&str> = sponsors.iter().map(Sponsor::as_str).collect();
    names.join(", ")
}

/// The capacity in which a sponsor acts; it belongs to each act, not to the account.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Capacity {
    /// For itself.
    #[default]
    National,
    /// On behalf of a group.
    OnBehalfOf(String),
    /// As the secretariat.
    Secretariat,
    /// As chair or co-facilitator.
    Chair,
}

//! The amendment: a proposed change to provisions of one draft.

use crate::passage::Passage;
use crate::provision::{Provision, ProvisionId};
use crate::sponsor::{Capacity, Sponsors};

/// The number of an amendment within one compilation, in canonical order.
///
/// It depends on what was proposed by whom, never on the order in which amendments arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AmendmentId(pub u32);

/// A proposed change, by its sponsors, in a capacity, with a reason.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amendment {
    /// Who proposes it; at least one.
    pub sponsors: Sponsors,
    /// What it would change.
    pub change: Change,
    /// The capacity in which its sponsors act.
    pub capacity: Capacity,
    /// Why they propose it.
    pub reason: Option<String>,
    /// Where it was found: a file and a paragraph, a document symbol.
    pub reference: Option<String>,
}

/// What an amendment would change.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// The provision would read thus.
    Replace {
        /// The provision of the base.
        provision: ProvisionId,
        /// Its whole new content.
        wording: Passage,
    },
    /// Within the provision, the quoted words would read thus.
    Excerpt {
        /// The provision of the base.
        provision: ProvisionId,
        /// The words of the base as the sponsor quotes them, perhaps inexactly.
        quoted: Passage,
        /// What would stand in their place.
        wording: Passage,
    },
    /// A new provision, with what stands below it, would stand at this place.
    Insert {
        /// Where.
        place: Place,
        /// Its order among what the same sponsors put at the same place, from 0.
        rank: u32,
        /// What; identities in it are not used.
        provision: Provision,
    },
    /// The provision would be deleted, with what stands below it.
    Delete {
        /// The provision of the base.
        provision: ProvisionId,
    },
    /// The provision, with what stands below it, would stand elsewhere.
    Move {
        /// The provision of the base.
        provision: ProvisionId,
        /// Where it would stand.
        to: Place,
        /// Its order among what the same sponsors put at the same place, from 0.
        rank: u32,
    },
    /// Neighbouring provisions would become one.
    Merge {
        /// The provisions of the base in order; the first keeps its identity.
        provisions: Vec<ProvisionId>,
        /// The content of the one.
        wording: Passage,
    },
    /// The provision would become several.
    Split {
        /// The provision of the base.
        provision: ProvisionId,
        /// The content of each, in order; the first keeps the identity.
        into: Vec<Passage>,
    },
    /// The sponsors want the words of the base kept, in so many words.
    Retain {
        /// The provision of the base.
        provision: ProvisionId,
    },
}

/// A place in a draft.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Before everything.
    Start,
    /// Behind a provision and what stands below it, on its level.
    After(ProvisionId),
    /// As the first of the provisions below this one.
    Under(ProvisionId),
    /// The sponsor does not say where: it is listed, not laid in.
    Unnamed,
}

impl Amendment {
    /// An amendment by these sponsors, for themselves and without a reason.
    pub fn new(sponsors: Sponsors, change: Change) -> Self {
        Self { sponsors, change, capacity: Capacity::National, reason: None, reference: None }
    }

    /// The same amendment with a note of where it was found.
    #[must_use]
    pub fn with_reference(mut self, reference: impl Into<String>) -> Self {
        self.reference = Some(reference.into());
        self
    }
}

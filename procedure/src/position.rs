//! What a member says of a text: one vocabulary, from which every rule computes.
//!
//! *Invariant*: who said nothing has no stance. Silence is not a value here, so that no rule can take
//! it for a yes.

/// The position a member takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// Declares support.
    Support,
    /// Does not support it, and will not stand in its way.
    CanLiveWith,
    /// Holds back for now: "reserves its position".
    Reserve,
    /// Objects.
    Object(Objection),
    /// Declares to take no side.
    Abstain,
    /// Takes no part, for a conflict of interest.
    Recuse,
}

/// What is known of an objection; which of it counts is the rule's business.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Objection {
    /// Its author says that it is an obstacle to the decision (the OECD's test).
    pub obstacle: bool,
    /// It gives a reason.
    pub reasoned: bool,
    /// It is upheld after discussion.
    pub sustained: bool,
    /// It concerns what the decision is about.
    pub within_scope: bool,
    /// It was lodged as a formal objection (W3C).
    pub formal: bool,
    /// It names the change that would lift it.
    pub cure: bool,
    /// Its author was told what became of it, and why.
    pub answered: bool,
}

impl Objection {
    /// An objection in full form: an obstacle, reasoned, sustained, within scope; not yet answered.
    pub const BLOCKING: Self = Self {
        obstacle: true,
        reasoned: true,
        sustained: true,
        within_scope: true,
        formal: false,
        cure: false,
        answered: false,
    };

    /// A disagreement put on record that its author does not call an obstacle.
    pub const CAVEAT: Self = Self { obstacle: false, sustained: false, ..Self::BLOCKING };
}

impl Stance {
    /// An objection in full form.
    pub const BLOCK: Self = Self::Object(Objection::BLOCKING);

    /// The objection, if it is one.
    pub fn objection(&self) -> Option<&Objection> {
        match self {
            Self::Object(objection) => Some(objection),
            Self::Support | Self::CanLiveWith | Self::Reserve | Self::Abstain | Self::Recuse => {
                None
            }
        }
    }
}

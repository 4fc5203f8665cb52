//! The finding: a place, the rule that it breaks, and what would be right.

use std::fmt;

/// What a rule found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    /// The file, with a line where there is one.
    pub(crate) place: String,
    /// The rule, as a sentence without a full stop.
    pub(crate) rule: String,
    /// What would be right.
    pub(crate) right: String,
    weight: Weight,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Weight {
    Refused,
    Noted,
}

impl Finding {
    /// A finding for which the work does not pass.
    pub(crate) fn refused(
        place: impl Into<String>,
        rule: impl Into<String>,
        right: impl Into<String>,
    ) -> Self {
        Self {
            place: place.into(),
            rule: rule.into(),
            right: right.into(),
            weight: Weight::Refused,
        }
    }

    /// A finding that is printed and lets the work pass.
    pub(crate) fn noted(
        place: impl Into<String>,
        rule: impl Into<String>,
        right: impl Into<String>,
    ) -> Self {
        Self { weight: Weight::Noted, ..Self::refused(place, rule, right) }
    }

    /// Whether the work does not pass.
    pub(crate) fn is_refused(&self) -> bool {
        self.weight == Weight::Refused
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let weight = if self.is_refused() { "refused" } else { "noted" };
        write!(f, "{}: {weight}: {}; {}", self.place, self.rule, self.right)
    }
}

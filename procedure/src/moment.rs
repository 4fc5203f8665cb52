//! Instants.
//!
//! *Invariant*: an instant has no time zone; the zone in which it is shown belongs to the doors.

use std::fmt;

/// An instant, in seconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(pub i64);

/// The seconds of an hour.
pub(crate) const HOUR: i64 = 3_600;
/// The seconds of a day.
pub(crate) const DAY: i64 = 86_400;

impl Moment {
    /// The instant that is this many hours later; stays at the last instant there is.
    #[must_use]
    pub fn plus_hours(self, hours: u32) -> Self {
        Self(self.0.saturating_add(i64::from(hours) * HOUR))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} s", self.0)
    }
}

//! The clock: the only one in the house.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use unbracket_negotiation::Moment;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// The present moment.
    fn now(&self) -> Moment;
}

/// The clock of the machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

/// The clock of the machine, so many seconds ahead: for a demonstration that goes on where a script
/// ended.
#[derive(Clone, Copy, Debug, Default)]
pub struct AheadClock(pub i64);

/// Another clock, so many seconds later, or earlier where they are negative.
#[derive(Clone)]
pub struct ShiftedClock {
    /// The other clock.
    pub clock: Arc<dyn Clock>,
    /// By how many seconds.
    pub by: i64,
}

/// A clock that is set: for scripts and tests.
#[derive(Debug, Default)]
pub struct SetClock(AtomicI64);

impl Clock for SystemClock {
    fn now(&self) -> Moment {
        let since = SystemTime::now().duration_since(UNIX_EPOCH);
        Moment(since.ok().and_then(|since| i64::try_from(since.as_secs()).ok()).unwrap_or(0))
    }
}

impl Clock for AheadClock {
    fn now(&self) -> Moment {
        Moment(SystemClock.now().0.saturating_add(self.0))
    }
}

impl Clock for ShiftedClock {
    fn now(&self) -> Moment {
        Moment(self.clock.now().0.saturating_add(self.by))
    }
}

impl SetClock {
    /// A clock that stands at a moment.
    pub fn at(moment: Moment) -> Self {
        Self(AtomicI64::new(moment.0))
    }

    /// Sets it.
    pub fn set(&self, moment: Moment) {
        self.0.store(moment.0, Ordering::SeqCst);
    }
}

impl Clock for SetClock {
    fn now(&self) -> Moment {
        Moment(self.0.load(Ordering::SeqCst))
    }
}

//! What the parts of a store share.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tokio::sync::{Mutex, watch};
use unbracket_store::Error;

use crate::session::{Session, Way};

/// How long to wait, and how often to look.
#[derive(Clone, Copy, Debug)]
pub struct Timing {
    /// How long the server may take to answer before an operation gives up.
    pub answer: Duration,
    /// How often the length is looked up where no notification comes.
    pub poll: Duration,
}

impl Default for Timing {
    /// Ten seconds, and one.
    fn default() -> Self {
        Self { answer: Duration::from_secs(10), poll: Duration::from_secs(1) }
    }
}

pub(crate) struct Shared {
    /// The way to the servers.
    pub(crate) way: Way,
    /// The number of the log in the database.
    pub(crate) log: i32,
    /// How patient the store is.
    pub(crate) timing: Timing,
    /// The length as far as it is known here; it never falls.
    pub(crate) length: watch::Sender<u64>,
    /// The length below which the log cannot fall.
    pub(crate) floor: Floor,
    /// The session that holds the lead.
    pub(crate) lead: Mutex<Option<Session>>,
}

impl Shared {
    /// Takes note of a length that the server which takes writes has told.
    pub(crate) fn learn(&self, length: u64) {
        self.floor.raise(length);
        self.tell(length);
    }

    /// Wakes whoever waits for this length.
    pub(crate) fn tell(&self, length: u64) {
        self.length.send_if_modified(|known| {
            let grown = length > *known;
            *known = length.max(*known);
            grown
        });
    }
}

/// The largest length that was durable: a server with less has lost some of the log.
pub(crate) struct Floor(AtomicU64);

impl Floor {
    pub(crate) fn new() -> Self {
        Self(AtomicU64::new(0))
    }

    /// The floor to ask for before the server is asked for its length.
    pub(crate) fn now(&self) -> u64 {
        self.0.load(Ordering::SeqCst)
    }

    pub(crate) fn raise(&self, length: u64) {
        self.0.fetch_max(length, Ordering::SeqCst);
    }

    /// Refuses a length that is below the floor of before the question.
    pub(crate) fn check(&self, floor: u64, length: u64) -> Result<(), Error> {
        if length < floor {
            return Err(Error::Damaged(format!(
                "this server has {length} entries, and {floor} were durable before; it was promoted \
                 without the rest, or restored: stop it, or start again to take what is left"
            )));
        }
        self.raise(length);
        Ok(())
    }
}

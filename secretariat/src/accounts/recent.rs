//! Sessions that were looked up in the last second, so that a page costs no question to the vault.
//!
//! **Invariant:** nothing here is older than [`FRESH`], so that what another node ends, ends here within
//! a second; what this node changes is forgotten at once.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::Session;

const FRESH: Duration = Duration::from_millis(800);
/// More sessions than this are not kept: whoever has many pays for the question.
const MANY: usize = 20_000;

type Known = HashMap<[u8; 32], (Instant, Session)>;

/// Sessions of the last second, by the digest of their secret.
#[derive(Default)]
pub(super) struct Recent(Mutex<Known>);

impl Recent {
    fn lock(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn get(&self, digest: &[u8; 32]) -> Option<Session> {
        let known = self.lock();
        let (at, session) = known.get(digest)?;
        (at.elapsed() < FRESH).then(|| session.clone())
    }

    /// Keeps what was read from the vault, as of the moment before it was read.
    pub(super) fn put(&self, digest: [u8; 32], read: Instant, session: &Session) {
        let mut known = self.lock();
        if known.len() >= MANY {
            known.retain(|_, (at, _)| at.elapsed() < FRESH);
        }
        if known.len() < MANY {
            known.insert(digest, (read, session.clone()));
        }
    }

    pub(super) fn forget(&self) {
        self.lock().clear();
    }
}

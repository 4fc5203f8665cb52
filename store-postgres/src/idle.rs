//! Sessions for reading, a few at a time.
//!
//! Invariant: a session on which something failed or was given up is never used again.

use std::sync::{Mutex, PoisonError};

use tokio::sync::{Semaphore, SemaphorePermit};
use unbracket_store::Error;

use crate::session::{Session, Way, alive};
use crate::shared::Timing;

/// How many sessions one store opens for reading.
const MOST: usize = 4;

/// Sessions that nobody uses now.
pub(crate) struct Idle {
    sessions: Mutex<Vec<Session>>,
    permits: Semaphore,
}

/// A session that was lent. It is closed when dropped, unless it is handed back.
pub(crate) struct Lent<'a> {
    /// The session.
    pub(crate) session: Session,
    idle: &'a Idle,
    _permit: SemaphorePermit<'a>,
}

impl Idle {
    pub(crate) fn new() -> Self {
        Self { sessions: Mutex::new(Vec::new()), permits: Semaphore::new(MOST) }
    }

    /// Lends a session that answers: an idle one, or a new one.
    pub(crate) async fn lend(&self, way: &Way, timing: Timing) -> Result<Lent<'_>, Error> {
        let waiting = tokio::time::timeout(timing.answer, self.permits.acquire()).await;
        let permit = waiting
            .map_err(|_| crate::fault::late(timing.answer))?
            .map_err(|_| Error::Unavailable("the store is closed".into()))?;
        while let Some(mut session) = self.pop() {
            // A standby is left as soon as the server that takes writes is back.
            if session.writes && alive(&mut session, timing.answer).await {
                return Ok(Lent { session, idle: self, _permit: permit });
            }
        }
        Ok(Lent { session: way.reader().await?, idle: self, _permit: permit })
    }

    fn pop(&self) -> Option<Session> {
        self.sessions.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }
}

impl Lent<'_> {
    /// Hands the session back, because nothing went wrong with it.
    pub(crate) fn back(self) {
        let mut sessions = self.idle.sessions.lock().unwrap_or_else(PoisonError::into_inner);
        sessions.push(self.session);
    }
}

//! The findings of a process, made behind the pages.
//!
//! **Invariant:** no page waits for findings: it shows the last that were finished, with the length of
//! the record that they are of. They are made from the public state, for one process at a time, on
//! half of the processors, and not again for a record that has not grown.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::time::{Duration, Instant};

use rayon::{ThreadPool, ThreadPoolBuilder};
use tokio::sync::Semaphore;
use unbracket_findings::{Findings, Settings, find, gather};
use unbracket_negotiation::State;

use super::{Chapter, Place, chapter};
use crate::hosted::Hosted;
use crate::tongue::Tongue;

/// After findings are finished nothing is made for so long,
const PAUSE: Duration = Duration::from_secs(4);
/// and for so many times as long as they took: a long record does not keep the server busy.
const REST: u32 = 8;

static TURN: Semaphore = Semaphore::const_new(1);

static POOL: LazyLock<Option<ThreadPool>> = LazyLock::new(|| {
    let half = std::thread::available_parallelism().map_or(1, |all| all.get().div_ceil(2));
    let named = ThreadPoolBuilder::new().num_threads(half).thread_name(|_| "findings".to_owned());
    // Where no threads can be had the findings are made on the one that asks.
    named.build().ok()
});

/// The findings that were finished last.
pub(crate) struct Known {
    pub(crate) findings: Findings,
    /// Chapters as they were written, by language.
    written: Mutex<BTreeMap<(Chapter, &'static str), Arc<str>>>,
}

impl Known {
    fn new(findings: Findings) -> Self {
        Self { findings, written: Mutex::default() }
    }

    /// A chapter on the pages of a process.
    pub(crate) fn chapter(&self, of: Chapter, tongue: Tongue, home: &str) -> Arc<str> {
        let key = (of, tongue.code());
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        let place = Place { tongue, home: Some(home), findings: &self.findings };
        written.entry(key).or_insert_with(|| chapter(place, of).into()).clone()
    }
}

/// What is kept for a process.
#[derive(Default)]
pub(crate) struct Kept(Mutex<Inner>);

#[derive(Default)]
struct Inner {
    last: Option<Arc<Known>>,
    making: bool,
    /// When the last ones were finished, and how long nothing is made after that.
    rest: Option<(Instant, Duration)>,
    /// The length of the record at which making them failed.
    failed: Option<u64>,
}

impl Inner {
    /// Whether findings are to be made for a record of this length.
    fn is_due(&self, length: u64) -> bool {
        let known = self.last.as_ref().is_some_and(|known| known.findings.made.length == length);
        let rests = self.rest.is_some_and(|(ended, long)| ended.elapsed() < long);
        !known && !self.making && !rests && self.failed != Some(length)
    }
}

impl Hosted {
    /// The findings that were finished last; none where there were never any. Where the record has
    /// grown, new ones are begun, and this does not wait for them.
    pub(crate) fn findings(self: &Arc<Self>) -> Option<Arc<Known>> {
        let length = self.state(|state| state.length);
        let mut inner = self.kept_findings().0.lock().unwrap_or_else(PoisonError::into_inner);
        if inner.is_due(length) {
            inner.making = true;
            tokio::spawn(make(self.clone()));
        }
        inner.last.clone()
    }
}

async fn make(process: Arc<Hosted>) {
    // The semaphore is never closed.
    let _turn = TURN.acquire().await;
    let begun = Instant::now();
    let state = process.state(State::clone);
    let length = state.length;
    let found = tokio::task::spawn_blocking(move || found(&state)).await;
    let mut inner = process.kept_findings().0.lock().unwrap_or_else(PoisonError::into_inner);
    inner.making = false;
    inner.rest = Some((Instant::now(), PAUSE.max(begun.elapsed() * REST)));
    match found {
        Ok(findings) => inner.last = Some(Arc::new(Known::new(findings))),
        Err(error) => {
            tracing::error!(process = process.name(), why = %error, "no findings");
            inner.failed = Some(length);
        }
    }
}

fn found(state: &State) -> Findings {
    let settings = Settings::default();
    let find = || find(&gather(state, settings.voices), &settings);
    match &*POOL {
        Some(pool) => pool.install(find),
        None => find(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_are_not_made_twice_for_a_record_nor_at_once_nor_again_where_they_failed() {
        let mut inner = Inner::default();
        assert!(inner.is_due(7));
        inner.making = true;
        assert!(!inner.is_due(7));
        inner.making = false;
        inner.failed = Some(7);
        assert!(!inner.is_due(7) && inner.is_due(8));
        inner.rest = Some((Instant::now(), Duration::from_secs(3_600)));
        assert!(!inner.is_due(8), "the last ones have just ended");
    }
}

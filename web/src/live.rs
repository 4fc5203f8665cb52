//! Live updates: one stream of events a process, for whoever has a page of it open.
//!
//! **Invariants:** an update tells nothing but what the public record tells; it is made and written
//! once, whatever the number of listeners, who share its bytes; and whoever was away is told the same
//! length as everybody else, so that nobody waits for what has passed. Several nodes work because each
//! follows the record.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::RawQuery;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream::unfold;
use serde::{Deserialize, Serialize};
use tokio::sync::broadcast::{Receiver, Sender, channel, error::RecvError};
use tokio::sync::watch;
use unbracket_secretariat::{Chance, Secretariat};

use crate::failure::Failure;
use crate::route::{Access, Route, get};
use crate::streams::Place;
use crate::visit::Visit;

/// How many updates wait for a slow listener before it is told all of them as one.
const WAITING: usize = 64;
/// How many entries an update names the acts of; behind a longer absence it says only the length.
const NAMED: u64 = 256;
/// How many provisions an update names; more are left to the page.
const PROVISIONS: usize = 64;
/// How often something is sent, so that nobody between takes the connection for dead.
const HEARTBEAT: Duration = Duration::from_secs(20);
/// What it takes to tell one listener. So long for each of them nothing further is told after an update:
/// what happens meanwhile is told as one, and however many listen, they cost at most a part of the
/// machine.
const TELLING: Duration = Duration::from_micros(60);
/// But nobody is told later than this.
const LATEST: Duration = Duration::from_millis(500);
/// How long a page waits at least before it comes back after its stream has ended, in milliseconds; and
/// over how long a time all of them come back, so that a server that begins anew is not asked by
/// everybody in the same moment.
const WAIT: u64 = 2_000;
const SPREAD: u64 = 4_000;

pub(crate) fn routes() -> Vec<Route> {
    vec![get("/p/{process}/live", Access::Anyone, follow)]
}

/// An update as all listeners share it.
#[derive(Clone)]
struct Update {
    /// The length of the record that it tells; 0 for a sign of life.
    length: u64,
    bytes: Bytes,
}

/// What an update tells.
#[derive(Serialize)]
struct Told {
    length: u64,
    /// The kinds of acts since the last update; none where they were too many.
    kinds: BTreeSet<String>,
    /// The provisions that they changed; none where none did, or too many.
    provisions: Vec<String>,
    stage: &'static str,
}

/// What an update reads of an entry: nothing that is not in its public leaf.
#[derive(Deserialize)]
struct Leaf {
    act: String,
}

enum Hub {
    /// Nobody has listened yet.
    Quiet,
    Running(Sender<Update>),
    Closed,
}

/// The listeners of one process.
#[derive(Clone)]
pub(crate) struct Live(Arc<Mutex<Hub>>);

impl Default for Live {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(Hub::Quiet)))
    }
}

impl Live {
    fn hub(&self) -> std::sync::MutexGuard<'_, Hub> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Ends all streams, so that the server can end.
    pub(crate) fn close(&self) {
        *self.hub() = Hub::Closed;
    }

    /// Listens; the first listener starts the task that makes the updates. None once it is closed.
    fn listen(&self, secretariat: &Secretariat) -> Option<Receiver<Update>> {
        let mut hub = self.hub();
        match &*hub {
            Hub::Closed => None,
            Hub::Running(sender) => Some(sender.subscribe()),
            Hub::Quiet => {
                let (sender, receiver) = channel(WAITING);
                *hub = Hub::Running(sender);
                // Taken here, not in the task, which may begin only after the next act.
                let mut lengths = secretariat.watch();
                let told = *lengths.borrow_and_update();
                tokio::spawn(pump(self.clone(), secretariat.clone(), lengths, told));
                Some(receiver)
            }
        }
    }

    /// How many listen; none once it is closed.
    fn listeners(&self) -> Option<usize> {
        match &*self.hub() {
            Hub::Running(sender) => Some(sender.receiver_count()),
            Hub::Quiet | Hub::Closed => None,
        }
    }

    fn send(&self, update: Update) {
        if let Hub::Running(sender) = &*self.hub() {
            // Where nobody listens any more nobody misses it.
            let _nobody = sender.send(update);
        }
    }
}

/// Makes one update for every growth of the record, and signs of life between.
async fn pump(
    live: Live,
    secretariat: Secretariat,
    mut lengths: watch::Receiver<u64>,
    mut told: u64,
) {
    loop {
        let grown = tokio::time::timeout(HEARTBEAT, lengths.changed()).await;
        let Some(listeners) = live.listeners() else { return };
        match grown {
            Ok(Err(_)) => return live.close(),
            Err(_) => live.send(Update { length: 0, bytes: Bytes::from_static(b":\n\n") }),
            Ok(Ok(())) => {
                let length = *lengths.borrow_and_update();
                // Whoever begins to listen later is told the length at which they begin.
                if listeners > 0 && length > told {
                    live.send(update(&secretariat, told).await);
                    tokio::time::sleep(rest(listeners)).await;
                }
                told = length;
            }
        }
    }
}

/// How long nothing is told after an update to so many.
fn rest(listeners: usize) -> Duration {
    TELLING.saturating_mul(u32::try_from(listeners).unwrap_or(u32::MAX)).min(LATEST)
}

/// What has happened since a length, ready to be sent.
async fn update(secretariat: &Secretariat, from: u64) -> Update {
    let (length, provisions, stage) = secretariat.public(|state| {
        let changed = state
            .texts
            .history
            .iter()
            .filter(|(_, entries)| entries.last().is_some_and(|entry| *entry >= from));
        let mut provisions: Vec<_> =
            changed.take(PROVISIONS + 1).map(|(id, _)| id.as_str().to_owned()).collect();
        if provisions.len() > PROVISIONS {
            provisions.clear();
        }
        (state.length, provisions, state.cycle().stage.word())
    });
    let kinds = kinds(secretariat, from, length).await;
    let told = Told { length, kinds, provisions, stage };
    let data = serde_json::to_string(&told).unwrap_or_else(|_| "{}".to_owned());
    Update { length, bytes: Bytes::from(format!("id: {length}\ndata: {data}\n\n")) }
}

async fn kinds(secretariat: &Secretariat, from: u64, length: u64) -> BTreeSet<String> {
    let count = length.saturating_sub(from);
    if count > NAMED {
        return BTreeSet::new();
    }
    let leaves = secretariat.stores().log.read(from, count).await.unwrap_or_default();
    let read = leaves.iter().filter_map(|leaf| serde_json::from_slice::<Leaf>(leaf).ok());
    read.map(|leaf| leaf.act).collect()
}

/// One listener: what it was told, and where it listens.
struct Listener {
    receiver: Receiver<Update>,
    secretariat: Secretariat,
    seen: u64,
    /// What is sent before anything else.
    first: Option<Bytes>,
    /// Held as long as the stream is open.
    _place: Place,
}

impl Listener {
    /// The next bytes to send; none when the server ends.
    async fn next(mut self) -> Option<(Result<Bytes, Infallible>, Self)> {
        if let Some(first) = self.first.take() {
            return Some((Ok(first), self));
        }
        loop {
            let update = match self.receiver.recv().await {
                Ok(update) => update,
                Err(RecvError::Lagged(_)) => update(&self.secretariat, self.seen).await,
                Err(RecvError::Closed) => return None,
            };
            if update.length == 0 {
                return Some((Ok(update.bytes), self));
            }
            if update.length > self.seen {
                self.seen = update.length;
                return Some((Ok(update.bytes), self));
            }
        }
    }
}

/// The stream; `Last-Event-ID` or `?from=` says what the listener knows already.
async fn follow(
    visit: Visit,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    let place = visit.visitor.site.doors().streams().take(visit.visitor.network)?;
    let secretariat = visit.process.secretariat().clone();
    let ends = || Failure::Unavailable("the server is about to end".to_owned());
    let receiver = visit.process.live().listen(&secretariat).ok_or_else(ends)?;
    let last = headers.get("last-event-id").and_then(|value| value.to_str().ok());
    let query = query.unwrap_or_default();
    let asked = query.split('&').find_map(|pair| pair.strip_prefix("from="));
    let known = last.or(asked).and_then(|text| text.parse::<u64>().ok());
    let length = secretariat.public(|state| state.length);
    let (seen, first) = match known {
        Some(known) if known < length => {
            let missed = update(&secretariat, known).await;
            (missed.length, [retry().as_bytes(), &missed.bytes].concat())
        }
        _ => (length, format!("{}:\n\n", retry()).into_bytes()),
    };
    let first = Some(Bytes::from(first));
    let listener = Listener { receiver, secretariat, seen, first, _place: place };
    let body = Body::from_stream(unfold(listener, Listener::next));
    let headers = [
        (header::CONTENT_TYPE, "text/event-stream"),
        (header::CACHE_CONTROL, "no-store"),
        // A proxy that gathers before it sends would make this useless.
        (header::HeaderName::from_static("x-accel-buffering"), "no"),
    ];
    Ok((headers, body).into_response())
}

/// When a page may come back, as its stream tells it: another moment for each.
fn retry() -> String {
    let chance = Chance::System.bytes("live", 0).unwrap_or_default();
    let turn = u64::from(u16::from_be_bytes([chance[0], chance[1]]));
    format!("retry: {}\n", WAIT + turn * SPREAD / u64::from(u16::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_listeners_are_told_at_once_and_many_within_half_a_second() {
        assert!(rest(1) < Duration::from_millis(1));
        assert!(rest(1_000) < rest(5_000));
        assert_eq!(rest(usize::MAX), LATEST);
    }
}

//! Nodes that lead, take over, append, read and write down what they saw, while servers die.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use tokio::task::JoinSet;
use unbracket_store::{Batch, Entry, Epoch, Error, Key, Store};
use unbracket_store_postgres::{Nodes, PostgresStore, Timing};
use unbracket_testkit::history::{History, Operation, Outcome, Step, acknowledged};

/// The log of all these tests.
pub(crate) const LOG: &str = "assembly";

/// Patience that is short enough for a test.
pub(crate) const TIMING: Timing =
    Timing { answer: Duration::from_secs(2), poll: Duration::from_millis(200) };

/// Nodes under load.
pub(crate) struct Load {
    shared: Arc<Shared>,
    nodes: JoinSet<()>,
}

struct Shared {
    address: String,
    history: History,
    ids: AtomicU64,
    over: AtomicBool,
}

impl Load {
    /// Starts this many nodes on the log, which exists.
    pub(crate) fn start(address: &str, nodes: u32) -> Self {
        let shared = Arc::new(Shared {
            address: address.into(),
            history: History::default(),
            ids: AtomicU64::new(0),
            over: AtomicBool::new(false),
        });
        let mut set = JoinSet::new();
        for number in 0..nodes {
            set.spawn(node(Arc::clone(&shared), number));
        }
        Self { shared, nodes: set }
    }

    /// How many appends were acknowledged so far.
    pub(crate) fn acknowledged(&self) -> usize {
        acknowledged(&self.shared.history.steps())
    }

    /// Waits until so many more appends are acknowledged; returns how long that took.
    pub(crate) async fn more(&self, appends: usize) -> Duration {
        let (start, before) = (Instant::now(), self.acknowledged());
        while self.acknowledged() < before + appends {
            assert!(start.elapsed() < Duration::from_secs(60), "nothing is acknowledged any more");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        start.elapsed()
    }

    /// Ends the load in order and returns what was seen.
    pub(crate) async fn end(mut self) -> Vec<Step> {
        self.shared.over.store(true, Ordering::SeqCst);
        while let Some(ended) = self.nodes.join_next().await {
            ended.unwrap();
        }
        self.shared.history.steps()
    }
}

impl Shared {
    fn over(&self) -> bool {
        self.over.load(Ordering::SeqCst)
    }
}

/// Makes the log, as the first node would.
pub(crate) async fn create(address: &str) {
    PostgresStore::create(address, LOG).await.unwrap();
}

/// Opens the log.
pub(crate) async fn open(address: &str) -> Result<PostgresStore, Error> {
    PostgresStore::open_with(Nodes::parse(address)?, LOG, TIMING).await
}

/// The ids in the log, from the beginning.
pub(crate) async fn ids(store: &dyn Store) -> Result<Vec<u64>, Error> {
    let leaves = store.read(0, u64::MAX).await?;
    Ok(leaves.iter().map(|leaf| u64::from_be_bytes(leaf[..8].try_into().unwrap())).collect())
}

/// An entry of an id, with its key.
pub(crate) fn entry(id: u64) -> Entry {
    Entry { leaf: id.to_be_bytes().to_vec(), body: None, key: Some(key(id)) }
}

/// The key of an id.
pub(crate) fn key(id: u64) -> Key {
    let mut bytes = [7; 32];
    bytes[..8].copy_from_slice(&id.to_be_bytes());
    Key(bytes)
}

/// Opens the store, leads if nobody does, and reads meanwhile; never gives up.
async fn node(shared: Arc<Shared>, number: u32) {
    let store = loop {
        match open(&shared.address).await {
            Ok(store) => break store,
            Err(_) if shared.over() => return,
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    };
    while !shared.over() {
        if let Ok(epoch) = store.lead().await {
            write(&shared, &store, number, epoch).await;
        } else {
            look(&shared, &store, number).await;
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

/// Appends under the lead until it is lost; now and then gives it up.
async fn write(shared: &Shared, store: &PostgresStore, number: u32, epoch: Epoch) {
    let Ok(mut at) = store.length().await else { return };
    while !shared.over() {
        let count = 1 + at % 3;
        let ids: Vec<u64> = (0..count).map(|_| shared.ids.fetch_add(1, Ordering::SeqCst)).collect();
        let start = shared.history.tick();
        let entries = ids.iter().map(|id| entry(*id)).collect();
        let answer = store.append(Batch { at, epoch, entries }).await;
        let lost = matches!(answer, Err(Error::Unknown(_)));
        for (place, id) in (at..).zip(&ids) {
            let outcome = match &answer {
                Ok(_) => Outcome::At(place),
                Err(Error::Unknown(_)) => ask(shared, store, *id).await,
                Err(_) => Outcome::Absent,
            };
            shared.history.note(number, start, Operation::Append { id: *id, outcome });
        }
        match answer {
            Ok(appended) => at = appended.length,
            Err(_) => return,
        }
        if lost || at % 50 == 0 {
            look(shared, store, number).await;
        }
    }
}

/// Asks for a key until the answer is certain.
async fn ask(shared: &Shared, store: &PostgresStore, id: u64) -> Outcome {
    loop {
        match store.find(&key(id)).await {
            Ok(Some(index)) => return Outcome::At(index),
            Ok(None) => return Outcome::Absent,
            Err(_) if shared.over() => return Outcome::Unknown,
            Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
        }
    }
}

async fn look(shared: &Shared, store: &PostgresStore, number: u32) {
    let start = shared.history.tick();
    if let Ok(ids) = ids(store).await {
        shared.history.note(number, start, Operation::Read { ids });
    }
}

//! Stores of memory: for tests, and for playing a negotiation that nobody has to remember.
//!
//! They keep every promise but one: what they hold ends with the last handle on it. A clone is
//! another handle on the same log, head or vault.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use tokio::sync::watch;

use crate::batch::{Appended, Batch, Body, Epoch, Key, Name};
use crate::error::Error;
use crate::head::Head;
use crate::port::Store;
use crate::vault::Vault;

/// A log in memory.
#[derive(Clone, Debug)]
pub struct MemoryStore {
    log: Arc<Mutex<Log>>,
    length: watch::Sender<u64>,
}

/// A register in memory.
#[derive(Clone, Debug, Default)]
pub struct MemoryHead {
    value: Arc<Mutex<Option<Vec<u8>>>>,
}

/// A vault in memory.
#[derive(Clone, Debug, Default)]
pub struct MemoryVault {
    drawers: Arc<Mutex<Drawers>>,
}

type Drawers = BTreeMap<String, BTreeMap<Vec<u8>, Vec<u8>>>;

#[derive(Debug, Default)]
struct Log {
    epoch: u64,
    leaves: Vec<Vec<u8>>,
    keys: BTreeMap<Key, u64>,
    /// Never listed, so that their order does not matter.
    bodies: HashMap<Name, Body>,
    erased: BTreeSet<Name>,
}

impl MemoryStore {
    /// Makes an empty log.
    #[must_use]
    pub fn new() -> Self {
        Self { log: Arc::default(), length: watch::Sender::new(0) }
    }
}

impl Default for MemoryStore {
    fn default() -> Self {
        Self::new()
    }
}

impl Log {
    fn length(&self) -> u64 {
        self.leaves.len() as u64
    }

    fn check(&self, batch: &Batch) -> Result<(), Error> {
        batch.check()?;
        if self.epoch == 0 {
            return Err(Error::Refused(
                "nobody leads this log; take the lead before writing".into(),
            ));
        }
        if batch.epoch.0 != self.epoch {
            return Err(Error::Fenced { mine: batch.epoch, current: Epoch(self.epoch) });
        }
        for key in batch.entries.iter().filter_map(|entry| entry.key) {
            if let Some(index) = self.keys.get(&key) {
                return Err(Error::Repeated { key, index: *index });
            }
        }
        if batch.at != self.length() {
            return Err(Error::WrongLength { expected: batch.at, actual: self.length() });
        }
        let kept = |(name, body): &(Name, Body)| self.bodies.get(name).is_some_and(|it| it != body);
        if batch.entries.iter().filter_map(|entry| entry.body.as_ref()).any(kept) {
            return Err(Error::Refused("another body is kept under this name".into()));
        }
        Ok(())
    }

    fn append(&mut self, batch: Batch) -> Result<Appended, Error> {
        self.check(&batch)?;
        for entry in batch.entries {
            if let Some(key) = entry.key {
                self.keys.insert(key, self.length());
            }
            if let Some((name, body)) = entry.body
                && !self.erased.contains(&name)
            {
                self.bodies.insert(name, body);
            }
            self.leaves.push(entry.leaf);
        }
        Ok(Appended { length: self.length() })
    }
}

#[async_trait]
impl Store for MemoryStore {
    async fn lead(&self) -> Result<Epoch, Error> {
        let mut log = locked(&self.log);
        log.epoch += 1;
        Ok(Epoch(log.epoch))
    }

    async fn leads(&self, epoch: Epoch) -> Result<bool, Error> {
        Ok(locked(&self.log).epoch == epoch.0)
    }

    /// Whoever asks for the lead in memory is given it.
    async fn resign(&self) {}

    async fn length(&self) -> Result<u64, Error> {
        Ok(locked(&self.log).length())
    }

    async fn append(&self, batch: Batch) -> Result<Appended, Error> {
        let mut log = locked(&self.log);
        let appended = log.append(batch)?;
        // Under the lock, so that the length is never told backwards.
        self.length.send_replace(appended.length);
        Ok(appended)
    }

    async fn read(&self, from: u64, limit: u64) -> Result<Vec<Vec<u8>>, Error> {
        let log = locked(&self.log);
        let from = usize::try_from(from).unwrap_or(usize::MAX);
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        Ok(log.leaves.iter().skip(from).take(limit).cloned().collect())
    }

    async fn find(&self, key: &Key) -> Result<Option<u64>, Error> {
        Ok(locked(&self.log).keys.get(key).copied())
    }

    async fn bodies(&self, names: &[Name]) -> Result<Vec<Option<Body>>, Error> {
        let log = locked(&self.log);
        Ok(names.iter().map(|name| log.bodies.get(name).cloned()).collect())
    }

    async fn erase(&self, names: &[Name]) -> Result<(), Error> {
        let mut log = locked(&self.log);
        for name in names {
            log.bodies.remove(name);
            log.erased.insert(*name);
        }
        Ok(())
    }

    async fn erased(&self) -> Result<Vec<Name>, Error> {
        Ok(locked(&self.log).erased.iter().copied().collect())
    }

    fn watch(&self) -> watch::Receiver<u64> {
        self.length.subscribe()
    }
}

#[async_trait]
impl Head for MemoryHead {
    async fn load(&self) -> Result<Option<Vec<u8>>, Error> {
        Ok(locked(&self.value).clone())
    }

    async fn replace(&self, expected: Option<&[u8]>, new: &[u8]) -> Result<bool, Error> {
        let mut value = locked(&self.value);
        let holds = value.as_deref() == expected;
        if holds {
            *value = Some(new.to_vec());
        }
        Ok(holds)
    }
}

#[async_trait]
impl Vault for MemoryVault {
    async fn put(&self, drawer: &str, name: &[u8], value: &[u8]) -> Result<(), Error> {
        let mut drawers = locked(&self.drawers);
        drawers.entry(drawer.to_owned()).or_default().insert(name.to_vec(), value.to_vec());
        Ok(())
    }

    async fn put_new(&self, drawer: &str, name: &[u8], value: &[u8]) -> Result<Vec<u8>, Error> {
        let mut drawers = locked(&self.drawers);
        let names = drawers.entry(drawer.to_owned()).or_default();
        Ok(names.entry(name.to_vec()).or_insert_with(|| value.to_vec()).clone())
    }

    async fn replace(
        &self,
        drawer: &str,
        name: &[u8],
        expected: &[u8],
        value: &[u8],
    ) -> Result<bool, Error> {
        let mut drawers = locked(&self.drawers);
        let standing = drawers.get_mut(drawer).and_then(|names| names.get_mut(name));
        let Some(standing) = standing.filter(|standing| *standing == expected) else {
            return Ok(false);
        };
        *standing = value.to_vec();
        Ok(true)
    }

    async fn get(&self, drawer: &str, name: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        Ok(locked(&self.drawers).get(drawer).and_then(|names| names.get(name)).cloned())
    }

    async fn names(&self, drawer: &str) -> Result<Vec<Vec<u8>>, Error> {
        let drawers = locked(&self.drawers);
        Ok(drawers.get(drawer).map(|names| names.keys().cloned().collect()).unwrap_or_default())
    }

    async fn destroy(&self, drawer: &str, name: &[u8]) -> Result<(), Error> {
        if let Some(names) = locked(&self.drawers).get_mut(drawer) {
            names.remove(name);
        }
        Ok(())
    }
}

/// Whoever panicked while holding the lock changed nothing: every change is a single step.
fn locked<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

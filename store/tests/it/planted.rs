//! Stores built wrong on purpose: the suite must find each.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use tokio::sync::watch;
use unbracket_store::conformance::{self, Bench, Medium};
use unbracket_store::{
    Appended, Batch, Body, Epoch, Error, Head, Key, MemoryHead, MemoryStore, MemoryVault, Name,
    Store, Vault,
};

/// What is wrong with a store.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fault {
    None,
    ForgetsKeysOnReopening,
    IgnoresTheExpectedLength,
    AppendsPartOfABatch,
    AcceptsAnOldEpoch,
    BelievesInItsLead,
    ServesErasedBodies,
    KeepsErasedBodiesAgain,
    ForgetsWhatWasErased,
    ChecksLengthBeforeKey,
    ChecksAndWritesApart,
    ReadsBehindTheLength,
    NeverWakes,
}

/// A store of memory with one fault.
struct Planted {
    fault: Fault,
    inner: MemoryStore,
    keys: Mutex<BTreeMap<Key, u64>>,
    bodies: Arc<Mutex<BTreeMap<Name, Body>>>,
    erased: Mutex<BTreeSet<Name>>,
}

struct Wrong(Fault);

struct WrongMedium {
    fault: Fault,
    inner: MemoryStore,
    bodies: Arc<Mutex<BTreeMap<Name, Body>>>,
}

#[async_trait]
impl Bench<dyn Store> for Wrong {
    async fn medium(&self) -> Result<Box<dyn Medium<dyn Store>>, Error> {
        let inner = MemoryStore::new();
        Ok(Box::new(WrongMedium { fault: self.0, inner, bodies: Arc::default() }))
    }
}

#[async_trait]
impl Medium<dyn Store> for WrongMedium {
    async fn open(&self) -> Result<Arc<dyn Store>, Error> {
        Ok(Arc::new(Planted {
            fault: self.fault,
            inner: self.inner.clone(),
            keys: Mutex::default(),
            bodies: self.bodies.clone(),
            erased: Mutex::default(),
        }))
    }
}

impl Planted {
    async fn append_forgetting_keys(&self, mut batch: Batch) -> Result<Appended, Error> {
        batch.check()?;
        let mut taken = Vec::new();
        for (at, entry) in (batch.at..=u64::MAX).zip(&mut batch.entries) {
            let Some(key) = entry.key.take() else { continue };
            if let Some(index) = self.keys.lock().unwrap().get(&key) {
                return Err(Error::Repeated { key, index: *index });
            }
            taken.push((key, at));
        }
        let appended = self.inner.append(batch).await?;
        self.keys.lock().unwrap().extend(taken);
        Ok(appended)
    }

    async fn append_one_by_one(&self, batch: Batch) -> Result<Appended, Error> {
        let Batch { at, epoch, entries } = batch;
        let mut appended = Err(Error::Refused("an empty batch".into()));
        for (at, entry) in (at..=u64::MAX).zip(entries) {
            appended = Ok(self.inner.append(Batch { at, epoch, entries: vec![entry] }).await?);
        }
        appended
    }
}

#[async_trait]
impl Store for Planted {
    async fn lead(&self) -> Result<Epoch, Error> {
        self.inner.lead().await
    }

    async fn leads(&self, epoch: Epoch) -> Result<bool, Error> {
        match self.fault {
            Fault::BelievesInItsLead => Ok(true),
            _ => self.inner.leads(epoch).await,
        }
    }

    async fn resign(&self) {
        self.inner.resign().await;
    }

    async fn length(&self) -> Result<u64, Error> {
        self.inner.length().await
    }

    async fn append(&self, mut batch: Batch) -> Result<Appended, Error> {
        for (name, body) in batch.entries.iter().filter_map(|entry| entry.body.as_ref()) {
            self.bodies.lock().unwrap().insert(*name, body.clone());
        }
        match self.fault {
            Fault::ForgetsKeysOnReopening => return self.append_forgetting_keys(batch).await,
            Fault::AppendsPartOfABatch => return self.append_one_by_one(batch).await,
            Fault::IgnoresTheExpectedLength => batch.at = self.inner.length().await?,
            Fault::AcceptsAnOldEpoch if batch.epoch > Epoch(0) => {
                // Whatever the leader's epoch is, this one passes for it.
                for epoch in 1..100 {
                    let tried = Batch { epoch: Epoch(epoch), ..batch.clone() };
                    match self.inner.append(tried).await {
                        Err(Error::Fenced { .. }) => {}
                        answer => return answer,
                    }
                }
            }
            Fault::ChecksLengthBeforeKey => {
                let actual = self.inner.length().await?;
                if batch.at != actual {
                    return Err(Error::WrongLength { expected: batch.at, actual });
                }
            }
            Fault::ChecksAndWritesApart => {
                let actual = self.inner.length().await?;
                tokio::task::yield_now().await;
                if batch.at == actual {
                    batch.at = self.inner.length().await?;
                }
            }
            _ => {}
        }
        self.inner.append(batch).await
    }

    async fn read(&self, from: u64, limit: u64) -> Result<Vec<Vec<u8>>, Error> {
        let limit = match self.fault {
            Fault::ReadsBehindTheLength if limit > 1 => {
                limit.min(self.inner.length().await?.saturating_sub(1))
            }
            _ => limit,
        };
        self.inner.read(from, limit).await
    }

    async fn find(&self, key: &Key) -> Result<Option<u64>, Error> {
        match self.fault {
            Fault::ForgetsKeysOnReopening => Ok(self.keys.lock().unwrap().get(key).copied()),
            _ => self.inner.find(key).await,
        }
    }

    async fn bodies(&self, names: &[Name]) -> Result<Vec<Option<Body>>, Error> {
        let erased = self.inner.erased().await?;
        let kept = self.bodies.lock().unwrap().clone();
        let honest = self.inner.bodies(names).await?;
        Ok(names
            .iter()
            .zip(honest)
            .map(|(name, honest)| match self.fault {
                Fault::ServesErasedBodies => kept.get(name).cloned(),
                Fault::KeepsErasedBodiesAgain if erased.contains(name) => kept.get(name).cloned(),
                _ => honest,
            })
            .collect())
    }

    async fn erase(&self, names: &[Name]) -> Result<(), Error> {
        self.erased.lock().unwrap().extend(names);
        if self.fault != Fault::ServesErasedBodies {
            for name in names {
                self.bodies.lock().unwrap().remove(name);
            }
        }
        self.inner.erase(names).await
    }

    async fn erased(&self) -> Result<Vec<Name>, Error> {
        match self.fault {
            Fault::ForgetsWhatWasErased => {
                Ok(self.erased.lock().unwrap().iter().copied().collect())
            }
            _ => self.inner.erased().await,
        }
    }

    fn watch(&self) -> watch::Receiver<u64> {
        match self.fault {
            // The sender lives as long as the process; it says nothing.
            Fault::NeverWakes => Box::leak(Box::new(watch::Sender::new(0))).subscribe(),
            _ => self.inner.watch(),
        }
    }
}

/// The suite finds the fault under the promise that it breaks.
async fn finds(fault: Fault, promise: &str) {
    let broken = conformance::store(&Wrong(fault)).await;
    let found = broken.iter().any(|broken| broken.law.contains(promise));
    assert!(found, "{fault:?} was not found under {promise:?}: {broken:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_wrapper_alone_breaks_nothing() {
    assert_eq!(conformance::store(&Wrong(Fault::None)).await, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_planted_fault_of_a_store_is_found() {
    finds(Fault::ForgetsKeysOnReopening, "a key is remembered").await;
    finds(Fault::IgnoresTheExpectedLength, "at the expected length").await;
    finds(Fault::AppendsPartOfABatch, "as a whole or not at all").await;
    finds(Fault::AcceptsAnOldEpoch, "whoever was replaced").await;
    finds(Fault::BelievesInItsLead, "whoever was replaced").await;
    finds(Fault::ServesErasedBodies, "served by nobody").await;
    finds(Fault::KeepsErasedBodiesAgain, "not kept again").await;
    finds(Fault::ForgetsWhatWasErased, "opened again").await;
    finds(Fault::ChecksLengthBeforeKey, "key before length").await;
    finds(Fault::ChecksAndWritesApart, "exactly one happens").await;
    finds(Fault::ReadsBehindTheLength, "read back in order").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_store_that_never_wakes_is_found() {
    finds(Fault::NeverWakes, "a watcher is woken").await;
}

/// A head that looks and then writes; a vault that replaces the first value.
#[derive(Default)]
struct Careless<T> {
    inner: T,
    turn: AtomicU64,
}

#[async_trait]
impl Head for Careless<MemoryHead> {
    async fn load(&self) -> Result<Option<Vec<u8>>, Error> {
        self.inner.load().await
    }

    async fn replace(&self, expected: Option<&[u8]>, new: &[u8]) -> Result<bool, Error> {
        let held = self.inner.load().await?;
        self.turn.fetch_add(1, Ordering::SeqCst);
        // Long enough for everybody to look before anybody writes.
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        if held.as_deref() != expected {
            return Ok(false);
        }
        let now = self.inner.load().await?;
        self.inner.replace(now.as_deref(), new).await?;
        Ok(true)
    }
}

#[async_trait]
impl Vault for Careless<MemoryVault> {
    async fn put(&self, drawer: &str, name: &[u8], value: &[u8]) -> Result<(), Error> {
        self.inner.put(drawer, name, value).await
    }

    async fn put_new(&self, drawer: &str, name: &[u8], value: &[u8]) -> Result<Vec<u8>, Error> {
        self.inner.put(drawer, name, value).await?;
        Ok(value.to_vec())
    }

    async fn replace(
        &self,
        drawer: &str,
        name: &[u8],
        expected: &[u8],
        value: &[u8],
    ) -> Result<bool, Error> {
        let held = self.inner.get(drawer, name).await?;
        self.turn.fetch_add(1, Ordering::SeqCst);
        // Long enough for everybody to look before anybody writes.
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        if held.as_deref() != Some(expected) {
            return Ok(false);
        }
        self.inner.put(drawer, name, value).await?;
        Ok(true)
    }

    async fn get(&self, drawer: &str, name: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        self.inner.get(drawer, name).await
    }

    async fn names(&self, drawer: &str) -> Result<Vec<Vec<u8>>, Error> {
        self.inner.names(drawer).await
    }

    async fn destroy(&self, drawer: &str, name: &[u8]) -> Result<(), Error> {
        self.inner.destroy(drawer, name).await
    }
}

struct CarelessBench;

struct Handle<T: ?Sized>(Arc<T>);

#[async_trait]
impl<T: ?Sized + Send + Sync> Medium<T> for Handle<T> {
    async fn open(&self) -> Result<Arc<T>, Error> {
        Ok(self.0.clone())
    }
}

#[async_trait]
impl Bench<dyn Head> for CarelessBench {
    async fn medium(&self) -> Result<Box<dyn Medium<dyn Head>>, Error> {
        let head: Arc<dyn Head> = Arc::new(Careless::<MemoryHead>::default());
        Ok(Box::new(Handle(head)))
    }
}

#[async_trait]
impl Bench<dyn Vault> for CarelessBench {
    async fn medium(&self) -> Result<Box<dyn Medium<dyn Vault>>, Error> {
        let vault: Arc<dyn Vault> = Arc::new(Careless::<MemoryVault>::default());
        Ok(Box::new(Handle(vault)))
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_head_that_looks_and_then_writes_is_found() {
    let broken = conformance::head(&CarelessBench).await;
    assert!(broken.iter().any(|broken| broken.law.contains("exactly one happens")), "{broken:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_vault_that_replaces_a_first_value_is_found() {
    let broken = conformance::vault(&CarelessBench).await;
    assert!(broken.iter().any(|broken| broken.law.contains("exactly one stands")), "{broken:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_vault_that_looks_and_then_replaces_is_found() {
    let broken = conformance::vault(&CarelessBench).await;
    assert!(broken.iter().any(|broken| broken.law.contains("exactly one does")), "{broken:?}");
}

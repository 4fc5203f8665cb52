//! Several nodes, one record: one leads, the others follow, hand it what is submitted to them, and
//! take the lead when it is gone.
//!
//! **Invariant:** between nodes there is the database alone. Whoever leads was given the lead by the
//! store, and the store refuses what a former leader appends; a request that is handed over carries a
//! key, so that it is done once however often it is asked.

mod hands;
mod post;
mod said;
mod wire;

pub(crate) use hands::Hands;
pub(crate) use wire::{Asked, Told, body_of, event};

use std::sync::{Arc, RwLock, Weak};
use std::time::Duration;

use tokio::sync::mpsc;
use unbracket_ledger::SignerKey;
use unbracket_store::{Epoch, Error, Store};

use crate::boot;
use crate::sequencer::{self, Ask, Sequencer};
use crate::service::{OpenError, Settings, View, erase_again, take_all};
use crate::signer::Signer;
use crate::stores::Stores;
use crate::witness::Witnesses;

/// How often a node that follows tries whether the lead is free.
const TRY: Duration = Duration::from_secs(1);
/// How long a node rests after it was overtaken, or could not begin to lead.
const REST: Duration = Duration::from_millis(500);

/// The way to the sequencer, while it is on this node.
#[derive(Default)]
pub(crate) struct Door(RwLock<Option<mpsc::Sender<Ask>>>);

impl Door {
    pub(crate) fn open(asks: mpsc::Sender<Ask>) -> Self {
        Self(RwLock::new(Some(asks)))
    }

    pub(crate) fn asks(&self) -> Option<mpsc::Sender<Ask>> {
        self.0.read().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }

    fn set(&self, asks: Option<mpsc::Sender<Ask>>) {
        *self.0.write().unwrap_or_else(std::sync::PoisonError::into_inner) = asks;
    }
}

/// One node of a record; it ends when nobody holds its door any more.
pub(crate) struct Node {
    pub(crate) stores: Stores,
    pub(crate) settings: Settings,
    pub(crate) key: SignerKey,
    pub(crate) view: Arc<View>,
    pub(crate) door: Weak<Door>,
    pub(crate) hands: Weak<Hands>,
}

impl Node {
    /// Follows and leads by turns.
    pub(crate) async fn run(self) {
        loop {
            let Some(epoch) = self.follow().await else { return };
            // Where it cannot begin, another node may; this one tries again.
            let _ = self.lead(epoch).await;
            if self.door.strong_count() == 0 {
                return;
            }
            tokio::time::sleep(REST).await;
        }
    }

    /// Shows what others append, until this node is given the lead; `None` where nobody looks any more.
    async fn follow(&self) -> Option<Epoch> {
        let mut grown = self.stores.log.watch();
        let mut trying = Box::pin(attempt(self.stores.log.clone(), Duration::ZERO));
        loop {
            if self.door.strong_count() == 0 {
                return None;
            }
            // What cannot be read is said by whoever begins to lead; a server that is away comes back.
            let _ = self.view.catch_up(self.stores.log.as_ref()).await;
            tokio::select! {
                epoch = &mut trying => match epoch {
                    Ok(epoch) => return Some(epoch),
                    Err(_) => trying = Box::pin(attempt(self.stores.log.clone(), TRY)),
                },
                changed = grown.changed() => { changed.ok()?; }
                () = self.view.wanted.notified() => {}
            }
        }
    }

    /// Leads until overtaken.
    async fn lead(&self, epoch: Epoch) -> Result<(), OpenError> {
        self.view.catch_up(self.stores.log.as_ref()).await?;
        let fold = self.view.read().clone();
        let mut signer = Signer::new(self.key.clone(), &self.stores, Witnesses::default());
        let known = signer.load().await?;
        self.view.judge(boot::disagreement(&fold.tree, &known));
        if self.view.frozen().is_none() {
            erase_again(&self.stores, &fold).await?;
            take_all(&mut signer, &self.stores, fold.length()).await?;
        }
        let (asks, ended) = sequencer::start(Sequencer {
            stores: self.stores.clone(),
            settings: self.settings.clone(),
            epoch,
            fold: fold.alone(),
            signer,
            view: self.view.clone(),
            yields: true,
            over: false,
        });
        let post = post::serve(self.hands.clone(), asks.downgrade(), self.stores.log.clone());
        let post = tokio::spawn(post);
        if let Some(door) = self.door.upgrade() {
            door.set(Some(asks));
        }
        let _ = ended.await;
        post.abort();
        if let Some(door) = self.door.upgrade() {
            door.set(None);
        }
        Ok(())
    }
}

async fn attempt(log: Arc<dyn Store>, after: Duration) -> Result<Epoch, Error> {
    tokio::time::sleep(after).await;
    log.lead().await
}

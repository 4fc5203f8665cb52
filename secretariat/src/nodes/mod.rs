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
use unbracket_store::Epoch;

use crate::boot;
use crate::sequencer::{self, Ask, Sequencer};
use crate::service::{OpenError, Settings, View, erase_again, take_all};
use crate::signer::{Known, Signer};
use crate::stores::Stores;
use crate::witness::Witnesses;

/// How often a node that follows tries whether the lead is free.
const TRY: Duration = Duration::from_secs(1);
/// How long a node rests after it was overtaken.
const REST: Duration = Duration::from_millis(500);
/// How long a node that cannot lead leaves it to others before it looks whether it could.
const UNFIT: Duration = Duration::from_secs(5);
/// How often a node that leads asks whether it still does.
const LOOK: Duration = Duration::from_secs(2);

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
            if let Err(error) = self.lead(epoch).await {
                // Another node may be able to; this one tries again when it would not fail.
                self.stores.log.resign().await;
                if self.recover(error).await.is_none() {
                    return;
                }
            }
            if self.door.strong_count() == 0 {
                return;
            }
            tokio::time::sleep(REST).await;
        }
    }

    /// Shows what others append, until this node is given the lead; `None` where nobody looks any more.
    async fn follow(&self) -> Option<Epoch> {
        let given = async {
            loop {
                match self.stores.log.lead().await {
                    Ok(epoch) => return epoch,
                    Err(_) => tokio::time::sleep(TRY).await,
                }
            }
        };
        self.follow_until(given).await
    }

    /// Says why this node cannot lead, and shows what others append until it could; `None` where nobody
    /// looks any more.
    async fn recover(&self, error: OpenError) -> Option<()> {
        self.view.judge(Some(error.to_string()));
        loop {
            self.follow_until(tokio::time::sleep(UNFIT)).await?;
            match self.signer().await {
                Ok(_) => {
                    self.view.judge(None);
                    return Some(());
                }
                Err(error) => self.view.judge(Some(error.to_string())),
            }
        }
    }

    /// Shows what others append until something has come; `None` where nobody looks any more.
    async fn follow_until<T>(&self, coming: impl Future<Output = T>) -> Option<T> {
        let mut grown = self.stores.log.watch();
        let mut coming = std::pin::pin!(coming);
        loop {
            if self.door.strong_count() == 0 {
                return None;
            }
            // What cannot be read is said by whoever begins to lead; a server that is away comes back.
            let _ = self.view.catch_up(self.stores.log.as_ref()).await;
            tokio::select! {
                come = &mut coming => return Some(come),
                changed = grown.changed() => { changed.ok()?; }
                () = self.view.wanted.notified() => {}
                () = tokio::time::sleep(TRY) => {}
            }
        }
    }

    /// What signs the record as it is now, and what was signed and published before.
    async fn signer(&self) -> Result<(Signer, Known), OpenError> {
        self.view.catch_up(self.stores.log.as_ref()).await?;
        let mut signer = Signer::new(self.key.clone(), &self.stores, Witnesses::default());
        let known = signer.load().await?;
        Ok((signer, known))
    }

    /// Leads until overtaken.
    async fn lead(&self, epoch: Epoch) -> Result<(), OpenError> {
        let (mut signer, known) = self.signer().await?;
        let fold = self.view.read().clone();
        self.view.judge(boot::disagreement(&fold.tree, &known));
        if self.view.frozen().is_none() {
            erase_again(&self.stores, &fold).await?;
            take_all(&mut signer, &self.stores, fold.length()).await?;
        }
        let (asks, mut ended) = sequencer::start(Sequencer {
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
        let overtaken = tokio::select! {
            _ = &mut ended => false,
            () = self.overtaken(epoch) => true,
        };
        post.abort();
        if let Some(door) = self.door.upgrade() {
            door.set(None);
        }
        if overtaken {
            // What was asked before the door was shut is still answered.
            let _ = ended.await;
        }
        Ok(())
    }

    /// Waits until another node has taken the lead. An append would tell as well; a record on which nobody
    /// acts has none, and two nodes would say that they lead.
    async fn overtaken(&self, epoch: Epoch) {
        loop {
            tokio::time::sleep(LOOK).await;
            // A server that is away cannot have given the lead to anybody.
            if matches!(self.stores.log.leads(epoch).await, Ok(false)) {
                return;
            }
        }
    }
}

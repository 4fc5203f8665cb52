//! The service: what the doors call.

use std::sync::{Arc, RwLock};

use tokio::sync::{Notify, mpsc, watch};
use unbracket_ledger::proof;
use unbracket_ledger::{Note, Receipt, VerifierKey};
use unbracket_negotiation::{Act, Code, Credentials, Event, Moment, Refusal, State, said};
use unbracket_store::{Key, Tray};
use unbracket_text::ProvisionId;

use crate::boot;
use crate::chance::{Chance, NoChance};
use crate::clock::Clock;
use crate::fold::{Fold, FoldError};
use crate::nodes::{Door, Hands, Node};
use crate::sequencer::{self, Ask, Sequencer};
use crate::shared::{Look, Shared};
use crate::signer::{SignError, Signer};
use crate::stores::Stores;
use crate::vault::{self, VaultError};
use crate::witness::Witnesses;

/// How a service is set up.
#[derive(Clone)]
pub struct Settings {
    /// The name of the record: a host and a path, without scheme, such as `record.example/charter`.
    pub origin: String,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// Where salts and keys come from.
    pub chance: Chance,
}

/// An act that somebody submits.
#[derive(Clone, Debug)]
pub struct Submission {
    /// What.
    pub act: Act,
    /// By whom, in which capacity.
    pub by: Credentials,
    /// The name of this submission: repeating it never acts twice.
    pub key: Option<Key>,
    /// The moment to record; none for now. Only a script that is played says when.
    pub at: Option<Moment>,
    /// What whoever submits knows of provisions: the act is taken only where none of them has changed
    /// since, by the order in which acts are decided.
    pub unchanged: Vec<Known>,
}

/// What somebody knows of a provision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Which.
    pub provision: ProvisionId,
    /// One more than the number of the last entry that changed it; 0 where none did.
    pub change: u64,
}

impl Known {
    /// What a state tells of a provision.
    pub fn of(state: &State, provision: ProvisionId) -> Self {
        let entries = state.texts.history.get(&provision);
        let change = entries.and_then(|entries| entries.last()).map_or(0, |entry| entry + 1);
        Self { provision, change }
    }

    /// Whether it is so still.
    pub fn holds(&self, state: &State) -> bool {
        Self::of(state, self.provision.clone()) == *self
    }
}

/// An act that is on the record, durably.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// The number of its entry.
    pub index: u64,
    /// What happened; none where the submission had been accepted before.
    pub event: Option<Event>,
}

/// Why the service writes nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the record is frozen; reading goes on, writing does not: {0}")]
pub struct Frozen(pub String);

/// Why a submission was not accepted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SubmitError {
    /// It is out of order.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// A provision is not any more as whoever submitted knew it.
    #[error("{0} has changed since; look at it again")]
    Changed(ProvisionId),
    /// The service is frozen.
    #[error(transparent)]
    Frozen(#[from] Frozen),
    /// The store did not take it.
    #[error(transparent)]
    Store(#[from] unbracket_store::Error),
    /// It is durable, and nothing was published.
    #[error("not published: {0}")]
    Unwitnessed(String),
    /// There is no randomness for a salt.
    #[error(transparent)]
    Chance(#[from] NoChance),
    /// The service has ended, or only reads.
    #[error("this node only reads; submit to the one that leads")]
    ReadOnly,
}

/// Why a service cannot be opened.
#[derive(Clone, Debug, thiserror::Error)]
pub enum OpenError {
    /// The record cannot be folded.
    #[error(transparent)]
    Fold(#[from] FoldError),
    /// The vault cannot be used.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// Head or shelf cannot be used.
    #[error(transparent)]
    Sign(#[from] SignError),
    /// The store cannot be used.
    #[error(transparent)]
    Store(#[from] unbracket_store::Error),
}

/// What readers see: never more than what is durable.
pub(crate) struct View {
    pub(crate) fold: Shared<Fold>,
    pub(crate) frozen: RwLock<Option<Frozen>>,
    pub(crate) length: watch::Sender<u64>,
    /// Wakes whoever follows: somebody waits for entries that other nodes have appended.
    pub(crate) wanted: Notify,
}

/// The service of one process.
#[derive(Clone)]
pub struct Secretariat {
    view: Arc<View>,
    door: Arc<Door>,
    /// The way to other nodes, where there can be any.
    hands: Option<Arc<Hands>>,
    stores: Stores,
    key: VerifierKey,
    clock: Arc<dyn Clock>,
}

impl View {
    pub(crate) fn read(&self) -> Look<'_, Fold> {
        self.fold.look()
    }

    pub(crate) fn frozen(&self) -> Option<Frozen> {
        self.frozen.read().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }

    /// Takes note of what a new look at head and shelf says; what was wrong before may be mended.
    pub(crate) fn judge(&self, disagreement: Option<String>) {
        let mut frozen = self.frozen.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        *frozen = disagreement.map(Frozen);
    }

    fn of(fold: Fold, frozen: Option<String>) -> Arc<Self> {
        Arc::new(Self {
            length: watch::Sender::new(fold.length()),
            frozen: RwLock::new(frozen.map(Frozen)),
            fold: Shared::new(fold),
            wanted: Notify::new(),
        })
    }

    pub(crate) fn freeze(&self, why: String) {
        let mut frozen = self.frozen.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        frozen.get_or_insert(Frozen(why));
    }
}

impl Secretariat {
    /// Opens a service that leads: takes the lead, folds the record, and checks it against what was
    /// signed and published. Where they disagree it opens frozen.
    ///
    /// # Errors
    /// Where another process leads, or a store cannot be used or is damaged.
    pub async fn open(stores: Stores, settings: Settings) -> Result<Self, OpenError> {
        Self::open_witnessed(stores, settings, Witnesses::default()).await
    }

    /// As [`Secretariat::open`], with witnesses whose policy every published checkpoint satisfies.
    ///
    /// # Errors
    /// As [`Secretariat::open`].
    pub async fn open_witnessed(
        stores: Stores,
        settings: Settings,
        witnesses: Witnesses,
    ) -> Result<Self, OpenError> {
        let epoch = stores.log.lead().await?;
        let clock = settings.clock.clone();
        let (fold, key) = fold_and_key(&stores, &settings).await?;
        let mut signer = Signer::new(key, &stores, witnesses);
        let known = signer.load().await?;
        let disagreement = boot::disagreement(&fold.tree, &known);
        if disagreement.is_none() {
            erase_again(&stores, &fold).await?;
            take_all(&mut signer, &stores, fold.length()).await?;
        }
        let view = View::of(fold.clone(), disagreement);
        let key = signer.key().verifier().clone();
        let (asks, _) = sequencer::start(Sequencer {
            stores: stores.clone(),
            settings,
            epoch,
            fold: fold.alone(),
            signer,
            view: view.clone(),
            yields: false,
            over: false,
        });
        Ok(Self { view, door: Arc::new(Door::open(asks)), hands: None, stores, key, clock })
    }

    /// Opens a service that only reads, and follows what the leader appends.
    ///
    /// # Errors
    /// Where a store cannot be used or is damaged.
    pub async fn follow(stores: Stores, settings: Settings) -> Result<Self, OpenError> {
        let clock = settings.clock.clone();
        let (fold, key) = fold_and_key(&stores, &settings).await?;
        let view = View::of(fold, None);
        sequencer::follow(stores.log.clone(), &view);
        let key = key.verifier().clone();
        Ok(Self { view, door: Arc::default(), hands: None, stores, key, clock })
    }

    /// Opens a service that leads where it can, follows otherwise, and changes between the two: what is
    /// submitted to it while it follows is done by whoever leads. Without a tray there is no other
    /// node, and it leads at once.
    ///
    /// # Errors
    /// Where a store cannot be used or is damaged.
    pub async fn join(
        stores: Stores,
        tray: Option<Arc<dyn Tray>>,
        settings: Settings,
    ) -> Result<Self, OpenError> {
        let Some(tray) = tray else { return Self::open(stores, settings).await };
        let clock = settings.clock.clone();
        let (fold, key) = fold_and_key(&stores, &settings).await?;
        let view = View::of(fold, None);
        let (door, hands) = (Arc::new(Door::default()), Hands::new(tray, settings.chance.clone()));
        let verifier = key.verifier().clone();
        let node = Node {
            stores: stores.clone(),
            settings,
            key,
            view: view.clone(),
            door: Arc::downgrade(&door),
            hands: Arc::downgrade(&hands),
        };
        tokio::spawn(node.run());
        Ok(Self { view, door, hands: Some(hands), stores, key: verifier, clock })
    }

    /// The present moment, by the clock of the process.
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// The receipt for an entry, against the last checkpoint.
    ///
    /// # Errors
    /// Where there is no such entry, or there is no checkpoint and none can be signed.
    pub async fn receipt(&self, index: u64) -> Result<Receipt, SubmitError> {
        let unknown = || {
            let message =
                said!("there is no entry {number} under the last checkpoint", number = index);
            Refusal::new(Code::Unknown, unbracket_negotiation::rules::LIMITS, message)
        };
        Ok(self.receipts(&[index]).await?.pop().flatten().ok_or_else(unknown)?)
    }

    /// The receipts for entries, all against the last checkpoint; none for an entry that is not under it.
    ///
    /// # Errors
    /// Where there is no checkpoint and none can be signed.
    pub async fn receipts(&self, indices: &[u64]) -> Result<Vec<Option<Receipt>>, SubmitError> {
        let (note, size) = self.published().await?;
        let Ok(note) = Note::parse(note.as_bytes()) else { return Ok(vec![None; indices.len()]) };
        let view = self.view.read();
        let receipt = |index: &u64| {
            let proof = proof::inclusion(&view.tree, *index, size).ok()?;
            Some(Receipt::new(*index, proof, note.clone()))
        };
        Ok(indices.iter().map(receipt).collect())
    }

    /// Where the negotiation stands, sealed words among it; never more than what is durable.
    pub fn state<T>(&self, look: impl FnOnce(&State) -> T) -> T {
        look(&self.view.read().state)
    }

    /// Where the negotiation stands as everybody may see it: what is sealed is withheld.
    pub fn public<T>(&self, look: impl FnOnce(&State) -> T) -> T {
        look(self.view.read().public())
    }

    /// Whether there is an entry: a process without one was begun and broken off, and is nobody's.
    pub fn is_begun(&self) -> bool {
        self.fold(Fold::length) > 0
    }

    /// State and tree together.
    pub fn fold<T>(&self, look: impl FnOnce(&Fold) -> T) -> T {
        look(&self.view.read())
    }

    /// A view of the length that wakes whoever waits when it grows.
    pub fn watch(&self) -> watch::Receiver<u64> {
        self.view.length.subscribe()
    }

    /// Why nothing is written, if that is so.
    pub fn frozen(&self) -> Option<Frozen> {
        self.view.frozen()
    }

    /// The key under which the record verifies.
    pub fn key(&self) -> &VerifierKey {
        &self.key
    }

    /// The stores.
    pub fn stores(&self) -> &Stores {
        &self.stores
    }

    /// Whether this node leads: decides, appends and signs.
    pub fn leads(&self) -> bool {
        self.door.asks().is_some_and(|asks| !asks.is_closed())
    }

    /// Where this node's own sequencer is asked; none where another node leads.
    pub(crate) fn asks(&self) -> Option<mpsc::Sender<Ask>> {
        self.door.asks()
    }

    pub(crate) fn hands(&self) -> Option<&Hands> {
        self.hands.as_deref()
    }

    pub(crate) fn view(&self) -> &View {
        &self.view
    }
}

async fn fold_and_key(
    stores: &Stores,
    settings: &Settings,
) -> Result<(Fold, unbracket_ledger::SignerKey), OpenError> {
    let mut fold = Fold::default();
    fold.catch_up(stores.log.as_ref()).await?;
    let key = vault::signer(stores.vault.as_ref(), &settings.origin, &settings.chance).await?;
    Ok((fold, key))
}

/// A restored backup may hold bodies that were erased since; the record knows which.
pub(crate) async fn erase_again(stores: &Stores, fold: &Fold) -> Result<(), OpenError> {
    let erased = fold.state.process.entries.erased();
    let names: Vec<_> = erased
        .filter_map(|index| fold.bodies.get(usize::try_from(index).ok()?).copied().flatten())
        .collect();
    if names.is_empty() {
        return Ok(());
    }
    Ok(stores.log.erase(&names).await?)
}

pub(crate) async fn take_all(
    signer: &mut Signer,
    stores: &Stores,
    length: u64,
) -> Result<(), OpenError> {
    let mut from = signer.wants_from().unwrap_or(length);
    while from < length {
        let leaves = stores.log.read(from, 4_096).await?;
        if leaves.is_empty() {
            break;
        }
        from += leaves.len() as u64;
        signer.take(leaves.iter().map(Vec::as_slice));
    }
    Ok(())
}

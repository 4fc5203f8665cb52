//! Subscriptions: who wants to be told what by mail, in the vault of the house.
//!
//! **Invariant:** nobody is written to who has not confirmed, from their mail, that they want it; and
//! whoever holds one of our letters can end them with it.

use std::collections::BTreeSet;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use unbracket_store::Vault;

use super::{Letter, Outbox};
use crate::accounts::AccountError;
use crate::chance::Chance;
use crate::clock::Clock;

const DRAWER: &str = "subscription";
/// What was asked for and waits for a confirmation, each under a name that chance gave.
const WAITING: &str = "subscription-waiting";
/// When which addresses were asked, in so many groups of addresses as there are bytes: whether an address
/// was asked before shows in no new row.
const ASKED: &str = "subscription-asked";
/// Where something is written for an address that was asked too often.
const HELD: &str = "subscription-held";
const KEYS: &str = "house-key";
/// How many letters that ask for a confirmation an address gets in an hour.
const QUESTIONS: usize = 3;
/// How long such a question stands, in seconds.
const STANDS: i64 = 7 * 86_400;

/// What a subscription is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Topic {
    /// The name of the process.
    pub process: String,
    /// Which part of it.
    pub part: Part,
}

/// Which part of a process.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// All of it.
    Whole,
    /// What happens in one stage, by its word.
    Stage(String),
    /// What happens to one provision, by its identity.
    Provision(String),
    /// Deadlines alone.
    Deadlines,
}

/// How often.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rhythm {
    /// Soon after it happens, gathered for some minutes.
    Soon,
    /// Once a day.
    Daily,
    /// Once a week.
    Weekly,
}

/// What somebody asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// About what.
    pub topic: Topic,
    /// How often.
    pub rhythm: Rhythm,
    /// The code of the language.
    pub language: String,
}

/// A subscription.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subscription {
    /// To whom.
    pub address: String,
    /// About what.
    pub topic: Topic,
    /// How often.
    pub rhythm: Rhythm,
    /// The code of the language.
    pub language: String,
    /// Whether it was confirmed.
    pub confirmed: bool,
    /// Entries of the record that were told, or were there before.
    pub told: u64,
    /// When it was asked for, and later when the last letter was written.
    pub last: i64,
    /// Deadlines of which notice was given.
    pub noticed: BTreeSet<String>,
    /// A letter that is told and perhaps not yet in the outbox.
    pub(crate) pending: Option<Letter>,
}

/// The subscriptions of one house.
#[derive(Clone)]
pub struct Subscriptions {
    vault: Arc<dyn Vault>,
    clock: Arc<dyn Clock>,
    outbox: Outbox,
}

/// The name of a subscription in the vault.
pub(crate) type Id = [u8; 32];

impl Rhythm {
    /// The seconds between two letters, at least.
    pub(crate) fn seconds(self) -> i64 {
        match self {
            Self::Soon => 600,
            Self::Daily => 86_400,
            Self::Weekly => 7 * 86_400,
        }
    }
}

impl Subscriptions {
    /// The subscriptions in the vault of this outbox.
    pub fn of(outbox: &Outbox) -> Self {
        let (vault, clock) = outbox.parts();
        Self { vault, clock, outbox: outbox.clone() }
    }

    pub(crate) fn outbox(&self) -> &Outbox {
        &self.outbox
    }

    pub(crate) fn now(&self) -> i64 {
        self.clock.now().0
    }

    /// Asks for a subscription: a letter with a secret goes to the address, and only whoever confirms
    /// with it is subscribed. `write` makes the letter from the secret. What becomes of it is not told
    /// to whoever asks: an address that was asked too often is passed over in silence. The work is the same
    /// whether there is a subscription or none: neither is looked at before the confirmation.
    ///
    /// # Errors
    /// Where the vault cannot be used.
    pub async fn ask(
        &self,
        address: &str,
        wish: Wish,
        write: impl FnOnce(&str) -> Letter,
    ) -> Result<(), AccountError> {
        let address = address.trim();
        if address.parse::<lettre::Address>().is_err() {
            return Ok(());
        }
        let may = self.may_ask(address).await?;
        let fresh: Id = Chance::System.bytes("subscription", 0)?;
        let asked = Subscription {
            address: address.to_owned(),
            topic: wish.topic,
            rhythm: wish.rhythm,
            language: wish.language,
            confirmed: false,
            told: 0,
            last: self.now(),
            noticed: BTreeSet::new(),
            pending: None,
        };
        if may {
            self.keep_in(WAITING, &fresh, &asked).await?;
        } else {
            let address = "-".repeat(asked.address.len());
            self.keep_in(HELD, b"subscription", &Subscription { address, ..asked }).await?;
        }
        let secret = self.secret(&fresh, "confirm").await?;
        let letter = Letter { to: address.to_owned(), ..write(&secret) };
        if may { self.outbox.put(&letter).await } else { self.outbox.hold_back(&letter).await }
    }

    /// Confirms a subscription; `None` where the secret is none of ours, or stood too long. What was on
    /// the record before is not told; `length` says how long the record of a process is.
    ///
    /// # Errors
    /// Where the vault cannot be used.
    pub async fn confirm(
        &self,
        secret: &str,
        length: impl FnOnce(&str) -> Option<u64>,
    ) -> Result<Option<Subscription>, AccountError> {
        let Some(fresh) = self.opened(secret, "confirm").await? else { return Ok(None) };
        let Some(asked) = self.read_in(WAITING, &fresh).await? else { return Ok(None) };
        let id = self.id(&asked.address, &asked.topic).await?;
        let standing = self.read(&id).await?;
        if asked.confirmed || standing.is_some() {
            return Ok(standing);
        }
        let Some(length) = length(&asked.topic.process) else { return Ok(None) };
        if self.now() - asked.last > STANDS {
            self.vault.destroy(WAITING, &fresh).await?;
            return Ok(None);
        }
        let asked = Subscription { confirmed: true, ..asked };
        let subscription = Subscription { told: length, last: self.now(), ..asked.clone() };
        self.keep(&id, &subscription).await?;
        // So that the same letter does not begin again what was ended since.
        self.keep_in(WAITING, &fresh, &asked).await?;
        Ok(Some(subscription))
    }

    /// The subscription that a letter's secret ends, to show before it is ended.
    ///
    /// # Errors
    /// Where the vault cannot be used.
    pub async fn find(&self, secret: &str) -> Result<Option<Subscription>, AccountError> {
        let Some(id) = self.opened(secret, "end").await? else { return Ok(None) };
        self.read(&id).await
    }

    /// Ends a subscription; tells whether the secret was one of ours.
    ///
    /// # Errors
    /// Where the vault cannot be used.
    pub async fn end(&self, secret: &str) -> Result<bool, AccountError> {
        let Some(id) = self.opened(secret, "end").await? else { return Ok(false) };
        let stands = self.read(&id).await?.is_some();
        self.vault.destroy(DRAWER, &id).await?;
        Ok(stands)
    }

    /// The secret that ends a subscription: it stands in every letter.
    pub(crate) async fn ending(&self, id: &Id) -> Result<String, AccountError> {
        self.secret(id, "end").await
    }

    /// All that were confirmed; those that nobody confirmed in time are forgotten.
    pub(crate) async fn confirmed(&self) -> Result<Vec<(Id, Subscription)>, AccountError> {
        for (name, asked) in self.all(WAITING).await? {
            if self.now() - asked.last > STANDS {
                self.vault.destroy(WAITING, &name).await?;
            }
        }
        self.all(DRAWER).await
    }

    async fn all(&self, drawer: &str) -> Result<Vec<(Id, Subscription)>, AccountError> {
        let mut all = Vec::new();
        for name in self.vault.names(drawer).await? {
            let Ok(id) = Id::try_from(name) else { continue };
            all.extend(self.read_in(drawer, &id).await?.map(|subscription| (id, subscription)));
        }
        Ok(all)
    }

    /// Keeps a subscription that was confirmed.
    pub(crate) async fn keep(&self, id: &Id, it: &Subscription) -> Result<(), AccountError> {
        self.keep_in(DRAWER, id, it).await
    }

    /// A subscription that was confirmed.
    pub(crate) async fn read(&self, id: &Id) -> Result<Option<Subscription>, AccountError> {
        self.read_in(DRAWER, id).await
    }

    async fn keep_in(
        &self,
        drawer: &str,
        id: &[u8],
        it: &Subscription,
    ) -> Result<(), AccountError> {
        let bytes =
            serde_json::to_vec(it).map_err(|error| AccountError::Damaged(error.to_string()))?;
        Ok(self.vault.put(drawer, id, &bytes).await?)
    }

    async fn read_in(&self, drawer: &str, id: &Id) -> Result<Option<Subscription>, AccountError> {
        let Some(bytes) = self.vault.get(drawer, id).await? else { return Ok(None) };
        let read = serde_json::from_slice(&bytes);
        read.map(Some).map_err(|error| AccountError::Damaged(error.to_string()))
    }

    /// The name that a secret of ours holds; none where it is none.
    async fn opened(&self, secret: &str, purpose: &str) -> Result<Option<Id>, AccountError> {
        let Ok(bytes) = URL_SAFE_NO_PAD.decode(secret) else { return Ok(None) };
        let Some((id, proof)) = bytes.split_first_chunk::<32>() else { return Ok(None) };
        let mut mac = self.mac(purpose).await?;
        mac.update(id);
        Ok(mac.verify_slice(proof).is_ok().then_some(*id))
    }

    async fn secret(&self, id: &Id, purpose: &str) -> Result<String, AccountError> {
        let mut mac = self.mac(purpose).await?;
        mac.update(id);
        let proof: [u8; 32] = mac.finalize().into_bytes().into();
        Ok(URL_SAFE_NO_PAD.encode([&id[..], &proof].concat()))
    }

    /// One address and one topic have one subscription, whose name tells neither.
    async fn id(&self, address: &str, topic: &Topic) -> Result<Id, AccountError> {
        let mut mac = self.mac("id").await?;
        mac.update(address.to_lowercase().as_bytes());
        mac.update(&[0]);
        let topic =
            serde_json::to_vec(topic).map_err(|error| AccountError::Damaged(error.to_string()))?;
        mac.update(&topic);
        Ok(mac.finalize().into_bytes().into())
    }

    async fn mac(&self, purpose: &str) -> Result<Hmac<Sha256>, AccountError> {
        let fresh = Chance::System.bytes("subscriptions", 0)?;
        let key = self.vault.put_new(KEYS, b"subscriptions", &fresh).await?;
        let mut mac = Hmac::<Sha256>::new_from_slice(&key).expect("HMAC takes any key");
        mac.update(purpose.as_bytes());
        mac.update(&[0]);
        Ok(mac)
    }

    async fn may_ask(&self, address: &str) -> Result<bool, AccountError> {
        let mut mac = self.mac("asked").await?;
        mac.update(address.to_lowercase().as_bytes());
        let mark: [u8; 32] = mac.finalize().into_bytes().into();
        let Some(((group, _), own)) = mark.split_first().zip(mark.last_chunk::<8>()) else {
            return Ok(false);
        };
        let own = u64::from_be_bytes(*own);
        let kept = self.vault.get(ASKED, &[*group]).await?.unwrap_or_default();
        let mut times: Vec<(u64, i64)> = serde_json::from_slice(&kept).unwrap_or_default();
        let now = self.now();
        times.retain(|(_, at)| now - at < 3_600);
        let may = times.iter().filter(|(whose, _)| *whose == own).count() < QUESTIONS;
        if may {
            times.push((own, now));
        }
        let bytes =
            serde_json::to_vec(&times).map_err(|error| AccountError::Damaged(error.to_string()))?;
        self.vault.put(ASKED, &[*group], &bytes).await?;
        Ok(may)
    }
}

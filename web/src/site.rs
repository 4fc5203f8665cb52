//! What a running server knows: its processes, its accounts, its settings.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, RwLock};

use unbracket_quarantine::{Limits, Quarantine};
use unbracket_secretariat::accounts::{AccountId, Accounts};
use unbracket_secretariat::mail::{Outbox, Subscriptions};
use unbracket_secretariat::{House, Secretariat};
use unbracket_store::Vault;

use crate::digest::{Unwritten, Words};
use crate::doors::Doors;
use crate::failure::Failure;
use crate::health::Health;
use crate::hosted::Hosted;
use crate::metrics::Metrics;
use crate::provider::Provider;

/// How cookies are sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cookies {
    /// Over HTTPS alone, bound to this host: everywhere but on one's own machine.
    Secure,
    /// Over plain HTTP: on the loopback address alone.
    Loopback,
}

/// How the server is set up.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The address under which people reach it: scheme, host and port, without a path.
    pub public: String,
    /// How cookies are sent.
    pub cookies: Cookies,
    /// Whether it is a demonstration: anybody may enter as its people.
    pub demo: bool,
}

struct Inner {
    settings: Settings,
    house: Arc<House>,
    accounts: Accounts,
    outbox: Outbox,
    hosted: RwLock<BTreeMap<String, Arc<Hosted>>>,
    demo: RwLock<Vec<(String, AccountId)>>,
    doors: Doors,
    subscriptions: Subscriptions,
    by_hand: AtomicBool,
    health: Health,
    metrics: Metrics,
    reader: RwLock<Quarantine>,
}

/// Files from outside are read by this program itself, started as a worker.
fn reader() -> Quarantine {
    let program = std::env::current_exe().unwrap_or_else(|_| "unbracket".into());
    Quarantine::new(program, &["worker"], Limits::default())
}

/// A running server; cheap to clone.
#[derive(Clone)]
pub struct Site(Arc<Inner>);

impl Site {
    /// A server over a house.
    pub fn new(settings: Settings, house: Arc<House>, accounts: Accounts, outbox: Outbox) -> Self {
        let (hosted, demo, doors) = (RwLock::default(), RwLock::default(), Doors::default());
        let reader = RwLock::new(reader());
        let (health, metrics) = (Health::default(), Metrics::default());
        let subscriptions = Subscriptions::of(&outbox);
        Self(Arc::new(Inner {
            settings,
            house,
            accounts,
            outbox,
            hosted,
            demo,
            doors,
            subscriptions,
            by_hand: AtomicBool::new(false),
            health,
            metrics,
            reader,
        }))
    }

    /// How it is set up.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// Its processes.
    pub fn house(&self) -> &Arc<House> {
        &self.0.house
    }

    /// Its accounts.
    pub fn accounts(&self) -> &Accounts {
        &self.0.accounts
    }

    /// Letters on their way out.
    pub fn outbox(&self) -> &Outbox {
        &self.0.outbox
    }

    /// Who wants to be told what by mail.
    pub fn subscriptions(&self) -> &Subscriptions {
        &self.0.subscriptions
    }

    /// Says that letters leave this server by the hand of its operator alone.
    pub(crate) fn set_by_hand(&self) {
        self.0.by_hand.store(true, Ordering::Relaxed);
    }

    /// Whether letters leave this server by the hand of its operator alone.
    pub(crate) fn by_hand(&self) -> bool {
        self.0.by_hand.load(Ordering::Relaxed)
    }

    /// Writes the letters that are due to subscribers; returns how many.
    ///
    /// # Errors
    /// Where a record or the vault cannot be read.
    pub async fn write_letters(&self) -> Result<usize, Unwritten> {
        let words = Words::of(self).await?;
        Ok(self.subscriptions().write_due(self.house(), &words).await.map_err(Failure::from)?)
    }

    /// Names the vault to which a write is tried before the server says that it is ready.
    pub fn watch_vault(&self, vault: Arc<dyn Vault>) {
        self.0.health.set_vault(vault);
    }

    pub(crate) fn health(&self) -> &Health {
        &self.0.health
    }

    pub(crate) fn metrics(&self) -> &Metrics {
        &self.0.metrics
    }

    pub(crate) fn doors(&self) -> &Doors {
        &self.0.doors
    }

    /// Names the providers of identities with which people may enter; once, before serving.
    pub fn trust_providers(&self, providers: Vec<Provider>) {
        self.0.doors.set_providers(providers);
    }

    /// Says how many proxies of this house stand before the server: so many of the last addresses in
    /// `X-Forwarded-For` are believed.
    pub fn trust_proxies(&self, proxies: usize) {
        self.0.doors.set_proxies(proxies);
    }

    /// A process by its name in addresses; none where its beginning was broken off.
    pub fn process(&self, name: &str) -> Option<Arc<Hosted>> {
        let hosted = self.0.hosted.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(found) = hosted.get(name) {
            return Some(found.clone());
        }
        drop(hosted);
        let secretariat = self.0.house.process(name).filter(Secretariat::is_begun)?;
        let made = Arc::new(Hosted::new(name, secretariat));
        let mut hosted = self.0.hosted.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        Some(hosted.entry(name.to_owned()).or_insert(made).clone())
    }

    /// All processes, by name.
    pub fn processes(&self) -> Vec<Arc<Hosted>> {
        let names = self.0.house.processes().into_iter().map(|(name, _)| name);
        names.filter_map(|name| self.process(&name)).collect()
    }

    /// Ends every live stream: the answers that would never end by themselves.
    pub(crate) fn close_streams(&self) {
        let hosted = self.0.hosted.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        hosted.values().for_each(|process| process.live().close());
    }

    /// The people of the demonstration, each with an account; empty everywhere else.
    pub fn personas(&self) -> Vec<(String, AccountId)> {
        self.0.demo.read().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }

    /// Says who the people of the demonstration are.
    pub fn set_personas(&self, personas: Vec<(String, AccountId)>) {
        *self.0.demo.write().unwrap_or_else(std::sync::PoisonError::into_inner) = personas;
    }

    /// What reads files from outside.
    pub fn reader(&self) -> Quarantine {
        self.0.reader.read().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }

    /// Says what reads files from outside.
    pub fn set_reader(&self, reader: Quarantine) {
        *self.0.reader.write().unwrap_or_else(std::sync::PoisonError::into_inner) = reader;
    }
}

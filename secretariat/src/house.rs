//! A house: the processes that one server runs, each with its own record, and their places.
//!
//! **Invariant:** one name leads to one process for as long as the house stands.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, RwLock};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::chance::Chance;
use crate::clock::{Clock, ShiftedClock};
use crate::places::{PlaceError, Places};
use crate::service::{OpenError, Secretariat, Settings, SubmitError};
use crate::vault;

/// Why a process cannot be opened or begun.
#[derive(Clone, Debug, thiserror::Error)]
pub enum HouseError {
    /// Its place cannot be used.
    #[error(transparent)]
    Place(#[from] PlaceError),
    /// Its record cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// Its name does not fit into an address.
    #[error("`{0}` cannot name a process: 1 to 48 small letters, digits and single hyphens can")]
    Name(String),
    /// There is one of this name.
    #[error("there is a process `{0}` already")]
    Taken(String),
    /// Somebody else is at it.
    #[error("the process `{0}` is just being begun or opened; try again in a moment")]
    Busy(String),
}

/// The processes of one server.
pub struct House {
    /// The host under which records are named: a record's origin is this, a slash and its name.
    host: String,
    places: Arc<dyn Places>,
    clock: Arc<dyn Clock>,
    chance: Chance,
    processes: RwLock<BTreeMap<String, Secretariat>>,
    /// By how many seconds the clocks of processes differ from that of the house.
    shifts: RwLock<BTreeMap<String, i64>>,
    /// The length at which each was signed last, as far as this node knows.
    signed: Mutex<BTreeMap<String, u64>>,
    /// The processes that are there and could not be opened when last tried, each with the reason.
    shut: Mutex<BTreeMap<String, String>>,
    /// The names that are being begun or opened: two services of one process in one node would each hold
    /// the other off, and pages would ask one and the upkeep the other.
    busy: Mutex<BTreeSet<String>>,
}

/// A name that nobody else begins or opens while this lasts.
struct Alone<'h> {
    house: &'h House,
    name: &'h str,
}

impl Drop for Alone<'_> {
    fn drop(&mut self) {
        self.house.busy().remove(self.name);
    }
}

impl House {
    /// A house with no process opened yet.
    pub fn new(
        host: impl Into<String>,
        places: Arc<dyn Places>,
        clock: Arc<dyn Clock>,
        chance: Chance,
    ) -> Self {
        Self {
            host: host.into(),
            places,
            clock,
            chance,
            processes: RwLock::default(),
            shifts: RwLock::default(),
            signed: Mutex::default(),
            shut: Mutex::default(),
            busy: Mutex::default(),
        }
    }

    /// Opens every process that is there and not open yet: at the start, and whenever another node may
    /// have begun one. Processes of other nodes are joined.
    ///
    /// # Errors
    /// Where one of them cannot be opened; the others are.
    pub async fn open_all(&self) -> Result<(), HouseError> {
        let mut failed = None;
        let mut shut = BTreeMap::new();
        for name in self.places.names().await? {
            // Whoever is at it takes it in; where that fails, the next look finds it.
            let Some(_alone) = self.alone_with(&name) else { continue };
            if self.process(&name).is_none()
                && let Err(error) = self.open(&name).await
            {
                shut.insert(name.clone(), error.to_string());
                failed.get_or_insert(error);
            }
        }
        *self.shut.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = shut;
        failed.map_or(Ok(()), Err)
    }

    /// The processes that are there and could not be opened when last tried, by name, each with the
    /// reason.
    pub fn shut(&self) -> BTreeMap<String, String> {
        self.shut.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }

    fn busy(&self) -> MutexGuard<'_, BTreeSet<String>> {
        self.busy.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Keeps others from beginning or opening a process; none where somebody is at it.
    fn alone_with<'h>(&'h self, name: &'h str) -> Option<Alone<'h>> {
        self.busy().insert(name.to_owned()).then(|| Alone { house: self, name })
    }

    async fn open(&self, name: &str) -> Result<(), HouseError> {
        let stores = self.places.open(name).await?;
        let tray = self.places.tray(name).await?;
        let mut settings = self.settings(name);
        // A record keeps the name that it was begun under, wherever it is served.
        let held = vault::origin(stores.vault.as_ref()).await.map_err(OpenError::from)?;
        if let Some(origin) = held {
            settings.origin = origin;
        }
        self.take_in(name, Secretariat::join(stores, tray, settings).await?);
        Ok(())
    }

    /// Signs and publishes what is durable and was not yet signed, of every process that this node
    /// leads; returns those that could not be.
    pub async fn sign_all(&self) -> Vec<(String, SubmitError)> {
        let mut failed = Vec::new();
        for (name, process) in self.processes() {
            let length = process.fold(crate::Fold::length);
            if length == 0 || !process.leads() || self.signed(&name) == length {
                continue;
            }
            match process.checkpoint().await {
                Ok(_) => self.note_signed(&name, length),
                Err(error) => failed.push((name, error)),
            }
        }
        failed
    }

    /// Ends all processes, after what they have accepted is signed and published.
    pub async fn close(&self) {
        self.sign_all().await;
        self.processes.write().unwrap_or_else(std::sync::PoisonError::into_inner).clear();
    }

    /// The records as a mail tells them: name, length and root, so that whoever keeps the mail keeps
    /// what the record was.
    pub fn heads(&self) -> Vec<String> {
        let begun = self.processes().into_iter().filter(|(_, process)| process.is_begun());
        let heads = begun.map(|(name, process)| {
            process.fold(|fold| {
                let root = fold.tree.root_at(fold.length()).map(|root| *root.as_bytes());
                let root = root.map(|root| STANDARD.encode(root)).unwrap_or_default();
                format!("{}/{name} {} {root}", self.host, fold.length())
            })
        });
        heads.collect()
    }

    fn signed(&self, name: &str) -> u64 {
        let signed = self.signed.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        signed.get(name).copied().unwrap_or(0)
    }

    fn note_signed(&self, name: &str, length: u64) {
        let mut signed = self.signed.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        signed.insert(name.to_owned(), length);
    }

    /// Begins a process on fresh stores, or on those of one that was begun and never got an entry.
    ///
    /// # Errors
    /// Where the name does not fit or is taken, or nothing can be made.
    pub async fn begin(&self, name: &str) -> Result<Secretariat, HouseError> {
        if !is_name(name) {
            return Err(HouseError::Name(name.to_owned()));
        }
        let busy = || HouseError::Busy(name.to_owned());
        let _alone = self.alone_with(name).ok_or_else(busy)?;
        if let Some(there) = self.process(name) {
            let taken = HouseError::Taken(name.to_owned());
            return if there.is_begun() { Err(taken) } else { Ok(there) };
        }
        let stores = self.places.make(name).await?;
        let tray = self.places.tray(name).await?;
        let secretariat = Secretariat::join(stores, tray, self.settings(name)).await?;
        Ok(self.take_in(name, secretariat))
    }

    /// Takes in a process that was opened elsewhere, and returns the one that has the name from now on:
    /// one that is there stays.
    pub fn take_in(&self, name: &str, secretariat: Secretariat) -> Secretariat {
        let mut processes =
            self.processes.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        processes.entry(name.to_owned()).or_insert(secretariat).clone()
    }

    /// The process of that name.
    pub fn process(&self, name: &str) -> Option<Secretariat> {
        let processes = self.processes.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        processes.get(name).cloned()
    }

    /// All processes that are open, by name.
    pub fn processes(&self) -> Vec<(String, Secretariat)> {
        let processes = self.processes.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        processes.iter().map(|(name, process)| (name.clone(), process.clone())).collect()
    }

    /// Gives a process that is not open yet a clock of its own, so many seconds ahead of that of the
    /// house: for moments of a story, each of which goes on at its own time.
    pub fn shift_clock(&self, name: &str, by: i64) {
        let mut shifts = self.shifts.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        shifts.insert(name.to_owned(), by);
    }

    /// The clock of the house.
    pub fn clock(&self) -> &dyn Clock {
        self.clock.as_ref()
    }

    fn settings(&self, name: &str) -> Settings {
        Settings {
            origin: format!("{}/{name}", self.host),
            clock: self.clock_of(name),
            chance: self.chance.clone(),
        }
    }

    fn clock_of(&self, name: &str) -> Arc<dyn Clock> {
        let shifts = self.shifts.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        match shifts.get(name) {
            None => self.clock.clone(),
            Some(by) => Arc::new(ShiftedClock { clock: self.clock.clone(), by: *by }),
        }
    }
}

/// Whether a name fits into an address and a file name.
pub fn is_name(name: &str) -> bool {
    let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    (1..=48).contains(&name.len())
        && name.split('-').all(|part| !part.is_empty() && part.chars().all(letters))
}

//! A house: the processes that one server runs, each with its own record, and their places.
//!
//! **Invariant:** one name leads to one process for as long as the house stands.

use std::collections::BTreeMap;
use std::sync::{Arc, RwLock};

use crate::chance::Chance;
use crate::clock::Clock;
use crate::places::{PlaceError, Places};
use crate::service::{OpenError, Secretariat, Settings};

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
}

/// The processes of one server.
pub struct House {
    /// The host under which records are named: a record's origin is this, a slash and its name.
    host: String,
    places: Arc<dyn Places>,
    clock: Arc<dyn Clock>,
    chance: Chance,
    processes: RwLock<BTreeMap<String, Secretariat>>,
}

impl House {
    /// A house with no process opened yet.
    pub fn new(
        host: impl Into<String>,
        places: Arc<dyn Places>,
        clock: Arc<dyn Clock>,
        chance: Chance,
    ) -> Self {
        Self { host: host.into(), places, clock, chance, processes: RwLock::default() }
    }

    /// Opens every process that is there.
    ///
    /// # Errors
    /// Where one of them cannot be opened.
    pub async fn open_all(&self) -> Result<(), HouseError> {
        for name in self.places.names().await? {
            let stores = self.places.open(&name).await?;
            self.take_in(&name, Secretariat::open(stores, self.settings(&name)).await?);
        }
        Ok(())
    }

    /// Begins a process on fresh stores.
    ///
    /// # Errors
    /// Where the name does not fit or is taken.
    pub async fn begin(&self, name: &str) -> Result<Secretariat, HouseError> {
        if !is_name(name) {
            return Err(HouseError::Name(name.to_owned()));
        }
        let stores = self.places.make(name).await?;
        let secretariat = Secretariat::open(stores, self.settings(name)).await?;
        self.take_in(name, secretariat.clone());
        Ok(secretariat)
    }

    /// Takes in a process that was opened elsewhere.
    pub fn take_in(&self, name: &str, secretariat: Secretariat) {
        let mut processes =
            self.processes.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        processes.insert(name.to_owned(), secretariat);
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

    /// The clock of the house.
    pub fn clock(&self) -> &dyn Clock {
        self.clock.as_ref()
    }

    fn settings(&self, name: &str) -> Settings {
        Settings {
            origin: format!("{}/{name}", self.host),
            clock: self.clock.clone(),
            chance: self.chance.clone(),
        }
    }
}

/// Whether a name fits into an address and a file name.
pub fn is_name(name: &str) -> bool {
    let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    (1..=48).contains(&name.len())
        && name.split('-').all(|part| !part.is_empty() && part.chars().all(letters))
}

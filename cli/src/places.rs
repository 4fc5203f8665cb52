//! Where the processes of a server are kept: a folder each, or all in one database.

use std::path::PathBuf;
use std::sync::Arc;

use async_trait::async_trait;
use unbracket_secretariat::Stores;
use unbracket_secretariat::house::is_name;
use unbracket_secretariat::places::{PlaceError, Places};
use unbracket_store::{Error, Shelf, Tray};
use unbracket_store_postgres::{Nodes, PostgresHead, PostgresStore, PostgresTray, PostgresVault};

use crate::arguments::Place;
use crate::record::{self, Log};

/// A folder with one folder for each process.
pub(crate) struct Folder {
    folder: PathBuf,
}

impl Folder {
    /// The places below a folder, which is made when the first process is.
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    async fn stores(&self, name: &str, log: Log) -> Result<Stores, PlaceError> {
        let data = Some(self.folder.join(name));
        let place = Place { data, database: None, log: name.to_owned() };
        record::stores(&place, log).await.map_err(|error| PlaceError(format!("{error:#}")))
    }
}

#[async_trait]
impl Places for Folder {
    async fn names(&self) -> Result<Vec<String>, PlaceError> {
        let Ok(entries) = std::fs::read_dir(&self.folder) else { return Ok(Vec::new()) };
        let folders = entries.filter_map(Result::ok).filter(|entry| entry.path().is_dir());
        let mut names: Vec<_> =
            folders.filter_map(|entry| entry.file_name().into_string().ok()).collect();
        names.sort();
        Ok(names)
    }

    async fn open(&self, name: &str) -> Result<Stores, PlaceError> {
        self.stores(name, Log::Found).await
    }

    async fn make(&self, name: &str) -> Result<Stores, PlaceError> {
        if self.folder.join(name).exists() {
            return Err(PlaceError(format!("there is a process `{name}` already")));
        }
        self.stores(name, Log::Fresh).await
    }
}

/// A database with all records, which several nodes share; each node publishes into a folder of its own.
pub(crate) struct Database {
    address: String,
    vaults: String,
    public: PathBuf,
}

impl Database {
    /// Records at one address, vaults and heads at another or the same, public files in a folder.
    pub(crate) fn new(address: String, vaults: String, public: PathBuf) -> Self {
        Self { address, vaults, public }
    }

    async fn beside(&self, log: PostgresStore, name: &str) -> Result<Stores, PlaceError> {
        let folder = self.public.join(name);
        std::fs::create_dir_all(&folder)
            .map_err(|error| PlaceError(format!("{} cannot be made: {error}", folder.display())))?;
        Ok(Stores {
            log: Arc::new(log),
            head: Arc::new(PostgresHead::open(&self.vaults, name).await.map_err(told)?),
            vault: Arc::new(PostgresVault::open(&self.vaults, name).await.map_err(told)?),
            shelf: Some(Arc::new(Shelf::open(folder).map_err(told)?)),
        })
    }
}

#[async_trait]
impl Places for Database {
    async fn names(&self) -> Result<Vec<String>, PlaceError> {
        let nodes = Nodes::parse(&self.address).map_err(told)?;
        let mut names = PostgresStore::logs(nodes).await.map_err(told)?;
        // Logs that something else keeps in the same database are none of ours.
        names.retain(|name| is_name(name));
        Ok(names)
    }

    async fn open(&self, name: &str) -> Result<Stores, PlaceError> {
        let log = PostgresStore::open(&self.address, name).await.map_err(told)?;
        self.beside(log, name).await
    }

    async fn make(&self, name: &str) -> Result<Stores, PlaceError> {
        let log = PostgresStore::create(&self.address, name).await.map_err(told)?;
        self.beside(log, name).await
    }

    async fn tray(&self, name: &str) -> Result<Option<Arc<dyn Tray>>, PlaceError> {
        Ok(Some(Arc::new(PostgresTray::open(&self.address, name).await.map_err(told)?)))
    }
}

#[expect(clippy::needless_pass_by_value, reason = "stands in map_err")]
fn told(error: Error) -> PlaceError {
    PlaceError(error.to_string())
}

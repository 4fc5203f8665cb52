//! Where the processes of a server are kept: a folder each, or all in one database.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use async_trait::async_trait;
use unbracket_secretariat::Stores;
use unbracket_secretariat::house::is_name;
use unbracket_secretariat::places::{PlaceError, Places};
use unbracket_store::{Error, Shelf, Store, Tray};
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
        let folders = entries.filter_map(Result::ok);
        let folders = folders.filter(|entry| entry.path().is_dir() && !is_bare(&entry.path()));
        let mut names: Vec<_> =
            folders.filter_map(|entry| entry.file_name().into_string().ok()).collect();
        names.sort();
        Ok(names)
    }

    async fn open(&self, name: &str) -> Result<Stores, PlaceError> {
        self.stores(name, Log::Found).await
    }

    async fn make(&self, name: &str) -> Result<Stores, PlaceError> {
        let folder = self.folder.join(name);
        if is_bare(&folder) {
            return self.stores(name, Log::Fresh).await;
        }
        let empty = record::empty(&folder).await;
        let empty = empty.map_err(|error| PlaceError(format!("{error:#}")))?;
        empty.ok_or_else(|| taken(name))
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
        let log = match PostgresStore::create(&self.address, name).await {
            Err(refused @ Error::Refused(_)) => {
                let there = PostgresStore::open(&self.address, name).await;
                let there = there.map_err(|_| told(refused))?;
                if there.length().await.map_err(told)? > 0 {
                    return Err(taken(name));
                }
                there
            }
            made => made.map_err(told)?,
        };
        self.beside(log, name).await
    }

    async fn tray(&self, name: &str) -> Result<Option<Arc<dyn Tray>>, PlaceError> {
        Ok(Some(Arc::new(PostgresTray::open(&self.address, name).await.map_err(told)?)))
    }
}

/// Whether a folder is none, or there is nothing in it: it was made, and then there was no room.
fn is_bare(folder: &Path) -> bool {
    std::fs::read_dir(folder).map_or(!folder.exists(), |mut inside| inside.next().is_none())
}

fn taken(name: &str) -> PlaceError {
    PlaceError(format!("there is a process `{name}` already"))
}

#[expect(clippy::needless_pass_by_value, reason = "stands in map_err")]
fn told(error: Error) -> PlaceError {
    PlaceError(error.to_string())
}

#[cfg(test)]
mod tests {
    use unbracket_store::{Batch, Entry};
    use unbracket_store_sqlite::SqliteStore;
    use unbracket_testkit::folder::Folder as Fresh;
    use unbracket_testkit::postgres::Server;

    use super::*;

    /// A name is free until its record has an entry, whatever was left of the attempt before.
    async fn is_free_until_there_is_an_entry(places: &dyn Places) {
        drop(places.make("summit").await.expect("it is free"));
        let stores = places.make("summit").await.expect("it is free again");
        let epoch = stores.log.lead().await.expect("nobody leads it");
        let entries = vec![Entry { leaf: b"an act".to_vec(), body: None, key: None }];
        let appended = stores.log.append(Batch { at: 0, epoch, entries }).await;
        appended.expect("it is led");
        drop(stores);
        assert_eq!(places.make("summit").await.err(), Some(taken("summit")));
        assert_eq!(places.names().await, Ok(vec!["summit".to_owned()]));
    }

    #[test]
    fn a_folder_that_was_left_half_made_is_no_process() {
        let fresh = Fresh::new("places");
        let places = Folder::new(fresh.path().join("processes"));
        let summit = fresh.path().join("processes/summit");
        std::fs::create_dir_all(&summit).unwrap();
        let tried = record::run(async {
            assert_eq!(places.names().await.unwrap(), [""; 0], "there was no room for more");
            // The record was made, and then there was no room for a vault.
            SqliteStore::create(summit.join(record::RECORD)).await?.close().await;
            is_free_until_there_is_an_entry(&places).await;
            // A record that was moved away is not free: it is refilled, and not begun anew.
            std::fs::rename(summit.join(record::RECORD), summit.join("away")).unwrap();
            assert!(places.make("summit").await.is_err());
            Ok(())
        });
        tried.unwrap();
    }

    #[test]
    fn a_log_that_was_left_empty_is_no_process() {
        let Some(server) = Server::start() else { return };
        let fresh = Fresh::new("places-database");
        let places = Database::new(server.url(), server.url(), fresh.path().to_owned());
        let tried = record::run(async {
            is_free_until_there_is_an_entry(&places).await;
            Ok(())
        });
        tried.unwrap();
    }
}

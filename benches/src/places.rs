//! Processes in a folder of the bench, as a server of one machine keeps them: record, vault and head,
//! and what is published.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use async_trait::async_trait;
use unbracket_secretariat::Stores;
use unbracket_secretariat::places::{PlaceError, Places};
use unbracket_store::{Error, FileHead, Shelf, Vault};
use unbracket_store_sqlite::{SqliteStore, SqliteVault};
use unbracket_testkit::folder::Folder;

/// A folder with one folder for each process.
pub(crate) struct InFolder(pub(crate) PathBuf);

/// A folder of the bench that goes when it ends; beside the program, where the disk is a real one.
pub(crate) fn folder(purpose: &str) -> Folder {
    let program = std::env::current_exe().expect("this program lies somewhere");
    Folder::within(program.parent().unwrap_or(Path::new(".")), purpose)
}

fn told(error: &dyn std::fmt::Display) -> PlaceError {
    PlaceError(error.to_string())
}

impl InFolder {
    /// The record of a process.
    pub(crate) fn record(&self, name: &str) -> PathBuf {
        self.0.join(name).join("record.sqlite")
    }

    async fn beside(&self, name: &str, log: SqliteStore) -> Result<Stores, PlaceError> {
        let folder = self.0.join(name);
        let public = folder.join("public");
        std::fs::create_dir_all(&public).map_err(|error| told(&error))?;
        let file = folder.join("vault.sqlite");
        let vault = if file.exists() {
            SqliteVault::open(file).await
        } else {
            SqliteVault::create(file).await
        };
        let vault: Arc<dyn Vault> = Arc::new(vault.map_err(|error| told(&error))?);
        Ok(Stores {
            log: Arc::new(log),
            head: Arc::new(FileHead::at(folder.join("head"))),
            vault,
            shelf: Some(Arc::new(Shelf::open(public).map_err(|error: Error| told(&error))?)),
        })
    }
}

#[async_trait]
impl Places for InFolder {
    async fn names(&self) -> Result<Vec<String>, PlaceError> {
        let found = std::fs::read_dir(&self.0).map_err(|error| told(&error))?;
        let names = found.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        Ok(names.filter(|name| self.record(name).exists()).collect())
    }

    async fn open(&self, name: &str) -> Result<Stores, PlaceError> {
        let log = SqliteStore::open(self.record(name)).await.map_err(|error| told(&error))?;
        self.beside(name, log).await
    }

    async fn make(&self, name: &str) -> Result<Stores, PlaceError> {
        std::fs::create_dir_all(self.0.join(name)).map_err(|error| told(&error))?;
        let log = SqliteStore::create(self.record(name)).await.map_err(|error| told(&error))?;
        self.beside(name, log).await
    }
}

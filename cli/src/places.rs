//! Where the processes of a server are kept: a folder each.

use std::path::PathBuf;

use async_trait::async_trait;
use unbracket_secretariat::Stores;
use unbracket_secretariat::places::{PlaceError, Places};

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

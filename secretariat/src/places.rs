//! Where processes are kept: the port through which a house opens and makes them.

use std::sync::Arc;

use async_trait::async_trait;
use unbracket_store::Tray;

use crate::stores::Stores;

/// Why a place could not be opened or made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct PlaceError(pub String);

/// The places of the processes of one house, each under a short name.
#[async_trait]
pub trait Places: Send + Sync {
    /// The names of those that are there.
    ///
    /// # Errors
    /// Where the places cannot be listed.
    async fn names(&self) -> Result<Vec<String>, PlaceError>;

    /// Opens the stores of a process that is there.
    ///
    /// # Errors
    /// Where there is none of this name, or its stores cannot be used.
    async fn open(&self, name: &str) -> Result<Stores, PlaceError>;

    /// Makes the stores of a process that is not there yet, or finds those of one whose beginning was
    /// broken off before its first entry.
    ///
    /// # Errors
    /// Where the name is taken, or nothing can be made.
    async fn make(&self, name: &str) -> Result<Stores, PlaceError>;

    /// The tray between the nodes of a process; none where there can be one node only.
    ///
    /// # Errors
    /// Where there can be several, and it cannot be used.
    async fn tray(&self, _name: &str) -> Result<Option<Arc<dyn Tray>>, PlaceError> {
        Ok(None)
    }
}

/// Processes in memory, which end with the server.
#[derive(Debug, Default)]
pub struct MemoryPlaces;

#[async_trait]
impl Places for MemoryPlaces {
    async fn names(&self) -> Result<Vec<String>, PlaceError> {
        Ok(Vec::new())
    }

    async fn open(&self, name: &str) -> Result<Stores, PlaceError> {
        Err(PlaceError(format!("`{name}` ended with the server that held it")))
    }

    async fn make(&self, _: &str) -> Result<Stores, PlaceError> {
        Ok(Stores::in_memory())
    }
}

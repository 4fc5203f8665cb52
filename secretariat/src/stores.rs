//! The stores of one process.

use std::sync::Arc;

use unbracket_store::{Head, MemoryHead, MemoryStore, MemoryVault, Shelf, Store, Vault};

/// Everything in which a process is kept.
#[derive(Clone)]
pub struct Stores {
    /// The log and its bodies.
    pub log: Arc<dyn Store>,
    /// The last signed checkpoint, outside the database.
    pub head: Arc<dyn Head>,
    /// Keys and identities.
    pub vault: Arc<dyn Vault>,
    /// The folder in which tiles and checkpoints are published; none where nothing is published.
    pub shelf: Option<Arc<Shelf>>,
}

impl Stores {
    /// Stores in memory, which end with the process.
    pub fn in_memory() -> Self {
        Self {
            log: Arc::new(MemoryStore::new()),
            head: Arc::new(MemoryHead::default()),
            vault: Arc::new(MemoryVault::default()),
            shelf: None,
        }
    }
}

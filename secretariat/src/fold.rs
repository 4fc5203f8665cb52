//! The fold: the state of a negotiation and the tree of its record, entry by entry.

use rayon::prelude::*;
use unbracket_ledger::{Tree, leaf_hash};
use unbracket_negotiation::{Event, State, evolve};
use unbracket_store::{Body, Name, Store};

use crate::entry::{self, EntryError};

/// How many entries are read at a time.
const CHUNK: u64 = 4_096;

/// State and tree after the same entries.
#[derive(Clone, Debug, Default)]
pub struct Fold {
    /// Where the negotiation stands.
    pub state: State,
    /// The hashes of all entries.
    pub tree: Tree,
    /// The names of the bodies, by entry.
    pub bodies: Vec<Option<Name>>,
}

/// Why a record cannot be folded.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FoldError {
    /// The store cannot be read.
    #[error(transparent)]
    Store(#[from] unbracket_store::Error),
    /// An entry cannot be read.
    #[error("entry {index}: {error}")]
    Entry {
        /// Its number.
        index: u64,
        /// What is wrong.
        error: EntryError,
    },
}

impl Fold {
    /// The number of entries.
    pub fn length(&self) -> u64 {
        self.tree.size()
    }

    /// Takes an event with its leaf.
    pub fn take(&mut self, leaf: &[u8], body: Option<Name>, event: &Event) {
        self.tree.append(leaf_hash(leaf));
        self.bodies.push(body);
        evolve(&mut self.state, event);
    }

    /// Takes everything from the store that is not yet in the fold.
    ///
    /// # Errors
    /// Where the store cannot be read, or an entry is damaged.
    pub async fn catch_up(&mut self, log: &dyn Store) -> Result<(), FoldError> {
        loop {
            let from = self.length();
            let leaves = log.read(from, CHUNK).await?;
            if leaves.is_empty() {
                return Ok(());
            }
            self.take_chunk(log, from, &leaves).await?;
        }
    }

    async fn take_chunk(
        &mut self,
        log: &dyn Store,
        from: u64,
        leaves: &[Vec<u8>],
    ) -> Result<(), FoldError> {
        let names = names(from, leaves)?;
        let wanted: Vec<Name> = names.iter().flatten().copied().collect();
        let mut found = log.bodies(&wanted).await?.into_iter();
        let bodies: Vec<Option<Body>> =
            names.iter().map(|name| name.and_then(|_| found.next().flatten())).collect();
        let events = read_all(from, leaves, &bodies)?;
        for ((leaf, name), event) in leaves.iter().zip(names).zip(&events) {
            self.take(leaf, name, event);
        }
        Ok(())
    }
}

fn names(from: u64, leaves: &[Vec<u8>]) -> Result<Vec<Option<Name>>, FoldError> {
    let named = leaves.par_iter().enumerate().map(|(place, leaf)| {
        let index = from + place as u64;
        entry::name(leaf).map_err(|error| FoldError::Entry { index, error: error.into() })
    });
    named.collect()
}

/// Reads entries, which is where the time goes; the folding itself is in order.
fn read_all(
    from: u64,
    leaves: &[Vec<u8>],
    bodies: &[Option<Body>],
) -> Result<Vec<Event>, FoldError> {
    let read = leaves.par_iter().zip(bodies).enumerate().map(|(place, (leaf, body))| {
        let index = from + place as u64;
        entry::read(leaf, body.as_ref()).map_err(|error| FoldError::Entry { index, error })
    });
    read.collect()
}

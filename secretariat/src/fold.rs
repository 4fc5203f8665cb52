//! The fold: the state of a negotiation and the tree of its record, entry by entry.
//!
//! Entries are read, hashed and decoded on all processors; the folding itself is in order, beside the
//! decoding of what comes next.

use rayon::prelude::*;
use unbracket_ledger::{Hash, Tree, leaf_hash};
use unbracket_negotiation::record::Leaf;
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
    /// What everybody may see of the state; none as long as nothing was ever sealed, or where nobody
    /// looks.
    public: Option<Box<State>>,
    /// Whether nobody but the sequencer looks at this fold.
    alone: bool,
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

    /// Where the negotiation stands as everybody may see it: what is sealed is withheld.
    pub fn public(&self) -> &State {
        self.public.as_deref().unwrap_or(&self.state)
    }

    /// The same fold for the sequencer, to which nobody else looks.
    #[must_use]
    pub(crate) fn alone(mut self) -> Self {
        self.public = None;
        self.alone = true;
        self
    }

    /// Takes an event with its leaf.
    pub fn take(&mut self, leaf: &[u8], body: Option<Name>, event: &Event) {
        self.tree.append(leaf_hash(leaf));
        self.bodies.push(body);
        self.evolve(event, || Leaf::read(leaf).ok()?.event(None).ok());
    }

    /// Takes an event into both views of the state; `shut` is the event without what is sealed.
    fn evolve(&mut self, event: &Event, shut: impl FnOnce() -> Option<Event>) {
        let sealed = event.act.sealed();
        if sealed && self.public.is_none() && !self.alone {
            self.public = Some(Box::new(self.state.clone()));
        }
        let before = self.state.process.entries.sealed().len();
        evolve(&mut self.state, event);
        let Some(public) = &mut self.public else { return };
        let opened = self.state.process.entries.sealed().len() < before;
        match (sealed, opened) {
            (false, false) => evolve(public, event),
            // An event that cannot be read without its body shows nothing until the next opening.
            (true, _) => match shut() {
                Some(shut) => evolve(public, &shut),
                None => **public = self.state.as_public(),
            },
            (false, true) => **public = self.state.as_public(),
        }
    }

    /// Takes everything from the store that is not yet in the fold.
    ///
    /// # Errors
    /// Where the store cannot be read, or an entry is damaged; what stands before it may be taken.
    pub async fn catch_up(&mut self, log: &dyn Store) -> Result<(), FoldError> {
        let mut ready = Vec::new();
        loop {
            let from = self.length() + ready.len() as u64;
            ready = read_on(log, from, || self.take_all(ready)).await?;
            if ready.is_empty() {
                return Ok(());
            }
        }
    }

    /// The fold of the first so many entries.
    ///
    /// # Errors
    /// As [`Fold::catch_up`].
    pub async fn until(log: &dyn Store, size: u64) -> Result<Self, FoldError> {
        let mut fold = Self::default();
        while fold.length() < size {
            let from = fold.length();
            let leaves = log.read(from, CHUNK.min(size - from)).await?;
            if leaves.is_empty() {
                break;
            }
            let ready = ready(log, from, &leaves, || {}).await?;
            fold.take_all(ready);
        }
        Ok(fold)
    }

    /// Takes entries that were read.
    pub(crate) fn take_all(&mut self, ready: Vec<Ready>) {
        for one in ready {
            self.tree.append(one.hash);
            self.bodies.push(one.body);
            self.evolve(&one.event, || one.shut);
        }
    }
}

/// An entry that was read and is not yet in a fold.
pub(crate) struct Ready {
    hash: Hash,
    body: Option<Name>,
    event: Event,
    /// The event without its words, where they are sealed.
    shut: Option<Event>,
}

/// Reads the next entries, none where there are no more. What is to be done meanwhile is done while
/// they are decoded.
pub(crate) async fn read_on(
    log: &dyn Store,
    from: u64,
    meanwhile: impl FnOnce() + Send,
) -> Result<Vec<Ready>, FoldError> {
    let leaves = log.read(from, CHUNK).await?;
    ready(log, from, &leaves, meanwhile).await
}

async fn ready(
    log: &dyn Store,
    from: u64,
    leaves: &[Vec<u8>],
    meanwhile: impl FnOnce() + Send,
) -> Result<Vec<Ready>, FoldError> {
    let parsed = parse(from, leaves)?;
    let wanted: Vec<Name> = parsed.iter().filter_map(|(leaf, _)| entry::name(leaf)).collect();
    let mut found = log.bodies(&wanted).await?.into_iter();
    let bodies: Vec<Option<Body>> =
        parsed.iter().map(|(leaf, _)| leaf.body.and_then(|_| found.next().flatten())).collect();
    rayon::join(meanwhile, || decode(from, &parsed, &bodies)).1
}

fn parse(from: u64, leaves: &[Vec<u8>]) -> Result<Vec<(Leaf<'_>, Hash)>, FoldError> {
    let parsed = leaves.par_iter().enumerate().map(|(place, bytes)| match Leaf::read(bytes) {
        Ok(leaf) => Ok((leaf, leaf_hash(bytes))),
        Err(error) => Err(FoldError::Entry { index: from + place as u64, error: error.into() }),
    });
    in_order(parsed)
}

fn decode(
    from: u64,
    parsed: &[(Leaf<'_>, Hash)],
    bodies: &[Option<Body>],
) -> Result<Vec<Ready>, FoldError> {
    let ready = parsed.par_iter().zip(bodies).enumerate().map(|(place, ((leaf, hash), body))| {
        match entry::read(leaf, body.as_ref()) {
            Ok(event) => {
                let shut = if leaf.sealed { leaf.event(None).ok() } else { None };
                Ok(Ready { hash: *hash, body: entry::name(leaf), event, shut })
            }
            Err(error) => Err(FoldError::Entry { index: from + place as u64, error }),
        }
    });
    in_order(ready)
}

/// All results, or the first error.
fn in_order<T: Send>(
    results: impl IndexedParallelIterator<Item = Result<T, FoldError>>,
) -> Result<Vec<T>, FoldError> {
    let results: Vec<_> = results.collect();
    results.into_iter().collect()
}

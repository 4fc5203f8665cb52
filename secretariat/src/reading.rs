//! Reading a record as anybody may: its entries, the files of its log, its last checkpoint.
//!
//! **Invariant:** words that are sealed or erased are not asked of the store here, so that no page can
//! show them.

use unbracket_ledger::proof::Nodes;
use unbracket_ledger::tile;
use unbracket_ledger::{Checkpoint, Hash, Layer, Tile, bundle};
use unbracket_negotiation::Event;
use unbracket_negotiation::record::Leaf;
use unbracket_negotiation::state::Reach;
use unbracket_store::{Body, Name};

use crate::entry::{self, EntryError};
use crate::fold::Fold;
use crate::service::{Secretariat, SubmitError};

/// How many entries are read at once, whoever asks for more.
pub const MOST: u64 = 1_000;

/// An entry of the record, as far as it is public.
#[derive(Clone, Debug)]
pub struct PublicEntry {
    /// Its number.
    pub index: u64,
    /// The bytes of its leaf.
    pub leaf: Vec<u8>,
    /// What happened; words that are not public are withheld in it.
    pub event: Event,
    /// The commitment to its body; none where nobody wrote any words.
    pub commitment: Option<Name>,
    /// Its body with the salt, where it is public.
    pub body: Option<Body>,
    /// Whether its words may be read.
    pub reach: Reach,
}

/// Why an entry cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The store cannot be read.
    #[error(transparent)]
    Store(#[from] unbracket_store::Error),
    /// Its bytes are damaged.
    #[error("entry {index}: {error}")]
    Entry {
        /// Its number.
        index: u64,
        /// What is wrong.
        error: EntryError,
    },
}

impl Secretariat {
    /// Up to so many leaves from an entry on, at most [`MOST`]; never more than what is durable.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub async fn leaves(&self, from: u64, count: u64) -> Result<Vec<Vec<u8>>, ReadError> {
        let length = self.fold(Fold::length);
        let count = count.min(MOST).min(length.saturating_sub(from));
        if count == 0 {
            return Ok(Vec::new());
        }
        Ok(self.stores().log.read(from, count).await?)
    }

    /// Up to so many entries from one on, at most [`MOST`].
    ///
    /// # Errors
    /// Where the store cannot be read, or an entry is damaged.
    pub async fn entries(&self, from: u64, count: u64) -> Result<Vec<PublicEntry>, ReadError> {
        let leaves = self.leaves(from, count).await?;
        let read = |(index, bytes): (u64, &Vec<u8>)| {
            let leaf = Leaf::read(bytes).map_err(|error| damaged(index, error.into()))?;
            Ok(leaf.body.map(|digest| Name(digest.0)))
        };
        let names: Vec<Option<Name>> =
            (from..).zip(&leaves).map(read).collect::<Result<_, ReadError>>()?;
        let reaches = self.state(|state| {
            let entry = |index| state.process.entries.get(index).map(|entry| entry.reach);
            (from..).take(leaves.len()).map(|index| entry(index).unwrap_or(Reach::Sealed)).collect()
        });
        let reaches: Vec<Reach> = reaches;
        let open = |(name, reach): (&Option<Name>, &Reach)| name.filter(|_| is_open(*reach));
        let wanted: Vec<Name> = names.iter().zip(&reaches).filter_map(open).collect();
        let mut found = self.stores().log.bodies(&wanted).await?.into_iter();
        let mut entries = Vec::with_capacity(leaves.len());
        for (((index, leaf), commitment), reach) in (from..).zip(leaves).zip(names).zip(reaches) {
            let body = commitment.filter(|_| is_open(reach)).and_then(|_| found.next().flatten());
            entries.push(public(index, leaf, (commitment, body), reach)?);
        }
        Ok(entries)
    }

    /// An entry by its number.
    ///
    /// # Errors
    /// As [`Secretariat::entries`].
    pub async fn entry(&self, index: u64) -> Result<Option<PublicEntry>, ReadError> {
        Ok(self.entries(index, 1).await?.pop())
    }

    /// A body under its commitment, where it is public.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub async fn body(&self, name: Name) -> Result<Option<Body>, ReadError> {
        let is_public = self.fold(|fold| {
            let mut entries = (0..).zip(&fold.bodies);
            entries.any(|(index, held)| {
                *held == Some(name) && fold.state.process.entries.is_public(index)
            })
        });
        if !is_public {
            return Ok(None);
        }
        Ok(self.stores().log.bodies(&[name]).await?.pop().flatten())
    }

    /// The bytes of a file of the log, full or partial; none where the log is not as long.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub async fn tile(&self, tile: Tile) -> Result<Option<Vec<u8>>, ReadError> {
        let width = u64::from(tile.width());
        let there = tile.layer().count(self.fold(Fold::length));
        if tile.first().checked_add(width).is_none_or(|end| end > there) {
            return Ok(None);
        }
        match tile.layer() {
            Layer::Hashes(level) => Ok(self.hashes(level, tile.first(), width)),
            Layer::Entries => {
                let leaves = self.leaves(tile.first(), width).await?;
                Ok(bundle::encode(leaves.iter().map(Vec::as_slice)).ok())
            }
        }
    }

    fn hashes(&self, level: u8, first: u64, width: u64) -> Option<Vec<u8>> {
        let level = u8::try_from(u32::from(level) * tile::TILE_HEIGHT).ok()?;
        self.fold(|fold| {
            let node = |index| fold.tree.node(level, index).ok().flatten();
            let hashes: Option<Vec<Hash>> = (first..first + width).map(node).collect();
            hashes.map(|hashes| tile::encode(&hashes))
        })
    }

    /// The last checkpoint, a signed note, with the number of entries that it covers: a fresh one
    /// where this node signs, else the one that was published.
    ///
    /// # Errors
    /// Where nothing can be signed and nothing was.
    pub async fn published(&self) -> Result<(String, u64), SubmitError> {
        let note = match self.checkpoint().await {
            Ok(note) => note.to_string(),
            Err(error) => self.kept().await?.ok_or(error)?,
        };
        let size = Checkpoint::parse_note(note.as_bytes()).map(|(checkpoint, _)| checkpoint.size());
        Ok((note, size.unwrap_or_default()))
    }

    /// The checkpoint on the shelf, or the last one that was signed.
    async fn kept(&self) -> Result<Option<String>, SubmitError> {
        let stores = self.stores();
        let shelved = stores.shelf.as_ref().map(|shelf| shelf.get("checkpoint")).transpose()?;
        let kept = match shelved.flatten() {
            Some(kept) => Some(kept),
            None => stores.head.load().await?,
        };
        Ok(kept.and_then(|kept| String::from_utf8(kept).ok()))
    }
}

fn public(
    index: u64,
    leaf: Vec<u8>,
    (commitment, body): (Option<Name>, Option<Body>),
    reach: Reach,
) -> Result<PublicEntry, ReadError> {
    let event = {
        let read = Leaf::read(&leaf).map_err(|error| damaged(index, error.into()))?;
        entry::read(&read, body.as_ref()).map_err(|error| damaged(index, error))?
    };
    Ok(PublicEntry { index, leaf, event, commitment, body, reach })
}

fn is_open(reach: Reach) -> bool {
    matches!(reach, Reach::Public | Reach::Opened)
}

fn damaged(index: u64, error: EntryError) -> ReadError {
    ReadError::Entry { index, error }
}

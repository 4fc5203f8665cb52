//! Where the files of a log are read from.
//!
//! Invariant: a source says the same twice; the crate itself opens no file.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::hash::Hash;
use crate::proof::Nodes;
use crate::tile::{Layer, TILE_HEIGHT, Tile, decode, join};

/// A source that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path} cannot be read: {reason}")]
pub struct SourceError {
    /// The file.
    pub path: String,
    /// What the world outside said.
    pub reason: String,
}

/// The files of one log, by their paths relative to its root, such as `tile/0/000` and `checkpoint`.
pub trait Source {
    /// The bytes of a file; none where there is no such file.
    ///
    /// # Errors
    /// Where it may be there and cannot be read.
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, SourceError>;

    /// Every file there is, so that what does not belong can be named; none where the source cannot
    /// list, as a site cannot.
    ///
    /// # Errors
    /// Where it could list and fails.
    fn paths(&self) -> Result<Option<Vec<String>>, SourceError>;
}

/// Files in memory.
pub type Files = BTreeMap<String, Vec<u8>>;

impl Source for Files {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, SourceError> {
        Ok(self.get(path).cloned())
    }

    fn paths(&self) -> Result<Option<Vec<String>>, SourceError> {
        Ok(Some(self.keys().cloned().collect()))
    }
}

/// The nodes of a log of a given size, taken from its tiles; each tile is read once.
///
/// A full tile stands in for a partial one that is gone. The hashes are as the files have them:
/// whoever did not write the files verifies the proofs made from them.
#[derive(Debug)]
pub struct TileNodes<'a, S: ?Sized> {
    source: &'a S,
    size: u64,
    read: RefCell<BTreeMap<Tile, Vec<Hash>>>,
}

impl<'a, S: Source + ?Sized> TileNodes<'a, S> {
    /// The nodes of the first `size` leaves.
    pub const fn new(source: &'a S, size: u64) -> Self {
        Self { source, size, read: RefCell::new(BTreeMap::new()) }
    }

    fn load(&self, tile: Tile) -> Result<Option<Vec<Hash>>, SourceError> {
        for tile in [tile, tile.filled()] {
            if let Some(bytes) = self.source.read(&tile.path())? {
                return Ok(decode(&bytes, tile.width()));
            }
        }
        Ok(None)
    }
}

impl<S: Source + ?Sized> Nodes for TileNodes<'_, S> {
    type Error = SourceError;

    fn node(&self, level: u8, index: u64) -> Result<Option<Hash>, SourceError> {
        let layer = Layer::Hashes(level / TILE_HEIGHT as u8);
        let within = u32::from(level) % TILE_HEIGHT;
        let number = index >> (TILE_HEIGHT - within);
        let Some(tile) = Tile::at(layer, number, self.size) else { return Ok(None) };
        let first = ((index << within) % crate::tile::TILE_WIDTH) as usize;
        let part = first..first + (1 << within);
        if let Some(hashes) = self.read.borrow().get(&tile) {
            return Ok(hashes.get(part).and_then(join));
        }
        let Some(hashes) = self.load(tile)? else { return Ok(None) };
        let node = hashes.get(part).and_then(join);
        self.read.borrow_mut().insert(tile, hashes);
        Ok(node)
    }
}

//! From new entries to the files that have to be written.
//!
//! Invariant: the files of a published size are exactly those of `tile::tiles(size)`; a full tile is
//! handed out once, a partial one whenever its size is published, and the checkpoint is not among
//! them: it comes last.

use crate::bundle::{self, TooLong};
use crate::hash::{Hash, leaf_hash};
use crate::source::{Source, SourceError};
use crate::tile::{self, Layer, TILE_WIDTH, Tile};
use crate::tree::Frontier;

/// A file to write: where, and what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Which tile it is; its path is the file's.
    pub tile: Tile,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Why a log cannot be gone on with.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ResumeError {
    /// A file could not be read.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// A file is not there.
    #[error("{0} is not there; a log of this size has it")]
    Missing(String),
    /// A tile or bundle of the right edge is broken.
    #[error("{0} is not as long as its width says")]
    Broken(String),
    /// The files lead to another root.
    #[error("the files lead to root {found}, the checkpoint says {expected}")]
    Root {
        /// What was expected.
        expected: Hash,
        /// What the files say.
        found: Hash,
    },
}

/// The right edge of a log: takes entries, gives files. Small, whatever the size of the log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Writer {
    frontier: Frontier,
    /// For each level, the hashes of its last tile that is not full.
    edge: Vec<Vec<Hash>>,
    /// The last bundle, while it is not full.
    bundle: Vec<u8>,
    /// Full tiles that were not handed out yet.
    full: Vec<File>,
    published: u64,
}

impl Writer {
    /// A log without entries.
    pub fn new() -> Self {
        Self::default()
    }

    /// A log as its files have it, at the size and root of its last checkpoint.
    ///
    /// # Errors
    /// Where the right edge is not there, is broken, or leads to another root.
    pub fn resume<S: Source + ?Sized>(
        source: &S,
        size: u64,
        root: &Hash,
    ) -> Result<Self, ResumeError> {
        let mut writer = Self { published: size, ..Self::default() };
        for tile in tile::partial_tiles(size) {
            let bytes = read(source, &tile)?;
            let broken = || ResumeError::Broken(tile.path());
            match tile.layer() {
                Layer::Entries => {
                    bundle::decode(&bytes, tile.width()).map_err(|_| broken())?;
                    writer.bundle = bytes;
                }
                Layer::Hashes(level) => {
                    writer.edge.resize(usize::from(level), Vec::new());
                    writer.edge.push(tile::decode(&bytes, tile.width()).ok_or_else(broken)?);
                }
            }
        }
        let peaks = writer.edge.iter().rev().flat_map(|hashes| peaks(hashes)).collect();
        writer.frontier = Frontier::from_peaks(size, peaks)
            .expect("each level of an edge has its share of peaks");
        let found = writer.frontier.root();
        if found == *root { Ok(writer) } else { Err(ResumeError::Root { expected: *root, found }) }
    }

    /// The number of entries.
    pub fn size(&self) -> u64 {
        self.frontier.size()
    }

    /// The root over all entries.
    pub fn root(&self) -> Hash {
        self.frontier.root()
    }

    /// The tree, by its right edge.
    pub fn frontier(&self) -> &Frontier {
        &self.frontier
    }

    /// Appends an entry and returns its index and leaf hash.
    ///
    /// # Errors
    /// Where the entry is too long; nothing has changed then.
    pub fn append(&mut self, entry: &[u8]) -> Result<(u64, Hash), TooLong> {
        bundle::push(&mut self.bundle, entry)?;
        let (index, leaf) = (self.size(), leaf_hash(entry));
        self.frontier.append(leaf);
        if self.size().is_multiple_of(TILE_WIDTH) {
            let bytes = std::mem::take(&mut self.bundle);
            self.push_full(Layer::Entries, bytes);
        }
        self.push_hash(leaf);
        Ok((index, leaf))
    }

    /// Takes the full tiles that are ready, so that a long run need not keep them.
    pub fn take_full(&mut self) -> Vec<File> {
        std::mem::take(&mut self.full)
    }

    /// Takes what has to be written before a checkpoint of the present size is published.
    pub fn publish(&mut self) -> Vec<File> {
        let mut files = self.take_full();
        let size = self.size();
        let partial = tile::tiles_between(self.published, size).filter(|tile| !tile.is_full());
        files.extend(partial.map(|tile| File { tile, bytes: self.edge_bytes(tile.layer()) }));
        self.published = size;
        files
    }

    fn edge_bytes(&self, layer: Layer) -> Vec<u8> {
        match layer {
            Layer::Entries => self.bundle.clone(),
            Layer::Hashes(level) => {
                self.edge.get(usize::from(level)).map_or_else(Vec::new, |row| tile::encode(row))
            }
        }
    }

    fn push_hash(&mut self, leaf: Hash) {
        let mut node = leaf;
        for level in 0..u8::MAX {
            let row = usize::from(level);
            if self.edge.len() == row {
                self.edge.push(Vec::new());
            }
            self.edge[row].push(node);
            if (self.edge[row].len() as u64) < TILE_WIDTH {
                return;
            }
            let full = std::mem::take(&mut self.edge[row]);
            self.push_full(Layer::Hashes(level), tile::encode(&full));
            node = tile::join(&full).expect("a full tile has hashes");
        }
    }

    fn push_full(&mut self, layer: Layer, bytes: Vec<u8>) {
        let index = layer.count(self.size()) / TILE_WIDTH - 1;
        let tile = Tile::at(layer, index, self.size()).expect("this tile has just been filled");
        self.full.push(File { tile, bytes });
    }
}

fn read<S: Source + ?Sized>(source: &S, tile: &Tile) -> Result<Vec<u8>, ResumeError> {
    let path = tile.path();
    source.read(&path)?.ok_or(ResumeError::Missing(path))
}

/// The roots of the full subtrees in the hashes of a partial tile, largest first.
pub(crate) fn peaks(hashes: &[Hash]) -> Vec<Hash> {
    let mut rest = hashes;
    let mut peaks = Vec::new();
    while !rest.is_empty() {
        let (subtree, after) = rest.split_at(1 << rest.len().ilog2());
        peaks.extend(tile::join(subtree));
        rest = after;
    }
    peaks
}

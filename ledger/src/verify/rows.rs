//! The right edge of the tree while it is rebuilt, some of which may be unknown.
//!
//! Invariant: a row has fewer than 256 hashes; a full one has been joined into the row above.

use crate::hash::{Hash, node_hash};
use crate::tile::{Layer, TILE_WIDTH, join};
use crate::writer::peaks;

/// One level of tiles: what stands in its last tile so far.
#[derive(Default)]
struct Row {
    hashes: Vec<Option<Hash>>,
    index: u64,
}

/// All levels above the entries' own hashes.
#[derive(Default)]
pub(super) struct Rows {
    rows: Vec<Row>,
}

/// The hashes of a tile as they follow from below, with the unknown ones left open.
pub(super) struct Closed {
    pub(super) layer: Layer,
    pub(super) index: u64,
    pub(super) hashes: Vec<Option<Hash>>,
}

impl Rows {
    /// Adds the hash of a full tile of leaves; the rows that it fills are settled one by one by
    /// `settle`, which says what their joint hash is.
    pub(super) fn push(
        &mut self,
        tile: Option<Hash>,
        mut settle: impl FnMut(Closed) -> Option<Hash>,
    ) {
        let mut node = tile;
        for level in 1..u8::MAX {
            let at = usize::from(level) - 1;
            if self.rows.len() == at {
                self.rows.push(Row::default());
            }
            let row = &mut self.rows[at];
            row.hashes.push(node);
            if (row.hashes.len() as u64) < TILE_WIDTH {
                return;
            }
            node = settle(close(level, row));
        }
    }

    /// The rows that stay partial, from below.
    pub(super) fn partial(&self) -> Vec<Closed> {
        let levels = (1..u8::MAX).zip(&self.rows).filter(|(_, row)| !row.hashes.is_empty());
        let closed = |(level, row): (u8, &Row)| Closed {
            layer: Layer::Hashes(level),
            index: row.index,
            hashes: row.hashes.clone(),
        };
        levels.map(closed).collect()
    }

    /// The root of the tree that ends with these leaves; none where something is unknown.
    pub(super) fn root(&self, leaves: &[Hash]) -> Option<Hash> {
        let mut all = Vec::new();
        for row in self.rows.iter().rev() {
            let hashes: Option<Vec<Hash>> = row.hashes.iter().copied().collect();
            all.extend(peaks(&hashes?));
        }
        all.extend(peaks(leaves));
        let (last, rest) = all.split_last()?;
        Some(rest.iter().rev().fold(*last, |right, left| node_hash(left, &right)))
    }
}

impl Closed {
    /// The joint hash; none where one of them is unknown.
    pub(super) fn joined(&self) -> Option<Hash> {
        let hashes: Option<Vec<Hash>> = self.hashes.iter().copied().collect();
        join(&hashes?)
    }
}

fn close(level: u8, row: &mut Row) -> Closed {
    let hashes = std::mem::take(&mut row.hashes);
    let index = row.index;
    row.index += 1;
    Closed { layer: Layer::Hashes(level), index, hashes }
}

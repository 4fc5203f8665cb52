//! Which files there are and which there must be.
//!
//! Invariant: every listed file is either read by the walk, left to others, or named as surplus.

use std::collections::{BTreeMap, BTreeSet};

use super::{CHECKPOINT, Fault, Mark, Terms};
use crate::source::Source;
use crate::tile::{Layer, Tile, partial_tiles};

/// The partial files that stand beside the present ones, from earlier sizes.
#[derive(Default)]
pub(super) struct Partials {
    found: BTreeMap<(Layer, u64), BTreeSet<u16>>,
}

impl Partials {
    /// The earlier partial files at the place of a tile, narrowest first.
    pub(super) fn at(&self, tile: &Tile) -> Vec<Tile> {
        let widths = self.found.get(&(tile.layer(), tile.index())).into_iter().flatten();
        let narrower = widths.filter(|width| **width < tile.width());
        narrower.map(|width| tile.narrowed(*width)).collect()
    }

    fn add(&mut self, tile: &Tile) {
        self.found.entry((tile.layer(), tile.index())).or_default().insert(tile.width());
    }

    /// Adds those that a log must keep because it published their size and has not filled them yet.
    pub(super) fn demand(&mut self, marks: &[Mark], size: u64) {
        for mark in marks {
            let tiles = partial_tiles(mark.checkpoint.size());
            let open = |tile: &Tile| {
                Tile::at(tile.layer(), tile.index(), size).is_some_and(|now| !now.is_full())
            };
            tiles.filter(open).for_each(|tile| self.add(&tile));
        }
    }
}

/// Lists the source: earlier partial files are kept for the walk, what does not belong is named.
pub(super) fn list<S: Source + ?Sized>(
    source: &S,
    terms: &Terms<'_>,
    size: u64,
    faults: &mut Vec<Fault>,
) -> Partials {
    let mut partials = Partials::default();
    let paths = match source.paths() {
        Ok(paths) => paths.unwrap_or_default(),
        Err(error) => {
            faults.push(error.into());
            return partials;
        }
    };
    for path in paths {
        let beside = terms.beside.iter().any(|prefix| path.starts_with(prefix));
        if path == CHECKPOINT || beside {
            continue;
        }
        match path.parse::<Tile>().ok().filter(|tile| belongs(tile, size)) {
            Some(tile) => partials.add(&tile),
            None => faults.push(Fault::Surplus { path }),
        }
    }
    partials
}

/// Whether a log of that size has, or has had, this tile.
fn belongs(tile: &Tile, size: u64) -> bool {
    Tile::at(tile.layer(), tile.index(), size).is_some_and(|now| tile.width() <= now.width())
}

//! The walk over all bundles and tiles, from the entries up to the root.
//!
//! Invariant: where two files contradict one another, the one that the tile above (or the
//! checkpoint) confirms is gone on with, so that one broken byte gives one fault.

use super::files::{Partials, list};
use super::rows::{Closed, Rows};
use super::{Fault, MOST_FAULTS, Mark, Report, Terms};
use crate::bundle::{self, Bundle, BundleError, Hashed};
use crate::checkpoint::Checkpoint;
use crate::hash::Hash;
use crate::source::Source;
use crate::tile::{Layer, TILE_WIDTH, Tile, decode, encode, join};

/// How many bundles are hashed at a time, and how many bytes at most: enough for the threads of a
/// caller, and few enough to be in a cache still when they are handed out.
const BATCH: usize = 32;
const BATCH_BYTES: usize = 16 << 20;

/// What the log says of itself.
pub(super) struct Claims {
    pub(super) checkpoint: Checkpoint,
    pub(super) marks: Vec<Mark>,
}

struct Walk<'a, S: ?Sized> {
    source: &'a S,
    claims: &'a Claims,
    partials: Partials,
    report: &'a mut Report,
    /// The tile read last above the leaves, because 256 tiles ask for it one after another.
    parent: Option<(Tile, Option<Vec<Hash>>)>,
}

/// A bundle on its way: the tile it is, and its bytes where it is there.
type Read = (Tile, Option<usize>);

pub(super) fn walk<S: Source + ?Sized>(
    source: &S,
    terms: &Terms<'_>,
    claims: &Claims,
    report: &mut Report,
    mut each: impl FnMut(u64, &[u8]),
) {
    let size = claims.checkpoint.size();
    let mut partials = list(source, terms, size, &mut report.faults);
    partials.demand(&claims.marks, size);
    let mut walk = Walk { source, claims, partials, report, parent: None };
    let mut rows = Rows::default();
    let mut leaves = Vec::new();
    let mut next = 0;
    while let Some((tiles, bundles)) = walk.batch(&mut next) {
        let mut hashed = (terms.hash)(&bundles);
        // What a caller left out is hashed here: no entry goes unchecked.
        hashed.extend(bundles.iter().skip(hashed.len()).map(Bundle::hash));
        for (tile, at) in tiles {
            let bundle = at.and_then(|at| Some((bundles.get(at)?, hashed.get(at)?)));
            if let Some((bundle, _)) = bundle {
                walk.hand_out(&tile, bundle, &mut each);
            }
            leaves = walk.bundle(&tile, bundle, &mut rows);
        }
        if walk.report.faults.len() >= MOST_FAULTS {
            walk.report.faults.push(Fault::TooMany(MOST_FAULTS));
            return;
        }
    }
    walk.finish(&rows, &leaves);
}

impl<S: Source + ?Sized> Walk<'_, S> {
    fn size(&self) -> u64 {
        self.claims.checkpoint.size()
    }

    /// Reads the next bundles; none after the last.
    fn batch(&mut self, next: &mut u64) -> Option<(Vec<Read>, Vec<Bundle>)> {
        let (mut tiles, mut bundles, mut bytes) = (Vec::new(), Vec::<Bundle>::new(), 0);
        while tiles.len() < BATCH && bytes < BATCH_BYTES {
            let Some(tile) = Tile::at(Layer::Entries, *next, self.size()) else { break };
            *next += 1;
            let read = self.read(&tile, true);
            tiles.push((tile, read.is_some().then_some(bundles.len())));
            if let Some(read) = read {
                bytes += read.len();
                bundles.push(Bundle { bytes: read, width: tile.width() });
            }
        }
        (!tiles.is_empty()).then_some((tiles, bundles))
    }

    fn read(&mut self, tile: &Tile, required: bool) -> Option<Vec<u8>> {
        let path = tile.path();
        match self.source.read(&path) {
            Ok(Some(bytes)) => {
                self.report.files += 1;
                return Some(bytes);
            }
            Ok(None) if required => self.report.faults.push(Fault::Missing { path }),
            Ok(None) => {}
            Err(error) => self.report.faults.push(error.into()),
        }
        None
    }

    fn hand_out(&mut self, tile: &Tile, bundle: &Bundle, each: &mut impl FnMut(u64, &[u8])) {
        let mut index = tile.first();
        // What is wrong with it has been found when it was hashed.
        let _fault = bundle::visit(&bundle.bytes, bundle.width, |entry| {
            each(index, entry);
            index += 1;
        });
        self.report.entries += index - tile.first();
    }

    /// Settles one bundle and its tile of leaf hashes. Returns the leaves of a partial one.
    fn bundle(
        &mut self,
        tile: &Tile,
        bundle: Option<(&Bundle, &Hashed)>,
        rows: &mut Rows,
    ) -> Vec<Hash> {
        let leaves_tile = Tile::at(Layer::Hashes(0), tile.index(), self.size())
            .expect("every bundle has its tile of leaf hashes");
        if let Some(error) = bundle.and_then(|(_, hashed)| hashed.fault) {
            self.report.faults.push(Fault::Bundle { path: tile.path(), error });
        }
        let whole = |(_, hashed): &(&Bundle, &Hashed)| {
            matches!(hashed.fault, None | Some(BundleError::Surplus { .. }))
        };
        let computed = bundle.filter(whole).map(|(_, hashed)| hashed);
        let stored = self.stored(&leaves_tile);
        let settled = self.settle_leaves((tile, &leaves_tile), computed, stored, rows);
        if let Some(leaves) = &settled {
            let hashes: Vec<_> = leaves.iter().copied().map(Some).collect();
            self.earlier_tiles(&leaves_tile, &hashes);
            self.earlier_bundles(tile, bundle.map_or(&[], |(bundle, _)| &bundle.bytes), leaves);
            self.check_marks(tile, leaves, rows);
        }
        if !tile.is_full() {
            return settled.unwrap_or_default();
        }
        let unchanged = computed.filter(|hashed| Some(&hashed.leaves) == settled.as_ref());
        let joined = match (unchanged, settled) {
            (Some(hashed), _) => hashed.joined,
            (None, Some(leaves)) => join(&leaves),
            (None, None) => self.parent_hash(&leaves_tile),
        };
        rows.push(joined, |closed| self.settle_row(&closed));
        Vec::new()
    }

    /// The leaf hashes to go on with: those that entries and tile agree on, or that are confirmed.
    fn settle_leaves(
        &mut self,
        (bundle, tile): (&Tile, &Tile),
        computed: Option<&Hashed>,
        stored: Option<Vec<Hash>>,
        rows: &Rows,
    ) -> Option<Vec<Hash>> {
        let (Some(computed), Some(stored)) = (computed, &stored) else {
            return computed.map(|hashed| hashed.leaves.clone()).or(stored);
        };
        let differing = differing(&computed.leaves, stored);
        let Some(first) = differing.first() else { return Some(computed.leaves.clone()) };
        let count = differing.len();
        if self.confirms(tile, stored, rows) && !self.confirms(tile, &computed.leaves, rows) {
            let index = bundle.first() + *first as u64;
            self.report.faults.push(Fault::Entry { path: bundle.path(), index, count });
            return Some(stored.clone());
        }
        let byte = first * Hash::LEN;
        self.report.faults.push(Fault::Hash { path: tile.path(), byte, count });
        Some(computed.leaves.clone())
    }

    /// Whether the tile above, or the checkpoint, has the hash over these leaves.
    fn confirms(&mut self, tile: &Tile, leaves: &[Hash], rows: &Rows) -> bool {
        if tile.is_full() {
            let above = self.parent_hash(tile);
            above.is_some() && above == join(leaves)
        } else {
            rows.root(leaves).as_ref() == Some(self.claims.checkpoint.root())
        }
    }

    /// What the tile above has for this full tile, true or not.
    fn parent_hash(&mut self, tile: &Tile) -> Option<Hash> {
        let Layer::Hashes(level) = tile.layer() else { return None };
        let parent = Tile::at(Layer::Hashes(level + 1), tile.index() / TILE_WIDTH, self.size())?;
        if self.parent.as_ref().is_none_or(|(held, _)| *held != parent) {
            // Whether it is there and whole is judged when its own turn comes.
            let bytes = self.source.read(&parent.path()).ok().flatten();
            let hashes = bytes.and_then(|bytes| decode(&bytes, parent.width()));
            self.parent = Some((parent, hashes));
        }
        let (_, hashes) = self.parent.as_ref()?;
        hashes.as_ref()?.get((tile.index() % TILE_WIDTH) as usize).copied()
    }

    /// The hashes of a tile file, which must be there.
    fn stored(&mut self, tile: &Tile) -> Option<Vec<Hash>> {
        let bytes = self.read(tile, true)?;
        let hashes = decode(&bytes, tile.width());
        if hashes.is_none() {
            let expected = usize::from(tile.width()) * Hash::LEN;
            let (path, found) = (tile.path(), bytes.len());
            self.report.faults.push(Fault::Length { path, expected, found });
        }
        hashes
    }

    /// Holds a tile above the leaves against what lies below; returns the hash to go on with.
    fn settle_row(&mut self, closed: &Closed) -> Option<Hash> {
        let tile = Tile::at(closed.layer, closed.index, self.size())?;
        let computed = closed.joined();
        let Some(stored) = self.stored(&tile) else {
            self.earlier_tiles(&tile, &closed.hashes);
            return computed.or_else(|| self.parent_hash(&tile));
        };
        let known = closed.hashes.iter().zip(&stored).enumerate();
        let wrong = known.filter(|(_, (below, here))| below.is_some_and(|below| below != **here));
        let wrong: Vec<usize> = wrong.map(|(at, _)| at).collect();
        if let Some(first) = wrong.first() {
            let (path, byte) = (tile.path(), first * Hash::LEN);
            self.report.faults.push(Fault::Hash { path, byte, count: wrong.len() });
        }
        self.earlier_tiles(&tile, &closed.hashes);
        let joined = join(&stored);
        let confirmed = tile.is_full() && joined.is_some() && joined == self.parent_hash(&tile);
        if confirmed { joined } else { computed.or(joined) }
    }

    /// Holds the older checkpoints that end in this bundle against the entries.
    fn check_marks(&mut self, bundle: &Tile, leaves: &[Hash], rows: &Rows) {
        let claims = self.claims;
        let from = claims.marks.partition_point(|mark| mark.checkpoint.size() <= bundle.first());
        for Mark { place, checkpoint } in &claims.marks[from..] {
            let size = checkpoint.size();
            let part = usize::try_from(size - bundle.first()).ok();
            let Some(part) = part.and_then(|part| leaves.get(..part)) else { return };
            let Some(found) = rows.root(part) else { continue };
            let claimed = *checkpoint.root();
            if found != claimed {
                let place = place.clone();
                self.report.faults.push(Fault::Fork { place, size, claimed, found });
            }
        }
    }

    /// An earlier partial bundle is the beginning of the present one, or at least of what was logged.
    fn earlier_bundles(&mut self, tile: &Tile, present: &[u8], leaves: &[Hash]) {
        for earlier in self.partials.at(tile) {
            let Some(bytes) = self.read(&earlier, true) else { continue };
            let (width, mut length) = (earlier.width(), 0);
            let fault = bundle::visit(present, width, |entry| length += 2 + entry.len());
            let whole = matches!(fault, None | Some(BundleError::Surplus { .. }));
            if whole && bytes == present[..length] {
                continue;
            }
            let hashed = Bundle { bytes: bytes.clone(), width }.hash();
            let logged = leaves.get(..usize::from(width));
            if hashed.fault.is_some() || Some(&hashed.leaves[..]) != logged {
                self.beginning((&earlier, tile), &bytes, &present[..length]);
            }
        }
    }

    fn earlier_tiles(&mut self, tile: &Tile, hashes: &[Option<Hash>]) {
        for earlier in self.partials.at(tile) {
            let Some(bytes) = self.read(&earlier, true) else { continue };
            let part = hashes.get(..usize::from(earlier.width())).unwrap_or_default();
            let Some(part) = part.iter().copied().collect::<Option<Vec<Hash>>>() else { continue };
            let expected = encode(&part);
            if bytes != expected {
                self.beginning((&earlier, tile), &bytes, &expected);
            }
        }
    }

    fn beginning(&mut self, (earlier, whole): (&Tile, &Tile), bytes: &[u8], expected: &[u8]) {
        let same = bytes.iter().zip(expected).take_while(|(a, b)| a == b);
        let (path, whole, byte) = (earlier.path(), whole.path(), same.count());
        self.report.faults.push(Fault::Beginning { path, whole, byte });
    }

    /// Settles the partial tiles of the right edge and the root.
    fn finish(&mut self, rows: &Rows, leaves: &[Hash]) {
        for closed in rows.partial() {
            self.settle_row(&closed);
        }
        let size = self.size();
        let edge_known = leaves.len() as u64 == size % TILE_WIDTH;
        let Some(found) = rows.root(leaves).filter(|_| edge_known) else { return };
        let claimed = *self.claims.checkpoint.root();
        if found != claimed {
            self.report.faults.push(Fault::Root { size, claimed, found });
        }
    }
}

fn differing(left: &[Hash], right: &[Hash]) -> Vec<usize> {
    let pairs = left.iter().zip(right).enumerate();
    pairs.filter(|(_, (left, right))| left != right).map(|(at, _)| at).collect()
}

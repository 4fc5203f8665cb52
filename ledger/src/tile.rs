//! Tiles and entry bundles: which exist at a size, where they lie, what they cover.
//!
//! Invariant: a tile has exactly one path, and a path that `write` would not make is refused
//! (C2SP tlog-tiles).

use std::fmt;
use std::str::FromStr;

use crate::hash::{Hash, node_hash};

/// How many hashes a full tile has, and how many entries a full bundle.
pub const TILE_WIDTH: u64 = 256;
/// The levels of the tree that one tile spans.
pub const TILE_HEIGHT: u32 = 8;
/// The highest level a path may name.
const LAST_LEVEL: u8 = 63;

/// What a file of the log holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// The entries themselves, in bundles.
    Entries,
    /// Hashes: of leaves at level 0, of full tiles of the level below at each level above.
    Hashes(u8),
}

impl Layer {
    fn level(self) -> u8 {
        match self {
            Self::Entries => 0,
            Self::Hashes(level) => level,
        }
    }

    /// How many entries or hashes this layer has, for a log of that size.
    pub fn count(self, size: u64) -> u64 {
        size.checked_shr(TILE_HEIGHT * u32::from(self.level())).unwrap_or(0)
    }
}

/// One file of the log: a tile of hashes or a bundle of entries, full or partial.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tile {
    layer: Layer,
    index: u64,
    width: u16,
}

/// Why a path is not that of a tile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TileError {
    /// The path does not begin with `tile/<level>/` or `tile/entries/`.
    #[error(
        "the path of a tile begins with tile/entries/ or tile/<level>/, with a level of 0 to 63"
    )]
    Layer,
    /// The number is not written in groups of three digits.
    #[error(
        "the number of a tile is written in groups of three digits, all but the last behind an x"
    )]
    Index,
    /// The width of a partial tile is not 1 to 255.
    #[error("a partial tile has a width of 1 to 255, written without leading zeroes")]
    Width,
}

impl Tile {
    /// The tile of that number in a layer, as wide as a log of that size makes it; none where it is
    /// empty.
    pub fn at(layer: Layer, index: u64, size: u64) -> Option<Self> {
        let rest = layer.count(size).checked_sub(index.checked_mul(TILE_WIDTH)?)?;
        let width = u16::try_from(rest.min(TILE_WIDTH)).ok().filter(|width| *width > 0)?;
        Some(Self { layer, index, width })
    }

    /// Its layer.
    pub const fn layer(&self) -> Layer {
        self.layer
    }

    /// Its number in the layer.
    pub const fn index(&self) -> u64 {
        self.index
    }

    /// How many hashes or entries it holds, 1 to 256.
    pub const fn width(&self) -> u16 {
        self.width
    }

    /// Whether it is as wide as a tile can be.
    pub fn is_full(&self) -> bool {
        u64::from(self.width) == TILE_WIDTH
    }

    /// The full tile at the same place.
    #[must_use]
    pub fn filled(self) -> Self {
        Self { width: TILE_WIDTH as u16, ..self }
    }

    /// The partial tile of that width at the same place.
    pub(crate) fn narrowed(self, width: u16) -> Self {
        Self { width, ..self }
    }

    /// The number of its first hash or entry in the layer.
    pub const fn first(&self) -> u64 {
        self.index * TILE_WIDTH
    }

    /// Where it lies, relative to the root of the log.
    pub fn path(&self) -> String {
        self.to_string()
    }
}

impl fmt::Display for Tile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.layer {
            Layer::Entries => f.write_str("tile/entries/")?,
            Layer::Hashes(level) => write!(f, "tile/{level}/")?,
        }
        write_index(f, self.index)?;
        if self.is_full() { Ok(()) } else { write!(f, ".p/{}", self.width) }
    }
}

fn write_index(f: &mut fmt::Formatter<'_>, index: u64) -> fmt::Result {
    let mut groups = vec![index % 1000];
    let mut rest = index / 1000;
    while rest > 0 {
        groups.push(rest % 1000);
        rest /= 1000;
    }
    let (last, higher) = groups.split_first().expect("there is one group at least");
    higher.iter().rev().try_for_each(|group| write!(f, "x{group:03}/"))?;
    write!(f, "{last:03}")
}

impl FromStr for Tile {
    type Err = TileError;

    fn from_str(path: &str) -> Result<Self, TileError> {
        let rest = path.strip_prefix("tile/").ok_or(TileError::Layer)?;
        let (layer, rest) = rest.split_once('/').ok_or(TileError::Layer)?;
        let layer = match layer {
            "entries" => Layer::Entries,
            level => Layer::Hashes(
                decimal(level, LAST_LEVEL.into())
                    .and_then(|level| u8::try_from(level).ok())
                    .ok_or(TileError::Layer)?,
            ),
        };
        let (number, width) = match rest.split_once(".p/") {
            Some((number, width)) => (number, partial(width).ok_or(TileError::Width)?),
            None => (rest, TILE_WIDTH as u16),
        };
        let index = read_index(number).ok_or(TileError::Index)?;
        Ok(Self { layer, index, width })
    }
}

fn partial(width: &str) -> Option<u16> {
    decimal(width, TILE_WIDTH - 1).filter(|width| *width > 0).and_then(|w| u16::try_from(w).ok())
}

fn read_index(number: &str) -> Option<u64> {
    let (higher, last) = number.rsplit_once('/').map_or((None, number), |(h, l)| (Some(h), l));
    let higher = higher.into_iter().flat_map(|higher| higher.split('/'));
    let mut index = 0_u64;
    for (place, group) in higher.map(|group| group.strip_prefix('x')).enumerate() {
        let group = group.filter(|group| place > 0 || *group != "000")?;
        index = index.checked_mul(1000)?.checked_add(three_digits(group)?)?;
    }
    let index = index.checked_mul(1000)?.checked_add(three_digits(last)?)?;
    // The last hash of a tile has a number too.
    index.checked_mul(TILE_WIDTH)?.checked_add(TILE_WIDTH)?;
    Some(index)
}

fn three_digits(group: &str) -> Option<u64> {
    let digits = group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit());
    if digits { group.parse().ok() } else { None }
}

/// A decimal number without leading zeroes or sign, up to a greatest value.
pub(crate) fn decimal(text: &str, greatest: u64) -> Option<u64> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit());
    let leading = text.len() > 1 && text.starts_with('0');
    if !plain || leading {
        return None;
    }
    text.parse().ok().filter(|number| *number <= greatest)
}

/// Every tile and bundle of a log of that size: what has to be there for its checkpoint.
pub fn tiles(size: u64) -> impl Iterator<Item = Tile> {
    tiles_between(0, size)
}

/// The tiles and bundles of a log of size `new` that one of size `old` does not have.
pub fn tiles_between(old: u64, new: u64) -> impl Iterator<Item = Tile> {
    let hashes = (0..=LAST_LEVEL).map(Layer::Hashes);
    let layers = std::iter::once(Layer::Entries).chain(hashes);
    layers.take_while(move |layer| layer.count(new) > 0).flat_map(move |layer| {
        let (had, has) = (layer.count(old), layer.count(new));
        let after = if had < has { has.div_ceil(TILE_WIDTH) } else { 0 };
        (had / TILE_WIDTH..after).filter_map(move |index| Tile::at(layer, index, new))
    })
}

/// The partial tiles and bundles of a log of that size: the last of each layer that is not full.
pub fn partial_tiles(size: u64) -> impl Iterator<Item = Tile> {
    let layers = std::iter::once(Layer::Entries).chain((0..=LAST_LEVEL).map(Layer::Hashes));
    layers
        .take_while(move |layer| layer.count(size) > 0)
        .filter_map(move |layer| Tile::at(layer, layer.count(size) / TILE_WIDTH, size))
}

/// The hash over the hashes of a tile or a part of one, as RFC 6962 joins them; none of nothing.
pub fn join(hashes: &[Hash]) -> Option<Hash> {
    let mut row: Vec<Hash> = hashes.to_vec();
    while row.len() > 1 {
        // An odd one out moves up as it is: that is how RFC 6962 splits at a power of two.
        let last = row.len() - 1;
        for pair in 0..row.len().div_ceil(2) {
            let (left, right) = (2 * pair, 2 * pair + 1);
            row[pair] = if right > last { row[left] } else { node_hash(&row[left], &row[right]) };
        }
        row.truncate(row.len().div_ceil(2));
    }
    row.pop()
}

/// The hashes of a tile as bytes.
pub fn encode(hashes: &[Hash]) -> Vec<u8> {
    hashes.iter().flat_map(|hash| *hash.as_bytes()).collect()
}

/// The bytes of a tile as hashes; none where they are not `width` hashes.
pub fn decode(bytes: &[u8], width: u16) -> Option<Vec<Hash>> {
    let (hashes, rest) = bytes.as_chunks::<{ Hash::LEN }>();
    let right = rest.is_empty() && hashes.len() == usize::from(width);
    right.then(|| hashes.iter().copied().map(Hash::from_bytes).collect())
}

//! Bundles of entries: each entry behind its length in two bytes.
//!
//! Invariant: a bundle is read only as the exact number of entries that it must hold, with no byte
//! left over; so one sequence of entries has one form.

use crate::hash::{Hash, leaf_hash};
use crate::tile::join;

/// The longest entry, in bytes: its length has to fit into two.
pub const LONGEST_ENTRY: usize = u16::MAX as usize;

/// An entry that no bundle can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an entry has at most {LONGEST_ENTRY} bytes, this one has {0}; commit to its body instead")]
pub struct TooLong(pub usize);

/// Why bytes are not the bundle they should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BundleError {
    /// The bytes end inside an entry.
    #[error("the bytes end inside entry {entry}, which begins at byte {byte}")]
    Cut {
        /// The number of the entry in the bundle.
        entry: usize,
        /// Where it begins.
        byte: usize,
    },
    /// There are fewer entries.
    #[error("the bundle has {found} entries and must have {expected}")]
    Few {
        /// How many there must be.
        expected: usize,
        /// How many there are.
        found: usize,
    },
    /// Something follows the last entry.
    #[error("after {expected} entries the bundle must end; it goes on at byte {byte}")]
    Surplus {
        /// How many entries there must be.
        expected: usize,
        /// Where the surplus begins.
        byte: usize,
    },
}

/// Appends an entry to a bundle.
///
/// # Errors
/// Where the entry is longer than its length can say.
pub fn push(bundle: &mut Vec<u8>, entry: &[u8]) -> Result<(), TooLong> {
    let length = u16::try_from(entry.len()).map_err(|_| TooLong(entry.len()))?;
    bundle.extend(length.to_be_bytes());
    bundle.extend(entry);
    Ok(())
}

/// The bundle of these entries.
///
/// # Errors
/// Where an entry is too long.
pub fn encode<'a>(entries: impl IntoIterator<Item = &'a [u8]>) -> Result<Vec<u8>, TooLong> {
    let mut bundle = Vec::new();
    entries.into_iter().try_for_each(|entry| push(&mut bundle, entry))?;
    Ok(bundle)
}

/// The entries of a bundle that must hold so many, without copying.
///
/// # Errors
/// Where there are fewer or more, or the bytes end inside one.
pub fn decode(bundle: &[u8], width: u16) -> Result<Vec<&[u8]>, BundleError> {
    let mut entries = Vec::with_capacity(usize::from(width));
    let fault = visit(bundle, width, |entry| entries.push(entry));
    fault.map_or(Ok(entries), Err)
}

/// Hands out the entries that can be read, up to the number expected; returns what is wrong with the
/// rest. One entry at a time, because who looks ahead for the next length waits for memory.
pub(crate) fn visit<'a>(
    bundle: &'a [u8],
    width: u16,
    mut each: impl FnMut(&'a [u8]),
) -> Option<BundleError> {
    let (expected, mut rest) = (usize::from(width), bundle);
    for entry in 0..expected {
        if rest.is_empty() {
            return Some(BundleError::Few { expected, found: entry });
        }
        let Some((bytes, after)) = first(rest) else {
            return Some(BundleError::Cut { entry, byte: bundle.len() - rest.len() });
        };
        each(bytes);
        rest = after;
    }
    let byte = bundle.len() - rest.len();
    (!rest.is_empty()).then_some(BundleError::Surplus { expected, byte })
}

fn first(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<2>()?;
    rest.split_at_checked(usize::from(u16::from_be_bytes(*length)))
}

/// A bundle as it was read: what hashing it needs, and nothing else, so that a caller may spread
/// many over threads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// How many entries it must hold.
    pub width: u16,
}

/// A bundle taken apart and hashed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hashed {
    /// The hashes of the entries that could be read, in order.
    pub leaves: Vec<Hash>,
    /// The hash over them; none where there are none.
    pub joined: Option<Hash>,
    /// What is wrong with the bundle.
    pub fault: Option<BundleError>,
}

impl Bundle {
    /// Hashes the entries: the costly part of verifying.
    pub fn hash(&self) -> Hashed {
        let mut leaves = Vec::with_capacity(usize::from(self.width));
        let fault = visit(&self.bytes, self.width, |entry| leaves.push(leaf_hash(entry)));
        Hashed { joined: join(&leaves), leaves, fault }
    }
}

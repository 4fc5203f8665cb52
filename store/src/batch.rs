//! What an append carries.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::Error;

/// The longest leaf, in bytes: a length has two bytes in the tiles that are published.
pub const LEAF_LIMIT: usize = 65_535;

/// The name under which a body is kept: 32 bytes that the caller derives from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(pub [u8; 32]);

/// The name of one intended append, chosen by the caller: repeating it never appends twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(pub [u8; 32]);

/// The number of a leadership; each new leader gets a higher one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Epoch(pub u64);

/// Bytes beside the log, with the salt that ties them to their name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// What the name was derived with; whoever has name and bytes but no salt can prove nothing.
    pub salt: [u8; 32],
    /// The body itself.
    pub bytes: Vec<u8>,
}

/// One entry of the log, with what is kept beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The bytes of the log; at most 65,535.
    pub leaf: Vec<u8>,
    /// The body that the leaf commits to, under its name.
    pub body: Option<(Name, Body)>,
    /// The name of this append, if the caller may have to repeat it.
    pub key: Option<Key>,
}

/// Entries to append together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// The length that the log must have for this append to happen.
    pub at: u64,
    /// The leadership under which the caller writes.
    pub epoch: Epoch,
    /// In order; at least one.
    pub entries: Vec<Entry>,
}

impl Batch {
    /// Refuses what no store accepts, before any of them is asked.
    ///
    /// # Errors
    /// [`Error::Refused`] for a batch without entries, a leaf over [`LEAF_LIMIT`], a key that stands
    /// twice, and a name that stands for two bodies.
    pub fn check(&self) -> Result<(), Error> {
        let refused = |rule: String| Err(Error::Refused(rule));
        if self.entries.is_empty() {
            return refused("an append has at least one entry, and this has none".into());
        }
        let (mut keys, mut bodies) = (BTreeSet::new(), BTreeMap::new());
        for entry in &self.entries {
            let bytes = entry.leaf.len();
            if bytes > LEAF_LIMIT {
                return refused(format!(
                    "a leaf has at most {LEAF_LIMIT} bytes, and this has {bytes}; put the rest in a body"
                ));
            }
            if entry.key.is_some_and(|key| !keys.insert(key)) {
                return refused(
                    "a key names one append, and this stands twice in one batch".into(),
                );
            }
            let Some((name, body)) = &entry.body else { continue };
            if bodies.insert(*name, body).is_some_and(|other| other != body) {
                return refused("a name stands for one body, and this stands for two".into());
            }
        }
        Ok(())
    }
}

/// What an append did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appended {
    /// The length of the log afterwards.
    pub length: u64,
}

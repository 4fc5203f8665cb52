//! From an event to an entry of the log, and back.

use unbracket_ledger::{Commitment, Salt, commit};
use unbracket_negotiation::Event;
use unbracket_negotiation::event::Digest;
use unbracket_negotiation::record::{self, Leaf};
use unbracket_negotiation::wire::WireError;
use unbracket_store::{Body, Entry, Key, Name};

use crate::chance::{Chance, NoChance};

/// Writes an event as an entry, with a fresh salt for its body.
pub(crate) fn write(
    event: &Event,
    number: u64,
    chance: &Chance,
    key: Option<Key>,
) -> Result<Entry, NoChance> {
    let mut written = record::write(event);
    let Some(bytes) = written.body.take() else {
        return Ok(Entry { leaf: written.leaf(None), body: None, key });
    };
    let salt = chance.bytes("salt", number)?;
    let name = *commit(&Salt::from_bytes(salt), &bytes).as_bytes();
    let leaf = written.leaf(Some(Digest(name)));
    Ok(Entry { leaf, body: Some((Name(name), Body { salt, bytes })), key })
}

/// Why an entry cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    /// Its bytes are not the one form of an entry.
    #[error(transparent)]
    Wire(#[from] WireError),
    /// Its body is not the one that it commits to.
    #[error("the body is not the one that the leaf commits to")]
    Commitment,
}

/// Reads an entry, with its body where there is one.
pub(crate) fn read(leaf: &Leaf<'_>, body: Option<&Body>) -> Result<Event, EntryError> {
    if let Some(body) = body {
        let opens = leaf.body.is_some_and(|commitment| {
            Commitment::from_bytes(commitment.0).opens(&Salt::from_bytes(body.salt), &body.bytes)
        });
        if !opens {
            return Err(EntryError::Commitment);
        }
    }
    Ok(leaf.event(body.map(|body| body.bytes.as_slice()))?)
}

/// The name of the body of a leaf.
pub(crate) fn name(leaf: &Leaf<'_>) -> Option<Name> {
    leaf.body.map(|digest| Name(digest.0))
}

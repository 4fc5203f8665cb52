//! What an append carries.

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

/// What an append did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appended {
    /// The length of the log afterwards.
    pub length: u64,
}

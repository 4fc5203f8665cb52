//! Checkpoints: which log, how many entries, which root.
//!
//! Invariant: a checkpoint has three lines and one spelling. Extension lines are refused, because no
//! monitor can audit them (C2SP tlog-checkpoint).

use std::fmt;
use std::str::FromStr;

use crate::hash::{Hash, empty_root};
use crate::key::SignerKey;
use crate::note::{Note, NoteError};
use crate::proof::Head;
use crate::tile::decimal;

/// The largest size that all readers of checkpoints can hold.
pub const LARGEST_SIZE: u64 = i64::MAX as u64;

/// The statement that a log has so many entries under this root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    origin: String,
    head: Head,
}

/// Why a text is no checkpoint.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointError {
    /// Not a note.
    #[error(transparent)]
    Note(#[from] NoteError),
    /// Not three lines.
    #[error("a checkpoint has three lines: origin, size, root; this one has {0}")]
    Lines(usize),
    /// No origin.
    #[error("the origin of a checkpoint is one line that is not empty")]
    Origin,
    /// No size.
    #[error("the size of a checkpoint is a decimal number without leading zeroes, below 2^63")]
    Size,
    /// No root.
    #[error("the root of a checkpoint is the padded base64 of 32 bytes")]
    Root,
    /// A log without entries that is said to have another root.
    #[error("the root of a log without entries is the hash of nothing")]
    Empty,
    /// The key has another name than the log.
    #[error("the key of log {origin} has its name; this key is named {name}")]
    Name {
        /// The log.
        origin: String,
        /// The key.
        name: String,
    },
}

impl Checkpoint {
    /// A checkpoint of a log.
    ///
    /// # Errors
    /// Where the origin is empty or of several lines, the size too large, or the root of the empty
    /// log another one.
    pub fn new(origin: impl Into<String>, head: Head) -> Result<Self, CheckpointError> {
        let origin = origin.into();
        if origin.is_empty() || origin.bytes().any(|byte| byte < b' ') {
            return Err(CheckpointError::Origin);
        }
        if head.size > LARGEST_SIZE {
            return Err(CheckpointError::Size);
        }
        if head.size == 0 && head.root != empty_root() {
            return Err(CheckpointError::Empty);
        }
        Ok(Self { origin, head })
    }

    /// Reads a signed checkpoint, without checking its signatures.
    ///
    /// # Errors
    /// Where the bytes are no note, or its text is no checkpoint.
    pub fn parse_note(bytes: &[u8]) -> Result<(Self, Note), CheckpointError> {
        let note = Note::parse(bytes)?;
        Ok((note.text().parse()?, note))
    }

    /// Signs as the log: the name of the key is the origin.
    ///
    /// # Errors
    /// Where the key has another name or is that of a witness.
    pub fn sign(&self, key: &SignerKey) -> Result<Note, CheckpointError> {
        let name = key.verifier().name().as_str();
        if name != self.origin {
            return Err(CheckpointError::Name {
                origin: self.origin.clone(),
                name: name.to_owned(),
            });
        }
        let mut note = Note::new(self.to_string())?;
        note.sign(key)?;
        Ok(note)
    }

    /// Which log.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Size and root.
    pub const fn head(&self) -> &Head {
        &self.head
    }

    /// The number of entries.
    pub const fn size(&self) -> u64 {
        self.head.size
    }

    /// The root over them.
    pub const fn root(&self) -> &Hash {
        &self.head.root
    }
}

/// The text that is signed.
impl fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\n{}\n{}", self.origin, self.head.size, self.head.root.to_base64())
    }
}

impl FromStr for Checkpoint {
    type Err = CheckpointError;

    fn from_str(text: &str) -> Result<Self, CheckpointError> {
        let lines = text.strip_suffix('\n').ok_or(CheckpointError::Lines(0))?;
        let lines: Vec<&str> = lines.split('\n').collect();
        let [origin, size, root] = lines.as_slice() else {
            return Err(CheckpointError::Lines(lines.len()));
        };
        let size = decimal(size, LARGEST_SIZE).ok_or(CheckpointError::Size)?;
        let root = Hash::from_base64(root).map_err(|_| CheckpointError::Root)?;
        Self::new(*origin, Head { size, root })
    }
}

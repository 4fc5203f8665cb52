//! The statement that a log changes its key, signed by the old key and the new one.
//!
//! Invariant: a rotation holds only with both signatures, for one log, from one size on. It is an
//! entry of the log itself, so that whoever follows the log learns of it.

use std::fmt;
use std::str::FromStr;

use crate::checkpoint::LARGEST_SIZE;
use crate::key::{KeyKind, SignerKey, VerifierKey};
use crate::note::{Note, NoteError};
use crate::tile::decimal;

const FIRST_LINE: &str = "unbracket/rotation/1";

/// One key of a log takes over from another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rotation {
    old: VerifierKey,
    new: VerifierKey,
    size: u64,
}

/// Why a rotation does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RotationError {
    /// Not such a statement.
    #[error(
        "a rotation has four lines: {FIRST_LINE}, the old key, the new key, the size of the log"
    )]
    Form,
    /// Keys that cannot follow one another.
    #[error("a rotation leads from one key of a log to another of the same name and kind")]
    Keys,
    /// Not signed by both.
    #[error("a rotation is signed by the old key and by the new one: {0}")]
    Note(#[from] NoteError),
}

impl Rotation {
    /// The statement that `new` signs checkpoints above `size` in place of `old`.
    ///
    /// # Errors
    /// Where the keys are of different logs, of witnesses, or the same.
    pub fn new(old: VerifierKey, new: VerifierKey, size: u64) -> Result<Self, RotationError> {
        let logs = old.kind() == KeyKind::Note && new.kind() == KeyKind::Note;
        if !logs || old.name() != new.name() || old.public() == new.public() {
            return Err(RotationError::Keys);
        }
        if size > LARGEST_SIZE {
            return Err(RotationError::Form);
        }
        Ok(Self { old, new, size })
    }

    /// Signs a rotation with both keys.
    ///
    /// # Errors
    /// Where the keys cannot follow one another.
    pub fn sign(old: &SignerKey, new: &SignerKey, size: u64) -> Result<Note, RotationError> {
        let rotation = Self::new(old.verifier().clone(), new.verifier().clone(), size)?;
        let mut note = Note::new(rotation.to_string())?;
        note.sign(old)?;
        note.sign(new)?;
        Ok(note)
    }

    /// The rotation that a note states, where it leads away from a key that is trusted and both
    /// keys have signed.
    ///
    /// # Errors
    /// Where it does not.
    pub fn verify(note: &Note, trusted: &VerifierKey) -> Result<Self, RotationError> {
        let rotation: Self = note.text().parse()?;
        if rotation.old != *trusted {
            return Err(RotationError::Keys);
        }
        note.verify([&rotation.old])?;
        note.verify([&rotation.new])?;
        Ok(rotation)
    }

    /// The key that signed so far.
    pub const fn old(&self) -> &VerifierKey {
        &self.old
    }

    /// The key that signs from now on.
    pub const fn successor(&self) -> &VerifierKey {
        &self.new
    }

    /// The size of the log up to which the old key signs.
    pub const fn size(&self) -> u64 {
        self.size
    }
}

/// The text that both sign.
impl fmt::Display for Rotation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{FIRST_LINE}\n{}\n{}\n{}", self.old, self.new, self.size)
    }
}

impl FromStr for Rotation {
    type Err = RotationError;

    fn from_str(text: &str) -> Result<Self, RotationError> {
        let lines: Vec<&str> = text.split('\n').collect();
        let [FIRST_LINE, old, new, size, ""] = lines.as_slice() else {
            return Err(RotationError::Form);
        };
        let key = |text: &str| text.parse::<VerifierKey>().map_err(|_| RotationError::Form);
        let size = decimal(size, LARGEST_SIZE).ok_or(RotationError::Form)?;
        Self::new(key(old)?, key(new)?, size)
    }
}

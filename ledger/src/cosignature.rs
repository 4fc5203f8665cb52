//! Cosignatures of witnesses: a checkpoint with the time at which it was the largest one seen.
//!
//! Invariant: what is signed names its purpose and the time, so a cosignature is never taken for a
//! signature of the log (C2SP tlog-cosignature, the Ed25519 kind).

use crate::checkpoint::{Checkpoint, CheckpointError};
use crate::key::{KeyKind, SignerKey, VerifierKey};
use crate::note::{Note, SignatureLine};

/// The latest time that can be stated, in seconds since 1970.
pub const LATEST_TIME: u64 = i64::MAX as u64;

/// Why a note is not cosigned.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CosignError {
    /// Not a checkpoint.
    #[error("a witness signs checkpoints alone: {0}")]
    Checkpoint(#[from] CheckpointError),
    /// Not the key of a witness.
    #[error("a witness signs with a key of kind 4, this one is a log's")]
    Kind,
    /// A time that the format does not hold.
    #[error("the time of a cosignature is below 2^63 seconds")]
    Time,
}

/// The cosignature of a checkpoint at a time, in seconds since 1970.
///
/// # Errors
/// Where the note is no checkpoint, the key is no witness's, or the time is out of range.
pub fn cosign(note: &Note, key: &SignerKey, time: u64) -> Result<SignatureLine, CosignError> {
    note.text().parse::<Checkpoint>()?;
    if key.verifier().kind() != KeyKind::Cosignature {
        return Err(CosignError::Kind);
    }
    if time > LATEST_TIME {
        return Err(CosignError::Time);
    }
    let signature = key.sign(message(note.text(), time).as_bytes());
    let stamped = [&time.to_be_bytes()[..], &signature].concat();
    Ok(SignatureLine::by(key.verifier(), stamped))
}

/// The time of a cosignature, where it is this key's and of this text.
pub(crate) fn check(key: &VerifierKey, text: &str, stamped: &[u8]) -> Option<u64> {
    let (time, signature) = stamped.split_first_chunk::<8>()?;
    let time = Some(u64::from_be_bytes(*time)).filter(|time| *time <= LATEST_TIME)?;
    let fits = signature.len() == 64 && key.checks(message(text, time).as_bytes(), signature);
    (fits && text.parse::<Checkpoint>().is_ok()).then_some(time)
}

fn message(text: &str, time: u64) -> String {
    format!("cosignature/v1\ntime {time}\n{text}")
}

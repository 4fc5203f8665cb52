//! What a log asks of a witness, and whether the witness may sign.
//!
//! Invariant: a request is granted only if it goes on from the very checkpoint that the witness
//! signed last for this log (C2SP tlog-witness, `add-checkpoint`). Who grants one writes the new
//! checkpoint down before handing out the cosignature, and lets no other request come in between.

use std::fmt;

use crate::checkpoint::{Checkpoint, CheckpointError, LARGEST_SIZE};
use crate::hash::Hash;
use crate::key::VerifierKey;
use crate::note::Note;
use crate::proof::{Head, ProofError, verify_consistency};
use crate::tile::decimal;

/// The most lines that a proof may have.
const LONGEST_PROOF: usize = 63;

/// A checkpoint that a witness is asked to cosign, with the proof that leads to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The size of the checkpoint that the witness is believed to have signed last; 0 if none.
    pub old: u64,
    /// The consistency proof from there; empty from 0.
    pub proof: Vec<Hash>,
    /// The signed checkpoint.
    pub checkpoint: Note,
}

/// Why a witness does not sign. `status` says which answer of HTTP that is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Not a request.
    #[error(
        "a request is a line `old` with a size, at most {LONGEST_PROOF} lines of a proof, an empty line, a checkpoint"
    )]
    Form,
    /// The checkpoint is none.
    #[error(transparent)]
    Checkpoint(CheckpointError),
    /// A log that this witness does not follow.
    #[error("no key is known for log {0}")]
    Unknown(String),
    /// The log did not sign.
    #[error("no key that is known for log {0} has signed the checkpoint")]
    Unsigned(String),
    /// The older checkpoint is the larger one.
    #[error("the checkpoint has {new} entries, fewer than the {old} it is said to go on from")]
    Backwards {
        /// The size it is said to go on from.
        old: u64,
        /// Its own size.
        new: u64,
    },
    /// The witness has signed another size last.
    #[error("the checkpoint that was signed last has {0} entries; go on from there")]
    Conflict(u64),
    /// The log contradicts itself: evidence worth keeping, with the request.
    #[error("the checkpoint does not go on from the one that was signed last: {0}")]
    Inconsistent(ProofError),
}

impl Refusal {
    /// The status of HTTP that tlog-witness names for it.
    pub fn status(&self) -> u16 {
        match self {
            Self::Form | Self::Backwards { .. } => 400,
            Self::Checkpoint(CheckpointError::Empty) | Self::Inconsistent(_) => 422,
            Self::Checkpoint(_) => 400,
            Self::Unsigned(_) => 403,
            Self::Unknown(_) => 404,
            Self::Conflict(_) => 409,
        }
    }
}

impl Request {
    /// Reads the body of a request.
    ///
    /// # Errors
    /// Where it is none.
    pub fn parse(body: &[u8]) -> Result<Self, Refusal> {
        let text = std::str::from_utf8(body).map_err(|_| Refusal::Form)?;
        let (head, checkpoint) = text.split_once("\n\n").ok_or(Refusal::Form)?;
        let mut lines = head.split('\n');
        let old = lines.next().and_then(|line| line.strip_prefix("old "));
        let old = old.and_then(|old| decimal(old, LARGEST_SIZE)).ok_or(Refusal::Form)?;
        let proof: Result<Vec<Hash>, _> = lines.map(Hash::from_base64).collect();
        let proof = proof.ok().filter(|proof| proof.len() <= LONGEST_PROOF);
        let checkpoint = Note::parse(checkpoint.as_bytes());
        let checkpoint = checkpoint.map_err(|error| Refusal::Checkpoint(error.into()))?;
        Ok(Self { old, proof: proof.ok_or(Refusal::Form)?, checkpoint })
    }

    /// Which log it is about, whose last checkpoint is to be looked up.
    ///
    /// # Errors
    /// Where its note is no checkpoint.
    pub fn origin(&self) -> Result<String, Refusal> {
        Ok(self.claim()?.origin().to_owned())
    }

    /// Whether a witness that follows these logs, and signed `last` for this one, may cosign.
    ///
    /// # Errors
    /// Where it may not, with the reason.
    pub fn judge(&self, logs: &[VerifierKey], last: Option<&Head>) -> Result<Checkpoint, Refusal> {
        let claim = self.claim()?;
        let origin = || claim.origin().to_owned();
        let own = |key: &&VerifierKey| key.name().as_str() == claim.origin();
        if !logs.iter().any(|key| own(&key)) {
            return Err(Refusal::Unknown(origin()));
        }
        let signed = self.checkpoint.verify(logs.iter().filter(own));
        signed.map_err(|_| Refusal::Unsigned(origin()))?;
        if self.old > claim.size() {
            return Err(Refusal::Backwards { old: self.old, new: claim.size() });
        }
        let known = last.map_or(0, |head| head.size);
        if self.old != known {
            return Err(Refusal::Conflict(known));
        }
        self.goes_on(last, claim.head()).map_err(Refusal::Inconsistent)?;
        Ok(claim)
    }

    fn goes_on(&self, last: Option<&Head>, head: &Head) -> Result<(), ProofError> {
        match last.filter(|last| last.size > 0) {
            Some(last) => verify_consistency(last, head, &self.proof),
            None if self.proof.is_empty() => Ok(()),
            None => Err(ProofError::Length { expected: 0, found: self.proof.len() }),
        }
    }

    fn claim(&self) -> Result<Checkpoint, Refusal> {
        self.checkpoint.text().parse().map_err(Refusal::Checkpoint)
    }
}

/// The body of the request.
impl fmt::Display for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "old {}", self.old)?;
        self.proof.iter().try_for_each(|hash| writeln!(f, "{}", hash.to_base64()))?;
        write!(f, "\n{}", self.checkpoint)
    }
}

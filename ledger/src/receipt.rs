//! Receipts: the proof, in one text, that an entry is in a log.
//!
//! Invariant: a receipt verifies with the entry and a policy alone, without the log or a network
//! (C2SP tlog-proof).

use std::fmt;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::checkpoint::LARGEST_SIZE;
use crate::hash::{Hash, leaf_hash};
use crate::note::{Note, NoteError};
use crate::policy::{Backing, Policy, PolicyError};
use crate::proof::{ProofError, verify_inclusion};
use crate::tile::decimal;

const FIRST_LINE: &str = "c2sp.org/tlog-proof@v1";
/// No tree is higher.
const LONGEST_PROOF: usize = 63;

/// The proof that an entry is in a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    extra: Vec<u8>,
    index: u64,
    proof: Vec<Hash>,
    checkpoint: Note,
}

/// Why a text is no receipt, or one that does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptError {
    /// Not a receipt of this version.
    #[error("a receipt begins with the line {FIRST_LINE}")]
    FirstLine,
    /// Extra data that is none.
    #[error(
        "extra data is padded standard base64 and not empty; without any, the line is left out"
    )]
    Extra,
    /// No index.
    #[error("a receipt names the entry: `index` and a decimal number without leading zeroes")]
    Index,
    /// A line of the proof that is no hash, or too many of them.
    #[error("a proof has at most {LONGEST_PROOF} lines, each the padded base64 of 32 bytes")]
    Proof,
    /// No empty line before the checkpoint.
    #[error("an empty line stands between the proof and the checkpoint")]
    Form,
    /// Not a note.
    #[error(transparent)]
    Note(#[from] NoteError),
    /// The checkpoint is not believed.
    #[error(transparent)]
    Policy(#[from] PolicyError),
    /// The entry is not where the receipt says.
    #[error("this entry is not entry {index} of the log: {error}")]
    Entry {
        /// Where it should be.
        index: u64,
        /// What is wrong with the proof.
        error: ProofError,
    },
}

impl Receipt {
    /// A receipt for entry `index`, by its inclusion proof and the signed checkpoint.
    pub fn new(index: u64, proof: Vec<Hash>, checkpoint: Note) -> Self {
        Self { extra: Vec::new(), index, proof, checkpoint }
    }

    /// The same receipt with data that travels with it and is not authenticated.
    #[must_use]
    pub fn with_extra(self, extra: Vec<u8>) -> Self {
        Self { extra, ..self }
    }

    /// Reads a receipt, without checking it.
    ///
    /// # Errors
    /// Where the bytes are not exactly one.
    pub fn parse(bytes: &[u8]) -> Result<Self, ReceiptError> {
        let text = std::str::from_utf8(bytes).map_err(|_| NoteError::Utf8)?;
        let (head, checkpoint) = text.split_once("\n\n").ok_or(ReceiptError::Form)?;
        let mut lines = head.split('\n').peekable();
        if lines.next() != Some(FIRST_LINE) {
            return Err(ReceiptError::FirstLine);
        }
        let extra = lines.next_if(|line| line.starts_with("extra "));
        let extra = extra.map_or(Some(Vec::new()), read_extra).ok_or(ReceiptError::Extra)?;
        let index = lines.next().and_then(|line| line.strip_prefix("index "));
        let index = index.and_then(|index| decimal(index, LARGEST_SIZE));
        let index = index.ok_or(ReceiptError::Index)?;
        let proof: Result<Vec<Hash>, _> = lines.map(Hash::from_base64).collect();
        let proof = proof.ok().filter(|proof| proof.len() <= LONGEST_PROOF);
        let proof = proof.ok_or(ReceiptError::Proof)?;
        Ok(Self { extra, index, proof, checkpoint: Note::parse(checkpoint.as_bytes())? })
    }

    /// The number of the entry in the log.
    pub const fn index(&self) -> u64 {
        self.index
    }

    /// What travels with the receipt; nothing vouches for it.
    pub fn extra(&self) -> &[u8] {
        &self.extra
    }

    /// The inclusion proof, from the sibling of the leaf upwards.
    pub fn proof(&self) -> &[Hash] {
        &self.proof
    }

    /// The signed checkpoint.
    pub const fn checkpoint(&self) -> &Note {
        &self.checkpoint
    }

    /// Checks offline that the entry is in a log that the policy believes.
    ///
    /// # Errors
    /// Where the checkpoint does not satisfy the policy, or the entry is not where the receipt says.
    pub fn verify(&self, entry: &[u8], policy: &Policy) -> Result<Backing, ReceiptError> {
        let backing = policy.satisfied(&self.checkpoint)?;
        let head = backing.checkpoint.head();
        let leaf = leaf_hash(entry);
        verify_inclusion(&leaf, self.index, &self.proof, head.size, &head.root)
            .map_err(|error| ReceiptError::Entry { index: self.index, error })?;
        Ok(backing)
    }
}

/// The receipt as it is handed out, in a file that ends in `.tlog-proof`.
impl fmt::Display for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{FIRST_LINE}")?;
        if !self.extra.is_empty() {
            writeln!(f, "extra {}", STANDARD.encode(&self.extra))?;
        }
        writeln!(f, "index {}", self.index)?;
        self.proof.iter().try_for_each(|hash| writeln!(f, "{}", hash.to_base64()))?;
        write!(f, "\n{}", self.checkpoint)
    }
}

impl FromStr for Receipt {
    type Err = ReceiptError;

    fn from_str(text: &str) -> Result<Self, ReceiptError> {
        Self::parse(text.as_bytes())
    }
}

fn read_extra(line: &str) -> Option<Vec<u8>> {
    let code = line.strip_prefix("extra ")?;
    STANDARD.decode(code).ok().filter(|extra| !extra.is_empty())
}

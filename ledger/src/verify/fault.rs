//! What can be wrong with a log.
//!
//! Invariant: every fault names its place: the file, and the byte or the entry in it.

use crate::bundle::BundleError;
use crate::checkpoint::CheckpointError;
use crate::hash::Hash;
use crate::policy::PolicyError;
use crate::source::SourceError;

/// The sort of a fault, such as a program turns into its exit code. Graver ones come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Two statements of the log contradict one another.
    Fork,
    /// A signature is missing or does not fit, or too few have cosigned.
    Signature,
    /// A checkpoint is none, or is not what the entries lead to.
    Checkpoint,
    /// Entries are not what the tree says.
    Bundle,
    /// Hashes are not what the entries say.
    Tile,
    /// A file is missing.
    Missing,
    /// A file does not belong there.
    Surplus,
    /// A file could not be read.
    Source,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// An earlier checkpoint has another root than the entries lead to.
    #[error("{place} says that the first {size} entries have root {claimed}; they have {found}")]
    Fork {
        /// Which checkpoint.
        place: String,
        /// Its size.
        size: u64,
        /// Its root.
        claimed: Hash,
        /// The root of that many entries.
        found: Hash,
    },
    /// The log is shorter than it was.
    #[error("{place} says that the log had {size} entries; now it has {now}")]
    Behind {
        /// Which checkpoint.
        place: String,
        /// Its size.
        size: u64,
        /// The size of the log now.
        now: u64,
    },
    /// A checkpoint of another log.
    #[error("{place} is of log {found}, this one is {expected}")]
    Origin {
        /// Which checkpoint.
        place: String,
        /// The log that is verified.
        expected: String,
        /// The log that it is of.
        found: String,
    },
    /// A checkpoint that the policy does not believe.
    #[error("{place}: {error}")]
    Signature {
        /// Which checkpoint.
        place: String,
        /// Why.
        error: PolicyError,
    },
    /// A checkpoint that cannot be read.
    #[error("{place}: {error}")]
    Checkpoint {
        /// Which checkpoint.
        place: String,
        /// Why.
        error: CheckpointError,
    },
    /// The checkpoint says another root than the entries lead to.
    #[error("checkpoint says root {claimed}; the {size} entries have {found}")]
    Root {
        /// Its size.
        size: u64,
        /// Its root.
        claimed: Hash,
        /// The root of the entries.
        found: Hash,
    },
    /// A bundle that is not a bundle of its width.
    #[error("{path}: {error}")]
    Bundle {
        /// The bundle.
        path: String,
        /// What is wrong.
        error: BundleError,
    },
    /// An entry that has not the hash that the tree has for it.
    #[error("{path}: entry {index} of the log is not the one that was logged ({count} such here)")]
    Entry {
        /// The bundle.
        path: String,
        /// The number of the first such entry in the log.
        index: u64,
        /// How many such entries the bundle has.
        count: usize,
    },
    /// A tile that has not the length of its width.
    #[error("{path} must have {expected} bytes and has {found}")]
    Length {
        /// The tile.
        path: String,
        /// How many bytes it must have.
        expected: usize,
        /// How many it has.
        found: usize,
    },
    /// A hash that does not follow from what lies below it.
    #[error("{path}: the hash at byte {byte} is not that of what lies below ({count} such here)")]
    Hash {
        /// The tile.
        path: String,
        /// Where the first such hash begins.
        byte: usize,
        /// How many such hashes the tile has.
        count: usize,
    },
    /// An earlier partial bundle or tile that is not the beginning of the present one.
    #[error("{path} is not the beginning of {whole}: they differ at byte {byte}")]
    Beginning {
        /// The partial file.
        path: String,
        /// The present file.
        whole: String,
        /// Where they first differ.
        byte: usize,
    },
    /// A file that must be there.
    #[error("{path} is not there")]
    Missing {
        /// The file.
        path: String,
    },
    /// A file that no log of this size has.
    #[error("{path} does not belong to a log of this size")]
    Surplus {
        /// The file.
        path: String,
    },
    /// A file that could not be read.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// So many faults that the rest was not looked at.
    #[error("there are more faults than {0}; the rest of the log was not looked at")]
    TooMany(usize),
}

impl Fault {
    /// Its sort.
    pub fn class(&self) -> Class {
        match self {
            Self::Fork { .. } | Self::Behind { .. } => Class::Fork,
            Self::Signature { .. } => Class::Signature,
            Self::Checkpoint { .. } | Self::Root { .. } | Self::Origin { .. } => Class::Checkpoint,
            Self::Bundle { .. } | Self::Entry { .. } => Class::Bundle,
            Self::Length { .. } | Self::Hash { .. } | Self::TooMany(_) => Class::Tile,
            Self::Beginning { path, .. } if path.starts_with("tile/entries/") => Class::Bundle,
            Self::Beginning { .. } => Class::Tile,
            Self::Missing { .. } => Class::Missing,
            Self::Surplus { .. } => Class::Surplus,
            Self::Source(_) => Class::Source,
        }
    }

    /// The file it is in, or the name of the checkpoint.
    pub fn place(&self) -> &str {
        match self {
            Self::Fork { place, .. }
            | Self::Behind { place, .. }
            | Self::Origin { place, .. }
            | Self::Signature { place, .. }
            | Self::Checkpoint { place, .. } => place,
            Self::Bundle { path, .. }
            | Self::Entry { path, .. }
            | Self::Length { path, .. }
            | Self::Hash { path, .. }
            | Self::Beginning { path, .. }
            | Self::Missing { path }
            | Self::Surplus { path } => path,
            Self::Source(error) => &error.path,
            Self::Root { .. } => super::CHECKPOINT,
            Self::TooMany(_) => "",
        }
    }
}

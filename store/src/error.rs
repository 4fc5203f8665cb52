//! Why a store did not do what it was asked.

use crate::batch::{Epoch, Key};

/// Why a store did not do what it was asked.
///
/// Every variant but [`Error::Unknown`] means that nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Somebody appended in between.
    #[error("the log has {actual} entries, not {expected}; read the new ones and decide again")]
    WrongLength {
        /// The length that the caller expected.
        expected: u64,
        /// The length that the log has.
        actual: u64,
    },
    /// An append of this name happened before.
    #[error("this was appended before, as entry {index}")]
    Repeated {
        /// The name that was repeated.
        key: Key,
        /// The entry that the first append made.
        index: u64,
    },
    /// Somebody else leads now.
    #[error("epoch {} is over, the log is led under epoch {}; take the lead again before writing", .mine.0, .current.0)]
    Fenced {
        /// The epoch of the caller.
        mine: Epoch,
        /// The epoch of the leader.
        current: Epoch,
    },
    /// Somebody else holds the lead and is alive.
    #[error("another process leads this log; only one may write at a time")]
    Led,
    /// There is no room.
    #[error("no space left for the log: {0}; make room, nothing was written")]
    Full(String),
    /// An argument that no store accepts.
    #[error("refused: {0}")]
    Refused(String),
    /// The store was made by a newer version, or is not one of ours.
    #[error("cannot open the store: {0}")]
    Foreign(String),
    /// The store contradicts itself or its head.
    #[error("the store is damaged: {0}")]
    Damaged(String),
    /// The store cannot be reached, and nothing was written.
    #[error("the store cannot be reached: {0}")]
    Unavailable(String),
    /// The answer was lost: the append may have happened.
    #[error("it is not known whether this was written ({0}); ask for its key before trying again")]
    Unknown(String),
}

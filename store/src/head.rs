//! The head: a few bytes outside the database that say how far the log had been signed.

use async_trait::async_trait;

use crate::error::Error;

/// A register outside the database, with compare-and-swap.
///
/// It holds the last signed checkpoint. A database that was restored from an old backup, or a second
/// leader, contradicts it, and is noticed before it can sign another history.
#[async_trait]
pub trait Head: Send + Sync {
    /// Returns what the register holds; `None` if it was never set.
    ///
    /// # Errors
    /// Where the register cannot be read.
    async fn load(&self) -> Result<Option<Vec<u8>>, Error>;

    /// Sets the register to `new` if it holds `expected`, durably; tells whether it did.
    ///
    /// # Errors
    /// Where the register cannot be written; then it holds either the old or the new value.
    async fn replace(&self, expected: Option<&[u8]>, new: &[u8]) -> Result<bool, Error>;
}

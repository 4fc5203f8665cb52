//! The vault: what must never stand in a log.

use async_trait::async_trait;

use crate::error::Error;

/// A small store of secrets and identities, apart from the log, with its own backups.
///
/// Drawers are plain words such as `identity` or `key`; within a drawer, a name has one value.
#[async_trait]
pub trait Vault: Send + Sync {
    /// Keeps a value under a name, replacing the former one.
    ///
    /// # Errors
    /// Where the vault cannot be written.
    async fn put(&self, drawer: &str, name: &[u8], value: &[u8]) -> Result<(), Error>;

    /// Keeps a value only if the name is free; returns the value that stands there now.
    ///
    /// # Errors
    /// Where the vault cannot be written.
    async fn put_new(&self, drawer: &str, name: &[u8], value: &[u8]) -> Result<Vec<u8>, Error>;

    /// Replaces the value of a name only if it is the one that is expected; returns whether it did.
    /// Of many who expect the same value at once, one replaces it.
    ///
    /// # Errors
    /// Where the vault cannot be written.
    async fn replace(
        &self,
        drawer: &str,
        name: &[u8],
        expected: &[u8],
        value: &[u8],
    ) -> Result<bool, Error>;

    /// Returns the value of a name.
    ///
    /// # Errors
    /// Where the vault cannot be read.
    async fn get(&self, drawer: &str, name: &[u8]) -> Result<Option<Vec<u8>>, Error>;

    /// Returns the names of a drawer, in order of their bytes.
    ///
    /// # Errors
    /// Where the vault cannot be read.
    async fn names(&self, drawer: &str) -> Result<Vec<Vec<u8>>, Error>;

    /// Destroys the value of a name, overwriting it where the medium allows.
    ///
    /// # Errors
    /// Where the vault cannot be written.
    async fn destroy(&self, drawer: &str, name: &[u8]) -> Result<(), Error>;
}

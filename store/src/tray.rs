//! The tray: what one node hands to the node that leads, through the database that they share.

use std::time::Duration;

use async_trait::async_trait;
use tokio::sync::watch;

use crate::batch::Key;
use crate::error::Error;

/// A request that waits, under its name.
pub type Request = (Key, Vec<u8>);

/// Requests to whoever leads, and the answers to them.
///
/// Nothing in it has to outlive the server: whoever gets no answer asks again, under a key of the act
/// that makes sure that it happens once.
#[async_trait]
pub trait Tray: Send + Sync {
    /// Puts a request in, under a name that nobody else uses.
    ///
    /// # Errors
    /// Where it cannot be written; it may lie there nevertheless.
    async fn put(&self, name: &Key, request: &[u8]) -> Result<(), Error>;

    /// The requests without an answer, the oldest first, so many at most.
    ///
    /// # Errors
    /// Where they cannot be read.
    async fn waiting(&self, most: u32) -> Result<Vec<Request>, Error>;

    /// Answers requests; those that were withdrawn meanwhile are passed over.
    ///
    /// # Errors
    /// Where nothing can be written.
    async fn answer(&self, answers: &[Request]) -> Result<(), Error>;

    /// Takes out the answers to these requests, as far as they are there, and the requests with them.
    ///
    /// # Errors
    /// Where nothing can be read or written.
    async fn take(&self, names: &[Key]) -> Result<Vec<Request>, Error>;

    /// Takes requests out, answered or not.
    ///
    /// # Errors
    /// Where nothing can be written.
    async fn withdraw(&self, names: &[Key]) -> Result<(), Error>;

    /// Takes out what has lain there longer, because whoever asked is gone.
    ///
    /// # Errors
    /// Where nothing can be written.
    async fn clear(&self, older: Duration) -> Result<(), Error>;

    /// Wakes whoever waits when something was put in or answered, and from time to time without a
    /// reason: what is seen is how often.
    fn watch(&self) -> watch::Receiver<u64>;
}

//! The port of one log.

use async_trait::async_trait;
use tokio::sync::watch;

use crate::batch::{Appended, Batch, Body, Epoch, Key, Name};
use crate::error::Error;

/// The durable home of one log.
#[async_trait]
pub trait Store: Send + Sync {
    /// Takes the lead: from now on only appends under the returned epoch happen.
    ///
    /// # Errors
    /// [`Error::Led`] where another live process holds the lead and cannot be fenced off.
    async fn lead(&self) -> Result<Epoch, Error>;

    /// Whether an append under this epoch could happen: nobody else has taken the lead since.
    ///
    /// # Errors
    /// Where the store cannot be asked.
    async fn leads(&self, epoch: Epoch) -> Result<bool, Error>;

    /// Gives the lead up, so that another process can take it; nothing where it is not held.
    async fn resign(&self);

    /// Returns the number of durable entries.
    ///
    /// # Errors
    /// Where the store cannot be read.
    async fn length(&self) -> Result<u64, Error>;

    /// Appends all entries at the expected length, or none; durable when it returns.
    ///
    /// [`Batch::check`] comes first; then conditions are checked in this order: epoch, keys, length.
    /// A body whose name was erased is left out, and its entry appended: the log that a mirror sends
    /// back is whole even where its bodies are not. A body that is kept already is kept once.
    ///
    /// # Errors
    /// [`Error::Fenced`], [`Error::Repeated`], [`Error::WrongLength`], [`Error::Full`],
    /// [`Error::Refused`] for what [`Batch::check`] refuses, before anybody took the lead, and for
    /// another body under a name that is kept, and [`Error::Unknown`] where the answer was lost.
    async fn append(&self, batch: Batch) -> Result<Appended, Error>;

    /// Returns up to `limit` leaves from index `from` on, in order.
    ///
    /// # Errors
    /// Where the store cannot be read.
    async fn read(&self, from: u64, limit: u64) -> Result<Vec<Vec<u8>>, Error>;

    /// Returns the entry that an append of this name made.
    ///
    /// # Errors
    /// Where the store cannot be read.
    async fn find(&self, key: &Key) -> Result<Option<u64>, Error>;

    /// Returns bodies by name, in the order asked; `None` for what was erased or never kept.
    ///
    /// # Errors
    /// Where the store cannot be read.
    async fn bodies(&self, names: &[Name]) -> Result<Vec<Option<Body>>, Error>;

    /// Erases bodies for good, salts included, and remembers their names; durable when it returns.
    ///
    /// A name that was erased cannot be kept again: a restored backup is cleaned by calling this with
    /// the remembered names before anything is served.
    ///
    /// # Errors
    /// Where the store cannot be written.
    async fn erase(&self, names: &[Name]) -> Result<(), Error>;

    /// Returns the names of everything that was erased, in order of their bytes.
    ///
    /// # Errors
    /// Where the store cannot be read.
    async fn erased(&self) -> Result<Vec<Name>, Error>;

    /// Lends a view of the length that wakes whoever waits when it grows, by whatever node.
    fn watch(&self) -> watch::Receiver<u64>;
}

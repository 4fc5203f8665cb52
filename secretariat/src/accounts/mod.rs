//! Who enters: accounts, the seats they hold, and sessions; all of it in the vault of the house.
//!
//! **Invariant:** a secret that lets somebody in is never kept, only its digest; nothing from here goes
//! on a record.

mod account;
mod session;

pub use account::{Account, AccountId, Holding};
pub use session::{Secret, Session};

use std::sync::Arc;

use unbracket_store::Vault;

use crate::chance::{Chance, NoChance};
use crate::clock::Clock;

/// Why accounts cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AccountError {
    /// The vault cannot be read or written.
    #[error(transparent)]
    Store(#[from] unbracket_store::Error),
    /// There is no randomness for a secret.
    #[error(transparent)]
    Chance(#[from] NoChance),
    /// What is kept cannot be read.
    #[error("an entry of the vault is damaged: {0}")]
    Damaged(String),
}

/// The accounts of one house.
#[derive(Clone)]
pub struct Accounts {
    pub(crate) vault: Arc<dyn Vault>,
    pub(crate) clock: Arc<dyn Clock>,
}

impl Accounts {
    /// The accounts that this vault keeps.
    pub fn new(vault: Arc<dyn Vault>, clock: Arc<dyn Clock>) -> Self {
        Self { vault, clock }
    }

    pub(crate) fn random() -> Result<[u8; 32], AccountError> {
        Ok(Chance::System.bytes("account", 0)?)
    }
}

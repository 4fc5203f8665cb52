//! Who enters: accounts, the seats they hold, and how they show who they are; all of it in the vault of
//! the house.
//!
//! **Invariant:** a secret that lets somebody in is never kept, only its digest; nothing from here goes
//! on a record. What works once works for one caller alone, on however many nodes.

mod account;
mod address;
mod invitation;
mod kept;
mod once;
mod passkey;
mod recent;
mod secret;
mod session;
mod token;

pub use account::{Account, AccountId, Holding};
pub use address::MAILS_AN_HOUR;
pub use invitation::{Invitation, Offer};
pub use passkey::Passkey;
pub use secret::Secret;
pub use session::{Proof, Session, Sitting, Stay};
pub use token::{Grant, Scopes, Token};

use std::sync::Arc;

use unbracket_store::Vault;

use crate::chance::{Chance, NoChance};
use crate::clock::Clock;
use recent::Recent;

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
    /// The address, or the identity at a provider, is another account's.
    #[error("this belongs to another account; enter there, or use another")]
    Taken,
}

/// The accounts of one house.
#[derive(Clone)]
pub struct Accounts {
    pub(crate) vault: Arc<dyn Vault>,
    pub(crate) clock: Arc<dyn Clock>,
    recent: Arc<Recent>,
    /// Held while an entry is read, changed and written back.
    changing: Arc<tokio::sync::Mutex<()>>,
}

impl Accounts {
    /// The accounts that this vault keeps.
    pub fn new(vault: Arc<dyn Vault>, clock: Arc<dyn Clock>) -> Self {
        Self { vault, clock, recent: Arc::default(), changing: Arc::default() }
    }

    pub(crate) fn random() -> Result<[u8; 32], AccountError> {
        Ok(Chance::System.bytes("account", 0)?)
    }
}

//! The outbox: letters that were not sent yet, in the vault.

use std::sync::Arc;

use unbracket_store::Vault;

use super::Letter;
use crate::accounts::AccountError;
use crate::chance::Chance;
use crate::clock::Clock;

const DRAWER: &str = "outbox";

/// Letters on their way out.
#[derive(Clone)]
pub struct Outbox {
    vault: Arc<dyn Vault>,
    clock: Arc<dyn Clock>,
}

/// A letter that waits, under the name by which it is taken out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Its name: the second in which it was put in, and chance.
    pub name: Vec<u8>,
    /// The letter.
    pub letter: Letter,
}

impl Outbox {
    /// The outbox in this vault.
    pub fn new(vault: Arc<dyn Vault>, clock: Arc<dyn Clock>) -> Self {
        Self { vault, clock }
    }

    /// Puts a letter in; it will be sent even if the server ends now.
    ///
    /// # Errors
    /// Where the vault cannot be written, or there is no randomness.
    pub async fn put(&self, letter: &Letter) -> Result<(), AccountError> {
        let bytes =
            serde_json::to_vec(letter).map_err(|error| AccountError::Damaged(error.to_string()))?;
        let mut name = self.clock.now().0.to_be_bytes().to_vec();
        name.extend_from_slice(&Chance::System.bytes("letter", 0)?[..8]);
        Ok(self.vault.put(DRAWER, &name, &bytes).await?)
    }

    /// The letters that wait, the oldest first.
    ///
    /// # Errors
    /// Where the vault cannot be read.
    pub async fn waiting(&self) -> Result<Vec<Waiting>, AccountError> {
        let mut waiting = Vec::new();
        for name in self.vault.names(DRAWER).await? {
            let Some(bytes) = self.vault.get(DRAWER, &name).await? else { continue };
            let letter = serde_json::from_slice(&bytes)
                .map_err(|error| AccountError::Damaged(error.to_string()))?;
            waiting.push(Waiting { name, letter });
        }
        Ok(waiting)
    }

    /// Takes a letter out: it was sent, or is not to be.
    ///
    /// # Errors
    /// Where the vault cannot be written.
    pub async fn take_out(&self, name: &[u8]) -> Result<(), AccountError> {
        Ok(self.vault.destroy(DRAWER, name).await?)
    }
}

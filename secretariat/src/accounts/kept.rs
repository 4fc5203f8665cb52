//! Entries of the vault as they are written and read: JSON under a drawer and a name.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{AccountError, Accounts};

/// What an entry is called in lists: a part of a digest, which opens nothing.
pub(super) fn handle(digest: &[u8]) -> String {
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// An entry as the vault keeps it.
pub(super) fn written<T: Serialize>(value: &T) -> Result<Vec<u8>, AccountError> {
    serde_json::to_vec(value).map_err(|error| AccountError::Damaged(error.to_string()))
}

/// An entry of the vault.
pub(super) fn parsed<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, AccountError> {
    serde_json::from_slice(bytes).map_err(|error| AccountError::Damaged(error.to_string()))
}

impl Accounts {
    pub(super) async fn write<T: Serialize + Sync>(
        &self,
        drawer: &str,
        name: &[u8],
        value: &T,
    ) -> Result<(), AccountError> {
        Ok(self.vault.put(drawer, name, &written(value)?).await?)
    }

    pub(super) async fn read<T: DeserializeOwned>(
        &self,
        drawer: &str,
        name: &[u8],
    ) -> Result<Option<T>, AccountError> {
        let Some(bytes) = self.vault.get(drawer, name).await? else { return Ok(None) };
        parsed(&bytes).map(Some)
    }

    /// Destroys every entry of a drawer.
    pub(super) async fn empty(&self, drawer: &str) -> Result<(), AccountError> {
        for name in self.vault.names(drawer).await? {
            self.vault.destroy(drawer, &name).await?;
        }
        Ok(())
    }

    /// A key that every node of the house has: made on first use.
    ///
    /// # Errors
    /// Where the vault cannot be used, or there is no randomness.
    pub async fn shared_key(&self, purpose: &str) -> Result<[u8; 32], AccountError> {
        let key = self.vault.put_new("door-key", purpose.as_bytes(), &Self::random()?).await?;
        key.try_into().map_err(|_| AccountError::Damaged(format!("the key for {purpose}")))
    }

    pub(super) fn seconds(&self) -> i64 {
        self.clock.now().0
    }
}

//! Passkeys: what a device proves itself with. What is kept is public, and belongs to one account.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use unbracket_negotiation::Moment;

use super::{AccountError, AccountId, Accounts};

/// A passkey.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passkey {
    /// The bytes by which its device knows it.
    pub id: Vec<u8>,
    /// What its person calls it.
    pub name: String,
    /// When it was added, in seconds.
    pub made: i64,
    /// What is needed to check it, as the door wrote it.
    pub credential: Value,
}

impl Passkey {
    /// When it was added.
    pub fn since(&self) -> Moment {
        Moment(self.made)
    }

    /// What it is called in forms.
    pub fn handle(&self) -> String {
        self.id.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

fn shelf(account: &AccountId) -> String {
    format!("passkey-{}", account.as_str())
}

impl Accounts {
    /// The passkeys of an account, the oldest first.
    ///
    /// # Errors
    /// Where the vault cannot be read.
    pub async fn passkeys(&self, account: &AccountId) -> Result<Vec<Passkey>, AccountError> {
        let mut keys = Vec::new();
        for id in self.vault.names(&shelf(account)).await? {
            keys.extend(self.read::<Passkey>(&shelf(account), &id).await?);
        }
        keys.sort_by_key(|key| key.made);
        Ok(keys)
    }

    /// Keeps a passkey as it now is.
    ///
    /// # Errors
    /// Where the vault cannot be written.
    pub async fn keep_passkey(
        &self,
        account: &AccountId,
        passkey: &Passkey,
    ) -> Result<(), AccountError> {
        self.write(&shelf(account), &passkey.id, passkey).await
    }

    /// Removes a passkey.
    ///
    /// # Errors
    /// Where the vault cannot be written.
    pub async fn drop_passkey(&self, account: &AccountId, id: &[u8]) -> Result<(), AccountError> {
        Ok(self.vault.destroy(&shelf(account), id).await?)
    }

    /// Removes all passkeys of somebody who lost them.
    ///
    /// # Errors
    /// Where the vault cannot be written.
    pub async fn drop_passkeys(&self, account: &AccountId) -> Result<(), AccountError> {
        self.empty(&shelf(account)).await
    }
}

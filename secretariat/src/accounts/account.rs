//! An account: one person, and the seats that they may act for.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use unbracket_negotiation::SeatId;

use super::{AccountError, Accounts};

const DRAWER: &str = "account";

/// The number of an account: 16 random bytes, in hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct AccountId(String);

/// A seat that an account may act for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Holding {
    /// The name of the process.
    pub process: String,
    /// The number of the seat.
    pub seat: u32,
}

/// A person who can enter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// Its number.
    pub id: AccountId,
    /// What to call this person on their own pages.
    pub name: String,
    /// Their mail address; none for the people of a demonstration.
    pub address: Option<String>,
    /// The seats that they may act for.
    pub holdings: BTreeSet<Holding>,
    /// Whether they run the server: they see outbox, health and backups, and begin processes.
    pub operator: bool,
    /// The language in which they are written to.
    pub language: Option<String>,
}

impl AccountId {
    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Account {
    /// The seats of this account in a process.
    pub fn seats(&self, process: &str) -> impl Iterator<Item = SeatId> {
        let here = self.holdings.iter().filter(move |holding| holding.process == process);
        here.map(|holding| SeatId(holding.seat))
    }
}

impl Accounts {
    /// Makes an account.
    ///
    /// # Errors
    /// Where the vault cannot be written, or there is no randomness.
    pub async fn make(&self, name: &str, address: Option<&str>) -> Result<Account, AccountError> {
        let digits = Self::random()?[..16].iter().map(|byte| format!("{byte:02x}")).collect();
        let account = Account {
            id: AccountId(digits),
            name: name.to_owned(),
            address: address.map(ToOwned::to_owned),
            holdings: BTreeSet::new(),
            operator: false,
            language: None,
        };
        self.keep(&account).await?;
        Ok(account)
    }

    /// Keeps an account as it now is.
    ///
    /// # Errors
    /// Where the vault cannot be written.
    pub async fn keep(&self, account: &Account) -> Result<(), AccountError> {
        let bytes = serde_json::to_vec(account)
            .map_err(|error| AccountError::Damaged(error.to_string()))?;
        Ok(self.vault.put(DRAWER, account.id.0.as_bytes(), &bytes).await?)
    }

    /// Finds an account by its number.
    ///
    /// # Errors
    /// Where the vault cannot be read, or what it holds is damaged.
    pub async fn account(&self, id: &AccountId) -> Result<Option<Account>, AccountError> {
        let Some(bytes) = self.vault.get(DRAWER, id.0.as_bytes()).await? else { return Ok(None) };
        let account = serde_json::from_slice(&bytes);
        account.map(Some).map_err(|error| AccountError::Damaged(error.to_string()))
    }
}

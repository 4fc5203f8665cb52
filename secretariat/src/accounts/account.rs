//! An account: one person, and the seats that they may act for.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use unbracket_negotiation::SeatId;

use super::kept::{parsed, written};
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
    /// The seat that they act for, where they hold several in a process.
    #[serde(default)]
    pub acting: BTreeMap<String, u32>,
    /// Whether they are kept out.
    #[serde(default)]
    pub disabled: bool,
    /// Who they are at providers of identities: issuer and subject.
    #[serde(default)]
    pub identities: BTreeSet<(String, String)>,
}

impl AccountId {
    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number with these bytes.
    pub fn from_bytes(bytes: &[u8; 16]) -> Self {
        Self(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// The sixteen bytes; nought where the number was not made by us.
    pub fn to_bytes(&self) -> [u8; 16] {
        u128::from_str_radix(&self.0, 16).unwrap_or_default().to_be_bytes()
    }
}

impl Account {
    /// The seats of this account in a process; first the one for which they chose to act.
    pub fn seats(&self, process: &str) -> impl Iterator<Item = SeatId> {
        let here = self.holdings.iter().filter(move |holding| holding.process == process);
        let mut seats: Vec<_> = here.map(|holding| SeatId(holding.seat)).collect();
        let chosen = self.acting.get(process);
        seats.sort_by_key(|seat| Some(&seat.0) != chosen);
        seats.into_iter()
    }
}

impl Accounts {
    /// Makes an account.
    ///
    /// # Errors
    /// Where the address is another account's, the vault cannot be written, or there is no randomness.
    pub async fn make(&self, name: &str, address: Option<&str>) -> Result<Account, AccountError> {
        let bytes: [u8; 16] = Self::random()?[..16].try_into().expect("sixteen of 32");
        let account = Account {
            id: AccountId::from_bytes(&bytes),
            name: name.to_owned(),
            address: address.map(|address| address.trim().to_owned()),
            holdings: BTreeSet::new(),
            operator: false,
            language: None,
            acting: BTreeMap::new(),
            disabled: false,
            identities: BTreeSet::new(),
        };
        if let Some(address) = address {
            self.claim(address, &account.id).await?;
        }
        self.keep(&account).await?;
        Ok(account)
    }

    /// Keeps an account as it now is.
    ///
    /// # Errors
    /// Where the vault cannot be written.
    pub async fn keep(&self, account: &Account) -> Result<(), AccountError> {
        self.write(DRAWER, account.id.0.as_bytes(), account).await?;
        self.recent.forget();
        Ok(())
    }

    /// Changes an account; nothing happens where there is none. What another node changed, or destroyed, in
    /// the same moment is never written over: who was kept out stays out.
    ///
    /// # Errors
    /// Where the vault cannot be used, or another node changed the account in the same moment.
    pub async fn change(
        &self,
        id: &AccountId,
        change: impl FnOnce(&mut Account),
    ) -> Result<(), AccountError> {
        let _alone = self.changing.lock().await;
        let name = id.0.as_bytes();
        let Some(before) = self.vault.get(DRAWER, name).await? else { return Ok(()) };
        let mut account: Account = parsed(&before)?;
        change(&mut account);
        let changed = self.vault.replace(DRAWER, name, &before, &written(&account)?).await?;
        self.recent.forget();
        if changed || self.vault.get(DRAWER, name).await?.is_none() {
            return Ok(());
        }
        Err(unbracket_store::Error::Unavailable(
            "the account was changed elsewhere in the same moment; try again".into(),
        )
        .into())
    }

    /// Finds an account by its number.
    ///
    /// # Errors
    /// Where the vault cannot be read, or what it holds is damaged.
    pub async fn account(&self, id: &AccountId) -> Result<Option<Account>, AccountError> {
        self.read(DRAWER, id.0.as_bytes()).await
    }

    /// All accounts, in order of their numbers.
    ///
    /// # Errors
    /// Where the vault cannot be read.
    pub async fn all(&self) -> Result<Vec<Account>, AccountError> {
        let mut all = Vec::new();
        for name in self.vault.names(DRAWER).await? {
            all.extend(self.read(DRAWER, &name).await?);
        }
        Ok(all)
    }

    /// Keeps somebody out, and ends all their sessions and tokens.
    ///
    /// # Errors
    /// Where the vault cannot be used.
    pub async fn disable(&self, id: &AccountId) -> Result<(), AccountError> {
        self.change(id, |account| account.disabled = true).await?;
        self.end_tokens(id).await?;
        self.end_sessions(id, None).await
    }

    /// Destroys an account and all that lets its person in. The seats stay on the record, and what was
    /// done there stays done; nobody can tell any more who it was.
    ///
    /// # Errors
    /// Where the vault cannot be used.
    pub async fn forget(&self, account: &Account) -> Result<(), AccountError> {
        let id = &account.id;
        self.end_tokens(id).await?;
        self.end_sessions(id, None).await?;
        self.drop_passkeys(id).await?;
        if let Some(address) = &account.address {
            self.release(address).await?;
        }
        for (issuer, subject) in &account.identities {
            self.unlink(issuer, subject).await?;
        }
        self.vault.destroy(DRAWER, id.0.as_bytes()).await?;
        self.recent.forget();
        Ok(())
    }
}

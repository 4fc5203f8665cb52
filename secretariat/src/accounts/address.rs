//! Whose a mail address is, or an identity at a provider, and how much is written to an address.
//!
//! **Invariant:** an address or identity leads to one account.

use sha2::{Digest, Sha256};

use super::{Account, AccountError, AccountId, Accounts};

const ADDRESSES: &str = "address";
const IDENTITIES: &str = "provider-identity";
const MAILED: &str = "mailed";
const INVITED: &str = "invited";
const HOUR: i64 = 3_600;
/// So many letters that nobody can refuse go to one address in an hour.
pub const MAILS_AN_HOUR: usize = 3;

/// The name of an address in the vault: the same however it is spelt.
fn name(address: &str) -> [u8; 32] {
    Sha256::digest(address.trim().to_lowercase().as_bytes()).into()
}

fn identity(issuer: &str, subject: &str) -> [u8; 32] {
    let mut hash = Sha256::new_with_prefix((issuer.len() as u64).to_be_bytes());
    hash.update(issuer.as_bytes());
    hash.update(subject.as_bytes());
    hash.finalize().into()
}

impl Accounts {
    /// The account of an address.
    ///
    /// # Errors
    /// Where the vault cannot be read.
    pub async fn by_address(&self, address: &str) -> Result<Option<Account>, AccountError> {
        let id = self.read(ADDRESSES, &name(address)).await?;
        // An unknown address costs the same question as a known one.
        let nobody = AccountId::from_bytes(&[0; 16]);
        self.account(&id.unwrap_or(nobody)).await
    }

    pub(super) async fn claim(&self, address: &str, id: &AccountId) -> Result<(), AccountError> {
        self.claim_under(ADDRESSES, &name(address), id).await
    }

    pub(super) async fn release(&self, address: &str) -> Result<(), AccountError> {
        Ok(self.vault.destroy(ADDRESSES, &name(address)).await?)
    }

    async fn claim_under(
        &self,
        drawer: &str,
        name: &[u8],
        id: &AccountId,
    ) -> Result<(), AccountError> {
        let bytes =
            serde_json::to_vec(id).map_err(|error| AccountError::Damaged(error.to_string()))?;
        let found = self.vault.put_new(drawer, name, &bytes).await?;
        if found == bytes { Ok(()) } else { Err(AccountError::Taken) }
    }

    /// The account of an identity at a provider.
    ///
    /// # Errors
    /// Where the vault cannot be read.
    pub async fn by_identity(
        &self,
        issuer: &str,
        subject: &str,
    ) -> Result<Option<Account>, AccountError> {
        match self.read(IDENTITIES, &identity(issuer, subject)).await? {
            Some(id) => self.account(&id).await,
            None => Ok(None),
        }
    }

    /// Lets an identity at a provider lead to an account.
    ///
    /// # Errors
    /// Where it leads to another, or the vault cannot be written.
    pub async fn link_identity(
        &self,
        id: &AccountId,
        issuer: &str,
        subject: &str,
    ) -> Result<(), AccountError> {
        self.claim_under(IDENTITIES, &identity(issuer, subject), id).await?;
        let known = (issuer.to_owned(), subject.to_owned());
        self.change(id, |account| {
            account.identities.insert(known);
        })
        .await
    }

    /// An identity at a provider leads nowhere any more.
    ///
    /// # Errors
    /// Where the vault cannot be written.
    pub async fn unlink_identity(&self, id: &AccountId, issuer: &str) -> Result<(), AccountError> {
        let Some(account) = self.account(id).await? else { return Ok(()) };
        for (issuer, subject) in account.identities.iter().filter(|(of, _)| of == issuer) {
            self.unlink(issuer, subject).await?;
        }
        self.change(id, |account| account.identities.retain(|(of, _)| of != issuer)).await
    }

    pub(super) async fn unlink(&self, issuer: &str, subject: &str) -> Result<(), AccountError> {
        Ok(self.vault.destroy(IDENTITIES, &identity(issuer, subject)).await?)
    }

    /// Whether one more letter that nobody can refuse may go to an address now, where at most so many do in
    /// an hour; counts it if so.
    ///
    /// # Errors
    /// Where the vault cannot be used.
    pub async fn may_mail(&self, address: &str, at_most: usize) -> Result<bool, AccountError> {
        self.may(MAILED, address, at_most).await
    }

    /// Whether one more invitation may go to an address now; counts it if so. What a stranger asks to
    /// have sent there keeps no invitation away.
    ///
    /// # Errors
    /// Where the vault cannot be used.
    pub async fn may_invite(&self, address: &str) -> Result<bool, AccountError> {
        self.may(INVITED, address, MAILS_AN_HOUR).await
    }

    async fn may(&self, drawer: &str, address: &str, at_most: usize) -> Result<bool, AccountError> {
        let _alone = self.changing.lock().await;
        let (name, now) = (name(address), self.seconds());
        let mut sent: Vec<i64> = self.read(drawer, &name).await?.unwrap_or_default();
        sent.retain(|at| now - at < HOUR);
        let may = sent.len() < at_most;
        if may {
            sent.push(now);
        }
        self.write(drawer, &name, &sent).await?;
        Ok(may)
    }
}

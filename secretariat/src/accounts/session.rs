//! Sessions: a secret in the browser, its digest in the vault.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Account, AccountError, AccountId, Accounts};

const DRAWER: &str = "session";
/// A session that nobody used for so long ends, in seconds.
const IDLE: i64 = 12 * 3_600;
/// A session ends after so long whatever happens, in seconds.
const LONGEST: i64 = 7 * 86_400;

/// What a browser holds and the vault does not.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; 32]);

/// A session that is open.
#[derive(Clone, Debug)]
pub struct Session {
    /// Who.
    pub account: Account,
    /// What every form of this session carries, so that no other site can send one.
    pub token: String,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    account: AccountId,
    begun: i64,
    used: i64,
}

impl Secret {
    /// As it stands in a cookie.
    pub fn to_cookie(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// From a cookie; `None` where it is none of ours.
    pub fn from_cookie(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        bytes.try_into().ok().map(Self)
    }

    fn digest(&self, purpose: &str) -> [u8; 32] {
        let mut hash = Sha256::new_with_prefix(purpose.as_bytes());
        hash.update(self.0);
        hash.finalize().into()
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Accounts {
    /// Opens a session for an account.
    ///
    /// # Errors
    /// Where the vault cannot be written, or there is no randomness.
    pub async fn begin_session(&self, account: &AccountId) -> Result<Secret, AccountError> {
        let secret = Secret(Self::random()?);
        let now = self.clock.now().0;
        self.keep_session(&secret, &Kept { account: account.clone(), begun: now, used: now })
            .await?;
        Ok(secret)
    }

    /// Who is in this session; `None` where it has ended.
    ///
    /// # Errors
    /// Where the vault cannot be used.
    pub async fn session(&self, secret: &Secret) -> Result<Option<Session>, AccountError> {
        let name = secret.digest("session");
        let Some(bytes) = self.vault.get(DRAWER, &name).await? else { return Ok(None) };
        let mut kept: Kept = serde_json::from_slice(&bytes)
            .map_err(|error| AccountError::Damaged(error.to_string()))?;
        let now = self.clock.now().0;
        if now - kept.used > IDLE || now - kept.begun > LONGEST {
            self.vault.destroy(DRAWER, &name).await?;
            return Ok(None);
        }
        let Some(account) = self.account(&kept.account).await? else { return Ok(None) };
        if now - kept.used > 60 {
            kept.used = now;
            self.keep_session(secret, &kept).await?;
        }
        Ok(Some(Session { account, token: URL_SAFE_NO_PAD.encode(secret.digest("form")) }))
    }

    /// Ends a session.
    ///
    /// # Errors
    /// Where the vault cannot be written.
    pub async fn end_session(&self, secret: &Secret) -> Result<(), AccountError> {
        Ok(self.vault.destroy(DRAWER, &secret.digest("session")).await?)
    }

    async fn keep_session(&self, secret: &Secret, kept: &Kept) -> Result<(), AccountError> {
        let bytes =
            serde_json::to_vec(kept).map_err(|error| AccountError::Damaged(error.to_string()))?;
        Ok(self.vault.put(DRAWER, &secret.digest("session"), &bytes).await?)
    }
}

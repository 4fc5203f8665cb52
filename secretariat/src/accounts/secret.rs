//! A secret: what somebody holds, and the vault does not.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use super::{AccountError, Accounts};

/// 256 bits that let somebody in: in a cookie, a link or a token.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; 32]);

impl Secret {
    /// A fresh one.
    ///
    /// # Errors
    /// Where there is no randomness.
    pub fn fresh() -> Result<Self, AccountError> {
        Ok(Self(Accounts::random()?))
    }

    /// As it stands in a cookie or an address.
    pub fn to_cookie(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// From a cookie or an address; `None` where it is none of ours.
    pub fn from_cookie(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        bytes.try_into().ok().map(Self)
    }

    /// What may be kept of it, for one purpose.
    pub(crate) fn digest(&self, purpose: &str) -> [u8; 32] {
        let mut hash = Sha256::new_with_prefix(purpose.as_bytes());
        hash.update([0]);
        hash.update(self.0);
        hash.finalize().into()
    }

    /// A word that proves to whoever holds the secret that a form comes from a page made for them.
    pub fn token(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.digest("form"))
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

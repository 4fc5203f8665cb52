//! Commitments to bodies that lie beside the log.
//!
//! Invariant: a commitment binds (the salt has one length, so that two salts are never one key of
//! HMAC) and hides (without the salt nobody can confirm a guess of the body).

use std::fmt;

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use crate::hash::{Hash, HashError};

/// What stands before every body, so that a commitment is never taken for another use of HMAC.
const PREFIX: &[u8] = b"unbracket/body/1\0";

/// The random key of one commitment; who deletes it deletes the proof. Never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Salt([u8; 32]);

impl Salt {
    /// A salt of 32 bytes that were drawn at random for this one body.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Its bytes, for the store of salts.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for Salt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Salt(hidden)")
    }
}

/// What the log holds in place of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Commitment(Hash);

impl Commitment {
    /// A commitment as it was read somewhere.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Hash::from_bytes(bytes))
    }

    /// Its bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }

    /// Whether this salt and body are those that were committed to; takes the same time either way.
    pub fn opens(&self, salt: &Salt, body: &[u8]) -> bool {
        mac(salt, body).verify_slice(self.as_bytes()).is_ok()
    }
}

impl fmt::Display for Commitment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for Commitment {
    type Err = HashError;

    fn from_str(text: &str) -> Result<Self, HashError> {
        text.parse().map(Self)
    }
}

/// Commits to a body: HMAC-SHA-256 under the salt over `unbracket/body/1`, a zero byte, the body.
pub fn commit(salt: &Salt, body: &[u8]) -> Commitment {
    Commitment::from_bytes(mac(salt, body).finalize().into_bytes().into())
}

fn mac(salt: &Salt, body: &[u8]) -> Hmac<Sha256> {
    let mut mac = Hmac::<Sha256>::new_from_slice(&salt.0).expect("HMAC takes a key of any length");
    mac.update(PREFIX);
    mac.update(body);
    mac
}

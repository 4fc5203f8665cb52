//! What is kept in the vault: the key of the record, and who the people are.
//!
//! **Invariant:** nothing from here goes into a leaf or a public body.

use unbracket_ledger::key::KeyError;
use unbracket_ledger::{KeyKind, KeyName, SignerKey};
use unbracket_negotiation::SeatId;
use unbracket_store::Vault;

use crate::chance::{Chance, NoChance};

const KEYS: &str = "key";
const PEOPLE: &str = "identity";
const ORIGIN: &[u8] = b"origin";
const SEED: &[u8] = b"log";

/// Why the vault did not give what it should.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// The vault cannot be read or written.
    #[error(transparent)]
    Store(#[from] unbracket_store::Error),
    /// There is no randomness for a key.
    #[error(transparent)]
    Chance(#[from] NoChance),
    /// The origin is no name for a key.
    #[error("`{0}` cannot name a record: {1}")]
    Origin(String, KeyError),
    /// The vault belongs to another record.
    #[error("this vault belongs to the record `{found}`, not to `{wanted}`")]
    Another {
        /// The origin in the vault.
        found: String,
        /// The origin that was wanted.
        wanted: String,
    },
    /// A key is damaged.
    #[error("the key in the vault is damaged; restore the vault from its own backup")]
    Damaged,
}

/// The key that signs the record of this origin: made on first use, and the same for ever.
///
/// # Errors
/// Where the vault cannot be used, or belongs to another origin.
pub async fn signer(
    vault: &dyn Vault,
    origin: &str,
    chance: &Chance,
) -> Result<SignerKey, VaultError> {
    let name = KeyName::new(origin).map_err(|error| VaultError::Origin(origin.into(), error))?;
    let found = vault.put_new(KEYS, ORIGIN, origin.as_bytes()).await?;
    if found != origin.as_bytes() {
        let found = String::from_utf8_lossy(&found).into_owned();
        return Err(VaultError::Another { found, wanted: origin.to_owned() });
    }
    let seed = vault.put_new(KEYS, SEED, &chance.bytes("log key", 0)?).await?;
    let seed: [u8; 32] = seed.try_into().map_err(|_| VaultError::Damaged)?;
    Ok(SignerKey::from_seed(name, KeyKind::Note, &seed))
}

/// The origin of the record whose key lies in this vault.
///
/// # Errors
/// Where the vault cannot be read.
pub async fn origin(vault: &dyn Vault) -> Result<Option<String>, VaultError> {
    let found = vault.get(KEYS, ORIGIN).await?;
    Ok(found.map(|origin| String::from_utf8_lossy(&origin).into_owned()))
}

/// Keeps who holds a seat.
///
/// # Errors
/// Where the vault cannot be written.
pub async fn keep_identity(
    vault: &dyn Vault,
    seat: SeatId,
    identity: &str,
) -> Result<(), VaultError> {
    Ok(vault.put(PEOPLE, &seat.0.to_be_bytes(), identity.as_bytes()).await?)
}

/// Tells who holds a seat.
///
/// # Errors
/// Where the vault cannot be read.
pub async fn identity(vault: &dyn Vault, seat: SeatId) -> Result<Option<String>, VaultError> {
    let found = vault.get(PEOPLE, &seat.0.to_be_bytes()).await?;
    Ok(found.map(|identity| String::from_utf8_lossy(&identity).into_owned()))
}

/// Destroys who held a seat; the seat and what it did stay on the record.
///
/// # Errors
/// Where the vault cannot be written.
pub async fn forget_identity(vault: &dyn Vault, seat: SeatId) -> Result<(), VaultError> {
    Ok(vault.destroy(PEOPLE, &seat.0.to_be_bytes()).await?)
}

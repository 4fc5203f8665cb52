//! Keys that check notes, and keys that sign them.
//!
//! Invariant: a key is one name, one kind and one Ed25519 key; its id follows from the three, and a
//! text that states another id is refused (C2SP signed-note).

use std::fmt;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use sha2::{Digest as _, Sha256};

/// What stands before a key that must stay secret, as Go's note package writes it.
const SECRET_PREFIX: &str = "PRIVATE+KEY+";

/// The name of a key: not empty, without white space, `+` and control characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyName(String);

impl KeyName {
    /// A name, such as `record.example.org/wsis`.
    ///
    /// # Errors
    /// Where it is no name.
    pub fn new(name: impl Into<String>) -> Result<Self, KeyError> {
        let name = name.into();
        let bad = |c: char| c.is_whitespace() || c == '+' || c < ' ';
        if name.is_empty() || name.contains(bad) { Err(KeyError::Name) } else { Ok(Self(name)) }
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for KeyName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a key signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyKind {
    /// The text of a note: the kind of a log's own key.
    Note,
    /// A checkpoint, with the time: the kind of a witness's key.
    Cosignature,
}

impl KeyKind {
    const fn byte(self) -> u8 {
        match self {
            Self::Note => 0x01,
            Self::Cosignature => 0x04,
        }
    }

    fn of_byte(byte: u8) -> Result<Self, KeyError> {
        match byte {
            0x01 => Ok(Self::Note),
            0x04 => Ok(Self::Cosignature),
            other => Err(KeyError::Kind(other)),
        }
    }
}

/// Why a text is no key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// The name is empty or has a character that no name has.
    #[error(
        "the name of a key is not empty and has no white space, no + and no control characters"
    )]
    Name,
    /// The parts are not name, id and key.
    #[error("a key is written as name+id+key, the id as eight hexadecimal digits in lower case")]
    Form,
    /// The last part is not base64.
    #[error("the last part of a key is padded standard base64 of its kind and 32 bytes")]
    Base64,
    /// A kind that is not spoken here.
    #[error("a key is of kind 1 (Ed25519) or 4 (Ed25519 cosignature), this one of {0}")]
    Kind(u8),
    /// The id is not that of the key.
    #[error("the id of this key is {expected:08x}, the text says {found:08x}")]
    Id {
        /// What follows from name, kind and key.
        expected: u32,
        /// What the text says.
        found: u32,
    },
    /// The bytes are no point of the curve, or one of small order.
    #[error("the 32 bytes are no public key of Ed25519")]
    Point,
}

/// A key that checks signatures.
#[derive(Clone, PartialEq, Eq)]
pub struct VerifierKey {
    name: KeyName,
    kind: KeyKind,
    point: VerifyingKey,
    id: u32,
}

impl VerifierKey {
    /// A key by its parts.
    ///
    /// # Errors
    /// Where the bytes are no public key, or one for which anything can be signed.
    pub fn new(name: KeyName, kind: KeyKind, public: &[u8; 32]) -> Result<Self, KeyError> {
        let point = VerifyingKey::from_bytes(public).map_err(|_| KeyError::Point)?;
        if point.is_weak() {
            return Err(KeyError::Point);
        }
        let id = key_id(&name, kind, public);
        Ok(Self { name, kind, point, id })
    }

    /// Its name.
    pub const fn name(&self) -> &KeyName {
        &self.name
    }

    /// What it checks.
    pub const fn kind(&self) -> KeyKind {
        self.kind
    }

    /// Its id, which signature lines carry.
    pub const fn id(&self) -> u32 {
        self.id
    }

    /// The public key itself.
    pub fn public(&self) -> &[u8; 32] {
        self.point.as_bytes()
    }

    /// Whether the signature of these bytes is this key's.
    pub(crate) fn checks(&self, message: &[u8], signature: &[u8]) -> bool {
        let signature = Signature::from_slice(signature);
        signature.is_ok_and(|s| self.point.verify_strict(message, &s).is_ok())
    }
}

/// `name+id+key`, the form that is published.
impl fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}+{:08x}+{}", self.name, self.id, material(self.kind, self.public()))
    }
}

impl fmt::Debug for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VerifierKey({self})")
    }
}

impl FromStr for VerifierKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let (name, id, kind, public) = take_apart(text)?;
        let key = Self::new(name, kind, &public)?;
        same_id(key.id, id)?;
        Ok(key)
    }
}

/// A key that signs. Never printed; its bytes are wiped when it is dropped.
#[derive(Clone)]
pub struct SignerKey {
    secret: SigningKey,
    verifier: VerifierKey,
}

impl SignerKey {
    /// The key that follows from 32 bytes drawn at random.
    pub fn from_seed(name: KeyName, kind: KeyKind, seed: &[u8; 32]) -> Self {
        let secret = SigningKey::from_bytes(seed);
        let point = secret.verifying_key();
        let id = key_id(&name, kind, point.as_bytes());
        Self { secret, verifier: VerifierKey { name, kind, point, id } }
    }

    /// The key that checks what this one signs.
    pub const fn verifier(&self) -> &VerifierKey {
        &self.verifier
    }

    /// `PRIVATE+KEY+name+id+seed`, the form that is kept secret.
    pub fn to_secret_text(&self) -> String {
        let VerifierKey { name, kind, id, .. } = &self.verifier;
        format!("{SECRET_PREFIX}{name}+{id:08x}+{}", material(*kind, self.secret.as_bytes()))
    }

    /// Reads the secret form.
    ///
    /// # Errors
    /// Where the text is no such key.
    pub fn from_secret_text(text: &str) -> Result<Self, KeyError> {
        let rest = text.strip_prefix(SECRET_PREFIX).ok_or(KeyError::Form)?;
        let (name, id, kind, seed) = take_apart(rest)?;
        let key = Self::from_seed(name, kind, &seed);
        same_id(key.verifier.id, id)?;
        Ok(key)
    }

    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.secret.sign(message).to_bytes()
    }
}

impl fmt::Debug for SignerKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SignerKey(hidden, of {})", self.verifier)
    }
}

/// The first four bytes of SHA-256 over name, newline, kind and public key.
fn key_id(name: &KeyName, kind: KeyKind, public: &[u8; 32]) -> u32 {
    let mut hasher = Sha256::new();
    hasher.update(name.as_str());
    hasher.update([b'\n', kind.byte()]);
    hasher.update(public);
    let [a, b, c, d, ..] = <[u8; 32]>::from(hasher.finalize());
    u32::from_be_bytes([a, b, c, d])
}

fn same_id(expected: u32, found: u32) -> Result<(), KeyError> {
    if expected == found { Ok(()) } else { Err(KeyError::Id { expected, found }) }
}

fn material(kind: KeyKind, key: &[u8; 32]) -> String {
    let mut bytes = [0; 33];
    bytes[0] = kind.byte();
    bytes[1..].copy_from_slice(key);
    STANDARD.encode(bytes)
}

fn take_apart(text: &str) -> Result<(KeyName, u32, KeyKind, [u8; 32]), KeyError> {
    // The base64 may hold a + of its own, the name may not.
    let mut parts = text.splitn(3, '+');
    let (Some(name), Some(id), Some(material)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(KeyError::Form);
    };
    let name = KeyName::new(name)?;
    let lower = id.len() == 8 && id.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    let id = u32::from_str_radix(id, 16).ok().filter(|_| lower).ok_or(KeyError::Form)?;
    let bytes = STANDARD.decode(material).map_err(|_| KeyError::Base64)?;
    let (kind, key) = bytes.split_first().ok_or(KeyError::Base64)?;
    let kind = KeyKind::of_byte(*kind)?;
    let key = key.try_into().map_err(|_| KeyError::Base64)?;
    Ok((name, id, kind, key))
}

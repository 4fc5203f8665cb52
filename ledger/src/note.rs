//! Signed notes: a text, an empty line, signature lines.
//!
//! Invariant: what is parsed is written back byte for byte, and a text is only handed out as trusted
//! by `Note::verify`, which a key that is known and fails makes fail as a whole (C2SP signed-note).

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::cosignature;
use crate::key::{KeyKind, KeyName, SignerKey, VerifierKey};

/// The longest note that is read, in bytes.
pub const LONGEST_NOTE: usize = 1 << 20;
/// The most signatures that are read. C2SP asks for 16 at least.
pub const MOST_SIGNATURES: usize = 100;

const DASH: &str = "\u{2014} ";

/// A text with its signatures, none of them checked yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    text: String,
    signatures: Vec<SignatureLine>,
}

/// One signature, as its line has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignatureLine {
    /// The name of the key that is said to have signed.
    pub name: KeyName,
    /// The id of that key.
    pub id: u32,
    /// What follows the id: at least one byte, in the form of the key's kind.
    pub signature: Vec<u8>,
}

/// A signature that has been checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed<'a> {
    /// The key that signed.
    pub key: &'a VerifierKey,
    /// When, in seconds since 1970, for cosignatures; no other kind says.
    pub time: Option<u64>,
}

/// Why a note is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// Longer than is read.
    #[error("a note has at most {LONGEST_NOTE} bytes, this one has {0}")]
    Long(usize),
    /// Not UTF-8.
    #[error("a note is UTF-8")]
    Utf8,
    /// A control character other than newline.
    #[error("a note has no control characters but newlines; there is one at byte {0}")]
    Control(usize),
    /// No text that ends in a newline, or no empty line before the signatures.
    #[error("a note is a text that ends in a newline, an empty line, and signature lines")]
    Form,
    /// A signature line that is none.
    #[error(
        "signature line {0} is not an em dash, a name and the base64 of a key id and a signature"
    )]
    Line(usize),
    /// More signatures than are read.
    #[error("a note has at most {MOST_SIGNATURES} signatures, this one has {0}")]
    Signatures(usize),
    /// A known key did not sign this.
    #[error("the signature of {0} does not fit the text")]
    Signature(KeyName),
    /// No key that is known has signed.
    #[error("no key that is known here has signed this")]
    Unsigned,
    /// A key of a witness signs with a time.
    #[error("{0} is the key of a witness, which signs checkpoints, with the time")]
    Kind(KeyName),
}

impl Note {
    /// A note without signatures yet.
    ///
    /// # Errors
    /// Where the text does not end in a newline, or has control characters.
    pub fn new(text: impl Into<String>) -> Result<Self, NoteError> {
        let text = text.into();
        plain(&text)?;
        if text.ends_with('\n') {
            Ok(Self { text, signatures: vec![] })
        } else {
            Err(NoteError::Form)
        }
    }

    /// Reads a signed note.
    ///
    /// # Errors
    /// Where the bytes are not exactly one.
    pub fn parse(bytes: &[u8]) -> Result<Self, NoteError> {
        if bytes.len() > LONGEST_NOTE {
            return Err(NoteError::Long(bytes.len()));
        }
        let whole = std::str::from_utf8(bytes).map_err(|_| NoteError::Utf8)?;
        plain(whole)?;
        let end = whole.rfind("\n\n").ok_or(NoteError::Form)? + 1;
        let (text, lines) = (&whole[..end], &whole[end + 1..]);
        let lines = lines.strip_suffix('\n').ok_or(NoteError::Form)?;
        let count = lines.split('\n').count();
        if count > MOST_SIGNATURES {
            return Err(NoteError::Signatures(count));
        }
        let lines = lines.split('\n').zip(1..);
        let signatures = lines.map(|(line, number)| line_of(line).ok_or(NoteError::Line(number)));
        Ok(Self { text: text.to_owned(), signatures: signatures.collect::<Result<_, _>>()? })
    }

    /// The text, final newline included. Trust it only after `verify`.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The signatures, in order.
    pub fn signatures(&self) -> &[SignatureLine] {
        &self.signatures
    }

    /// Signs with a key of kind `KeyKind::Note`.
    ///
    /// # Errors
    /// Where the key is that of a witness: `cosignature::cosign` takes that.
    pub fn sign(&mut self, key: &SignerKey) -> Result<(), NoteError> {
        let verifier = key.verifier();
        if verifier.kind() != KeyKind::Note {
            return Err(NoteError::Kind(verifier.name().clone()));
        }
        self.add(SignatureLine::by(verifier, key.sign(self.text.as_bytes()).to_vec()));
        Ok(())
    }

    /// Adds a signature made elsewhere, in place of an earlier one by the same key: some verifiers
    /// refuse a note with two.
    pub fn add(&mut self, line: SignatureLine) {
        self.signatures.retain(|other| (other.id, &other.name) != (line.id, &line.name));
        self.signatures.push(line);
    }

    /// The signatures by these keys, all of them checked; those of other keys are passed over.
    ///
    /// # Errors
    /// Where a signature by one of the keys does not fit, or none of them has signed.
    pub fn verify<'a>(
        &self,
        keys: impl IntoIterator<Item = &'a VerifierKey>,
    ) -> Result<Vec<Signed<'a>>, NoteError> {
        let mut signed = Vec::new();
        for key in keys {
            for line in self.signatures.iter().filter(|line| line.is_by(key)) {
                let time = self.check(key, line)?;
                signed.push(Signed { key, time });
            }
        }
        if signed.is_empty() { Err(NoteError::Unsigned) } else { Ok(signed) }
    }

    fn check(&self, key: &VerifierKey, line: &SignatureLine) -> Result<Option<u64>, NoteError> {
        let time = match key.kind() {
            KeyKind::Note => key.checks(self.text.as_bytes(), &line.signature).then_some(None),
            KeyKind::Cosignature => cosignature::check(key, &self.text, &line.signature).map(Some),
        };
        time.ok_or_else(|| NoteError::Signature(key.name().clone()))
    }
}

/// The note as it is published.
impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        self.signatures.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

impl SignatureLine {
    pub(crate) fn by(key: &VerifierKey, signature: Vec<u8>) -> Self {
        Self { name: key.name().clone(), id: key.id(), signature }
    }

    /// Reads one line, with or without its newline: what a witness answers.
    ///
    /// # Errors
    /// Where it is no signature line.
    pub fn parse(line: &str) -> Result<Self, NoteError> {
        line_of(line.strip_suffix('\n').unwrap_or(line)).ok_or(NoteError::Line(1))
    }

    fn is_by(&self, key: &VerifierKey) -> bool {
        self.id == key.id() && self.name == *key.name()
    }
}

impl fmt::Display for SignatureLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = [&self.id.to_be_bytes()[..], &self.signature].concat();
        write!(f, "{DASH}{} {}", self.name, STANDARD.encode(bytes))
    }
}

fn plain(text: &str) -> Result<(), NoteError> {
    match text.bytes().position(|byte| byte < b' ' && byte != b'\n') {
        Some(place) => Err(NoteError::Control(place)),
        None => Ok(()),
    }
}

fn line_of(line: &str) -> Option<SignatureLine> {
    let (name, code) = line.strip_prefix(DASH)?.split_once(' ')?;
    let bytes = STANDARD.decode(code).ok()?;
    let (id, signature) = bytes.split_first_chunk::<4>()?;
    let name = KeyName::new(name).ok()?;
    let id = u32::from_be_bytes(*id);
    (!signature.is_empty()).then(|| SignatureLine { name, id, signature: signature.to_vec() })
}

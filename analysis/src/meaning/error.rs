//! Why a file is not a model.

use thiserror::Error;

/// What is wrong with the files of a model.
#[derive(Debug, Error)]
pub enum ModelError {
    /// Not a zip archive that can be read.
    #[error("{file} is not an archive that can be read: {reason}")]
    Archive {
        /// Which file.
        file: String,
        /// What the archive's reader says.
        reason: zip::result::ZipError,
    },
    /// Another file than the known one.
    #[error(
        "{file} is not that of a known model: its sha256 is {found}, that of {model} is {known}; \
         take the known file"
    )]
    Unknown {
        /// Which file.
        file: &'static str,
        /// The sha256 of what was given, in hexadecimal.
        found: String,
        /// The sha256 that is known, in hexadecimal.
        known: &'static str,
        /// Of which model.
        model: &'static str,
    },
    /// A file that is not of the form of this model.
    #[error("{file} cannot be used: {reason}")]
    Form {
        /// Which file or which member of it.
        file: String,
        /// What is wrong with it.
        reason: &'static str,
    },
}

impl ModelError {
    pub(super) fn form(file: impl Into<String>, reason: &'static str) -> Self {
        Self::Form { file: file.into(), reason }
    }
}

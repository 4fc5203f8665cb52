//! The limits under which outside bytes are read, stated in this one place.

/// How much a reader accepts. Every field is a maximum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub file_bytes: u64,
    /// Bytes of everything unpacked from a package that is read.
    pub unpacked_bytes: u64,
    /// Unpacked bytes for each packed byte of one part.
    pub ratio: u64,
    /// Parts in a package.
    pub parts: usize,
    /// Depth of nested elements, lists, quotations or brackets.
    pub depth: usize,
    /// Paragraphs.
    pub paragraphs: usize,
    /// Words and marks of one paragraph, in bytes.
    pub paragraph_bytes: usize,
    /// Tracked changes and comments.
    pub changes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 64 << 20,
            unpacked_bytes: 256 << 20,
            ratio: 200,
            parts: 4_096,
            depth: 256,
            paragraphs: 100_000,
            paragraph_bytes: 1 << 20,
            changes: 200_000,
        }
    }
}

/// Why a file was refused. Content never is: only limits, damage, and files of another kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The file exceeds a limit.
    #[error("{what} is {found}, over the limit of {limit}; {hint}")]
    OverLimit {
        /// What was measured: `the unpacked size in bytes`.
        what: &'static str,
        /// How much it is, or how much had been read when reading stopped.
        found: u64,
        /// The limit.
        limit: u64,
        /// What would be in order.
        hint: &'static str,
    },
    /// The file is not what its name says, or a kind that is not read.
    #[error("{found}; {hint}")]
    WrongKind {
        /// What it is: `the file is an old binary Word document named .docx`.
        found: String,
        /// What would be in order.
        hint: String,
    },
    /// The file is damaged.
    #[error("the file is damaged: {what}; {hint}")]
    Damaged {
        /// What is wrong with it.
        what: String,
        /// What would be in order.
        hint: String,
    },
    /// The file is encrypted.
    #[error("the file is encrypted; save it without a password and send it again")]
    Encrypted,
}

//! The kinds of file that this crate writes, and how each is known again.

/// A kind of database file.
#[derive(Debug)]
pub(crate) struct Kind {
    /// What it is called in messages.
    pub(crate) word: &'static str,
    /// What stands in the header of the file, four letters.
    pub(crate) application: u32,
    /// The schema, step by step; a file that has had the first `n` says so in `user_version`.
    pub(crate) steps: &'static [&'static str],
    /// The columns of which nothing must be lost between the first row and the last.
    pub(crate) is_log: bool,
}

/// A log with its bodies.
pub(crate) const LOG: Kind = Kind {
    word: "log",
    application: u32::from_be_bytes(*b"UnbL"),
    steps: &[include_str!("../schema/log.sql")],
    is_log: true,
};

/// A vault.
pub(crate) const VAULT: Kind = Kind {
    word: "vault",
    application: u32::from_be_bytes(*b"UnbV"),
    steps: &[include_str!("../schema/vault.sql")],
    is_log: false,
};

impl Kind {
    /// The version of the schema that this program writes.
    pub(crate) fn version(&self) -> u32 {
        u32::try_from(self.steps.len()).unwrap_or(u32::MAX)
    }
}

/// What a file is, by the four letters in its header.
pub(crate) fn called(application: u32) -> String {
    match [&LOG, &VAULT].iter().find(|kind| kind.application == application) {
        Some(kind) => format!("a {} of ours", kind.word),
        None => format!("a database of another program (application id {application:#010x})"),
    }
}

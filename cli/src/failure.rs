//! How a command ends: its exit code, and the chain of an error printed once.

use std::process::ExitCode;

use unbracket_formats::ReadError;

use crate::terminal::harmless_line;

/// How a command that ran to its end ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Done {
    /// Everything was placed.
    Whole,
    /// Something was set aside, and named.
    WithRemainder,
    /// A record was verified and found wanting; the exit code of the gravest fault.
    Unsound(u8),
}

/// An output that could not be written.
#[derive(Debug, thiserror::Error)]
#[error("{path} could not be written: {why}")]
pub(crate) struct CannotWrite {
    pub(crate) path: String,
    pub(crate) why: String,
}

/// A command line that clap accepts and that still does not fit together.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct Misuse(pub(crate) String);

/// An input that cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Refused {
    #[error("{path} was refused: {why}")]
    Unreadable {
        path: String,
        #[source]
        why: ReadError,
    },
    #[error("{path} cannot be opened: {why}")]
    Missing { path: String, why: std::io::Error },
    #[error(
        "{path} holds no document that can be read; give the folder in which the submissions lie"
    )]
    NoDocuments { path: String },
}

impl From<Done> for ExitCode {
    fn from(done: Done) -> Self {
        match done {
            Done::Whole => Self::SUCCESS,
            Done::WithRemainder => Self::from(1),
            Done::Unsound(code) => Self::from(code),
        }
    }
}

/// Prints an error and what led to it, once; returns the exit code of its kind.
pub(crate) fn report(error: &anyhow::Error) -> ExitCode {
    let mut lines: Vec<String> = Vec::new();
    for cause in error.chain().map(ToString::to_string) {
        // A cause that its effect has already quoted is not printed again.
        if !lines.iter().any(|line| line.contains(&cause)) {
            lines.push(cause);
        }
    }
    let lines: Vec<String> = lines.iter().map(|line| harmless_line(line)).collect();
    eprintln!("unbracket: {}", lines.join("\n  because "));
    let code = if error.downcast_ref::<Misuse>().is_some() {
        2
    } else if error.downcast_ref::<CannotWrite>().is_some() {
        4
    } else {
        3
    };
    ExitCode::from(code)
}

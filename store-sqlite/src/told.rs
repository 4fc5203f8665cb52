//! What SQLite says, in the words of the port.
//!
//! Everything that went wrong before a commit was not written. A commit that found no room was not
//! written either: the frame that makes it a commit is the last one, and it did not fit. Any other
//! failed write of a commit may be found on the medium after a crash, and is `Unknown` until settled.

use unbracket_store::Error;

/// Primary result codes of SQLite.
const BUSY: u32 = 5;
const LOCKED: u32 = 6;
const READONLY: u32 = 8;
const IOERR: u32 = 10;
const CORRUPT: u32 = 11;
const FULL: u32 = 13;
const NOTADB: u32 = 26;

/// Tells why something failed that wrote nothing: a read, or a write before its commit.
pub(crate) fn unwritten(error: &sqlx::Error) -> Error {
    match primary(error) {
        Some(FULL) => Error::Full(error.to_string()),
        Some(CORRUPT | NOTADB) => Error::Damaged(error.to_string()),
        Some(BUSY | LOCKED) => {
            Error::Unavailable(format!("another process keeps the database busy ({error})"))
        }
        Some(READONLY) => Error::Unavailable(format!("the database cannot be written ({error})")),
        _ => Error::Unavailable(error.to_string()),
    }
}

/// Tells why a commit failed.
pub(crate) fn uncommitted(error: &sqlx::Error) -> Error {
    match primary(error) {
        Some(IOERR) | None => Error::Unknown(error.to_string()),
        Some(_) => unwritten(error),
    }
}

fn primary(error: &sqlx::Error) -> Option<u32> {
    let sqlx::Error::Database(error) = error else { return None };
    // The extended code carries the primary one in its lowest byte.
    error.code()?.parse().ok().map(|code: u32| code & 0xFF)
}

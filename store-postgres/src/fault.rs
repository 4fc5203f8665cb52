//! What an error of the driver means for the caller.
//!
//! Invariant: before `COMMIT` was sent, nothing was written; from then on an error says that it is not
//! known, because the server commits first and waits for its standbys afterwards.

use std::fmt::Display;
use std::time::Duration;

use sqlx::error::DatabaseError;
use unbracket_store::Error;

/// The server's codes that need another word than "cannot be reached".
const DISK_FULL: &str = "53100";
const READ_ONLY: &str = "25006";
const NO_SUCH_TABLE: &str = "42P01";
const NO_SUCH_COLUMN: &str = "42703";
const NO_SUCH_SCHEMA: &str = "3F000";
const DATA_DAMAGED: &str = "XX001";
const INDEX_DAMAGED: &str = "XX002";

/// The error of a statement whose effects, if any, were not committed.
#[expect(clippy::needless_pass_by_value, reason = "stands in map_err")]
pub(crate) fn unwritten(error: sqlx::Error) -> Error {
    let text = error.to_string();
    match error.as_database_error().and_then(DatabaseError::code).as_deref() {
        Some(DISK_FULL) => Error::Full(text),
        Some(READ_ONLY) => Error::Unavailable(format!("{text}; it is a standby")),
        Some(NO_SUCH_TABLE | NO_SUCH_COLUMN | NO_SUCH_SCHEMA) => Error::Foreign(text),
        Some(DATA_DAMAGED | INDEX_DAMAGED) => Error::Damaged(text),
        _ => Error::Unavailable(text),
    }
}

/// The error of a commit: whatever it is, the commit may have happened.
pub(crate) fn unknown(error: impl Display) -> Error {
    Error::Unknown(format!("the commit was not confirmed: {error}"))
}

/// Waits for a statement that changes nothing, or nothing that is committed yet.
pub(crate) async fn within<T>(
    limit: Duration,
    work: impl Future<Output = Result<T, sqlx::Error>>,
) -> Result<T, Error> {
    match tokio::time::timeout(limit, work).await {
        Ok(done) => done.map_err(unwritten),
        Err(_) => Err(late(limit)),
    }
}

/// The error of a server that did not answer in time.
pub(crate) fn late(limit: Duration) -> Error {
    Error::Unavailable(format!("no answer within {} ms", limit.as_millis()))
}

/// A number for the database, which has no unsigned ones.
pub(crate) fn signed(number: u64) -> Result<i64, Error> {
    i64::try_from(number)
        .map_err(|_| Error::Refused(format!("{number} is beyond the 2^63 that a log can number")))
}

/// A number from the database.
pub(crate) fn unsigned(number: i64) -> Result<u64, Error> {
    u64::try_from(number).map_err(|_| Error::Damaged(format!("{number} stands for a count")))
}

/// 32 bytes from the database.
pub(crate) fn exact(bytes: &[u8]) -> Result<[u8; 32], Error> {
    bytes
        .try_into()
        .map_err(|_| Error::Damaged(format!("{} bytes stand where 32 belong", bytes.len())))
}

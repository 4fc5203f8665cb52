//! Connections, each with the settings that durability and erasure rest on.
//!
//! A connection whose settings are not what we asked for is not used: SQLite ignores a pragma that it
//! does not know, and a build can change what one does.

use std::path::Path;
use std::time::Duration;

use sqlx::sqlite::{
    SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePool, SqlitePoolOptions,
    SqliteSynchronous,
};
use sqlx::{ConnectOptions, Connection};
use unbracket_store::Error;

use crate::told;

/// Connections that read at the same time; each is a thread.
const READERS: u32 = 4;
/// How long a write waits for one of another process.
const PATIENCE: Duration = Duration::from_secs(10);

/// What a connection may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    /// Make the file, read and write.
    Create,
    /// Read and write a file that is there.
    Write,
    /// Read a file that is there.
    Read,
}

/// Settings, and what SQLite must answer when it is asked for them.
const SETTINGS: [(&str, &str, i64); 6] = [
    ("PRAGMA synchronous", "FULL", 2),
    ("PRAGMA foreign_keys", "ON", 1),
    ("PRAGMA trusted_schema", "OFF", 0),
    ("PRAGMA secure_delete", "ON", 1),
    ("PRAGMA cell_size_check", "ON", 1),
    // Of no effect elsewhere than on macOS, where `fsync` alone leaves bytes in the drive's cache.
    ("PRAGMA fullfsync", "ON", 1),
];

/// Opens a connection with every setting in force.
pub(crate) async fn connect(path: &Path, access: Access) -> Result<SqliteConnection, Error> {
    let connected = SqliteConnection::connect_with(&options(path, access)).await;
    let mut connection = connected.map_err(|error| told::unwritten(&error))?;
    assert_settings(&mut connection).await?;
    Ok(connection)
}

/// Opens the connections that read.
pub(crate) async fn readers(path: &Path) -> Result<SqlitePool, Error> {
    let pool = SqlitePoolOptions::new()
        .max_connections(READERS)
        .test_before_acquire(false)
        .after_connect(|connection, _| {
            Box::pin(async move {
                let asserted = assert_settings(connection).await;
                asserted.map_err(|error| sqlx::Error::Configuration(Box::new(error)))
            })
        })
        .connect_with(options(path, Access::Read))
        .await;
    pool.map_err(|error| told::unwritten(&error))
}

fn options(path: &Path, access: Access) -> SqliteConnectOptions {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(access == Access::Create)
        .read_only(access == Access::Read)
        .busy_timeout(PATIENCE)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .pragma("trusted_schema", "OFF")
        .pragma("secure_delete", "ON")
        .pragma("cell_size_check", "ON")
        .pragma("fullfsync", "ON")
        // What is sorted or spilled may be a body, and bodies lie in one file only.
        .pragma("temp_store", "MEMORY")
        .disable_statement_logging();
    if access == Access::Read { options } else { options.journal_mode(SqliteJournalMode::Wal) }
}

async fn assert_settings(connection: &mut SqliteConnection) -> Result<(), Error> {
    for (pragma, wanted, number) in SETTINGS {
        let found: Option<i64> = sqlx::query_scalar(pragma)
            .fetch_optional(&mut *connection)
            .await
            .map_err(|error| told::unwritten(&error))?;
        if found != Some(number) {
            let found = found.map_or("nothing".to_owned(), |found| found.to_string());
            return Err(Error::Unavailable(format!(
                "this build of SQLite answers {found} to {pragma}, which must be {wanted}"
            )));
        }
    }
    let mode: String = sqlx::query_scalar("PRAGMA journal_mode")
        .fetch_one(connection)
        .await
        .map_err(|error| told::unwritten(&error))?;
    if mode == "wal" {
        return Ok(());
    }
    Err(Error::Unavailable(format!(
        "the database keeps its journal as {mode}, and must as wal; is the disk able to share memory?"
    )))
}

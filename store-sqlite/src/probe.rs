//! What is examined before a database is written to: nothing is changed in one that is refused.

use std::path::Path;

use sqlx::Connection;
use sqlx::sqlite::SqliteConnection;
use unbracket_store::Error;

use crate::connect::{Access, connect};
use crate::kind::Kind;
use crate::lead::Lead;
use crate::{file, schema, told};

/// Up to this size the whole file is examined at every start, which takes a second at most.
const EXAMINED_WHOLE: u64 = 256 << 20;

/// Examines a file through a connection that cannot write; returns the version of its schema.
pub(crate) async fn examine(path: &Path, kind: &Kind) -> Result<u32, Error> {
    file::look(path, kind)?;
    let mut connection = connect(path, Access::Read).await?;
    let version = schema::version(&mut connection).await?;
    file::known_version(path, version, kind)?;
    if file::size(path)? <= EXAMINED_WHOLE {
        whole(path, &mut connection, kind).await?;
    }
    connection.close().await.map_err(|error| told::unwritten(&error))?;
    Ok(version)
}

/// Brings a database of an earlier version up to this one, alone.
pub(crate) async fn bring_up(path: &Path, kind: &Kind, version: u32) -> Result<(), Error> {
    if version == kind.version() {
        return Ok(());
    }
    let _lead = Lead::take(path)?;
    let mut connection = connect(path, Access::Write).await?;
    schema::bring_up(&mut connection, kind).await?;
    connection.close().await.map_err(|error| told::unwritten(&error))
}

/// Looks at every page, and at whether the log has a gap.
pub(crate) async fn whole(
    path: &Path,
    connection: &mut SqliteConnection,
    kind: &Kind,
) -> Result<(), Error> {
    let damaged = |what: String| Err(Error::Damaged(format!("{}: {what}", path.display())));
    let found: Vec<String> = sqlx::query_scalar("PRAGMA quick_check(3)")
        .fetch_all(&mut *connection)
        .await
        .map_err(|error| named(path, &error))?;
    if found != ["ok"] {
        return damaged(found.join("; "));
    }
    let orphans: Vec<(String,)> = sqlx::query_as("SELECT \"table\" FROM pragma_foreign_key_check")
        .fetch_all(&mut *connection)
        .await
        .map_err(|error| named(path, &error))?;
    if let Some((table,)) = orphans.first() {
        return damaged(format!(
            "{} rows of {table} name entries that are not there",
            orphans.len()
        ));
    }
    if !kind.is_log {
        return Ok(());
    }
    let (count, first, end): (i64, i64, i64) = sqlx::query_as(
        "SELECT count(*), coalesce(min(place), 0), coalesce(max(place) + 1, 0) FROM entry",
    )
    .fetch_one(connection)
    .await
    .map_err(|error| named(path, &error))?;
    if first != 0 || count != end {
        return damaged(format!("{} of {end} entries are missing", end - count));
    }
    Ok(())
}

fn named(path: &Path, error: &sqlx::Error) -> Error {
    match told::unwritten(error) {
        Error::Damaged(what) => Error::Damaged(format!("{}: {what}", path.display())),
        other => other,
    }
}

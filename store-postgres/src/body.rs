//! What is kept beside the log: bodies, and the names of those that were erased.
//!
//! Invariant: a name is kept or erased, never both.

use std::collections::BTreeMap;
use std::time::Duration;

use sqlx::PgConnection;
use unbracket_store::{Body, Error, Name};

use crate::append::hold;
use crate::commit::commit;
use crate::fault::{exact, late, unwritten, within};
use crate::session::Session;

/// How long the server may take to clear away what was erased.
const CLEARING: Duration = Duration::from_secs(60);

pub(crate) async fn bodies(
    session: &mut Session,
    log: i32,
    names: &[Name],
) -> Result<Vec<Option<Body>>, Error> {
    let rows: Vec<(Vec<u8>, Vec<u8>, Vec<u8>)> = sqlx::query_as(
        "SELECT name, salt, bytes FROM unbracket.body WHERE log = $1 AND name = ANY($2)",
    )
    .bind(log)
    .bind(bytes_of(names))
    .fetch_all(&mut session.connection)
    .await
    .map_err(unwritten)?;
    let mut kept = BTreeMap::new();
    for (name, salt, bytes) in rows {
        kept.insert(Name(exact(&name)?), Body { salt: exact(&salt)?, bytes });
    }
    Ok(names.iter().map(|name| kept.get(name).cloned()).collect())
}

/// Erases under the lock of the head, so that no append keeps a name meanwhile.
pub(crate) async fn erase(
    session: &mut Session,
    log: i32,
    names: &[Name],
    limit: Duration,
) -> Result<(), Error> {
    let connection = &mut session.connection;
    match tokio::time::timeout(limit, remember(connection, log, names)).await {
        Ok(done) => done?,
        Err(_) => return Err(late(limit)),
    }
    commit(connection, limit).await?;
    // What a vacuum misses now, because somebody is reading, the server's own clears away later.
    let _ = within(CLEARING, sqlx::raw_sql("VACUUM unbracket.body").execute(connection)).await;
    Ok(())
}

pub(crate) async fn erased(session: &mut Session, log: i32) -> Result<Vec<Name>, Error> {
    let names: Vec<Vec<u8>> =
        sqlx::query_scalar("SELECT name FROM unbracket.erased WHERE log = $1 ORDER BY name")
            .bind(log)
            .fetch_all(&mut session.connection)
            .await
            .map_err(unwritten)?;
    names.iter().map(|name| Ok(Name(exact(name)?))).collect()
}

async fn remember(connection: &mut PgConnection, log: i32, names: &[Name]) -> Result<(), Error> {
    hold(connection, log).await?;
    sqlx::query("DELETE FROM unbracket.body WHERE log = $1 AND name = ANY($2)")
        .bind(log)
        .bind(bytes_of(names))
        .execute(&mut *connection)
        .await
        .map_err(unwritten)?;
    sqlx::query(
        "INSERT INTO unbracket.erased (log, name) SELECT $1, name FROM unnest($2::bytea[]) AS new (name)
         ON CONFLICT DO NOTHING",
    )
    .bind(log)
    .bind(bytes_of(names))
    .execute(connection)
    .await
    .map(drop)
    .map_err(unwritten)
}

fn bytes_of(names: &[Name]) -> Vec<&[u8]> {
    names.iter().map(|name| &name.0[..]).collect()
}

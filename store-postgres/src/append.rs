//! The one transaction that makes a log longer.
//!
//! Invariant: entries, keys, bodies and the head change together, under the lock of the head's row and
//! only where epoch, keys and length are as the caller expects. Until `COMMIT` was sent, nothing of it
//! can happen; so every error before it says that nothing was written.
//!
//! The statements go one after the other and not in one message: after a lost answer the server either
//! has `COMMIT` or never gets it, and while it works on it, it holds the locks that [`crate::find`]
//! and the next leader wait for.

use std::time::Duration;

use sqlx::PgConnection;
use unbracket_store::{Appended, Batch, Entry, Epoch, Error, Key};

use crate::commit::commit;
use crate::fault::{exact, late, signed, unsigned, unwritten};
use crate::session::Session;

/// The class of the advisory lock that an append holds until it is known.
pub(crate) const APPEND_LOCK: i32 = 0x756e_6201;

/// How many bytes go to the server in one statement, unless one entry alone has more.
const MESSAGE: usize = 8 << 20;

/// Appends, or says why not; the session is of use afterwards unless the error is of the connection.
pub(crate) async fn append(
    session: &mut Session,
    log: i32,
    batch: &Batch,
    limit: Duration,
) -> Result<Appended, Error> {
    let connection = &mut session.connection;
    let length = match tokio::time::timeout(limit, prepare(connection, log, batch)).await {
        Ok(prepared) => prepared?,
        Err(_) => return Err(late(limit)),
    };
    commit(connection, limit).await?;
    Ok(Appended { length })
}

/// Begins a transaction that holds the head of the log; returns its length and epoch.
pub(crate) async fn hold(connection: &mut PgConnection, log: i32) -> Result<(u64, u64), Error> {
    sqlx::raw_sql("BEGIN").execute(&mut *connection).await.map_err(unwritten)?;
    sqlx::query("SELECT pg_advisory_xact_lock($1, $2)")
        .bind(APPEND_LOCK)
        .bind(log)
        .execute(&mut *connection)
        .await
        .map_err(unwritten)?;
    let head: Option<(i64, i64)> =
        sqlx::query_as("SELECT length, epoch FROM unbracket.head WHERE log = $1 FOR UPDATE")
            .bind(log)
            .fetch_optional(connection)
            .await
            .map_err(unwritten)?;
    let (length, epoch) = head.ok_or_else(|| Error::Damaged("the log has lost its head".into()))?;
    Ok((unsigned(length)?, unsigned(epoch)?))
}

/// Everything but the commit; returns the length to come.
async fn prepare(connection: &mut PgConnection, log: i32, batch: &Batch) -> Result<u64, Error> {
    let (actual, epoch) = hold(connection, log).await?;
    check_epoch(batch, epoch)?;
    check_keys(connection, log, batch).await?;
    if batch.at != actual {
        return Err(Error::WrongLength { expected: batch.at, actual });
    }
    let first = signed(batch.at)?;
    let mut at = first;
    for entries in portions(&batch.entries) {
        insert_leaves(connection, log, at, entries).await?;
        insert_keys(connection, log, at, entries).await?;
        insert_bodies(connection, log, entries).await?;
        at += entries.len() as i64;
    }
    let moved = sqlx::query(
        "UPDATE unbracket.head SET length = $4 WHERE log = $1 AND length = $2 AND epoch = $3",
    )
    .bind(log)
    .bind(first)
    .bind(signed(batch.epoch.0)?)
    .bind(at)
    .execute(connection)
    .await
    .map_err(unwritten)?;
    if moved.rows_affected() != 1 {
        return Err(Error::Damaged("the head of the log changed while it was held".into()));
    }
    unsigned(at)
}

fn check_epoch(batch: &Batch, epoch: u64) -> Result<(), Error> {
    if epoch == 0 {
        return Err(Error::Refused("nobody leads this log; take the lead before writing".into()));
    }
    if batch.epoch.0 != epoch {
        return Err(Error::Fenced { mine: batch.epoch, current: Epoch(epoch) });
    }
    Ok(())
}

async fn check_keys(connection: &mut PgConnection, log: i32, batch: &Batch) -> Result<(), Error> {
    let keys: Vec<&[u8]> =
        batch.entries.iter().filter_map(|e| e.key.as_ref()).map(|k| &k.0[..]).collect();
    if keys.is_empty() {
        return Ok(());
    }
    let first: Option<(Vec<u8>, i64)> = sqlx::query_as(
        "SELECT key.key, key.index FROM unnest($2::bytea[]) WITH ORDINALITY AS asked (key, place)
         JOIN unbracket.key ON key.log = $1 AND key.key = asked.key ORDER BY place LIMIT 1",
    )
    .bind(log)
    .bind(keys)
    .fetch_optional(connection)
    .await
    .map_err(unwritten)?;
    match first {
        Some((key, index)) => {
            Err(Error::Repeated { key: Key(exact(&key)?), index: unsigned(index)? })
        }
        None => Ok(()),
    }
}

async fn insert_leaves(
    connection: &mut PgConnection,
    log: i32,
    at: i64,
    entries: &[Entry],
) -> Result<(), Error> {
    let leaves: Vec<&[u8]> = entries.iter().map(|entry| &entry.leaf[..]).collect();
    sqlx::query(
        "INSERT INTO unbracket.entry (log, index, leaf)
         SELECT $1, $2 + place - 1, leaf FROM unnest($3::bytea[]) WITH ORDINALITY AS new (leaf, place)",
    )
    .bind(log)
    .bind(at)
    .bind(leaves)
    .execute(connection)
    .await
    .map(drop)
    .map_err(unwritten)
}

async fn insert_keys(
    connection: &mut PgConnection,
    log: i32,
    at: i64,
    entries: &[Entry],
) -> Result<(), Error> {
    let (keys, indices): (Vec<&[u8]>, Vec<i64>) = (at..)
        .zip(entries)
        .filter_map(|(index, entry)| Some((&entry.key.as_ref()?.0[..], index)))
        .unzip();
    if keys.is_empty() {
        return Ok(());
    }
    sqlx::query(
        "INSERT INTO unbracket.key (log, key, index)
         SELECT $1, key, index FROM unnest($2::bytea[], $3::bigint[]) AS new (key, index)",
    )
    .bind(log)
    .bind(keys)
    .bind(indices)
    .execute(connection)
    .await
    .map(drop)
    .map_err(unwritten)
}

/// Keeps the bodies that were not erased; a name that is kept already must be of the same body.
async fn insert_bodies(
    connection: &mut PgConnection,
    log: i32,
    entries: &[Entry],
) -> Result<(), Error> {
    let bodies: Vec<_> = entries.iter().filter_map(|entry| entry.body.as_ref()).collect();
    if bodies.is_empty() {
        return Ok(());
    }
    let others: i64 = sqlx::query_scalar(
        "WITH new AS (SELECT * FROM unnest($2::bytea[], $3::bytea[], $4::bytea[]) AS new (name, salt, bytes)
             WHERE NOT EXISTS (SELECT FROM unbracket.erased e WHERE e.log = $1 AND e.name = new.name)),
         kept AS (INSERT INTO unbracket.body (log, name, salt, bytes)
             SELECT $1, name, salt, bytes FROM new ON CONFLICT (log, name) DO NOTHING)
         SELECT count(*) FROM new JOIN unbracket.body b ON b.log = $1 AND b.name = new.name
         WHERE b.salt <> new.salt OR b.bytes <> new.bytes",
    )
    .bind(log)
    .bind(bodies.iter().map(|(name, _)| &name.0[..]).collect::<Vec<_>>())
    .bind(bodies.iter().map(|(_, body)| &body.salt[..]).collect::<Vec<_>>())
    .bind(bodies.iter().map(|(_, body)| &body.bytes[..]).collect::<Vec<_>>())
    .fetch_one(connection)
    .await
    .map_err(unwritten)?;
    if others > 0 {
        return Err(Error::Refused("another body is kept under this name".into()));
    }
    Ok(())
}

/// Entries in portions that one statement can carry.
fn portions(entries: &[Entry]) -> Vec<&[Entry]> {
    let (mut portions, mut from, mut bytes) = (Vec::new(), 0, 0);
    for (i, entry) in entries.iter().enumerate() {
        let weight = 200 + entry.leaf.len() + entry.body.as_ref().map_or(0, |(_, b)| b.bytes.len());
        if bytes + weight > MESSAGE && i > from {
            portions.push(&entries[from..i]);
            (from, bytes) = (i, 0);
        }
        bytes += weight;
    }
    portions.push(&entries[from..]);
    portions
}

#[cfg(test)]
mod tests {
    use unbracket_store::{Body, Entry, Name};

    use super::{MESSAGE, portions};

    #[test]
    fn a_portion_is_small_or_a_single_entry_and_none_is_lost() {
        let entry = |bytes: usize| Entry {
            leaf: vec![1],
            body: Some((Name([0; 32]), Body { salt: [0; 32], bytes: vec![0; bytes] })),
            key: None,
        };
        let entries = [3, MESSAGE / 2, MESSAGE / 2, MESSAGE * 2, 1, 1].map(entry);
        let lengths: Vec<usize> = portions(&entries).iter().map(|p| p.len()).collect();
        assert_eq!(lengths, [2, 1, 1, 2]);
    }
}

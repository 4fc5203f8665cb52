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

use sqlx::{AssertSqlSafe, PgConnection};
use unbracket_store::{Appended, Batch, Entry, Epoch, Error, Key};

use crate::commit::commit;
use crate::fault::{exact, late, signed, unsigned, unwritten};
use crate::session::Session;

/// The class of the advisory lock that an append holds until it is known.
pub(crate) const APPEND_LOCK: i32 = 0x756e_6201;

/// How many bytes go to the server in one statement, unless one entry alone has more.
const MESSAGE: usize = 8 << 20;

/// Appends in a transaction that was begun, or says why not.
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

/// Begins a transaction that is alone with the log.
pub(crate) async fn begin(connection: &mut PgConnection, log: i32) -> Result<(), Error> {
    // Two numbers of ours, and one message instead of two.
    let both = format!("BEGIN; SELECT pg_advisory_xact_lock({APPEND_LOCK}, {log})");
    sqlx::raw_sql(AssertSqlSafe(both)).execute(connection).await.map(drop).map_err(unwritten)
}

/// Begins a transaction that holds the head of the log; returns its length.
pub(crate) async fn hold(connection: &mut PgConnection, log: i32) -> Result<u64, Error> {
    begin(connection, log).await?;
    Ok(head(connection, log, &[]).await?.length)
}

/// What decides whether an append happens.
struct Head {
    length: u64,
    epoch: u64,
    repeated: Option<(Key, u64)>,
}

/// The same as the database tells it.
type Row = (i64, i64, Option<Vec<u8>>, Option<i64>);

/// Everything but the commit; returns the length to come.
async fn prepare(connection: &mut PgConnection, log: i32, batch: &Batch) -> Result<u64, Error> {
    let keys: Vec<&[u8]> =
        batch.entries.iter().filter_map(|entry| entry.key.as_ref()).map(|key| &key.0[..]).collect();
    let head = head(connection, log, &keys).await?;
    if head.epoch == 0 {
        return Err(Error::Refused("nobody leads this log; take the lead before writing".into()));
    }
    if batch.epoch.0 != head.epoch {
        return Err(Error::Fenced { mine: batch.epoch, current: Epoch(head.epoch) });
    }
    if let Some((key, index)) = head.repeated {
        return Err(Error::Repeated { key, index });
    }
    if batch.at != head.length {
        return Err(Error::WrongLength { expected: batch.at, actual: head.length });
    }
    let (mut at, epoch) = (signed(batch.at)?, signed(head.epoch)?);
    for entries in portions(&batch.entries) {
        insert(connection, log, (at, epoch), entries).await?;
        at += entries.len() as i64;
    }
    unsigned(at)
}

/// Holds the head's row and returns what it says, with the first of the keys that was used before.
async fn head(connection: &mut PgConnection, log: i32, keys: &[&[u8]]) -> Result<Head, Error> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT head.length, head.epoch, used.key, used.index FROM unbracket.head
         LEFT JOIN LATERAL (
             SELECT key.key, key.index FROM unnest($2::bytea[]) WITH ORDINALITY AS asked (key, place)
             JOIN unbracket.key ON key.log = $1 AND key.key = asked.key ORDER BY place LIMIT 1
         ) AS used ON true
         WHERE head.log = $1 FOR UPDATE OF head",
    )
    .bind(log)
    .bind(keys)
    .fetch_optional(connection)
    .await
    .map_err(unwritten)?;
    let (length, epoch, key, index) =
        row.ok_or_else(|| Error::Damaged("the log has lost its head".into()))?;
    let repeated = match (key, index) {
        (Some(key), Some(index)) => Some((Key(exact(&key)?), unsigned(index)?)),
        _ => None,
    };
    Ok(Head { length: unsigned(length)?, epoch: unsigned(epoch)?, repeated })
}

/// Adds entries with their keys and bodies, and moves the head, which must be where it was.
///
/// Bodies that were erased stay away; a name that is kept already must be of the same body.
const INSERT: &str = "WITH new AS MATERIALIZED (
        SELECT * FROM unnest($4::bytea[], $5::bytea[], $6::bytea[], $7::bytea[], $8::bytea[])
            WITH ORDINALITY AS new (leaf, key, name, salt, bytes, place)),
    leaves AS (INSERT INTO unbracket.entry (log, index, leaf) SELECT $1, $2 + place - 1, leaf FROM new),
    keys AS (INSERT INTO unbracket.key (log, key, index)
        SELECT $1, key, $2 + place - 1 FROM new WHERE key IS NOT NULL),
    bodies AS (INSERT INTO unbracket.body (log, name, salt, bytes)
        SELECT $1, name, salt, bytes FROM new WHERE name IS NOT NULL
            AND NOT EXISTS (SELECT FROM unbracket.erased WHERE erased.log = $1 AND erased.name = new.name)
        ON CONFLICT (log, name) DO NOTHING),
    moved AS (UPDATE unbracket.head SET length = $2 + (SELECT count(*) FROM new)
        WHERE log = $1 AND length = $2 AND epoch = $3 RETURNING log)
    SELECT (SELECT count(*) FROM moved),
        (SELECT count(*) FROM new JOIN unbracket.body ON body.log = $1 AND body.name = new.name
            WHERE body.salt <> new.salt OR body.bytes <> new.bytes)";

async fn insert(
    connection: &mut PgConnection,
    log: i32,
    (at, epoch): (i64, i64),
    entries: &[Entry],
) -> Result<(), Error> {
    let bodies = || entries.iter().map(|entry| entry.body.as_ref());
    let (moved, others): (i64, i64) = sqlx::query_as(INSERT)
        .bind(log)
        .bind(at)
        .bind(epoch)
        .bind(entries.iter().map(|entry| &entry.leaf[..]).collect::<Vec<_>>())
        .bind(entries.iter().map(|e| e.key.as_ref().map(|key| &key.0[..])).collect::<Vec<_>>())
        .bind(bodies().map(|body| body.map(|(name, _)| &name.0[..])).collect::<Vec<_>>())
        .bind(bodies().map(|body| body.map(|(_, body)| &body.salt[..])).collect::<Vec<_>>())
        .bind(bodies().map(|body| body.map(|(_, body)| &body.bytes[..])).collect::<Vec<_>>())
        .fetch_one(connection)
        .await
        .map_err(unwritten)?;
    if others > 0 {
        return Err(Error::Refused("another body is kept under this name".into()));
    }
    if moved != 1 {
        return Err(Error::Damaged("the head of the log changed while it was held".into()));
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

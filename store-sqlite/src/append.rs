//! What is written in one transaction: an append, a new leadership, an erasure.

use sqlx::sqlite::SqliteConnection;
use unbracket_store::{Appended, Batch, Body, Entry, Epoch, Error, Key, Name};

use crate::told;
use crate::writer::Writer;

/// Appends a batch.
pub(crate) async fn append(writer: &mut Writer, batch: &Batch) -> Result<Appended, Error> {
    batch.check()?;
    let connection = writer.begin().await?;
    let length = match write(connection, batch).await {
        Ok(length) => length,
        Err(error) => {
            writer.undo().await;
            return Err(error);
        }
    };
    match writer.commit().await {
        Err(error) if !matches!(error, Error::Unknown(_)) => {
            // SQLite can fail after it committed. Nobody else appends under this epoch, so the length
            // tells whether it did.
            let unknown = |_| Error::Unknown(error.to_string());
            let connection = writer.connection().await.map_err(unknown)?;
            let found = state(connection).await.map_err(unknown)?;
            if found == (batch.epoch, length) { Ok(Appended { length }) } else { Err(error) }
        }
        committed => committed.map(|()| Appended { length }),
    }
}

/// Raises the epoch, and returns it.
pub(crate) async fn lead(writer: &mut Writer) -> Result<Epoch, Error> {
    let connection = writer.begin().await?;
    let raised = sqlx::query_scalar::<_, i64>("UPDATE lead SET epoch = epoch + 1 RETURNING epoch")
        .fetch_optional(connection)
        .await;
    match raised {
        Ok(Some(epoch)) => writer.commit().await.map(|()| Epoch(unsigned(epoch))),
        Ok(None) => {
            writer.undo().await;
            Err(Error::Damaged("the row that says who leads is missing".into()))
        }
        Err(error) => {
            writer.undo().await;
            Err(told::unwritten(&error))
        }
    }
}

/// Erases bodies and remembers their names.
pub(crate) async fn erase(writer: &mut Writer, names: &[Name]) -> Result<(), Error> {
    let connection = writer.begin().await?;
    match remove(connection, names).await {
        Ok(()) => writer.commit().await,
        Err(error) => {
            writer.undo().await;
            Err(told::unwritten(&error))
        }
    }
}

/// A number of ours as SQLite keeps it. No log is longer than half of all numbers; one that claims
/// to be is as wrong as the longest.
pub(crate) fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// A number of SQLite's as ours; none that we keep is negative.
pub(crate) fn unsigned(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

/// The epoch of the leader, and the number of entries.
async fn state(connection: &mut SqliteConnection) -> Result<(Epoch, u64), Error> {
    let (epoch, length): (i64, i64) =
        sqlx::query_as("SELECT epoch, (SELECT coalesce(max(place) + 1, 0) FROM entry) FROM lead")
            .fetch_one(connection)
            .await
            .map_err(|error| told::unwritten(&error))?;
    Ok((Epoch(unsigned(epoch)), unsigned(length)))
}

async fn write(connection: &mut SqliteConnection, batch: &Batch) -> Result<u64, Error> {
    let (epoch, length): (i64, i64) =
        sqlx::query_as("SELECT epoch, (SELECT coalesce(max(place) + 1, 0) FROM entry) FROM lead")
            .fetch_one(&mut *connection)
            .await
            .map_err(|error| told::unwritten(&error))?;
    let (current, actual) = (Epoch(unsigned(epoch)), unsigned(length));
    if current == Epoch(0) {
        return Err(Error::Refused("nobody leads this log; take the lead before writing".into()));
    }
    if batch.epoch != current {
        return Err(Error::Fenced { mine: batch.epoch, current });
    }
    if batch.at != actual {
        // A key comes before the length; at the right length, writing the keys asks for them.
        for key in batch.entries.iter().filter_map(|entry| entry.key) {
            unused(connection, key).await?;
        }
        return Err(Error::WrongLength { expected: batch.at, actual });
    }
    for (place, entry) in (signed(actual)..).zip(&batch.entries) {
        write_entry(connection, place, entry).await?;
    }
    for (name, body) in batch.entries.iter().filter_map(|entry| entry.body.as_ref()) {
        write_body(connection, name, body).await?;
    }
    Ok(actual + batch.entries.len() as u64)
}

async fn write_entry(
    connection: &mut SqliteConnection,
    place: i64,
    entry: &Entry,
) -> Result<(), Error> {
    sqlx::query("INSERT INTO entry (place, leaf) VALUES (?, ?)")
        .bind(place)
        .bind(&entry.leaf)
        .execute(&mut *connection)
        .await
        .map_err(|error| told::unwritten(&error))?;
    let Some(key) = entry.key else { return Ok(()) };
    let named = sqlx::query("INSERT INTO named (key, place) VALUES (?, ?) ON CONFLICT DO NOTHING")
        .bind(key.0.as_slice())
        .bind(place)
        .execute(&mut *connection)
        .await
        .map_err(|error| told::unwritten(&error))?;
    if named.rows_affected() == 0 { unused(connection, key).await } else { Ok(()) }
}

/// Refuses a key that is in use.
async fn unused(connection: &mut SqliteConnection, key: Key) -> Result<(), Error> {
    let place: Option<i64> = sqlx::query_scalar("SELECT place FROM named WHERE key = ?")
        .bind(key.0.as_slice())
        .fetch_optional(connection)
        .await
        .map_err(|error| told::unwritten(&error))?;
    match place {
        Some(place) => Err(Error::Repeated { key, index: unsigned(place) }),
        None => Ok(()),
    }
}

async fn write_body(
    connection: &mut SqliteConnection,
    name: &Name,
    body: &Body,
) -> Result<(), Error> {
    let kept = sqlx::query(
        "INSERT INTO body (name, salt, bytes) SELECT ?1, ?2, ?3 \
         WHERE NOT EXISTS (SELECT 1 FROM erased WHERE name = ?1) ON CONFLICT DO NOTHING",
    )
    .bind(name.0.as_slice())
    .bind(body.salt.as_slice())
    .bind(&body.bytes)
    .execute(&mut *connection)
    .await
    .map_err(|error| told::unwritten(&error))?;
    if kept.rows_affected() == 1 {
        return Ok(());
    }
    let differs: Option<bool> =
        sqlx::query_scalar("SELECT salt <> ?2 OR bytes <> ?3 FROM body WHERE name = ?1")
            .bind(name.0.as_slice())
            .bind(body.salt.as_slice())
            .bind(&body.bytes)
            .fetch_optional(connection)
            .await
            .map_err(|error| told::unwritten(&error))?;
    if differs == Some(true) {
        return Err(Error::Refused("another body is kept under this name".into()));
    }
    Ok(())
}

async fn remove(connection: &mut SqliteConnection, names: &[Name]) -> Result<(), sqlx::Error> {
    for name in names {
        sqlx::query("DELETE FROM body WHERE name = ?")
            .bind(name.0.as_slice())
            .execute(&mut *connection)
            .await?;
        sqlx::query("INSERT INTO erased (name) VALUES (?) ON CONFLICT DO NOTHING")
            .bind(name.0.as_slice())
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

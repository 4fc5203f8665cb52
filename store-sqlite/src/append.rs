//! What is written in one transaction: an append, a new leadership, an erasure.

use sqlx::sqlite::SqliteConnection;
use sqlx::{QueryBuilder, Sqlite};
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
    let places: Vec<(i64, &Entry)> = (signed(actual)..).zip(&batch.entries).collect();
    for rows in shapes(&places) {
        write_leaves(connection, rows).await?;
    }
    let keys: Vec<(Key, i64)> =
        places.iter().filter_map(|(place, entry)| Some((entry.key?, *place))).collect();
    for rows in shapes(&keys) {
        write_keys(connection, rows, actual).await?;
    }
    let bodies: Vec<&(Name, Body)> =
        batch.entries.iter().filter_map(|entry| entry.body.as_ref()).collect();
    for rows in shapes(&bodies) {
        write_bodies(connection, rows).await?;
    }
    Ok(actual + batch.entries.len() as u64)
}

/// Rows for one statement each. Three sizes make three statements, which stay prepared; a statement a
/// row would spend its time between two threads.
fn shapes<T>(mut rows: &[T]) -> Vec<&[T]> {
    let mut shapes = Vec::new();
    for size in [64, 8, 1] {
        while let Some((some, rest)) = rows.split_at_checked(size) {
            shapes.push(some);
            rows = rest;
            if rows.is_empty() {
                return shapes;
            }
        }
    }
    shapes
}

async fn write_leaves(
    connection: &mut SqliteConnection,
    rows: &[(i64, &Entry)],
) -> Result<(), Error> {
    QueryBuilder::<Sqlite>::new("INSERT INTO entry (place, leaf) ")
        .push_values(rows, |mut row, (place, entry)| {
            row.push_bind(*place).push_bind(entry.leaf.as_slice());
        })
        .build()
        .execute(connection)
        .await
        .map_err(|error| told::unwritten(&error))?;
    Ok(())
}

/// Writes keys, and refuses one that names an entry from before the batch.
async fn write_keys(
    connection: &mut SqliteConnection,
    rows: &[(Key, i64)],
    at: u64,
) -> Result<(), Error> {
    let named = QueryBuilder::<Sqlite>::new("INSERT INTO named (key, place) ")
        .push_values(rows, |mut row, (key, place)| {
            row.push_bind(key.0.as_slice()).push_bind(*place);
        })
        .push(" ON CONFLICT DO NOTHING")
        .build()
        .execute(&mut *connection)
        .await
        .map_err(|error| told::unwritten(&error))?;
    if named.rows_affected() == rows.len() as u64 {
        return Ok(());
    }
    for (key, _) in rows {
        match unused(connection, *key).await {
            Err(Error::Repeated { index, .. }) if index >= at => {}
            other => other?,
        }
    }
    Ok(())
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

/// Writes bodies, leaves out those that were erased, and refuses another one under a kept name.
async fn write_bodies(
    connection: &mut SqliteConnection,
    rows: &[&(Name, Body)],
) -> Result<(), Error> {
    let kept = QueryBuilder::<Sqlite>::new(
        "INSERT INTO body (name, salt, bytes) SELECT column1, column2, column3 FROM (",
    )
    .push_values(rows, |mut row, (name, body)| {
        row.push_bind(name.0.as_slice());
        row.push_bind(body.salt.as_slice());
        row.push_bind(body.bytes.as_slice());
    })
    .push(") WHERE column1 NOT IN (SELECT name FROM erased) ON CONFLICT DO NOTHING")
    .build()
    .execute(&mut *connection)
    .await
    .map_err(|error| told::unwritten(&error))?;
    if kept.rows_affected() == rows.len() as u64 {
        return Ok(());
    }
    for (name, body) in rows {
        same_body(connection, name, body).await?;
    }
    Ok(())
}

async fn same_body(
    connection: &mut SqliteConnection,
    name: &Name,
    body: &Body,
) -> Result<(), Error> {
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

//! Reading, through connections that cannot write.

use std::collections::HashMap;

use sqlx::sqlite::SqlitePool;
use unbracket_store::{Body, Error, Key, Name};

use crate::append::{signed, unsigned};
use crate::told;

/// The number of entries.
pub(crate) async fn length(readers: &SqlitePool) -> Result<u64, Error> {
    let length: i64 = sqlx::query_scalar("SELECT coalesce(max(place) + 1, 0) FROM entry")
        .fetch_one(readers)
        .await
        .map_err(|error| told::unwritten(&error))?;
    Ok(unsigned(length))
}

/// The epoch of whoever took the lead last.
pub(crate) async fn epoch(readers: &SqlitePool) -> Result<u64, Error> {
    let epoch: i64 = sqlx::query_scalar("SELECT epoch FROM lead")
        .fetch_one(readers)
        .await
        .map_err(|error| told::unwritten(&error))?;
    Ok(unsigned(epoch))
}

/// Leaves in order, each at its place.
pub(crate) async fn read(
    readers: &SqlitePool,
    from: u64,
    limit: u64,
) -> Result<Vec<Vec<u8>>, Error> {
    let rows: Vec<(i64, Vec<u8>)> =
        sqlx::query_as("SELECT place, leaf FROM entry WHERE place >= ? ORDER BY place LIMIT ?")
            .bind(signed(from))
            .bind(signed(limit))
            .fetch_all(readers)
            .await
            .map_err(|error| told::unwritten(&error))?;
    let mut leaves = Vec::with_capacity(rows.len());
    for (promised, (place, leaf)) in (from..=u64::MAX).zip(rows) {
        if unsigned(place) != promised {
            return Err(Error::Damaged(format!("entry {promised} is missing")));
        }
        leaves.push(leaf);
    }
    Ok(leaves)
}

/// The entry that a key names.
pub(crate) async fn find(readers: &SqlitePool, key: &Key) -> Result<Option<u64>, Error> {
    let place: Option<i64> = sqlx::query_scalar("SELECT place FROM named WHERE key = ?")
        .bind(key.0.as_slice())
        .fetch_optional(readers)
        .await
        .map_err(|error| told::unwritten(&error))?;
    Ok(place.map(unsigned))
}

/// So many bodies are asked for by one statement: each statement is a way to the thread that holds the
/// connection and back, which takes longer than finding a body.
const TOGETHER: usize = 256;

/// Bodies in the order asked, all of one moment.
pub(crate) async fn bodies(
    readers: &SqlitePool,
    names: &[Name],
) -> Result<Vec<Option<Body>>, Error> {
    let mut found = HashMap::with_capacity(names.len());
    let mut moment = readers.begin().await.map_err(|error| told::unwritten(&error))?;
    for names in names.chunks(TOGETHER) {
        // Two lengths of a statement alone, so that both stay prepared.
        let places = if names.len() == 1 { 1 } else { TOGETHER };
        let marks = vec!["?"; places].join(",");
        let select = format!("SELECT name, salt, bytes FROM body WHERE name IN ({marks})");
        let mut query = sqlx::query_as(sqlx::AssertSqlSafe(select));
        for name in names.iter().chain(names.last().into_iter().cycle()).take(places) {
            query = query.bind(name.0.as_slice());
        }
        let rows: Vec<(Vec<u8>, Vec<u8>, Vec<u8>)> =
            query.fetch_all(&mut *moment).await.map_err(|error| told::unwritten(&error))?;
        for (name, salt, bytes) in rows {
            found.insert(Name(thirty_two(&name, "the name of a body")?), body(&salt, bytes)?);
        }
    }
    moment.rollback().await.map_err(|error| told::unwritten(&error))?;
    Ok(names.iter().map(|name| found.get(name).cloned()).collect())
}

/// The names of everything that was erased.
pub(crate) async fn erased(readers: &SqlitePool) -> Result<Vec<Name>, Error> {
    let names: Vec<Vec<u8>> = sqlx::query_scalar("SELECT name FROM erased ORDER BY name")
        .fetch_all(readers)
        .await
        .map_err(|error| told::unwritten(&error))?;
    names.iter().map(|name| Ok(Name(thirty_two(name, "the name of a body")?))).collect()
}

fn body(salt: &[u8], bytes: Vec<u8>) -> Result<Body, Error> {
    Ok(Body { salt: thirty_two(salt, "the salt of a body")?, bytes })
}

fn thirty_two(bytes: &[u8], what: &str) -> Result<[u8; 32], Error> {
    let length = bytes.len();
    bytes.try_into().map_err(|_| Error::Damaged(format!("{what} has {length} bytes, not 32")))
}

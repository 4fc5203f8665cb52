//! The process that is stopped: it writes, and says in a line each what it was told.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sqlx::{ConnectOptions, Connection};
use unbracket_store::{Batch, Body, Entry, Epoch, Error, FileHead, Head, Key, Name, Shelf, Store};
use unbracket_store_sqlite::SqliteStore;

/// The variables by which the child knows what to do.
pub(super) const MODE: &str = "UNBRACKET_CHILD_MODE";
pub(super) const FOLDER: &str = "UNBRACKET_CHILD_FOLDER";
pub(super) const ROUND: &str = "UNBRACKET_CHILD_ROUND";
/// Set where [`ONCE`] shall leave its journal behind.
pub(super) const ABORTS: &str = "UNBRACKET_CHILD_ABORTS";
/// The test below, as the harness knows it.
pub(super) const NAME: &str = "durability::child::this_is_the_other_process";

/// Eight writers and a publisher, until killed.
pub(super) const WRITERS: &str = "writers";
/// The same, but for a writer that says that an append is done before it is.
pub(super) const ACKNOWLEDGES_FIRST: &str = "writers, acknowledging first";
/// The same, but for a publisher that sets the head before the append.
pub(super) const PUBLISHES_FIRST: &str = "writers, publishing first";
/// Writers on a database that does not wait for the disk.
pub(super) const WITHOUT_FULL: &str = "writers, synchronous=NORMAL";
/// One append, one publication, one erasure.
pub(super) const ONCE: &str = "once";
/// The same, published before it is appended.
pub(super) const ONCE_PUBLISHED_FIRST: &str = "once, published first";
/// One insert by hand, which takes a failed commit for one that did not happen.
pub(super) const ONCE_UNSETTLED: &str = "once, never settled";
/// Makes an empty log, and copies the record.
pub(super) const MAKE: &str = "make";
/// Appends until the disk is full, then reads.
pub(super) const FILL: &str = "fill";

/// The name of the body that [`ONCE`] erases.
pub(super) const ERASED: Name = Name([0xEE; 32]);

#[test]
#[ignore = "this is the other process of the tests beside it"]
fn this_is_the_other_process() {
    let Ok(mode) = std::env::var(MODE) else { return };
    let folder = PathBuf::from(std::env::var_os(FOLDER).unwrap());
    let round: u64 = std::env::var(ROUND).unwrap().parse().unwrap();
    match mode.as_str() {
        WRITERS | ACKNOWLEDGES_FIRST | PUBLISHES_FIRST => {
            many_threads().block_on(write_on(&folder, round, &mode));
        }
        WITHOUT_FULL => many_threads().block_on(write_without_full(&folder, round)),
        ONCE | ONCE_PUBLISHED_FIRST => one_thread().block_on(once(&folder, round, &mode)),
        ONCE_UNSETTLED => one_thread().block_on(once_unsettled(&folder, round)),
        MAKE => one_thread().block_on(make(&folder)),
        FILL => one_thread().block_on(fill(&folder, round)),
        other => panic!("there is no mode {other}"),
    }
}

/// An entry that says where it stands and to which batch it belongs.
pub(super) fn entry(number: u64, at: u64, part: u64, parts: u64) -> Entry {
    let leaf = format!("{number:x} {at} {part} {parts}").into_bytes();
    let body = Body { salt: [7; 32], bytes: number.to_string().into_bytes() };
    Entry { leaf, body: Some((name(number), body)), key: Some(key(number)) }
}

pub(super) fn key(number: u64) -> Key {
    Key(spread(number, 0x6B))
}

pub(super) fn name(number: u64) -> Name {
    Name(spread(number, 0x6E))
}

fn spread(number: u64, of: u8) -> [u8; 32] {
    let mut bytes = [of; 32];
    bytes[..8].copy_from_slice(&number.to_be_bytes());
    bytes
}

/// A batch of one to three entries, numbered from `number` on.
fn batch(at: u64, epoch: Epoch, number: u64) -> Batch {
    let parts = number % 3 + 1;
    let entries = (0..parts).map(|part| entry(number + part, at + part, part, parts)).collect();
    Batch { at, epoch, entries }
}

fn now() -> u128 {
    std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap().as_nanos()
}

/// Says that a batch is in the log, and from when to when that was asked.
fn say_appended(batch: &Batch, begun: u128) {
    let done = now();
    let lines: Vec<String> = (batch.at..)
        .zip(&batch.entries)
        .map(|(at, entry)| {
            let leaf = String::from_utf8_lossy(&entry.leaf);
            format!("\nappended {at} {} {begun} {done}", leaf.split(' ').next().unwrap())
        })
        .collect();
    println!("{}", lines.concat());
}

fn many_threads() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(4).enable_all().build().unwrap()
}

/// As few threads as can be, so that calls come in the same order each time.
fn one_thread() -> tokio::runtime::Runtime {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    builder.max_blocking_threads(1).enable_all().build().unwrap()
}

async fn write_on(folder: &Path, round: u64, mode: &str) {
    let store = Arc::new(SqliteStore::open(folder.join("log.db")).await.unwrap());
    let epoch = store.lead().await.unwrap();
    let numbers = Arc::new(AtomicU64::new(round << 24));
    let acknowledges_first = mode == ACKNOWLEDGES_FIRST;
    for _ in 0..8 {
        tokio::spawn(write(store.clone(), epoch, numbers.clone(), acknowledges_first));
    }
    loop {
        let ahead = u64::from(mode == PUBLISHES_FIRST);
        let length = store.length().await.unwrap();
        publish(folder, &store, length + ahead * 50).await.unwrap();
    }
}

async fn write(
    store: Arc<SqliteStore>,
    epoch: Epoch,
    numbers: Arc<AtomicU64>,
    acknowledges_first: bool,
) {
    loop {
        let number = numbers.fetch_add(4, Ordering::SeqCst);
        loop {
            let batch = batch(store.length().await.unwrap(), epoch, number);
            let begun = now();
            if acknowledges_first {
                say_appended(&batch, begun);
            }
            match store.append(batch.clone()).await {
                Ok(_) if acknowledges_first => break,
                Ok(_) => {
                    say_appended(&batch, begun);
                    break;
                }
                Err(Error::WrongLength { .. }) => {}
                // The disk went away beneath us: the end of this process comes.
                Err(_) => std::future::pending().await,
            }
        }
    }
}

/// Publishes a length: first what it covers, then the head, then the checkpoint.
async fn publish(folder: &Path, store: &SqliteStore, length: u64) -> Result<(), Error> {
    let shelf = Shelf::open(folder.join("public"))?;
    let tile = tile(store, length).await?;
    shelf.put(&format!("tile/{length}"), &tile)?;
    let head = FileHead::at(folder.join("head"));
    let signed = length.to_string().into_bytes();
    let former = head.load().await?;
    if head.replace(former.as_deref(), &signed).await? {
        shelf.put("checkpoint", &signed)?;
    }
    Ok(())
}

/// What a checkpoint of this length covers: here, the last four leaves.
pub(super) async fn tile(store: &SqliteStore, length: u64) -> Result<Vec<u8>, Error> {
    let from = length.saturating_sub(4);
    Ok(store.read(from, length - from).await?.join(&b'\n'))
}

async fn write_without_full(folder: &Path, round: u64) {
    let options = sqlx::sqlite::SqliteConnectOptions::new()
        .filename(folder.join("log.db"))
        .synchronous(sqlx::sqlite::SqliteSynchronous::Normal);
    let mut connection = options.connect().await.unwrap();
    for number in (round << 24).. {
        let begun = now();
        let entry = insert(&mut connection, number).await.unwrap();
        say_appended(&entry, begun);
    }
}

async fn insert(
    connection: &mut sqlx::SqliteConnection,
    number: u64,
) -> Result<Batch, sqlx::Error> {
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
    let at: i64 = sqlx::query_scalar("SELECT coalesce(max(place) + 1, 0) FROM entry")
        .fetch_one(&mut *transaction)
        .await?;
    let entry = entry(number, u64::try_from(at).unwrap(), 0, 1);
    sqlx::query("INSERT INTO entry (place, leaf) VALUES (?, ?)")
        .bind(at)
        .bind(&entry.leaf)
        .execute(&mut *transaction)
        .await?;
    sqlx::query("INSERT INTO named (key, place) VALUES (?, ?)")
        .bind(key(number).0.as_slice())
        .bind(at)
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await?;
    Ok(Batch { at: u64::try_from(at).unwrap(), epoch: Epoch(0), entries: vec![entry] })
}

async fn once(folder: &Path, round: u64, mode: &str) {
    let Ok(store) = SqliteStore::open(folder.join("log.db")).await else { return };
    let Ok(epoch) = store.lead().await else { return };
    let Ok(at) = store.length().await else { return };
    let batch = batch(at, epoch, (round << 24) + 1);
    let length = at + batch.entries.len() as u64;
    if mode == ONCE_PUBLISHED_FIRST {
        let _ = publish(folder, &store, length).await;
    }
    let begun = now();
    match store.append(batch.clone()).await {
        Ok(_) => say_appended(&batch, begun),
        Err(error) => {
            println!("\nerror {error}");
            say_what_keys_find(&store, &batch).await;
            // What was said must be true of the files as they are now, without any more writing.
            std::process::abort();
        }
    }
    if publish(folder, &store, length).await.is_ok() {
        println!("\npublished {length}");
    }
    if std::env::var_os(ABORTS).is_some() {
        std::process::abort();
    }
    if store.erase(&[ERASED]).await.is_ok() {
        println!("\nerased");
    }
    store.close().await;
}

async fn say_what_keys_find(store: &SqliteStore, batch: &Batch) {
    for entry in &batch.entries {
        let number = String::from_utf8_lossy(&entry.leaf);
        let number = number.split(' ').next().unwrap();
        match store.find(&entry.key.unwrap()).await {
            Ok(Some(at)) => println!("\nappended {at} {number}"),
            Ok(None) => println!("\nabsent {number}"),
            Err(error) => println!("\nnot known whether {number}: {error}"),
        }
    }
}

async fn once_unsettled(folder: &Path, round: u64) {
    let options = sqlx::sqlite::SqliteConnectOptions::new()
        .filename(folder.join("log.db"))
        .synchronous(sqlx::sqlite::SqliteSynchronous::Full);
    let mut connection = options.connect().await.unwrap();
    if insert(&mut connection, round << 24).await.is_err() {
        println!("\nabsent {:x}", round << 24);
    }
    std::process::abort();
}

async fn make(folder: &Path) {
    if let Ok(store) = SqliteStore::create(folder.join("new.db")).await {
        println!("\nmade new.db");
        store.close().await;
    }
    let Ok(store) = SqliteStore::open(folder.join("log.db")).await else { return };
    if store.copy_to(folder.join("copy.db")).await.is_ok() {
        println!("\nmade copy.db");
    }
    store.close().await;
}

async fn fill(folder: &Path, round: u64) {
    let store = SqliteStore::open(folder.join("log.db")).await.unwrap();
    let epoch = store.lead().await.unwrap();
    for number in (round << 24).. {
        let at = store.length().await.unwrap();
        let mut entry = entry(number, at, 0, 1);
        entry.leaf.extend_from_slice(&[b' '; 5000]);
        let batch = Batch { at, epoch, entries: vec![entry] };
        let begun = now();
        match store.append(batch.clone()).await {
            Ok(_) => say_appended(&batch, begun),
            Err(Error::Full(_)) => {
                println!("\nfull");
                assert_eq!(store.length().await.unwrap(), at);
                assert_eq!(store.read(0, u64::MAX).await.unwrap().len() as u64, at);
                assert_eq!(store.find(&key(number)).await.unwrap(), None);
                println!("\nread {at}");
                wait_for_room(&store, batch).await;
                return;
            }
            Err(error) => panic!("a full disk was said in other words: {error:?}"),
        }
    }
}

/// Tries again until somebody makes room; the same process goes on, with the same lead.
async fn wait_for_room(store: &SqliteStore, batch: Batch) {
    loop {
        let begun = now();
        match store.append(batch.clone()).await {
            Ok(_) => return say_appended(&batch, begun),
            Err(Error::Full(_)) => {
                tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            }
            Err(error) => panic!("a full disk was said in other words: {error:?}"),
        }
    }
}

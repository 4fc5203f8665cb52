//! Durable appends, beside what the same database does with bare inserts.
//!
//! The ratio is what the promises of the port cost, or what writing in groups gains. The disk decides
//! the absolute figures: the files lie beside this program.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, SqliteConnection};
use tokio::sync::{mpsc, oneshot};
use unbracket_store::{Batch, Body, Entry, Epoch, Key, Name, Store};
use unbracket_store_sqlite::SqliteStore;
use unbracket_testkit::folder::Folder;

use crate::measure::ms;

mod postgres;

/// How long each line is measured.
const SPAN: Duration = Duration::from_secs(4);
/// How many clients write at the same time where appends are grouped.
const CLIENTS: u64 = 64;

/// The times of many appends.
struct Times {
    /// From the first to the last.
    span: Duration,
    /// Of each.
    each: Vec<Duration>,
}

/// Runs the bench.
pub(crate) fn run() {
    let runtime = tokio::runtime::Runtime::new().expect("the bench needs threads");
    runtime.block_on(sqlite());
    runtime.block_on(postgres::postgres());
}

async fn sqlite() {
    let program = std::env::current_exe().expect("this program lies somewhere");
    let folder = Folder::within(program.parent().unwrap_or(Path::new(".")), "bench");
    let bare = bare_inserts(&folder.join("bare.db")).await.expect("SQLite writes beside us");
    let store = SqliteStore::create(folder.join("log.db")).await.expect("a new log is made");
    println!("durable appends: a leaf of 300 bytes, a body of 1,000, a key");
    println!("{:<44} {:>9} {:>9} {:>9} {:>7}", "", "a second", "p50 ms", "p99 ms", "ratio");
    line("SQLite, one bare row of 300 bytes at a time", &bare, &bare);
    beside(Arc::new(store), "SQLite", &bare).await;
}

/// Measures a store beside its database's bare inserts.
async fn beside(store: Arc<dyn Store>, name: &str, bare: &Times) {
    let epoch = store.lead().await.expect("nobody else leads a new log");
    line(&format!("{name}, store, one at a time"), &alone(&*store, epoch).await, bare);
    let times = grouped(store, epoch).await;
    line(&format!("{name}, store, {CLIENTS} clients in groups"), &times, bare);
}

fn line(what: &str, times: &Times, bare: &Times) {
    let rate = |times: &Times| times.each.len() as f64 / times.span.as_secs_f64();
    let mut each = times.each.clone();
    each.sort();
    let at = |percent: usize| ms(each[(each.len() - 1) * percent / 100]);
    let ratio = rate(times) / rate(bare);
    println!("{what:<44} {:>9.0} {:>9.2} {:>9.2} {ratio:>7.2}", rate(times), at(50), at(99));
}

/// What an append looks like.
fn entry(number: u64) -> Entry {
    let named = |of: u8| {
        let mut name = [of; 32];
        name[..8].copy_from_slice(&number.to_be_bytes());
        name
    };
    let body = Body { salt: named(1), bytes: vec![b'b'; 1000] };
    Entry { leaf: vec![b'l'; 300], body: Some((Name(named(2)), body)), key: Some(Key(named(3))) }
}

async fn alone(store: &dyn Store, epoch: Epoch) -> Times {
    let start = Instant::now();
    let mut each = Vec::new();
    let mut at = store.length().await.expect("the log is there");
    while start.elapsed() < SPAN {
        let begun = Instant::now();
        let batch = Batch { at, epoch, entries: vec![entry(at)] };
        at = store.append(batch).await.expect("nobody else writes").length;
        each.push(begun.elapsed());
    }
    Times { span: start.elapsed(), each }
}

/// An append that waits for its group.
type Waiting = (Entry, oneshot::Sender<()>);

/// Many clients, each waiting for its append before the next, through one who writes in groups.
async fn grouped(store: Arc<dyn Store>, epoch: Epoch) -> Times {
    let (sender, receiver) = mpsc::channel(1024);
    let start = Instant::now();
    let writer = tokio::spawn(write_groups(store, epoch, receiver));
    let clients: Vec<_> = (0..CLIENTS)
        .map(|client| {
            let sender = sender.clone();
            tokio::spawn(async move {
                let mut each = Vec::new();
                while start.elapsed() < SPAN {
                    let begun = Instant::now();
                    let (done, wait) = oneshot::channel();
                    let number = (client + 1) << 40 | each.len() as u64;
                    sender.send((entry(number), done)).await.expect("the writer waits for us");
                    wait.await.expect("the writer answers");
                    each.push(begun.elapsed());
                }
                each
            })
        })
        .collect();
    drop(sender);
    let mut each = Vec::new();
    for client in clients {
        each.extend(client.await.expect("a client ends"));
    }
    writer.await.expect("the writer ends after the last client");
    Times { span: start.elapsed(), each }
}

async fn write_groups(store: Arc<dyn Store>, epoch: Epoch, mut waiting: mpsc::Receiver<Waiting>) {
    let mut at = store.length().await.expect("the log is there");
    let mut group = Vec::new();
    // Whoever came while the last group was written is in the next.
    while waiting.recv_many(&mut group, 256).await > 0 {
        let (entries, done): (Vec<_>, Vec<_>) = group.drain(..).unzip();
        at = store.append(Batch { at, epoch, entries }).await.expect("nobody else writes").length;
        for done in done {
            // A client that went away needs no answer.
            let _ = done.send(());
        }
    }
}

/// What the database does by itself, with the settings that durability and erasure need.
async fn bare_inserts(path: &Path) -> Result<Times, sqlx::Error> {
    let mut connection: SqliteConnection = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .pragma("secure_delete", "ON")
        .pragma("trusted_schema", "OFF")
        .disable_statement_logging()
        .connect()
        .await?;
    sqlx::query("CREATE TABLE bare (place INTEGER PRIMARY KEY, leaf BLOB NOT NULL) STRICT")
        .execute(&mut connection)
        .await?;
    let start = Instant::now();
    let mut each = Vec::new();
    while start.elapsed() < SPAN {
        let begun = Instant::now();
        sqlx::query("INSERT INTO bare (leaf) VALUES (?)")
            .bind(vec![b'l'; 300])
            .execute(&mut connection)
            .await?;
        each.push(begun.elapsed());
    }
    Ok(Times { span: start.elapsed(), each })
}

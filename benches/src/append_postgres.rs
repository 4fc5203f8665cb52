//! Durable appends to PostgreSQL, beside bare inserts into the same server.
//!
//! Clients submit one entry each and wait for its acknowledgement before the next. Between them and the
//! store stands what a house puts there: one task that appends whatever has come in as one batch.

use std::sync::Arc;
use std::time::{Duration, Instant};

use sqlx::{Connection, PgConnection};
use tokio::runtime::Runtime;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinSet;
use unbracket_store::{Batch, Body, Entry, Error, Key, Name, Store};
use unbracket_store_postgres::PostgresStore;
use unbracket_testkit::postgres::Server;

use crate::measure::ms;

/// How long each part runs.
const TIME: Duration = Duration::from_secs(5);
/// The largest batch.
const BATCH: usize = 256;
/// A leaf as the record has it, and a body of a paragraph.
const SIZES: (usize, usize) = (300, 1000);

pub(crate) fn run() {
    let Some(server) = Server::start() else { return };
    let runtime = Runtime::new().expect("a runtime can be made");
    println!("appends to PostgreSQL, {} bytes and a body of {}:", SIZES.0, SIZES.1);
    server.sql("CREATE TABLE public.bare (id bigserial PRIMARY KEY, leaf bytea NOT NULL)");
    for clients in [1, 32] {
        let bare = runtime.block_on(bare(&server.url(), clients));
        print(&format!("bare inserts, {clients} at once"), &bare, None);
        let durable = runtime.block_on(durable(&server.url(), clients));
        print(&format!("durable appends, {clients} clients"), &durable, Some(bare.len()));
    }
}

fn print(what: &str, times: &[Duration], beside: Option<usize>) {
    let mut times = times.to_vec();
    times.sort();
    let at = |share: usize| times.get((times.len() * share / 100).min(times.len() - 1));
    let [half, most] = [50, 99].map(|share| at(share).copied().map_or(0.0, ms));
    let rate = times.len() as f64 / TIME.as_secs_f64();
    let ratio = beside.map_or(String::new(), |bare| {
        format!(", {:.2} times the bare inserts", times.len() as f64 / bare.max(1) as f64)
    });
    println!("  {what:<28} {rate:>7.0} a second, p50 {half:.1} ms, p99 {most:.1} ms{ratio}");
}

/// What the server does when each client commits one row after the other.
async fn bare(url: &str, clients: u64) -> Vec<Duration> {
    let mut set = JoinSet::new();
    for _ in 0..clients {
        let mut connection = PgConnection::connect(url).await.expect("the server answers");
        set.spawn(async move {
            let (start, mut times) = (Instant::now(), Vec::new());
            while start.elapsed() < TIME {
                let begin = Instant::now();
                sqlx::query("INSERT INTO public.bare (leaf) VALUES ($1)")
                    .bind(vec![7_u8; SIZES.0 + SIZES.1])
                    .execute(&mut connection)
                    .await
                    .expect("the server takes a row");
                times.push(begin.elapsed());
            }
            times
        });
    }
    set.join_all().await.concat()
}

type Submission = (Entry, oneshot::Sender<()>);

/// What the clients of a house see.
async fn durable(url: &str, clients: u64) -> Vec<Duration> {
    let log = format!("{clients} clients");
    let store = PostgresStore::create(url, &log).await.expect("the log is new");
    let (submit, submissions) = mpsc::channel(1024);
    let sequencer = tokio::spawn(sequence(Arc::new(store), submissions));
    let mut set = JoinSet::new();
    for client in 0..clients {
        set.spawn(submit_for_a_while(client, submit.clone()));
    }
    drop(submit);
    let times = set.join_all().await.concat();
    let appended = sequencer.await.expect("the sequencer ends").expect("the store appends");
    assert_eq!(appended, times.len() as u64, "what was acknowledged is there, once");
    times
}

async fn submit_for_a_while(client: u64, submit: mpsc::Sender<Submission>) -> Vec<Duration> {
    let (start, mut times) = (Instant::now(), Vec::new());
    let mut number = client << 32;
    while start.elapsed() < TIME {
        let begin = Instant::now();
        let (done, wait) = oneshot::channel();
        number += 1;
        let sent = submit.send((entry(number), done)).await;
        assert!(sent.is_ok() && wait.await.is_ok(), "the sequencer acknowledges");
        times.push(begin.elapsed());
    }
    times
}

async fn sequence(
    store: Arc<PostgresStore>,
    mut submissions: mpsc::Receiver<Submission>,
) -> Result<u64, Error> {
    let epoch = store.lead().await?;
    let mut at = 0;
    let mut waiting = Vec::new();
    while submissions.recv_many(&mut waiting, BATCH).await > 0 {
        let (entries, done): (Vec<_>, Vec<_>) = waiting.drain(..).unzip();
        at = store.append(Batch { at, epoch, entries }).await?.length;
        // A client that has gone does not mind.
        for done in done {
            let _ = done.send(());
        }
    }
    store.length().await
}

fn entry(number: u64) -> Entry {
    let mut name = [0; 32];
    name[..8].copy_from_slice(&number.to_be_bytes());
    Entry {
        leaf: vec![7; SIZES.0],
        body: Some((Name(name), Body { salt: name, bytes: vec![8; SIZES.1] })),
        key: Some(Key(name)),
    }
}

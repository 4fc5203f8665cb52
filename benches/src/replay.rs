//! A record of a million acts, read and folded as the service does when it opens, beside plain
//! SHA-256 of the same bytes and beside a reader of JSON that knows nothing of acts.

use std::process::Command;
use std::time::{Duration, Instant};

use sha2::{Digest as _, Sha256};
use tokio::runtime::Runtime;
use unbracket_ledger::{Salt, commit};
use unbracket_negotiation::event::Digest;
use unbracket_negotiation::record::{self, Leaf};
use unbracket_negotiation::{Event, State, evolve};
use unbracket_secretariat::Fold;
use unbracket_store::{Batch, Body, Entry, Epoch, MemoryStore, Name, Store};
use unbracket_store_sqlite::SqliteStore;
use unbracket_testkit::folder::Folder;
use unbracket_testkit::generate::Seeded;

use crate::measure::{cpu_time, held_megabytes, load, median, ms, peak_megabytes};
use crate::process;

const ACTS: u64 = 1_000_000;
/// How many acts the process has whose memory is measured.
const HELD: u64 = 100_000;
/// How many entries are taken at a time.
const CHUNK: usize = 4_096;
/// Where the part `held` finds its log.
const LOG: &str = "UNBRACKET_BENCH_LOG";

/// Runs the bench.
pub(crate) fn run() {
    let runtime = Runtime::new().expect("the bench needs threads");
    memory(&runtime);
    let store = MemoryStore::new();
    let start = Instant::now();
    runtime.block_on(write(&store, ACTS));
    println!("  made and decided             {:>9.1} ms", ms(start.elapsed()));
    let entries = runtime.block_on(entries(&store));
    let bytes: usize = entries.iter().map(size).sum();
    let leaves: usize = entries.iter().map(|(leaf, _)| leaf.len()).sum();
    println!(
        "  {ACTS} acts: {:.0} MB of leaves, {:.0} MB of bodies; load {}",
        megabytes(leaves),
        megabytes(bytes - leaves),
        load()
    );
    let (plain, _) = median(3, || sha256(&entries));
    line("plain SHA-256 of the entries", plain, plain);
    let (json, _) = median(3, || entries.iter().map(|(leaf, _)| json(leaf)).count());
    line("leaves by a reader of JSON", json, plain);
    let before = cpu_time();
    let runs = 3;
    let (time, fold) = median(runs, || runtime.block_on(replay(&store)));
    let cpu = (cpu_time().saturating_sub(before)) / runs as u32;
    assert_eq!(fold.state.length, ACTS, "every act was folded");
    line("replayed, all cores", time, plain);
    line("  of which time of processors", cpu, plain);
    apart(&entries, plain);
}

/// The parts of a replay, each on one core.
fn apart(entries: &[(Vec<u8>, Option<Body>)], plain: Duration) {
    let (mut opening, mut decoding, mut evolving) = <(Duration, Duration, Duration)>::default();
    let mut state = State::default();
    for chunk in entries.chunks(CHUNK) {
        let start = Instant::now();
        let opened = chunk.iter().filter_map(|(_, body)| body.as_ref());
        let names = opened.map(|body| commit(&Salt::from_bytes(body.salt), &body.bytes)).count();
        opening += start.elapsed();
        let start = Instant::now();
        let events: Vec<Event> = chunk.iter().map(decode).collect();
        decoding += start.elapsed();
        let start = Instant::now();
        events.iter().for_each(|event| evolve(&mut state, event));
        evolving += start.elapsed();
        assert!(names <= events.len());
    }
    line("commitments opened, one core", opening, plain);
    line("acts decoded, one core", decoding, plain);
    line("acts evolved, one core", evolving, plain);
}

fn decode((leaf, body): &(Vec<u8>, Option<Body>)) -> Event {
    let body = body.as_ref().map(|body| body.bytes.as_slice());
    let read = Leaf::read(leaf).and_then(|leaf| leaf.event(body));
    read.expect("what was written is read")
}

fn line(what: &str, time: Duration, plain: Duration) {
    let ratio = time.as_secs_f64() / plain.as_secs_f64();
    println!("  {what:<28} {:>9.1} ms   {ratio:.2} times plain SHA-256", ms(time));
}

fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

fn size((leaf, body): &(Vec<u8>, Option<Body>)) -> usize {
    leaf.len() + body.as_ref().map_or(0, |body| body.bytes.len())
}

fn sha256(entries: &[(Vec<u8>, Option<Body>)]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for (leaf, body) in entries {
        hasher.update(leaf);
        hasher.update(body.as_ref().map(|body| body.bytes.as_slice()).unwrap_or_default());
    }
    hasher.finalize().into()
}

fn json(leaf: &[u8]) -> serde_json::Value {
    serde_json::from_slice(leaf).expect("a leaf is JSON")
}

async fn replay(store: &dyn Store) -> Fold {
    let mut fold = Fold::default();
    fold.catch_up(store).await.expect("the record of the bench is sound");
    fold
}

/// Writes a process into a store, as the service would.
pub(crate) async fn write(store: &dyn Store, acts: u64) {
    let epoch = store.lead().await.expect("nobody else leads a new log");
    let mut seeded = Seeded::new(2);
    // The maker of the process hands over one act at a time and cannot wait for the store.
    let mut all = Vec::new();
    process::make(acts, |event| all.push(entry(&event, &mut seeded)));
    let mut at = store.length().await.expect("the log is there");
    while !all.is_empty() {
        let rest = all.split_off(all.len().min(CHUNK));
        at = append(store, at, epoch, std::mem::replace(&mut all, rest)).await;
    }
}

async fn append(store: &dyn Store, at: u64, epoch: Epoch, entries: Vec<Entry>) -> u64 {
    store.append(Batch { at, epoch, entries }).await.expect("nobody else writes").length
}

fn entry(event: &Event, seeded: &mut Seeded) -> Entry {
    let mut written = record::write(event);
    let Some(bytes) = written.body.take() else {
        return Entry { leaf: written.leaf(None), body: None, key: None };
    };
    let mut salt = [0; 32];
    salt.chunks_mut(8).for_each(|part| part.copy_from_slice(&seeded.draw().to_be_bytes()));
    let name = *commit(&Salt::from_bytes(salt), &bytes).as_bytes();
    let leaf = written.leaf(Some(Digest(name)));
    Entry { leaf, body: Some((Name(name), Body { salt, bytes })), key: None }
}

async fn entries(store: &dyn Store) -> Vec<(Vec<u8>, Option<Body>)> {
    let leaves = store.read(0, ACTS).await.expect("the log is there");
    let mut entries = Vec::with_capacity(leaves.len());
    for leaf in leaves {
        let name = Leaf::read(&leaf).expect("what was written is read").body;
        let body = match name {
            Some(name) => store.bodies(&[Name(name.0)]).await.expect("the log is there").pop(),
            None => None,
        };
        entries.push((leaf, body.flatten()));
    }
    entries
}

/// Another program folds a process from disk: its memory is that of a service that opens.
fn memory(runtime: &Runtime) {
    let program = std::env::current_exe().expect("this program lies somewhere");
    let beside = program.parent().expect("a program lies in a folder");
    let folder = Folder::within(beside, "bench");
    let path = folder.join("log.db");
    runtime.block_on(async {
        let store = SqliteStore::create(&path).await.expect("a new log is made");
        write(&store, HELD).await;
    });
    println!("replay: a process of {STATES} from its record");
    let status = Command::new(program).arg("held").env(LOG, &path).status();
    assert!(status.is_ok_and(|status| status.success()), "the part that holds a process ends");
}

const STATES: &str = "36 States and 9 organisations";

/// What a process of so many acts takes in memory, when it is folded from disk and nothing else is
/// done. Run by `replay`.
pub(crate) fn held() {
    let Some(path) = std::env::var_os(LOG) else {
        println!("held: run by replay");
        return;
    };
    let runtime = Runtime::new().expect("the bench needs threads");
    let start = held_megabytes().unwrap_or(0.0);
    let fold = runtime.block_on(async {
        let store = SqliteStore::open(path).await.expect("the log lies there");
        replay(&store).await
    });
    println!(
        "  {} acts held: {:.0} MB more than before, peak {:.0} MB",
        fold.length(),
        held_megabytes().unwrap_or(0.0) - start,
        peak_megabytes().unwrap_or(0.0)
    );
}

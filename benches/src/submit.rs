//! Submissions through the whole service: decided, written, appended durably and shown, on SQLite.
//!
//! What stands beside it is the part `append`: what the same store does with entries that nobody has
//! to decide.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use unbracket_negotiation::act::aftermath::ReportProgress;
use unbracket_negotiation::state::aftermath::{CommitmentId, Progress};
use unbracket_negotiation::{Credentials, SeatId, Words};
use unbracket_secretariat::clock::SystemClock;
use unbracket_secretariat::{Chance, Secretariat, Settings, Stores, Submission};
use unbracket_store::{Key, MemoryHead, MemoryVault};
use unbracket_store_sqlite::SqliteStore;
use unbracket_testkit::folder::Folder;
use unbracket_testkit::generate::{Seeded, paragraph};

use crate::measure::{load, ms};
use crate::replay;

/// How long submissions are measured.
const SPAN: Duration = Duration::from_secs(8);
const CLIENTS: u64 = 64;
/// How many acts the process has before.
const BEFORE: u64 = 20_000;

/// Runs the bench.
pub(crate) fn run() {
    let runtime = tokio::runtime::Runtime::new().expect("the bench needs threads");
    runtime.block_on(submit());
}

async fn submit() {
    let program = std::env::current_exe().expect("this program lies somewhere");
    let folder = Folder::within(program.parent().unwrap_or(Path::new(".")), "bench");
    let store = SqliteStore::create(folder.join("log.db")).await.expect("a new log is made");
    replay::write(&store, BEFORE).await;
    let stores = Stores {
        log: Arc::new(store),
        head: Arc::new(MemoryHead::default()),
        vault: Arc::new(MemoryVault::default()),
        shelf: None,
    };
    let settings = Settings {
        origin: "record.example/bench".to_owned(),
        clock: Arc::new(SystemClock),
        chance: Chance::System,
    };
    let service =
        Secretariat::open(stores, settings).await.expect("the process of the bench opens");
    println!("submit: reports of 45 words into a process of {BEFORE} acts; load {}", load());
    println!("{:<44} {:>9} {:>9} {:>9}", "", "a second", "p50 ms", "p99 ms");
    line("one client", clients(&service, 1).await);
    line(&format!("{CLIENTS} clients"), clients(&service, CLIENTS).await);
}

fn line(what: &str, mut each: Vec<Duration>) {
    each.sort();
    let rate = each.len() as f64 / SPAN.as_secs_f64();
    let at = |percent: usize| ms(each[(each.len() - 1) * percent / 100]);
    println!("{what:<44} {rate:>9.0} {:>9.2} {:>9.2}", at(50), at(99));
}

/// Each client waits until its submission is durable before the next.
async fn clients(service: &Secretariat, clients: u64) -> Vec<Duration> {
    let start = Instant::now();
    let work = (0..clients).map(|client| {
        let service = service.clone();
        tokio::spawn(async move {
            let mut each = Vec::new();
            while start.elapsed() < SPAN {
                let submission = report(&service, clients, client, each.len() as u64);
                let begun = Instant::now();
                service.submit(submission).await.expect("a report is in order");
                each.push(begun.elapsed());
            }
            each
        })
    });
    let mut each = Vec::new();
    for client in work.collect::<Vec<_>>() {
        each.extend(client.await.expect("a client ends"));
    }
    each
}

/// A report on a commitment, by the seat that made it.
fn report(service: &Secretariat, clients: u64, client: u64, number: u64) -> Submission {
    let mut seeded = Seeded::new(clients << 48 | client << 32 | number);
    let (commitment, by) = service.state(|state| {
        let all = &state.aftermath.commitments;
        let place = seeded.below(all.len());
        let actors = &all[place].undertaking.actors;
        let id = CommitmentId(u32::try_from(place).expect("there are few commitments"));
        (id, actors.first().copied().unwrap_or(SeatId(0)))
    });
    let mut key = [0; 32];
    key.chunks_mut(8).for_each(|part| part.copy_from_slice(&seeded.draw().to_be_bytes()));
    let act = ReportProgress {
        commitment,
        round: None,
        progress: Progress::UnderWay,
        words: Words::said(paragraph(&mut seeded, 45).join(" ")),
        evidence: [].into(),
    };
    Submission {
        act: act.into(),
        by: Credentials::of(by),
        key: Some(Key(key)),
        at: None,
        unchanged: Vec::new(),
    }
}

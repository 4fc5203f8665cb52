//! A server that starts on a process of 100,000 acts in SQLite: until it answers, and until its index
//! for searches is there.

use std::sync::Arc;
use std::time::Instant;

use unbracket_search::Index;
use unbracket_secretariat::clock::SystemClock;
use unbracket_secretariat::{Chance, House};
use unbracket_store_sqlite::SqliteStore;

use crate::measure::{cpu_time, held_megabytes, load, ms};
use crate::places::{InFolder, folder};
use crate::replay;

const ACTS: u64 = 100_000;
const PROCESS: &str = "long";

/// Runs the bench.
pub(crate) fn run() {
    let runtime = tokio::runtime::Runtime::new().expect("the bench needs threads");
    runtime.block_on(start());
}

async fn start() {
    println!("start: a server on a process of {ACTS} acts in SQLite; load {}", load());
    let folder = folder("start");
    let places = || InFolder(folder.path().to_owned());
    let file = places().record(PROCESS);
    std::fs::create_dir_all(file.parent().expect("it lies in a folder")).expect("it is made");
    let store = SqliteStore::create(file).await.expect("a fresh record");
    replay::write(&store, ACTS).await;
    drop(store);
    // Everything is published once, as it is behind every server that ended in order.
    opened(&places, "first, with everything to be published").await.close().await;
    let house = opened(&places, "start").await;
    let process = house.process(PROCESS).expect("it was opened");
    let mut index = Index::default();
    let (begun, cpu) = (Instant::now(), cpu_time());
    process.public(|state| index.follow(state));
    println!(
        "  {:<44} {:>9.0} ms, {:.0} ms of CPU, {} pieces",
        "index for searches",
        ms(begun.elapsed()),
        ms(cpu_time() - cpu),
        index.len()
    );
}

async fn opened(places: &dyn Fn() -> InFolder, what: &str) -> House {
    let (begun, cpu) = (Instant::now(), cpu_time());
    let clock = Arc::new(SystemClock);
    let house = House::new("record.example", Arc::new(places()), clock, Chance::System);
    house.open_all().await.expect("the record of the bench is sound");
    println!(
        "  {what:<44} {:>9.0} ms, {:.0} ms of CPU, {:.0} MB held",
        ms(begun.elapsed()),
        ms(cpu_time() - cpu),
        held_megabytes().unwrap_or(f64::NAN),
    );
    house
}

//! D1: the process is killed at any moment, many times.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Stdio;
use std::sync::mpsc;
use std::time::Duration;

use unbracket_store_sqlite::SqliteStore;
use unbracket_testkit::folder::Folder;

use super::checker::Memory;
use super::child::{ACKNOWLEDGES_FIRST, PUBLISHES_FIRST, WRITERS};
use super::{Dice, child, rounds};

/// An empty record with a shelf beside it.
pub(super) async fn record(folder: &Path) {
    std::fs::create_dir(folder.join("public")).unwrap();
    SqliteStore::create(folder.join("log.db")).await.unwrap().close().await;
}

/// When the child is killed.
#[derive(Clone, Copy, Debug)]
enum Moment {
    /// So long after it was started: perhaps before it has opened the record.
    SinceStart(Duration),
    /// So long after it said that something was appended.
    SinceAppend(Duration),
}

/// Lets the child work for a while, kills it, and returns what it said.
fn run_and_kill(mode: &str, folder: &Path, round: u64, moment: Moment) -> Vec<u8> {
    let mut running =
        child(mode, folder, round).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut stdout = BufReader::new(running.stdout.take().unwrap());
    let (sender, heard) = mpsc::channel();
    let listener = std::thread::spawn(move || {
        let (mut said, mut start) = (Vec::new(), 0);
        while stdout.read_until(b'\n', &mut said).is_ok_and(|length| length > 0) {
            if said[start..].starts_with(b"appended") {
                // Nobody listens any more after the first.
                let _ = sender.send(());
            }
            start = said.len();
        }
        said
    });
    match moment {
        Moment::SinceStart(time) => std::thread::sleep(time),
        Moment::SinceAppend(time) => {
            let _ = heard.recv_timeout(Duration::from_secs(10));
            std::thread::sleep(time);
        }
    }
    running.kill().unwrap();
    running.wait().unwrap();
    listener.join().unwrap()
}

/// Kills a child as often as told, or until the checker finds something.
async fn kill(mode: &str, kills: u64, seed: u64) -> (Memory, Result<(), String>) {
    let folder = Folder::new("kills");
    record(folder.path()).await;
    let (mut memory, mut dice) = (Memory::default(), Dice::new(seed));
    for round in 1..=kills {
        let time = Duration::from_micros(dice.below(200_000));
        let moment =
            if round % 4 == 0 { Moment::SinceStart(time) } else { Moment::SinceAppend(time) };
        let said = run_and_kill(mode, folder.path(), round, moment);
        let found = memory.check(folder.path(), &said).await;
        if found.is_err() {
            return (memory, found.map_err(|error| format!("kill {round}: {error}")));
        }
    }
    let alive = memory.goes_on(folder.path(), u64::MAX).await;
    (memory, alive)
}

#[tokio::test]
async fn nothing_acknowledged_is_lost_when_the_process_is_killed() {
    let kills = rounds(10, 200);
    let (memory, found) = kill(WRITERS, kills, 1).await;
    let (usual, most) = (memory.restart(50), memory.restart(95));
    println!(
        "{kills} kills, {} appends acknowledged, restart {} ms, 95 of 100 within {} ms",
        memory.appended,
        usual.as_millis(),
        most.as_millis()
    );
    found.unwrap();
    assert!(memory.appended * 2 > kills, "too little was written for the kills to mean anything");
    assert!(most < Duration::from_secs(2), "a restart takes {most:?}");
}

#[tokio::test]
async fn acknowledging_before_the_commit_is_found() {
    let (_, found) = kill(ACKNOWLEDGES_FIRST, 60, 2).await;
    let told = found.expect_err("the checker lets pass what was acknowledged too early");
    assert!(told.contains("was acknowledged"), "{told}");
}

#[tokio::test]
async fn publishing_before_the_commit_is_found() {
    let (_, found) = kill(PUBLISHES_FIRST, 60, 3).await;
    let told = found.expect_err("the checker lets pass what was published too early");
    assert!(told.contains("beyond"), "{told}");
}

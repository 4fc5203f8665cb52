//! Several servers on one database: both are loaded, the one that leads is killed, nothing that was
//! acknowledged is lost or doubled.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use unbracket_secretariat::chance::Chance;
use unbracket_secretariat::clock::SystemClock;
use unbracket_secretariat::{Secretariat, Settings, Stores};
use unbracket_store::MemoryHead;
use unbracket_store_postgres::{PostgresStore, PostgresVault};
use unbracket_testkit::postgres::{Server, signal};

use crate::serve::{OPENING, Served, accredit, get, token};
use crate::{folder, run, write};

pub(crate) const ORIGIN: &str = "localhost:8035/summit";
/// How many clients there are, and how many acts each wants acknowledged.
const CLIENTS: usize = 4;
const ACTS: usize = 30;
/// How many acts are acknowledged before the leader is killed.
const BEFORE: usize = 40;

/// An act that was acknowledged.
#[derive(Clone, Debug)]
struct Acknowledged {
    name: String,
    index: u64,
    begun: Instant,
    ended: Instant,
}

/// What contradicts the promises: lost, doubled, at another place, or out of order in real time.
fn faults(acknowledged: &[Acknowledged], record: &[String]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for name in record {
        *times.entry(name).or_default() += 1;
    }
    faults.extend(
        times.iter().filter(|(_, times)| **times > 1).map(|(name, _)| format!("{name} is doubled")),
    );
    for one in acknowledged {
        let stands = usize::try_from(one.index).ok().and_then(|index| record.get(index));
        if stands != Some(&one.name) {
            faults.push(format!("{} is not at {}", one.name, one.index));
        }
    }
    let mut by_end = acknowledged.to_vec();
    by_end.sort_by_key(|one| one.ended);
    for later in acknowledged {
        let before = by_end.iter().take_while(|one| one.ended < later.begun);
        if before.map(|one| one.index).max().is_some_and(|index| index > later.index) {
            faults.push(format!("{} stands before what was acknowledged before it", later.name));
        }
    }
    faults
}

fn client(number: usize, nodes: &[String], token: &str, done: &AtomicUsize) -> Vec<Acknowledged> {
    let mut acknowledged = Vec::new();
    for act in 0..ACTS {
        let name = format!("State {number}-{act}");
        let begun = Instant::now();
        let mut node = number;
        let index = loop {
            assert!(begun.elapsed() < Duration::from_secs(90), "{name} is not taken");
            match accredit(&nodes[node % nodes.len()], token, &name) {
                Some((200, Some(index))) => break index,
                Some((status, _)) => assert!(status >= 500, "{name}: {status}"),
                // The node is gone: the same act, under the same key, at another one.
                None => {}
            }
            node += 1;
            std::thread::sleep(Duration::from_millis(50));
        };
        acknowledged.push(Acknowledged { name, index, begun, ended: Instant::now() });
        done.fetch_add(1, Ordering::SeqCst);
    }
    acknowledged
}

async fn names(url: &str) -> Vec<String> {
    let stores = Stores {
        log: Arc::new(PostgresStore::open(url, "summit").await.expect("the record is there")),
        head: Arc::new(MemoryHead::default()),
        vault: Arc::new(PostgresVault::open(url, "summit").await.expect("the vault is there")),
        shelf: None,
    };
    let settings = Settings {
        origin: ORIGIN.to_owned(),
        clock: Arc::new(SystemClock),
        chance: Chance::System,
    };
    let service = Secretariat::follow(stores, settings).await.expect("the record can be read");
    service.state(|state| state.roster.seats().map(|(_, seat)| seat.shown().to_owned()).collect())
}

pub(crate) fn leads(node: &Served) -> bool {
    get(&node.figures, "/metrics").1.contains("unbracket_record_leads{process=\"summit\"} 1")
}

#[test]
fn the_leader_is_killed_and_nothing_that_was_acknowledged_is_lost_or_doubled() {
    let Some(server) = Server::start() else { return };
    let (place, url) = (folder("nodes"), server.url());
    write(&place, "opening.play", OPENING);
    let log = ["--database", &url, "--log", "summit", "--origin", ORIGIN, "--unseeded"];
    let ran = run(&place, &[&["play", "opening.play"], &log[..]].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    let runtime = tokio::runtime::Runtime::new().expect("threads can be started");
    let token = runtime.block_on(async {
        let vault = PostgresVault::open(&url, "@house").await.expect("the database takes it");
        token(Arc::new(vault)).await
    });
    let start = |name: &str| {
        let data = place.join(name);
        Served::start(&["--data", data.to_str().expect("UTF-8"), "--database", &url])
    };
    let first = start("one");
    let since = Instant::now();
    while !leads(&first) {
        assert!(since.elapsed() < Duration::from_secs(30), "nobody takes the lead");
        std::thread::sleep(Duration::from_millis(100));
    }
    let second = start("two");
    assert!(!leads(&second), "one leads at a time");
    let nodes = [first.at.clone(), second.at.clone()];
    let done = AtomicUsize::new(0);
    let all: Vec<Acknowledged> = std::thread::scope(|scope| {
        let clients: Vec<_> = (0..CLIENTS)
            .map(|number| {
                scope.spawn({
                    let (nodes, token, done) = (&nodes, &token, &done);
                    move || client(number, nodes, token, done)
                })
            })
            .collect();
        while done.load(Ordering::SeqCst) < BEFORE {
            std::thread::sleep(Duration::from_millis(10));
        }
        signal("KILL", &[first.pid()]);
        clients
            .into_iter()
            .flat_map(|client| client.join().expect("it has all acts taken"))
            .collect()
    });
    assert_eq!(all.len(), CLIENTS * ACTS);
    assert!(leads(&second), "the other node goes on");
    let longest = all.iter().map(|one| one.ended - one.begun).max().unwrap_or_default();
    println!("longest wait over the failover: {longest:?}");
    assert!(longest < Duration::from_secs(45), "{longest:?}");
    // Entry 0 opened the process and made seat 0; each of the others made one seat.
    let record = runtime.block_on(names(&url));
    assert_eq!(faults(&all, &record), Vec::<String>::new());
    assert_eq!(second.end().0, Some(0));
    let database = ["--database", &url, "--log", "summit"];
    let ran = run(&place, &[&["export"], &database[..], &["-o", "export"]].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(run(&place, &["verify", "export"]).code, 0);
}

#[test]
fn the_check_finds_what_is_planted() {
    let now = Instant::now();
    let at = |seconds| now + Duration::from_secs(seconds);
    let one = |name: &str, index, begun, ended| Acknowledged {
        name: name.to_owned(),
        index,
        begun: at(begun),
        ended: at(ended),
    };
    let record = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<_>>();
    let good = [one("a", 1, 0, 1), one("b", 2, 2, 3)];
    assert_eq!(faults(&good, &record(&["s", "a", "b"])), Vec::<String>::new());
    assert_eq!(faults(&good, &record(&["s", "a"])).len(), 1, "lost");
    assert_eq!(faults(&good, &record(&["s", "a", "b", "a"])).len(), 1, "doubled");
    assert_eq!(faults(&good, &record(&["s", "b", "a"])).len(), 2, "elsewhere");
    let early = [one("a", 2, 0, 1), one("b", 1, 2, 3)];
    assert_eq!(faults(&early, &record(&["s", "b", "a"])).len(), 1, "out of order");
}

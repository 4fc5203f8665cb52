//! A server dies, and another takes its place.

use std::time::{Duration, Instant};

use unbracket_store::{Batch, Error, Head, MemoryHead, Store};
use unbracket_store_postgres::PostgresStore;
use unbracket_testkit::history::{Operation, Outcome, Violation, check};
use unbracket_testkit::postgres::Server;

use crate::load::{self, LOG, Load, entry, ids, open};

/// What standbys call themselves.
const FOLLOWER: &str = "follower";

/// How many failovers there are, unless `UNBRACKET_FAILOVERS` asks for more.
const FAILOVERS: usize = 3;

fn both(one: &Server, two: &Server) -> String {
    format!("postgres://postgres@{},{}/postgres?sslmode=disable", one.host(), two.host())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_acknowledged_is_lost_when_the_server_dies_and_its_standby_takes_over() {
    let Some(mut primary) = Server::start() else { return };
    // Required first, so that the standby, once promoted, requires one too.
    primary.require_standby(FOLLOWER);
    let mut standby = primary.standby(FOLLOWER);
    primary.wait_for_standby(FOLLOWER);
    let address = both(&primary, &standby);
    load::create(&address).await;
    let load = Load::start(&address, 2);
    let failovers =
        std::env::var("UNBRACKET_FAILOVERS").map_or(FAILOVERS, |count| count.parse().unwrap());
    let mut pauses = Vec::new();
    for _ in 0..failovers {
        load.more(100).await;
        primary.kill();
        let dead = Instant::now();
        standby.promote();
        let port = primary.port();
        drop(primary);
        // The promoted server acknowledges nothing before it has a standby of its own.
        let before = load.acknowledged();
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert_eq!(load.acknowledged(), before);
        let next = standby.standby_at(FOLLOWER, port);
        load.more(1).await;
        pauses.push(dead.elapsed());
        (primary, standby) = (standby, next);
    }
    load.more(100).await;
    let steps = load.end().await;
    let store = open(&address).await.unwrap();
    let log = ids(&store).await.unwrap();
    println!(
        "{failovers} failovers, {} entries, without acknowledgements for {pauses:?}",
        log.len()
    );
    assert_eq!(check(&steps, &log), []);
    assert!(store.durability().await.unwrap().survives_failover());
}

/// The control of the test above: without a synchronous standby the same check finds the loss, and so
/// do the store and the head.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_standby_that_was_promoted_without_the_rest_is_noticed() {
    let Some(mut primary) = Server::start() else { return };
    let standby = primary.standby(FOLLOWER);
    let address = both(&primary, &standby);
    load::create(&address).await;
    let witness = open(&address).await.unwrap();
    assert!(!witness.durability().await.unwrap().survives_failover());
    let head = MemoryHead::default();
    let load = Load::start(&address, 2);
    load.more(50).await;
    // An operator's error: the standby is cut off, and commits do not wait for it.
    standby.sql("ALTER SYSTEM SET primary_conninfo = ''");
    standby.sql("SELECT pg_reload_conf()");
    standby.wait_for("SELECT count(*) FROM pg_stat_wal_receiver", "0");
    load.more(100).await;
    let steps = load.end().await;
    let length = witness.length().await.unwrap();
    assert!(head.replace(None, &length.to_be_bytes()).await.unwrap());
    primary.kill();
    standby.promote();

    for seen in [witness.length().await.map(drop), witness.lead().await.map(drop)] {
        assert!(matches!(seen, Err(Error::Damaged(_))), "{seen:?}");
    }
    // A node that starts now knows nothing of before; the head outside the database does.
    let store = open(&address).await.unwrap();
    let kept = head.load().await.unwrap().unwrap();
    assert!(store.length().await.unwrap() < u64::from_be_bytes(kept.try_into().unwrap()));
    let violations = check(&steps, &ids(&store).await.unwrap());
    let lost = violations.iter().filter(|v| matches!(v, Violation::Lost { .. })).count();
    println!("an asynchronous standby lost {lost} acknowledged appends");
    assert!(lost >= 100, "{violations:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_old_primary_that_returns_can_neither_acknowledge_nor_fork_unseen() {
    let Some(mut old) = Server::start() else { return };
    let new = old.standby(FOLLOWER);
    old.require_standby(FOLLOWER);
    old.wait_for_standby(FOLLOWER);
    let head = MemoryHead::default();
    load::create(&old.url()).await;
    let former = open(&old.url()).await.unwrap();
    let first = former.lead().await.unwrap();
    former.append(Batch { at: 0, epoch: first, entries: vec![entry(1)] }).await.unwrap();
    assert!(head.replace(None, b"1: entry 1").await.unwrap());

    old.kill();
    new.promote();
    let successor = open(&new.url()).await.unwrap();
    let second = successor.lead().await.unwrap();
    assert!(second > first);
    successor.append(Batch { at: 1, epoch: second, entries: vec![entry(2)] }).await.unwrap();
    assert!(head.replace(Some(b"1: entry 1"), b"2: entry 2").await.unwrap());

    // The old primary waits for a standby that has left it, and so acknowledges nothing.
    old.resume();
    let forked = Batch { at: 1, epoch: first, entries: vec![entry(3)] };
    let unsure = former.append(forked).await;
    assert!(matches!(unsure, Err(Error::Unknown(_))), "{unsure:?}");
    // Whoever is told of both servers does not choose.
    let torn = open(&both(&old, &new)).await.unwrap();
    let refused = torn.lead().await;
    assert!(
        matches!(&refused, Err(Error::Unavailable(why)) if why.contains("several")),
        "{refused:?}"
    );
    // Even if an operator talks the old primary out of waiting, the head contradicts it.
    old.require_no_standby();
    let forked = Batch { at: 2, epoch: first, entries: vec![entry(4)] };
    former.append(forked.clone()).await.unwrap();
    assert!(!head.replace(Some(b"1: entry 1"), b"3: entry 4").await.unwrap());

    // Come back in order, as a follower, it fences the former leader by the epoch that it learnt.
    let port = old.port();
    drop(old);
    let follower = new.standby_at(FOLLOWER, port);
    let refused = former.append(forked.clone()).await;
    assert!(matches!(refused, Err(Error::Unavailable(_))), "{refused:?}");
    let reader = open(&follower.url()).await.unwrap();
    assert_eq!(ids(&reader).await.unwrap(), [1, 2]);
    drop(successor);
    let former = open(&both(&follower, &new)).await.unwrap();
    assert_eq!(former.append(forked).await, Err(Error::Fenced { mine: first, current: second }));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_standby_is_read_but_never_led() {
    let Some(primary) = Server::start() else { return };
    load::create(&primary.url()).await;
    let leader = open(&primary.url()).await.unwrap();
    let epoch = leader.lead().await.unwrap();
    leader.append(Batch { at: 0, epoch, entries: vec![entry(1)] }).await.unwrap();
    let standby = primary.standby(FOLLOWER);
    let reader = open(&standby.url()).await.unwrap();
    assert_eq!(ids(&reader).await.unwrap(), [1]);
    assert_eq!(reader.find(&load::key(1)).await, Ok(Some(0)));
    let batch = Batch { at: 1, epoch, entries: vec![entry(2)] };
    for refused in [
        reader.lead().await.map(drop),
        reader.append(batch.clone()).await.map(drop),
        reader.erase(&[]).await,
        // A standby may be behind, so it cannot say that something never happened.
        reader.find(&load::key(2)).await.map(drop),
        PostgresStore::create(&standby.url(), "other").await.map(drop),
    ] {
        assert!(matches!(refused, Err(Error::Unavailable(_))), "{refused:?}");
    }
    let mut length = reader.watch();
    leader.append(batch).await.unwrap();
    let woken = tokio::time::timeout(Duration::from_secs(10), length.wait_for(|l| *l == 2)).await;
    assert!(woken.is_ok(), "a standby is looked up too");
    assert_eq!(
        PostgresStore::logs(unbracket_store_postgres::Nodes::parse(&standby.url()).unwrap()).await,
        Ok(vec![LOG.into()])
    );
}

/// The check of these tests finds a fork, were there one.
#[tokio::test]
async fn the_check_finds_what_two_primaries_would_acknowledge() {
    let history = unbracket_testkit::history::History::default();
    for (client, id) in [(0, 1), (1, 2)] {
        let start = history.tick();
        history.note(client, start, Operation::Append { id, outcome: Outcome::At(0) });
    }
    let violations = check(&history.steps(), &[1]);
    assert!(violations.contains(&Violation::Lost { id: 2, index: 0 }), "{violations:?}");
}

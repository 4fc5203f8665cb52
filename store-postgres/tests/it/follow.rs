//! Nodes hear of what others append.

use std::time::Duration;

use unbracket_store::{Batch, Store};
use unbracket_store_postgres::{Nodes, PostgresStore, Timing};
use unbracket_testkit::postgres::Server;

use crate::load::{self, LOG, TIMING, entry, open};

async fn follower(server: &Server, poll: Duration) -> PostgresStore {
    let timing = Timing { poll, ..TIMING };
    PostgresStore::open_with(Nodes::parse(&server.url()).unwrap(), LOG, timing).await.unwrap()
}

async fn reaches(store: &PostgresStore, length: u64) -> bool {
    let mut watch = store.watch();
    let reached = tokio::time::timeout(Duration::from_secs(3), watch.wait_for(|l| *l >= length));
    reached.await.is_ok()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_node_is_woken_by_a_notification_and_without_one_it_looks() {
    let Some(server) = Server::start() else { return };
    load::create(&server.url()).await;
    let leader = open(&server.url()).await.unwrap();
    let epoch = leader.lead().await.unwrap();
    let batch = |at| Batch { at, epoch, entries: vec![entry(at)] };
    let woken = follower(&server, Duration::from_secs(3600)).await;
    let looking = follower(&server, Duration::from_millis(100)).await;
    let listening = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'
        OR query LIKE 'SELECT length FROM unbracket.head%'";
    server.wait_for(&format!("SELECT ({listening}) >= 3"), "t");
    leader.append(batch(0)).await.unwrap();
    assert!(reaches(&woken, 1).await, "a notification wakes");
    assert!(reaches(&looking, 1).await);

    // The planted fault: the notifier is gone, and only who looks finds out.
    server.sql("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'");
    server.wait_for("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'", "0");
    leader.append(batch(1)).await.unwrap();
    assert!(reaches(&looking, 2).await, "a node looks");
    assert_eq!(*woken.watch().borrow(), 1, "no notification came, so the first can have been one");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_node_hears_again_after_its_connection_was_lost() {
    let Some(mut server) = Server::start() else { return };
    load::create(&server.url()).await;
    let node = follower(&server, Duration::from_millis(200)).await;
    let leader = open(&server.url()).await.unwrap();
    let epoch = leader.lead().await.unwrap();
    for at in 0..2 {
        server.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'unbracket'");
        leader.append(Batch { at, epoch, entries: vec![entry(at)] }).await.unwrap();
        assert!(reaches(&node, at + 1).await);
    }
    server.kill();
    server.resume();
    leader.append(Batch { at: 2, epoch, entries: vec![entry(2)] }).await.unwrap();
    assert!(reaches(&node, 3).await);
}

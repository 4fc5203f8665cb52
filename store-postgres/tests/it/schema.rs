//! Tables: ours, a newer version's, somebody else's.

use unbracket_store::{Batch, Body, Entry, Error, Name, Store};
use unbracket_store_postgres::{Nodes, PostgresHead, PostgresStore, PostgresVault};
use unbracket_testkit::postgres::Server;

/// Everything that a change would change.
const SHAPE: &str = "SELECT string_agg(told, ',' ORDER BY told) FROM (
    SELECT table_schema || table_name || column_name || data_type AS told
    FROM information_schema.columns WHERE table_schema LIKE 'unbracket%') AS columns";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_starts_at_once_one_makes_the_tables_and_one_each_log() {
    let Some(server) = Server::start() else { return };
    let starts: Vec<_> = (0..12)
        .map(|start| {
            let (url, log) = (server.url(), format!("log {}", start % 4));
            tokio::spawn(async move { PostgresStore::create(&url, &log).await.map(drop) })
        })
        .collect();
    let mut made = 0;
    for start in starts {
        match start.await.unwrap() {
            Ok(()) => made += 1,
            Err(error) => assert!(matches!(error, Error::Refused(_)), "{error}"),
        }
    }
    assert_eq!(made, 4);
    let logs = PostgresStore::logs(Nodes::parse(&server.url()).unwrap()).await.unwrap();
    assert_eq!(logs, ["log 0", "log 1", "log 2", "log 3"]);
    let absent = PostgresStore::open(&server.url(), "log 4").await.map(drop);
    assert!(matches!(absent, Err(Error::Refused(_))), "{absent:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tables_of_a_newer_version_or_of_somebody_else_are_not_touched() {
    let Some(server) = Server::start() else { return };
    let tampered = [
        ("CREATE SCHEMA unbracket; CREATE TABLE unbracket.song (title text)", "theirs"),
        ("CREATE SCHEMA unbracket; CREATE TABLE unbracket.step (title text)", "theirs, alike"),
    ];
    for (make, whose) in tampered {
        server.sql(make);
        refuse(&server, whose).await;
        server.sql("DROP SCHEMA unbracket CASCADE");
    }
    PostgresStore::create(&server.url(), "log").await.unwrap();
    let newer = "INSERT INTO unbracket.step (number, digest) VALUES (1, '')";
    let other =
        "DELETE FROM unbracket.step WHERE number = 1; UPDATE unbracket.step SET digest = ''";
    for (make, whose) in [(newer, "newer"), (other, "of another line")] {
        server.sql(make);
        refuse(&server, whose).await;
    }
}

async fn refuse(server: &Server, whose: &str) {
    let before = server.sql(SHAPE);
    for seen in [
        PostgresStore::create(&server.url(), "log").await.map(drop),
        PostgresStore::open(&server.url(), "log").await.map(drop),
    ] {
        assert!(matches!(seen, Err(Error::Foreign(_))), "{whose}: {seen:?}");
    }
    assert_eq!(server.sql(SHAPE), before, "{whose}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_statement_changes_an_entry() {
    let Some(server) = Server::start() else { return };
    let store = PostgresStore::create(&server.url(), "log").await.unwrap();
    let epoch = store.lead().await.unwrap();
    let body = Body { salt: [1; 32], bytes: b"to be erased".to_vec() };
    let entry = Entry { leaf: b"a".to_vec(), body: Some((Name([2; 32]), body)), key: None };
    store.append(Batch { at: 0, epoch, entries: vec![entry] }).await.unwrap();
    store.erase(&[Name([2; 32])]).await.unwrap();
    for change in [
        "UPDATE unbracket.entry SET leaf = ''",
        "DELETE FROM unbracket.entry",
        "TRUNCATE unbracket.entry CASCADE",
        "DELETE FROM unbracket.key",
        "DELETE FROM unbracket.erased",
    ] {
        let said = server.try_sql(change).unwrap_err();
        assert!(said.contains("never changes"), "{change}: {said}");
    }
    assert_eq!(server.sql("SELECT count(*) FROM unbracket.body"), "0");
    // The planted fault: somebody who may do everything takes an entry away, and it is noticed.
    server.sql("ALTER TABLE unbracket.entry DISABLE TRIGGER ALL; DELETE FROM unbracket.entry");
    let entry = Entry { leaf: b"b".to_vec(), body: None, key: None };
    store.append(Batch { at: 1, epoch, entries: vec![entry] }).await.unwrap();
    let seen = store.read(0, 9).await;
    assert!(matches!(seen, Err(Error::Damaged(_))), "{seen:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn log_head_and_vault_have_schemas_of_their_own() {
    let Some(server) = Server::start() else { return };
    PostgresVault::open(&server.url(), "v").await.unwrap();
    PostgresHead::open(&server.url(), "h").await.unwrap();
    PostgresStore::create(&server.url(), "s").await.unwrap();
    let schemas = "SELECT string_agg(nspname, ' ' ORDER BY nspname) FROM pg_namespace WHERE nspname LIKE 'unbracket%'";
    assert_eq!(server.sql(schemas), "unbracket unbracket_head unbracket_vault");
}

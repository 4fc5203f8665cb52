//! Settings of the server that would break a promise.

use unbracket_store::{Batch, Error, Store};
use unbracket_store_postgres::PostgresStore;
use unbracket_testkit::postgres::Server;

use crate::load::entry;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_does_not_sync_is_refused() {
    let Some(server) = Server::start_with(&["fsync=off"]) else { return };
    let seen = PostgresStore::create(&server.url(), "log").await.map(drop);
    assert!(matches!(&seen, Err(Error::Refused(why)) if why.contains("fsync")), "{seen:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn weak_settings_of_the_role_are_overruled() {
    let Some(server) = Server::start() else { return };
    server.sql(
        "ALTER ROLE postgres SET synchronous_commit = off;
         ALTER ROLE postgres SET client_min_messages = error;
         ALTER ROLE postgres SET statement_timeout = '1h';
         ALTER ROLE postgres SET search_path = '';
         ALTER ROLE postgres SET default_transaction_isolation = 'serializable'",
    );
    let store = PostgresStore::create(&server.url(), "log").await.unwrap();
    let epoch = store.lead().await.unwrap();
    store.append(Batch { at: 0, epoch, entries: vec![entry(1)] }).await.unwrap();
    let durability = store.durability().await.unwrap();
    assert_eq!(durability.synchronous_commit, "on");
    assert!(durability.data_checksums && durability.full_page_writes);
    assert_eq!(durability.warnings().len(), 1, "{:?}", durability.warnings());
    // A stronger one is left as it is.
    server.sql("ALTER ROLE postgres SET synchronous_commit = remote_apply");
    let store = PostgresStore::open(&server.url(), "log").await.unwrap();
    assert_eq!(store.durability().await.unwrap().synchronous_commit, "remote_apply");
    // Whoever may only read is a standby to us.
    server.sql("ALTER ROLE postgres SET default_transaction_read_only = on");
    let store = PostgresStore::open(&server.url(), "log").await.unwrap();
    assert_eq!(store.length().await, Ok(1));
    let refused = store.lead().await;
    assert!(matches!(refused, Err(Error::Unavailable(_))), "{refused:?}");
}

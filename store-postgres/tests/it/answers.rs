//! Answers that are lost, late or not what they seem.

use std::sync::Arc;
use std::time::Duration;

use unbracket_store::{Appended, Batch, Error, Store};
use unbracket_testkit::postgres::Server;

use crate::load::{self, entry, ids, key, open};
use crate::proxy::{Cut, Proxy};

/// The backend that waits for a standby, which is not there.
const WAITING: &str = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'";
const CANCEL: &str =
    "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_a_lost_answer_the_key_tells() {
    let Some(server) = Server::start() else { return };
    load::create(&server.url()).await;
    let proxy = Proxy::start(server.host()).await;
    let store = open(&proxy.url()).await.unwrap();
    let epoch = store.lead().await.unwrap();
    let batch = |at, id| Batch { at, epoch, entries: vec![entry(id)] };
    store.append(batch(0, 1)).await.unwrap();

    proxy.cut(Cut::AfterCommit);
    let seen = store.append(batch(1, 2)).await;
    assert!(matches!(seen, Err(Error::Unknown(_))), "{seen:?}");
    assert!(proxy.was_cut());
    assert_eq!(store.find(&key(2)).await, Ok(Some(1)));
    assert_eq!(store.append(batch(1, 2)).await, Err(Error::Repeated { key: key(2), index: 1 }));

    proxy.cut(Cut::BeforeCommit);
    let seen = store.append(batch(2, 3)).await;
    assert!(matches!(seen, Err(Error::Unknown(_))), "{seen:?}");
    assert!(proxy.was_cut());
    assert_eq!(store.find(&key(3)).await, Ok(None));
    assert_eq!(store.append(batch(2, 3)).await, Ok(Appended { length: 3 }));
    assert_eq!(ids(&store).await.unwrap(), [1, 2, 3]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_append_that_fails_before_its_commit_says_that_nothing_was_written() {
    let Some(server) = Server::start() else { return };
    load::create(&server.url()).await;
    let proxy = Proxy::start(server.host()).await;
    let store = open(&proxy.url()).await.unwrap();
    let epoch = store.lead().await.unwrap();
    let batch = |at, id| Batch { at, epoch, entries: vec![entry(id)] };

    proxy.cut(Cut::AtInsert);
    let seen = store.append(batch(0, 1)).await;
    assert!(matches!(seen, Err(Error::Unavailable(_))), "{seen:?}");
    assert!(proxy.was_cut());
    assert_eq!(store.find(&key(1)).await, Ok(None));

    // What the server says when its disk is full.
    server.sql(
        "CREATE FUNCTION public.full() RETURNS trigger LANGUAGE plpgsql AS
             $$ BEGIN RAISE disk_full USING MESSAGE = 'could not extend file'; END $$;
         CREATE TRIGGER disk BEFORE INSERT ON unbracket.entry EXECUTE FUNCTION public.full()",
    );
    let seen = store.append(batch(0, 1)).await;
    assert!(matches!(seen, Err(Error::Full(_))), "{seen:?}");
    assert_eq!(store.length().await, Ok(0));
    server.sql("DROP TRIGGER disk ON unbracket.entry");
    assert_eq!(store.append(batch(0, 1)).await, Ok(Appended { length: 1 }));
}

/// Settings are read again at leisure: a commit may pass before the server waits for anybody.
fn until_commits_wait(server: &Server) {
    for _ in 0..200 {
        let waits = std::thread::scope(|scope| {
            let bare = scope.spawn(|| server.try_sql("INSERT INTO public.bare VALUES (0)"));
            while !bare.is_finished() {
                if server.sql(WAITING) == "1" {
                    server.sql(CANCEL);
                    return true;
                }
            }
            false
        });
        if waits {
            return;
        }
    }
    panic!("commits never waited for a standby");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_commit_that_waits_for_a_standby_in_vain_is_unknown() {
    let Some(server) = Server::start() else { return };
    load::create(&server.url()).await;
    let store = Arc::new(open(&server.url()).await.unwrap());
    let epoch = store.lead().await.unwrap();
    let batch = |at, id| Batch { at, epoch, entries: vec![entry(id)] };
    store.append(batch(0, 1)).await.unwrap();
    server.sql("CREATE TABLE public.bare (id integer)");
    server.require_standby("nobody");
    until_commits_wait(&server);

    // An operator cancels the wait: the server answers with success, and a warning that we hear.
    let append = tokio::spawn({
        let (store, batch) = (Arc::clone(&store), batch(1, 2));
        async move { store.append(batch).await }
    });
    server.wait_for(WAITING, "1");
    // While nobody knows, nobody says that it did not happen.
    let early = store.find(&key(2)).await;
    assert!(!matches!(early, Ok(None)), "{early:?}");
    server.sql(CANCEL);
    let seen = append.await.unwrap();
    assert!(matches!(&seen, Err(Error::Unknown(why)) if !why.is_empty()), "{seen:?}");
    assert_eq!(store.find(&key(2)).await, Ok(Some(1)));

    // The control: a client that does not listen takes the same for a success.
    std::thread::scope(|scope| {
        let bare = scope.spawn(|| server.try_sql("INSERT INTO public.bare VALUES (1)"));
        server.wait_for(WAITING, "1");
        server.sql(CANCEL);
        assert_eq!(bare.join().unwrap(), Ok(String::new()));
    });

    // Nobody cancels: the store gives up waiting, and does not know either.
    let seen = tokio::time::timeout(Duration::from_secs(8), store.append(batch(2, 3))).await;
    assert!(matches!(seen, Ok(Err(Error::Unknown(_)))), "{seen:?}");
    server.require_no_standby();
    assert_eq!(store.find(&key(3)).await, Ok(Some(2)));
    assert_eq!(store.append(batch(2, 3)).await, Err(Error::Repeated { key: key(3), index: 2 }));
    assert_eq!(ids(&*store).await.unwrap(), [1, 2, 3]);
}

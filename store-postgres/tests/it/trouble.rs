//! Connections, backends and servers that die while two nodes write.

use unbracket_testkit::history::check;
use unbracket_testkit::postgres::{Server, signal};

use crate::load::{self, Load, ids, open};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_dies_under_load_nothing_acknowledged_is_lost_and_nothing_doubled() {
    let Some(mut server) = Server::start() else { return };
    load::create(&server.url()).await;
    let load = Load::start(&server.url(), 2);
    let ours = "FROM pg_stat_activity WHERE application_name = 'unbracket'";
    load.more(50).await;
    for _ in 0..3 {
        let locks = "SELECT pg_terminate_backend(pid) FROM pg_locks
            WHERE locktype = 'advisory' AND classid = x'756e6200'::integer";
        server.sql(locks);
        load.more(30).await;
        server.sql(&format!("SELECT pg_terminate_backend(pid) {ours}"));
        load.more(30).await;
        for _ in 0..20 {
            server.sql(&format!("SELECT pg_cancel_backend(pid) {ours} AND state = 'active'"));
        }
        load.more(30).await;
        let busy = server.sql(&format!("SELECT pid {ours} ORDER BY query_start DESC LIMIT 1"));
        signal("KILL", &[busy.parse().unwrap()]);
        load.more(30).await;
        server.stop();
        server.resume();
        load.more(30).await;
        server.kill();
        server.resume();
        load.more(30).await;
    }
    let steps = load.end().await;
    let store = open(&server.url()).await.unwrap();
    let log = ids(&store).await.unwrap();
    assert_eq!(check(&steps, &log), []);
    println!("{} entries after 18 troubles", log.len());
}

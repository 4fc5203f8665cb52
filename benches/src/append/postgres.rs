//! PostgreSQL, on a server of our own, where it is installed.

use std::sync::Arc;
use std::time::{Duration, Instant};

use sqlx::{Connection, PgConnection};
use tokio::task::JoinSet;
use unbracket_store_postgres::PostgresStore;
use unbracket_testkit::postgres::Server;

use super::{CLIENTS, SPAN, Times, beside, line};

/// Fewer than clients: a server has a process for each connection.
const CONNECTIONS: u64 = CLIENTS / 4;

pub(super) async fn postgres() {
    let Some(server) = Server::start() else { return };
    server.sql("CREATE TABLE public.bare (place bigserial PRIMARY KEY, leaf bytea NOT NULL)");
    let bare = bare_inserts(&server.url(), 1).await;
    line("PostgreSQL, one bare row of 300 bytes at a time", &bare, &bare);
    let crowd = bare_inserts(&server.url(), CONNECTIONS).await;
    line(&format!("PostgreSQL, the same on {CONNECTIONS} connections"), &crowd, &bare);
    let store = PostgresStore::create(&server.url(), "bench").await.expect("a new log is made");
    beside(Arc::new(store), "PostgreSQL", &bare).await;
}

/// What the database does by itself, with the settings that it comes with.
async fn bare_inserts(url: &str, connections: u64) -> Times {
    let start = Instant::now();
    let mut set = JoinSet::new();
    for _ in 0..connections {
        let connection = PgConnection::connect(url).await.expect("the server answers");
        set.spawn(insert_for_a_while(connection, start));
    }
    let each = set.join_all().await.concat();
    Times { span: start.elapsed(), each }
}

async fn insert_for_a_while(mut connection: PgConnection, start: Instant) -> Vec<Duration> {
    let mut each = Vec::new();
    while start.elapsed() < SPAN {
        let begun = Instant::now();
        sqlx::query("INSERT INTO public.bare (leaf) VALUES ($1)")
            .bind(vec![b'l'; 300])
            .execute(&mut connection)
            .await
            .expect("the server takes a row");
        each.push(begun.elapsed());
    }
    each
}

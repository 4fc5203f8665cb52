//! The tray: requests of nodes that follow to the node that leads.
//!
//! Invariant: a notification only wakes; whoever is woken looks at the table, and looks again before
//! long whatever happens to notifications.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use sqlx::postgres::{PgListener, PgPoolOptions};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};
use unbracket_store::{Error, Key, Request, Tray};

use crate::fault::{exact, within};
use crate::idle::Idle;
use crate::nodes::Nodes;
use crate::schema;
use crate::session::Way;
use crate::shared::Timing;

/// The channel on which it is told that something lies in a tray; the payload is its name.
const CHANNEL: &str = "unbracket_tray";

/// A tray in a PostgreSQL database, which belongs to the tokio runtime in which it was opened.
pub struct PostgresTray {
    way: Arc<Way>,
    idle: Idle,
    name: String,
    timing: Timing,
    woken: watch::Sender<u64>,
    _tasks: JoinSet<()>,
}

/// A row of the table.
type Row = (Vec<u8>, Vec<u8>);

impl PostgresTray {
    /// Opens the tray of a name; makes the tables where they are missing.
    ///
    /// # Errors
    /// [`Error::Refused`] where the server's settings break the promise, [`Error::Foreign`] where its
    /// tables are not ours or newer, [`Error::Unavailable`].
    pub async fn open(address: &str, name: &str) -> Result<Self, Error> {
        let (way, timing) = (Arc::new(Way::new(Nodes::parse(address)?)), Timing::default());
        let mut session = way.writer().await?;
        schema::TRAY.prepare(&mut session).await?;
        let woken = watch::Sender::new(0);
        let mut tasks = JoinSet::new();
        let of = (way.clone(), name.to_owned(), woken.clone());
        tasks.spawn(async move { listen(&of.0, &of.1, &of.2, timing).await });
        Ok(Self { way, idle: Idle::new(), name: name.into(), timing, woken, _tasks: tasks })
    }

    async fn change(
        &self,
        statement: sqlx::query::Query<'_, sqlx::Postgres, sqlx::postgres::PgArguments>,
    ) -> Result<(), Error> {
        let mut lent = self.idle.lend(&self.way, self.timing).await?;
        within(self.timing.answer, statement.execute(&mut lent.session.connection)).await?;
        lent.back();
        Ok(())
    }

    async fn rows(
        &self,
        ask: sqlx::query::QueryAs<'_, sqlx::Postgres, Row, sqlx::postgres::PgArguments>,
    ) -> Result<Vec<Request>, Error> {
        let mut lent = self.idle.lend(&self.way, self.timing).await?;
        let rows = within(self.timing.answer, ask.fetch_all(&mut lent.session.connection)).await?;
        lent.back();
        rows.into_iter().map(|(name, bytes)| Ok((Key(exact(&name)?), bytes))).collect()
    }
}

#[async_trait]
impl Tray for PostgresTray {
    async fn put(&self, name: &Key, request: &[u8]) -> Result<(), Error> {
        let put = sqlx::query(
            "WITH put AS (INSERT INTO unbracket_tray.request (tray, name, request)
                 VALUES ($1, $2, $3) ON CONFLICT (name) DO NOTHING)
             SELECT pg_notify($4, encode($1, 'hex'))",
        );
        let put = put.bind(self.name.as_bytes()).bind(&name.0[..]).bind(request).bind(CHANNEL);
        self.change(put).await
    }

    async fn waiting(&self, most: u32) -> Result<Vec<Request>, Error> {
        let ask = sqlx::query_as(
            "SELECT name, request FROM unbracket_tray.request
             WHERE tray = $1 AND answer IS NULL ORDER BY place LIMIT $2",
        );
        self.rows(ask.bind(self.name.as_bytes()).bind(i64::from(most))).await
    }

    async fn answer(&self, answers: &[Request]) -> Result<(), Error> {
        let names: Vec<&[u8]> = answers.iter().map(|(name, _)| &name.0[..]).collect();
        let bytes: Vec<&[u8]> = answers.iter().map(|(_, bytes)| &bytes[..]).collect();
        let answer = sqlx::query(
            "WITH done AS (UPDATE unbracket_tray.request SET answer = given.answer
                 FROM unnest($2::bytea[], $3::bytea[]) AS given (name, answer)
                 WHERE request.name = given.name)
             SELECT pg_notify($4, encode($1, 'hex'))",
        );
        let answer = answer.bind(self.name.as_bytes()).bind(names).bind(bytes).bind(CHANNEL);
        self.change(answer).await
    }

    async fn take(&self, names: &[Key]) -> Result<Vec<Request>, Error> {
        let names: Vec<&[u8]> = names.iter().map(|name| &name.0[..]).collect();
        let ask = sqlx::query_as(
            "DELETE FROM unbracket_tray.request
             WHERE name = ANY($1::bytea[]) AND answer IS NOT NULL RETURNING name, answer",
        );
        self.rows(ask.bind(names)).await
    }

    async fn withdraw(&self, names: &[Key]) -> Result<(), Error> {
        let names: Vec<&[u8]> = names.iter().map(|name| &name.0[..]).collect();
        let withdraw =
            sqlx::query("DELETE FROM unbracket_tray.request WHERE name = ANY($1::bytea[])");
        self.change(withdraw.bind(names)).await
    }

    async fn clear(&self, older: Duration) -> Result<(), Error> {
        let clear = sqlx::query(
            "DELETE FROM unbracket_tray.request
             WHERE tray = $1 AND put < clock_timestamp() - make_interval(secs => $2)",
        );
        self.change(clear.bind(self.name.as_bytes()).bind(older.as_secs_f64())).await
    }

    fn watch(&self) -> watch::Receiver<u64> {
        self.woken.subscribe()
    }
}

/// Wakes those who wait, for ever; without a server, from time to time all the same.
async fn listen(way: &Way, name: &str, woken: &watch::Sender<u64>, timing: Timing) {
    loop {
        // Whatever ends the connection: look, and call again.
        let _ = hear(way, name, woken, timing).await;
        wake(woken);
        sleep(timing.poll / 4).await;
    }
}

async fn hear(
    way: &Way,
    name: &str,
    woken: &watch::Sender<u64>,
    timing: Timing,
) -> Result<(), Error> {
    // Finds the server that takes writes, where it has changed.
    drop(way.writer().await?);
    let pool = PgPoolOptions::new()
        .max_connections(1)
        .acquire_timeout(timing.answer)
        .connect_lazy_with(way.node());
    let mut listener = within(timing.answer, async {
        let mut listener = PgListener::connect_with(&pool).await?;
        listener.eager_reconnect(false);
        listener.listen(CHANNEL).await?;
        Ok(listener)
    })
    .await?;
    let ours: String = name.bytes().map(|byte| format!("{byte:02x}")).collect();
    loop {
        wake(woken);
        while let Ok(heard) = timeout(timing.poll, listener.try_recv()).await {
            match heard {
                Ok(Some(heard)) if heard.payload() == ours => wake(woken),
                Ok(Some(_)) => {}
                _ => return Ok(()),
            }
        }
    }
}

fn wake(woken: &watch::Sender<u64>) {
    woken.send_modify(|times| *times = times.wrapping_add(1));
}

//! A session with the server that takes writes.
//!
//! Invariant: no session is handed out whose commits would be acknowledged before they are durable, and
//! none that claims to write and is on a standby.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, PgConnection};
use tokio::task::JoinSet;
use unbracket_store::Error;

use crate::fault::{late, unwritten, within};
use crate::nodes::Nodes;

/// How long a host may take to answer the call.
const CALL: Duration = Duration::from_secs(3);

/// The oldest server whose promises are known to us, and tested.
const OLDEST: i32 = 150_000;

/// Settings of every session. What an operator set for the role or the database is overruled where it
/// would break a promise: a commit that is cancelled by `statement_timeout` looks like a success, and
/// a session that vanished must not hold the log for hours.
const SETTINGS: &str = "SELECT
    set_config('search_path', 'pg_catalog', false),
    set_config('client_min_messages', 'warning', false),
    set_config('default_transaction_isolation', 'read committed', false),
    set_config('statement_timeout', '0', false),
    set_config('lock_timeout', '30s', false),
    set_config('idle_in_transaction_session_timeout', '20s', false),
    set_config('tcp_keepalives_idle', '5', false),
    set_config('tcp_keepalives_interval', '5', false),
    set_config('tcp_keepalives_count', '3', false),
    set_config('tcp_user_timeout', '20s', false),
    set_config('synchronous_commit', CASE current_setting('synchronous_commit')
        WHEN 'remote_apply' THEN 'remote_apply' ELSE 'on' END, false)";

/// What is asked afterwards.
const FACTS: &str = "SELECT
    current_setting('synchronous_commit'), current_setting('fsync'),
    current_setting('client_min_messages'), current_setting('server_version_num')::integer,
    NOT pg_is_in_recovery() AND current_setting('transaction_read_only') = 'off'";

/// A connection, and whether its server takes writes.
pub(crate) struct Session {
    /// The connection.
    pub(crate) connection: PgConnection,
    /// Whether the server takes writes; if not, it is a standby.
    pub(crate) writes: bool,
}

/// The way to the servers, and the one that answered last.
pub(crate) struct Way {
    nodes: Nodes,
    last: AtomicUsize,
}

impl Way {
    pub(crate) fn new(nodes: Nodes) -> Self {
        Self { nodes, last: AtomicUsize::new(0) }
    }

    /// The server that took writes last.
    pub(crate) fn node(&self) -> PgConnectOptions {
        let last = self.last.load(Ordering::Relaxed);
        self.nodes.all().get(last).cloned().unwrap_or_default()
    }

    /// A session to write with: on the server that took writes last, or on whichever does now.
    pub(crate) async fn writer(&self) -> Result<Session, Error> {
        match call(self.node()).await {
            Ok(session) if session.writes => Ok(session),
            _ => self.only_writer().await,
        }
    }

    /// A session on the one server that takes writes, after asking all of them.
    pub(crate) async fn only_writer(&self) -> Result<Session, Error> {
        let (mut writers, standby, reasons) = self.call_all().await;
        match (writers.pop(), writers.is_empty()) {
            (Some((node, session)), true) => {
                self.last.store(node, Ordering::Relaxed);
                Ok(session)
            }
            (Some(_), false) => Err(Error::Unavailable(format!(
                "several of the servers take writes ({}); stop the one that was replaced",
                self.nodes
            ))),
            (None, _) if standby.is_some() => Err(Error::Unavailable(format!(
                "no server takes writes ({}), only a standby answers; promote it",
                self.nodes
            ))),
            (None, _) => Err(reason(reasons)),
        }
    }

    /// A session to read with: where writes go, or on a standby where nothing else answers.
    pub(crate) async fn reader(&self) -> Result<Session, Error> {
        match call(self.node()).await {
            Ok(session) if session.writes => return Ok(session),
            _ => {}
        }
        let (mut writers, standby, reasons) = self.call_all().await;
        match writers.pop() {
            Some((node, session)) => {
                self.last.store(node, Ordering::Relaxed);
                Ok(session)
            }
            None => standby.ok_or_else(|| reason(reasons)),
        }
    }

    /// Those that take writes, one that does not, and why others did not answer.
    async fn call_all(&self) -> (Vec<(usize, Session)>, Option<Session>, Vec<Error>) {
        let mut calls = JoinSet::new();
        for (i, node) in self.nodes.all().iter().cloned().enumerate() {
            calls.spawn(async move { (i, call(node).await) });
        }
        let (mut writers, mut standby, mut reasons) = (Vec::new(), None, Vec::new());
        while let Some(answer) = calls.join_next().await {
            match answer {
                Ok((i, Ok(session))) if session.writes => writers.push((i, session)),
                Ok((_, Ok(session))) => standby = Some(session),
                Ok((_, Err(error))) => reasons.push(error),
                Err(error) => reasons.push(Error::Unavailable(error.to_string())),
            }
        }
        (writers, standby, reasons)
    }
}

/// What to tell where nobody could be used: a refusal says more than a silence.
fn reason(mut reasons: Vec<Error>) -> Error {
    let telling = reasons.iter().position(|e| !matches!(e, Error::Unavailable(_))).unwrap_or(0);
    if reasons.is_empty() { late(CALL) } else { reasons.swap_remove(telling) }
}

async fn call(node: PgConnectOptions) -> Result<Session, Error> {
    match tokio::time::timeout(CALL, greet(node)).await {
        Ok(session) => session,
        Err(_) => Err(late(CALL)),
    }
}

async fn greet(node: PgConnectOptions) -> Result<Session, Error> {
    let mut connection = node.connect().await.map_err(unwritten)?;
    sqlx::query(SETTINGS).execute(&mut connection).await.map_err(unwritten)?;
    let (commit, fsync, messages, version, writes): (String, String, String, i32, bool) =
        sqlx::query_as(FACTS).fetch_one(&mut connection).await.map_err(unwritten)?;
    if version < OLDEST {
        return Err(Error::Refused(format!(
            "the server is of version {version}; PostgreSQL 15 or later is needed"
        )));
    }
    if fsync != "on" {
        return Err(Error::Refused(
            "the server runs with fsync=off, so nothing is durable; set fsync=on".into(),
        ));
    }
    if !matches!(commit.as_str(), "on" | "remote_apply") || messages != "warning" {
        return Err(Error::Refused(format!(
            "the session has synchronous_commit={commit}, client_min_messages={messages} although \
             `on` and `warning` were asked for; connect without a proxy that changes settings"
        )));
    }
    Ok(Session { connection, writes })
}

/// Whether a session that lay idle is alive and where it was.
pub(crate) async fn alive(session: &mut Session, limit: Duration) -> bool {
    let ask = sqlx::query_scalar("SELECT NOT pg_is_in_recovery()");
    let writes: Result<bool, Error> = within(limit, ask.fetch_one(&mut session.connection)).await;
    writes.is_ok_and(|writes| writes == session.writes)
}

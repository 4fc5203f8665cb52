//! The store: which session does what.

use std::sync::Arc;

use async_trait::async_trait;
use sqlx::PgConnection;
use tokio::sync::{Mutex, watch};
use tokio::task::JoinSet;
use tokio::time::timeout;
use unbracket_store::{Appended, Batch, Body, Epoch, Error, Key, Name, Store};

use crate::append::{APPEND_LOCK, append, begin};
use crate::commit::{change, is_orderly, roll_back};
use crate::durability::{Durability, durability};
use crate::fault::{late, signed, unsigned, within};
use crate::idle::{Idle, Lent};
use crate::nodes::Nodes;
use crate::session::{Session, Way};
use crate::shared::{Floor, Shared, Timing};
use crate::{body, lead, schema, tail, warning};

/// One log in a PostgreSQL database.
///
/// It belongs to the tokio runtime in which it was opened. Dropped, it gives up the lead.
pub struct PostgresStore {
    shared: Arc<Shared>,
    writer: Mutex<Option<Session>>,
    idle: Idle,
    _tasks: JoinSet<()>,
}

impl PostgresStore {
    /// Makes an empty log, and the tables where they are missing, and opens it.
    ///
    /// # Errors
    /// [`Error::Refused`] where the log exists or the server's settings break the promises of a store,
    /// [`Error::Foreign`] where its tables are not ours or newer, [`Error::Unavailable`].
    pub async fn create(address: &str, log: &str) -> Result<Self, Error> {
        Self::create_with(Nodes::parse(address)?, log, Timing::default()).await
    }

    /// Opens a log; on a standby too, where it can be read.
    ///
    /// # Errors
    /// As [`PostgresStore::create`]; [`Error::Refused`] where there is no such log.
    pub async fn open(address: &str, log: &str) -> Result<Self, Error> {
        Self::open_with(Nodes::parse(address)?, log, Timing::default()).await
    }

    /// Does as [`PostgresStore::create`], with another patience.
    ///
    /// # Errors
    /// As [`PostgresStore::create`].
    pub async fn create_with(nodes: Nodes, log: &str, timing: Timing) -> Result<Self, Error> {
        let way = Way::new(nodes);
        let mut session = way.writer().await?;
        schema::LOG.prepare(&mut session).await?;
        let insert =
            sqlx::query("INSERT INTO unbracket.head (name) VALUES ($1) ON CONFLICT DO NOTHING")
                .bind(log.as_bytes());
        if change(&mut session, timing.answer, insert).await? == 0 {
            return Err(Error::Refused(format!("the log {log:?} exists; open it")));
        }
        Self::start(way, session, log, timing).await
    }

    /// Does as [`PostgresStore::open`], with another patience.
    ///
    /// # Errors
    /// As [`PostgresStore::open`].
    pub async fn open_with(nodes: Nodes, log: &str, timing: Timing) -> Result<Self, Error> {
        let way = Way::new(nodes);
        let mut session = way.reader().await?;
        schema::LOG.prepare(&mut session).await?;
        Self::start(way, session, log, timing).await
    }

    /// Returns the names of the logs in a database, in order of their bytes.
    ///
    /// # Errors
    /// As [`PostgresStore::open`].
    pub async fn logs(nodes: Nodes) -> Result<Vec<String>, Error> {
        let mut session = Way::new(nodes).reader().await?;
        schema::LOG.prepare(&mut session).await?;
        let ask = sqlx::query_scalar("SELECT name FROM unbracket.head ORDER BY name");
        let names: Vec<Vec<u8>> =
            within(Timing::default().answer, ask.fetch_all(&mut session.connection)).await?;
        let text = |name| String::from_utf8(name).map_err(|e| Error::Damaged(e.to_string()));
        names.into_iter().map(text).collect()
    }

    /// Returns what the servers promise about an acknowledged append, for the operator to see.
    ///
    /// # Errors
    /// Where the server cannot be asked.
    pub async fn durability(&self) -> Result<Durability, Error> {
        let mut lent = self.lend().await?;
        let durability = durability(&mut lent.session.connection).await?;
        lent.back();
        Ok(durability)
    }

    async fn start(
        way: Way,
        mut session: Session,
        log: &str,
        timing: Timing,
    ) -> Result<Self, Error> {
        let connection = &mut session.connection;
        if session.writes {
            warning::assert_heard(connection).await?;
        }
        let number = number_of(connection, log, timing).await?;
        let shared = Arc::new(Shared {
            way,
            log: number,
            timing,
            length: watch::Sender::new(0),
            floor: Floor::new(),
            lead: Mutex::new(None),
        });
        shared.tell(tail::length(&shared, connection).await?);
        let mut tasks = JoinSet::new();
        let of = Arc::clone(&shared);
        tasks.spawn(async move { lead::keep(&of).await });
        let of = Arc::clone(&shared);
        tasks.spawn(async move { tail::tail(&of).await });
        let writer = Mutex::new(Some(session).filter(|session| session.writes));
        Ok(Self { shared, writer, idle: Idle::new(), _tasks: tasks })
    }

    async fn lend(&self) -> Result<Lent<'_>, Error> {
        self.idle.lend(&self.shared.way, self.shared.timing).await
    }

    /// A session in a transaction that is alone with the log: the idle one if it lives, or a new one.
    async fn begun(&self, idle: Option<Session>) -> Result<Session, Error> {
        let (log, limit) = (self.shared.log, self.shared.timing.answer);
        if let Some(mut session) = idle {
            match timeout(limit, begin(&mut session.connection, log)).await {
                Ok(Ok(())) => return Ok(session),
                Ok(Err(_)) => {}
                Err(_) => return Err(late(limit)),
            }
        }
        let mut session = self.shared.way.writer().await?;
        match timeout(limit, begin(&mut session.connection, log)).await {
            Ok(begun) => begun.map(|()| session),
            Err(_) => Err(late(limit)),
        }
    }
}

impl Drop for PostgresStore {
    /// Hangs up at once, so that the next leader need not wait until the tasks have ended.
    fn drop(&mut self) {
        if let Ok(mut slot) = self.shared.lead.try_lock() {
            *slot = None;
        }
    }
}

#[async_trait]
impl Store for PostgresStore {
    async fn lead(&self) -> Result<Epoch, Error> {
        lead::lead(&self.shared).await
    }

    async fn leads(&self, epoch: Epoch) -> Result<bool, Error> {
        let mut lent = self.lend().await?;
        let ask = sqlx::query_scalar("SELECT epoch FROM unbracket.head WHERE log = $1")
            .bind(self.shared.log)
            .fetch_one(&mut lent.session.connection);
        let current: i64 = within(self.shared.timing.answer, ask).await?;
        lent.back();
        Ok(unsigned(current)? == epoch.0)
    }

    async fn resign(&self) {
        // The server gives the lock away when the connection is closed.
        *self.shared.lead.lock().await = None;
    }

    async fn length(&self) -> Result<u64, Error> {
        let floor = self.shared.floor.now();
        let mut lent = self.lend().await?;
        let length = tail::length(&self.shared, &mut lent.session.connection).await?;
        if lent.session.writes {
            self.shared.floor.check(floor, length)?;
        }
        lent.back();
        Ok(length)
    }

    async fn append(&self, batch: Batch) -> Result<Appended, Error> {
        batch.check()?;
        let mut slot = self.writer.lock().await;
        let mut session = self.begun(slot.take()).await?;
        let appended =
            append(&mut session, self.shared.log, &batch, self.shared.timing.answer).await;
        let usable = match &appended {
            Ok(appended) => {
                self.shared.learn(appended.length);
                true
            }
            Err(error) => {
                is_orderly(error) && roll_back(&mut session, self.shared.timing.answer).await
            }
        };
        *slot = usable.then_some(session);
        appended
    }

    async fn read(&self, from: u64, limit: u64) -> Result<Vec<Vec<u8>>, Error> {
        let (Ok(from), limit) = (signed(from), signed(limit).unwrap_or(i64::MAX)) else {
            return Ok(Vec::new());
        };
        let mut lent = self.lend().await?;
        let ask = sqlx::query_as(
            "SELECT index, leaf FROM unbracket.entry WHERE log = $1 AND index >= $2
             ORDER BY index LIMIT $3",
        )
        .bind(self.shared.log)
        .bind(from)
        .bind(limit)
        .fetch_all(&mut lent.session.connection);
        let rows: Vec<(i64, Vec<u8>)> = within(self.shared.timing.answer, ask).await?;
        lent.back();
        if let Some((place, _)) = (from..).zip(&rows).find(|(place, (index, _))| place != index) {
            return Err(Error::Damaged(format!("entry {place} is missing")));
        }
        Ok(rows.into_iter().map(|(_, leaf)| leaf).collect())
    }

    /// Says `None` only after every append that is under way is decided, so that whoever lost an answer
    /// can rely on it.
    async fn find(&self, key: &Key) -> Result<Option<u64>, Error> {
        let mut lent = self.lend().await?;
        let ask = find(&mut lent.session, self.shared.log, key);
        let found = within(self.shared.timing.answer, ask).await?;
        if found.is_none() && !lent.session.writes {
            return Err(Error::Unavailable(
                "only a standby answers, and it cannot tell that nothing was appended".into(),
            ));
        }
        lent.back();
        found.map(unsigned).transpose()
    }

    async fn bodies(&self, names: &[Name]) -> Result<Vec<Option<Body>>, Error> {
        let mut lent = self.lend().await?;
        let bodies = body::bodies(&mut lent.session, self.shared.log, names).await?;
        lent.back();
        Ok(bodies)
    }

    async fn erase(&self, names: &[Name]) -> Result<(), Error> {
        let mut session = self.shared.way.writer().await?;
        body::erase(&mut session, self.shared.log, names, self.shared.timing.answer).await
    }

    async fn erased(&self) -> Result<Vec<Name>, Error> {
        let mut lent = self.lend().await?;
        let erased = body::erased(&mut lent.session, self.shared.log).await?;
        lent.back();
        Ok(erased)
    }

    fn watch(&self) -> watch::Receiver<u64> {
        self.shared.length.subscribe()
    }
}

async fn number_of(connection: &mut PgConnection, log: &str, timing: Timing) -> Result<i32, Error> {
    let ask = sqlx::query_scalar("SELECT log FROM unbracket.head WHERE name = $1")
        .bind(log.as_bytes())
        .fetch_optional(connection);
    let number: Option<i32> = within(timing.answer, ask).await?;
    number.ok_or_else(|| Error::Refused(format!("there is no log {log:?}; create it first")))
}

async fn find(session: &mut Session, log: i32, key: &Key) -> Result<Option<i64>, sqlx::Error> {
    let found = look(&mut session.connection, log, key).await?;
    if found.is_some() || !session.writes {
        return Ok(found);
    }
    sqlx::query("SELECT pg_advisory_xact_lock_shared($1, $2)")
        .bind(APPEND_LOCK)
        .bind(log)
        .execute(&mut session.connection)
        .await?;
    look(&mut session.connection, log, key).await
}

async fn look(
    connection: &mut PgConnection,
    log: i32,
    key: &Key,
) -> Result<Option<i64>, sqlx::Error> {
    sqlx::query_scalar("SELECT index FROM unbracket.key WHERE log = $1 AND key = $2")
        .bind(log)
        .bind(&key.0[..])
        .fetch_optional(connection)
        .await
}

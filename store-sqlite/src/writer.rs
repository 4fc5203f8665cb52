//! The one connection that writes.
//!
//! A transaction ends in one of three ways: committed and durable, undone, or *unsettled*: the commit
//! failed, but its frames may lie in the journal, and a crash could bring them back. Before anything
//! else is said or written, an unsettled journal is settled by a small durable write of our own, which
//! takes the place of those frames. So an answer that was once "not there" stays true.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use sqlx::Connection;
use sqlx::sqlite::SqliteConnection;
use unbracket_store::Error;

use crate::connect::{Access, connect};
use crate::{schema, told};

/// How long an erasure waits for those who still read the journal.
const PATIENCE: Duration = Duration::from_secs(30);

/// The connection that writes, opened when it is needed.
#[derive(Debug)]
pub(crate) struct Writer {
    path: PathBuf,
    connection: Option<SqliteConnection>,
    unsettled: Arc<AtomicBool>,
}

impl Writer {
    /// Opens the connection.
    pub(crate) async fn open(path: PathBuf) -> Result<Self, Error> {
        let connection = Some(connect(&path, Access::Write).await?);
        Ok(Self { path, connection, unsettled: Arc::default() })
    }

    /// Tells whether the outcome of a commit is open, without waiting for what is being written.
    pub(crate) fn unsettled(&self) -> Arc<AtomicBool> {
        self.unsettled.clone()
    }

    /// Begins a transaction that nobody else can write beside.
    pub(crate) async fn begin(&mut self) -> Result<&mut SqliteConnection, Error> {
        self.settle().await?;
        self.begin_at_once().await
    }

    /// Commits, durably. Where that fails with [`Error::Unknown`], the journal could not be settled
    /// either; with any other error, the transaction did not happen and never will.
    pub(crate) async fn commit(&mut self) -> Result<(), Error> {
        let Err(error) = self.commit_at_once().await else { return Ok(()) };
        if !matches!(error, Error::Unknown(_)) {
            return Err(error);
        }
        self.unsettled.store(true, Ordering::SeqCst);
        match self.settle().await {
            Ok(()) => Err(Error::Unavailable(format!("a write failed and was undone: {error}"))),
            Err(_) => Err(error),
        }
    }

    /// Undoes the transaction that is open.
    pub(crate) async fn undo(&mut self) {
        let Some(connection) = &mut self.connection else { return };
        // SQLite may have undone it already, after an error of its own. A connection about which
        // anything is unclear is thrown away; the next write opens a new one.
        if sqlx::query("ROLLBACK").execute(connection).await.is_err() {
            self.connection = None;
        }
    }

    /// Makes the outcome of a failed commit definite.
    pub(crate) async fn settle(&mut self) -> Result<(), Error> {
        if !self.unsettled.load(Ordering::SeqCst) {
            return Ok(());
        }
        let connection = self.begin_at_once().await?;
        let written =
            sqlx::query("UPDATE settling SET count = count + 1").execute(connection).await;
        if let Err(error) = written {
            self.undo().await;
            return Err(told::unwritten(&error));
        }
        self.commit_at_once().await?;
        self.unsettled.store(false, Ordering::SeqCst);
        Ok(())
    }

    /// Takes what was deleted out of the journal too, and so out of every file.
    pub(crate) async fn empty_journal(&mut self) -> Result<(), Error> {
        let start = Instant::now();
        while !schema::empty_journal(self.connection().await?).await? {
            if start.elapsed() > PATIENCE {
                return Err(Error::Unknown(
                    "erased from the database, and still in its journal, because another process \
                     reads it; erase once more"
                        .into(),
                ));
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok(())
    }

    /// Closes the connection; the last one to go empties the journal.
    pub(crate) async fn close(&mut self) {
        if let Some(connection) = self.connection.take() {
            // What is committed is durable, whatever closing says.
            let _ = connection.close().await;
        }
    }

    /// The connection, outside a transaction.
    pub(crate) async fn connection(&mut self) -> Result<&mut SqliteConnection, Error> {
        let connection = match self.connection.take() {
            Some(connection) => connection,
            None => connect(&self.path, Access::Write).await?,
        };
        Ok(self.connection.insert(connection))
    }

    async fn begin_at_once(&mut self) -> Result<&mut SqliteConnection, Error> {
        let connection = self.connection().await?;
        match sqlx::query("BEGIN IMMEDIATE").execute(connection).await {
            Ok(_) => self.connection().await,
            Err(error) => {
                self.connection = None;
                Err(told::unwritten(&error))
            }
        }
    }

    async fn commit_at_once(&mut self) -> Result<(), Error> {
        let connection = self.connection().await?;
        match sqlx::query("COMMIT").execute(connection).await {
            Ok(_) => Ok(()),
            Err(error) => {
                self.undo().await;
                Err(told::uncommitted(&error))
            }
        }
    }
}

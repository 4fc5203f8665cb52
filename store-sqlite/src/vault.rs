//! The vault in a file of its own.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use async_trait::async_trait;
use sqlx::sqlite::SqlitePool;
use tokio::sync::Mutex;
use unbracket_store::{Error, Vault};

use crate::connect::{Access, connect, readers};
use crate::kind::VAULT;
use crate::store::to_the_end;
use crate::writer::Writer;
use crate::{file, probe, schema, told};

/// A vault in an SQLite file.
#[derive(Debug)]
pub struct SqliteVault {
    readers: SqlitePool,
    writer: Arc<Mutex<Writer>>,
}

/// What is written.
#[derive(Clone)]
enum Act {
    Put,
    PutNew,
    /// Only over this value.
    Replace(Vec<u8>),
    Destroy,
}

impl Act {
    fn statement(&self) -> &'static str {
        match self {
            Self::Put => {
                "INSERT INTO kept (drawer, name, value) VALUES (?1, ?2, ?3) \
                 ON CONFLICT DO UPDATE SET value = ?3"
            }
            Self::PutNew => {
                "INSERT INTO kept (drawer, name, value) VALUES (?1, ?2, ?3) \
                 ON CONFLICT DO NOTHING"
            }
            Self::Replace(_) => {
                "UPDATE kept SET value = ?3 WHERE drawer = ?1 AND name = ?2 AND value = ?4"
            }
            Self::Destroy => "DELETE FROM kept WHERE drawer = ?1 AND name = ?2",
        }
    }
}

impl SqliteVault {
    /// Makes an empty vault in a file that must not exist, in a folder that must, and opens it.
    ///
    /// # Errors
    /// As for a log.
    pub async fn create(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = file::absolute(path.as_ref())?;
        file::create(&path, &VAULT).await?;
        Self::open(path).await
    }

    /// Closes every connection, after the work that is under way. Dropping the vault does the same,
    /// later.
    pub async fn close(self) {
        self.readers.close().await;
        self.writer.lock().await.close().await;
    }

    /// Opens a vault that exists; never makes one.
    ///
    /// # Errors
    /// As for a log.
    pub async fn open(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path: PathBuf = file::absolute(path.as_ref())?;
        let version = probe::examine(&path, &VAULT).await?;
        probe::bring_up(&path, &VAULT, version).await?;
        let mut writer = Writer::open(path.clone()).await?;
        schema::empty_journal(writer.connection().await?).await?;
        let readers = readers(&path).await?;
        Ok(Self { readers, writer: Arc::new(Mutex::new(writer)) })
    }

    /// Copies a vault as it is at one moment into a file that must not exist; others may write meanwhile.
    ///
    /// # Errors
    /// As for a log.
    pub async fn copy(from: impl AsRef<Path>, to: impl AsRef<Path>) -> Result<(), Error> {
        let (from, to) = (file::absolute(from.as_ref())?, file::absolute(to.as_ref())?);
        probe::examine(&from, &VAULT).await?;
        let mut connection = connect(&from, Access::Read).await?;
        file::copy(&mut connection, &to).await
    }

    /// Writes, durably; returns how many values it touched.
    async fn write(&self, act: Act, place: (&str, &[u8]), value: &[u8]) -> Result<u64, Error> {
        let (drawer, name, value) = (place.0.to_owned(), place.1.to_vec(), value.to_vec());
        let writer = self.writer.clone();
        to_the_end(async move {
            let mut writer = writer.lock().await;
            let connection = writer.begin().await?;
            let query = sqlx::query(act.statement()).bind(drawer).bind(name);
            let query = match &act {
                Act::Put | Act::PutNew => query.bind(value),
                Act::Replace(expected) => query.bind(value).bind(expected.clone()),
                Act::Destroy => query,
            };
            let touched = match query.execute(connection).await {
                Ok(done) => done.rows_affected(),
                Err(error) => {
                    writer.undo().await;
                    return Err(told::unwritten(&error));
                }
            };
            writer.commit().await?;
            if matches!(act, Act::Destroy) {
                writer.empty_journal().await?;
            }
            Ok(touched)
        })
        .await
    }
}

#[async_trait]
impl Vault for SqliteVault {
    async fn put(&self, drawer: &str, name: &[u8], value: &[u8]) -> Result<(), Error> {
        self.write(Act::Put, (drawer, name), value).await.map(|_| ())
    }

    async fn put_new(&self, drawer: &str, name: &[u8], value: &[u8]) -> Result<Vec<u8>, Error> {
        self.write(Act::PutNew, (drawer, name), value).await?;
        let gone = || Error::Unavailable("the value was destroyed at the same moment".into());
        self.get(drawer, name).await?.ok_or_else(gone)
    }

    async fn replace(
        &self,
        drawer: &str,
        name: &[u8],
        expected: &[u8],
        value: &[u8],
    ) -> Result<bool, Error> {
        let replace = Act::Replace(expected.to_vec());
        Ok(self.write(replace, (drawer, name), value).await? == 1)
    }

    async fn get(&self, drawer: &str, name: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        sqlx::query_scalar("SELECT value FROM kept WHERE drawer = ? AND name = ?")
            .bind(drawer)
            .bind(name)
            .fetch_optional(&self.readers)
            .await
            .map_err(|error| told::unwritten(&error))
    }

    async fn names(&self, drawer: &str) -> Result<Vec<Vec<u8>>, Error> {
        sqlx::query_scalar("SELECT name FROM kept WHERE drawer = ? ORDER BY name")
            .bind(drawer)
            .fetch_all(&self.readers)
            .await
            .map_err(|error| told::unwritten(&error))
    }

    async fn destroy(&self, drawer: &str, name: &[u8]) -> Result<(), Error> {
        self.write(Act::Destroy, (drawer, name), &[]).await.map(|_| ())
    }
}

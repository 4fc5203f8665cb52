//! The log in a file.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use sqlx::sqlite::SqlitePool;
use tokio::runtime::Handle;
use tokio::sync::watch;
use unbracket_store::{Appended, Batch, Body, Epoch, Error, Key, Name, Store};

use crate::connect::{Access, connect, readers};
use crate::kind::LOG;
use crate::lead::Lead;
use crate::writer::Writer;
use crate::{append, file, probe, reader, schema, watcher};

/// A log in an SQLite file, with its bodies.
#[derive(Debug)]
pub struct SqliteStore {
    inner: Arc<Inner>,
    lead: tokio::sync::Mutex<Option<Lead>>,
}

/// What the work of a store needs, however long its handle lives.
#[derive(Debug)]
pub(crate) struct Inner {
    path: PathBuf,
    readers: SqlitePool,
    writer: Option<tokio::sync::Mutex<Writer>>,
    unsettled: Arc<AtomicBool>,
    length: watch::Sender<u64>,
    is_watched: Mutex<bool>,
    runtime: Handle,
}

impl SqliteStore {
    /// Makes an empty log in a file that must not exist, in a folder that must, and opens it.
    ///
    /// # Errors
    /// [`Error::Refused`] where a file is there already, [`Error::Led`] where another process is
    /// making or leading it, [`Error::Unavailable`] and [`Error::Full`] where it cannot be written.
    pub async fn create(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = file::absolute(path.as_ref())?;
        file::create(&path, &LOG).await?;
        Self::open(path).await
    }

    /// Opens a log that exists; never makes one, so that a wrong path cannot begin a second log.
    ///
    /// A log of an earlier version is brought up to this one. A file that is refused is not changed.
    ///
    /// # Errors
    /// [`Error::Unavailable`] where there is none, [`Error::Foreign`] for a file that is no log or
    /// one of a newer version, [`Error::Damaged`] for one that contradicts itself, and [`Error::Led`]
    /// where another process leads a log that would have to be brought up.
    pub async fn open(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = file::absolute(path.as_ref())?;
        let version = probe::examine(&path, &LOG).await?;
        probe::bring_up(&path, &LOG, version).await?;
        let writer = Writer::open(path.clone()).await?;
        Self::on(path, Some(writer)).await
    }

    /// Opens a log for reading only: to look into it, to copy it, to follow another process.
    ///
    /// # Errors
    /// As [`SqliteStore::open`]; a log of an earlier version is refused, because it cannot be brought
    /// up to this one.
    pub async fn open_read_only(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = file::absolute(path.as_ref())?;
        let version = probe::examine(&path, &LOG).await?;
        if version != LOG.version() {
            return Err(Error::Foreign(format!(
                "{} is of an earlier version (schema {version}); open it once for writing",
                path.display()
            )));
        }
        Self::on(path, None).await
    }

    /// Examines the whole database, however large: every page, and whether an entry is missing.
    ///
    /// # Errors
    /// [`Error::Damaged`] with what was found.
    pub async fn check(&self) -> Result<(), Error> {
        let mut connection = connect(&self.inner.path, Access::Read).await?;
        probe::whole(&self.inner.path, &mut connection, &LOG).await
    }

    /// Copies the log with its bodies, as they are at one moment, into a file that must not exist.
    ///
    /// Others may write meanwhile. A copy that is put back is cleaned by [`Store::erase`] with the names
    /// that were erased since, and held against the head before anything is written to it.
    ///
    /// # Errors
    /// As [`SqliteStore::create`]; and where the log cannot be read.
    pub async fn copy_to(&self, path: impl AsRef<Path>) -> Result<(), Error> {
        let path = file::absolute(path.as_ref())?;
        let mut connection = connect(&self.inner.path, Access::Read).await?;
        file::copy(&mut connection, &path).await
    }

    /// Closes every connection, after the work that is under way. Dropping the store does the same,
    /// later.
    pub async fn close(self) {
        self.inner.readers.close().await;
        if let Some(writer) = &self.inner.writer {
            writer.lock().await.close().await;
        }
    }

    async fn on(path: PathBuf, writer: Option<Writer>) -> Result<Self, Error> {
        let readers = readers(&path).await?;
        let length = reader::length(&readers).await?;
        let inner = Inner {
            path,
            readers,
            unsettled: writer.as_ref().map(Writer::unsettled).unwrap_or_default(),
            writer: writer.map(tokio::sync::Mutex::new),
            length: watch::Sender::new(length),
            is_watched: Mutex::new(false),
            runtime: Handle::current(),
        };
        Ok(Self { inner: Arc::new(inner), lead: tokio::sync::Mutex::default() })
    }
}

impl Inner {
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn readers(&self) -> &SqlitePool {
        &self.readers
    }

    /// Tells those who watch how long the log is; never less than before.
    pub(crate) fn tell(&self, length: u64) {
        self.length.send_if_modified(|known| {
            let grew = length > *known;
            *known = length.max(*known);
            grew
        });
    }

    /// Whether the watcher may go; whoever watches next starts another one.
    pub(crate) fn nobody_watches(&self) -> bool {
        let mut is_watched = self.is_watched.lock().unwrap_or_else(PoisonError::into_inner);
        *is_watched = self.length.receiver_count() > 0;
        !*is_watched
    }

    fn writer(&self) -> Result<&tokio::sync::Mutex<Writer>, Error> {
        let reading = || Error::Refused("this log was opened for reading only".into());
        self.writer.as_ref().ok_or_else(reading)
    }

    async fn append(&self, batch: &Batch) -> Result<Appended, Error> {
        let mut writer = self.writer()?.lock().await;
        let appended = append::append(&mut writer, batch).await?;
        self.tell(appended.length);
        Ok(appended)
    }

    async fn erase(&self, names: &[Name]) -> Result<(), Error> {
        let mut writer = self.writer()?.lock().await;
        append::erase(&mut writer, names).await?;
        writer.empty_journal().await
    }
}

#[async_trait]
impl Store for SqliteStore {
    async fn lead(&self) -> Result<Epoch, Error> {
        self.inner.writer()?;
        let mut lead = self.lead.lock().await;
        if lead.is_none() {
            *lead = Some(Lead::take(&self.inner.path)?);
        }
        let inner = self.inner.clone();
        to_the_end(async move {
            let mut writer = inner.writer()?.lock().await;
            // Completes an erasure that was interrupted before its last step; where somebody still
            // reads the journal, the next erasure does.
            schema::empty_journal(writer.connection().await?).await?;
            append::lead(&mut writer).await
        })
        .await
    }

    async fn leads(&self, epoch: Epoch) -> Result<bool, Error> {
        Ok(reader::epoch(&self.inner.readers).await? == epoch.0)
    }

    async fn resign(&self) {
        *self.lead.lock().await = None;
    }

    async fn length(&self) -> Result<u64, Error> {
        reader::length(&self.inner.readers).await
    }

    async fn append(&self, batch: Batch) -> Result<Appended, Error> {
        let inner = self.inner.clone();
        to_the_end(async move { inner.append(&batch).await }).await
    }

    async fn read(&self, from: u64, limit: u64) -> Result<Vec<Vec<u8>>, Error> {
        reader::read(&self.inner.readers, from, limit).await
    }

    async fn find(&self, key: &Key) -> Result<Option<u64>, Error> {
        // What is not there must not come back, so an unsettled journal is settled first.
        if self.inner.unsettled.load(Ordering::SeqCst) {
            self.inner.writer()?.lock().await.settle().await?;
        }
        reader::find(&self.inner.readers, key).await
    }

    async fn bodies(&self, names: &[Name]) -> Result<Vec<Option<Body>>, Error> {
        reader::bodies(&self.inner.readers, names).await
    }

    async fn erase(&self, names: &[Name]) -> Result<(), Error> {
        let (inner, names) = (self.inner.clone(), names.to_vec());
        to_the_end(async move { inner.erase(&names).await }).await
    }

    async fn erased(&self) -> Result<Vec<Name>, Error> {
        reader::erased(&self.inner.readers).await
    }

    fn watch(&self) -> watch::Receiver<u64> {
        let receiver = self.inner.length.subscribe();
        let mut is_watched = self.inner.is_watched.lock().unwrap_or_else(PoisonError::into_inner);
        if !*is_watched {
            *is_watched = true;
            self.inner.runtime.spawn(watcher::watch(Arc::downgrade(&self.inner)));
        }
        receiver
    }
}

/// Work that is done to its end even where whoever asked goes away in the middle of it.
pub(crate) async fn to_the_end<T: Send + 'static>(
    work: impl Future<Output = Result<T, Error>> + Send + 'static,
) -> Result<T, Error> {
    match tokio::spawn(work).await {
        Ok(result) => result,
        Err(error) => Err(Error::Unknown(format!("the work was broken off: {error}"))),
    }
}

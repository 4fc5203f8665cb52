//! The adapter keeps every promise of the port.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use async_trait::async_trait;
use unbracket_store::conformance::{self, Bench, Medium};
use unbracket_store::{Error, Store, Vault};
use unbracket_store_sqlite::{SqliteStore, SqliteVault};
use unbracket_testkit::folder::Folder;

/// A folder in which every medium is a file.
struct Files {
    folder: Folder,
    count: AtomicU32,
}

struct File(PathBuf);

impl Files {
    fn new() -> Self {
        Self { folder: Folder::new("conforming"), count: AtomicU32::new(0) }
    }

    fn next(&self) -> PathBuf {
        self.folder.join(&format!("{}.db", self.count.fetch_add(1, Ordering::Relaxed)))
    }
}

#[async_trait]
impl Bench<dyn Store> for Files {
    async fn medium(&self) -> Result<Box<dyn Medium<dyn Store>>, Error> {
        let path = self.next();
        SqliteStore::create(&path).await?.close().await;
        Ok(Box::new(File(path)))
    }
}

#[async_trait]
impl Medium<dyn Store> for File {
    async fn open(&self) -> Result<Arc<dyn Store>, Error> {
        Ok(Arc::new(SqliteStore::open(&self.0).await?))
    }
}

#[async_trait]
impl Bench<dyn Vault> for Files {
    async fn medium(&self) -> Result<Box<dyn Medium<dyn Vault>>, Error> {
        let path = self.next();
        SqliteVault::create(&path).await?;
        Ok(Box::new(File(path)))
    }
}

#[async_trait]
impl Medium<dyn Vault> for File {
    async fn open(&self) -> Result<Arc<dyn Vault>, Error> {
        Ok(Arc::new(SqliteVault::open(&self.0).await?))
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_store_keeps_every_promise() {
    assert_eq!(conformance::store(&Files::new()).await, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_vault_keeps_every_promise() {
    assert_eq!(conformance::vault(&Files::new()).await, []);
}

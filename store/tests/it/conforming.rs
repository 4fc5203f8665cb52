//! The stores of memory and the head in a file keep every promise.

use std::path::PathBuf;
use std::sync::Arc;

use async_trait::async_trait;
use unbracket_store::conformance::{self, Bench, Medium};
use unbracket_store::{Error, FileHead, Head, MemoryHead, MemoryStore, MemoryVault, Store, Vault};
use unbracket_testkit::folder::Folder;

/// Memory as a medium: a handle is a clone.
#[derive(Default)]
struct Memory<T>(T);

/// A folder that holds a head for each medium.
struct Files(Folder);

/// A path as a medium.
struct File(PathBuf);

#[async_trait]
impl Bench<dyn Store> for Memory<()> {
    async fn medium(&self) -> Result<Box<dyn Medium<dyn Store>>, Error> {
        Ok(Box::new(Memory(MemoryStore::new())))
    }
}

#[async_trait]
impl Medium<dyn Store> for Memory<MemoryStore> {
    async fn open(&self) -> Result<Arc<dyn Store>, Error> {
        Ok(Arc::new(self.0.clone()))
    }
}

#[async_trait]
impl Bench<dyn Head> for Memory<()> {
    async fn medium(&self) -> Result<Box<dyn Medium<dyn Head>>, Error> {
        Ok(Box::new(Memory(MemoryHead::default())))
    }
}

#[async_trait]
impl Medium<dyn Head> for Memory<MemoryHead> {
    async fn open(&self) -> Result<Arc<dyn Head>, Error> {
        Ok(Arc::new(self.0.clone()))
    }
}

#[async_trait]
impl Bench<dyn Vault> for Memory<()> {
    async fn medium(&self) -> Result<Box<dyn Medium<dyn Vault>>, Error> {
        Ok(Box::new(Memory(MemoryVault::default())))
    }
}

#[async_trait]
impl Medium<dyn Vault> for Memory<MemoryVault> {
    async fn open(&self) -> Result<Arc<dyn Vault>, Error> {
        Ok(Arc::new(self.0.clone()))
    }
}

#[async_trait]
impl Bench<dyn Head> for Files {
    async fn medium(&self) -> Result<Box<dyn Medium<dyn Head>>, Error> {
        let folder = Folder::within(self.0.path(), "head");
        let path = folder.join("head");
        // Removed with the folder around it.
        std::mem::forget(folder);
        Ok(Box::new(File(path)))
    }
}

#[async_trait]
impl Medium<dyn Head> for File {
    async fn open(&self) -> Result<Arc<dyn Head>, Error> {
        Ok(Arc::new(FileHead::at(&self.0)))
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_store_in_memory_keeps_every_promise() {
    assert_eq!(conformance::store(&Memory(())).await, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_head_in_memory_keeps_every_promise() {
    assert_eq!(conformance::head(&Memory(())).await, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_vault_in_memory_keeps_every_promise() {
    assert_eq!(conformance::vault(&Memory(())).await, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_head_in_a_file_keeps_every_promise() {
    assert_eq!(conformance::head(&Files(Folder::new("heads"))).await, []);
}

//! The suite that every adapter passes.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use async_trait::async_trait;
use unbracket_store::conformance::{self, Bench, Medium};
use unbracket_store::{Error, Head, Store, Vault};
use unbracket_store_postgres::{PostgresHead, PostgresStore, PostgresVault};
use unbracket_testkit::postgres::Server;

/// Many logs, vaults and registers in one database.
struct Database {
    url: String,
    count: AtomicU32,
}

struct Place {
    url: String,
    name: String,
}

impl Database {
    fn place(&self) -> Place {
        let number = self.count.fetch_add(1, Ordering::Relaxed);
        // The names of the suite's media are as bad as names can be.
        let name =
            format!("{}'; DROP TABLE unbracket.head; --\0\"\u{202e}{number}", std::process::id());
        Place { url: self.url.clone(), name }
    }
}

#[async_trait]
impl Bench<dyn Store> for Database {
    async fn medium(&self) -> Result<Box<dyn Medium<dyn Store>>, Error> {
        let place = self.place();
        PostgresStore::create(&place.url, &place.name).await?;
        Ok(Box::new(place))
    }
}

#[async_trait]
impl Medium<dyn Store> for Place {
    async fn open(&self) -> Result<Arc<dyn Store>, Error> {
        Ok(Arc::new(PostgresStore::open(&self.url, &self.name).await?))
    }
}

#[async_trait]
impl Bench<dyn Head> for Database {
    async fn medium(&self) -> Result<Box<dyn Medium<dyn Head>>, Error> {
        Ok(Box::new(self.place()))
    }
}

#[async_trait]
impl Medium<dyn Head> for Place {
    async fn open(&self) -> Result<Arc<dyn Head>, Error> {
        Ok(Arc::new(PostgresHead::open(&self.url, &self.name).await?))
    }
}

#[async_trait]
impl Bench<dyn Vault> for Database {
    async fn medium(&self) -> Result<Box<dyn Medium<dyn Vault>>, Error> {
        Ok(Box::new(self.place()))
    }
}

#[async_trait]
impl Medium<dyn Vault> for Place {
    async fn open(&self) -> Result<Arc<dyn Vault>, Error> {
        Ok(Arc::new(PostgresVault::open(&self.url, &self.name).await?))
    }
}

/// The server that `UNBRACKET_POSTGRES` names, or one of our own.
fn database() -> Option<(Database, Option<Server>)> {
    let count = AtomicU32::new(0);
    if let Ok(url) = std::env::var("UNBRACKET_POSTGRES") {
        return Some((Database { url, count }, None));
    }
    let server = Server::start()?;
    Some((Database { url: server.url(), count }, Some(server)))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_store_keeps_every_promise() {
    let Some((database, _server)) = database() else { return };
    assert_eq!(conformance::store(&database).await, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_head_and_the_vault_keep_every_promise() {
    let Some((database, _server)) = database() else { return };
    assert_eq!(conformance::head(&database).await, []);
    assert_eq!(conformance::vault(&database).await, []);
}

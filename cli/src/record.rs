//! Which stores a command uses: the wiring.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, bail};
use unbracket_ledger::VerifierKey;
use unbracket_secretariat::Stores;
use unbracket_store::{FileHead, Head, Shelf, Store, Vault};
use unbracket_store_postgres::{PostgresHead, PostgresStore, PostgresVault};
use unbracket_store_sqlite::{SqliteStore, SqliteVault};

use crate::arguments::Place;
use crate::failure::Misuse;

/// Whether a log is begun or found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Log {
    /// It must not be there.
    Fresh,
    /// It must be there.
    Found,
}

/// Runs work that waits.
pub(crate) fn run<T>(work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.context("the runtime cannot be started")?.block_on(work)
}

/// Opens the stores that a command names.
pub(crate) async fn stores(place: &Place, log: Log) -> anyhow::Result<Stores> {
    match (&place.database, &place.data) {
        (None, None) => Err(Misuse(
            "where is the record? name a folder with --data, or a database with --database".into(),
        )
        .into()),
        (None, Some(folder)) => {
            if log == Log::Fresh {
                make(folder)?;
            }
            let file = folder.join("record.sqlite");
            let store: Arc<dyn Store> = match log {
                Log::Fresh => Arc::new(SqliteStore::create(&file).await?),
                Log::Found => Arc::new(SqliteStore::open(&file).await?),
            };
            beside(store, folder).await
        }
        (Some(address), folder) => {
            let store: Arc<dyn Store> = match log {
                Log::Fresh => Arc::new(PostgresStore::create(address, &place.log).await?),
                Log::Found => Arc::new(PostgresStore::open(address, &place.log).await?),
            };
            match folder {
                Some(folder) => {
                    make(folder)?;
                    beside(store, folder).await
                }
                None => {
                    let vault = PostgresVault::open(address, &place.log).await?;
                    let head = PostgresHead::open(address, &place.log).await?;
                    let (vault, head): (Arc<dyn Vault>, Arc<dyn Head>) =
                        (Arc::new(vault), Arc::new(head));
                    Ok(Stores { log: store, head, vault, shelf: None })
                }
            }
        }
    }
}

fn make(folder: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(folder)
        .with_context(|| format!("the folder {} cannot be made", folder.display()))
}

/// The vault, the head and the public files, in a folder.
async fn beside(log: Arc<dyn Store>, folder: &Path) -> anyhow::Result<Stores> {
    let file = folder.join("vault.sqlite");
    let vault = if file.exists() {
        SqliteVault::open(&file).await?
    } else {
        SqliteVault::create(&file).await?
    };
    let public = folder.join("public");
    make(&public)?;
    Ok(Stores {
        log,
        head: Arc::new(FileHead::at(folder.join("head"))),
        vault: Arc::new(vault),
        shelf: Some(Arc::new(Shelf::open(public)?)),
    })
}

/// The name of the record that lies in these stores.
pub(crate) async fn origin(stores: &Stores) -> anyhow::Result<String> {
    let found = unbracket_secretariat::vault::origin(stores.vault.as_ref()).await?;
    found.context("the vault holds no key; this record was never begun")
}

/// Reads a key, as it stands or from the file that holds it.
pub(crate) fn key(text: &str) -> anyhow::Result<VerifierKey> {
    if let Ok(key) = text.parse() {
        return Ok(key);
    }
    let path = PathBuf::from(text);
    if !path.is_file() {
        bail!(Misuse(format!("`{text}` is neither a key, NAME+ID+BASE64, nor a file with one")));
    }
    let held = std::fs::read_to_string(&path)
        .with_context(|| format!("{} cannot be read", path.display()))?;
    let key = held.trim().parse();
    key.map_err(|error| Misuse(format!("{} holds no key: {error}", path.display())).into())
}

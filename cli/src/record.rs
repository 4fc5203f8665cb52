//! Which stores a command uses: the wiring.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, bail};
use unbracket_ledger::{KeyName, VerifierKey};
use unbracket_secretariat::Stores;
use unbracket_secretariat::import::ImportError;
use unbracket_secretariat::vault::VaultError;
use unbracket_store::{FileHead, Head, Shelf, Store, Vault};
use unbracket_store_postgres::{PostgresHead, PostgresStore, PostgresVault};
use unbracket_store_sqlite::{SqliteStore, SqliteVault};

use crate::address::unseen;
use crate::arguments::Place;
use crate::failure::{CannotWrite, Misuse, Refused};
use crate::input;

/// Whether a log is begun or found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Log {
    /// It must not be there.
    Fresh,
    /// It must be there.
    Found,
}

/// How a fresh store is begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Begins {
    /// With a record of its own, under a new key.
    Anew,
    /// With an export, under the key that is in the vault.
    WithItsKey,
    /// With an export, under another name and a new key.
    Renamed,
}

pub(crate) const RECORD: &str = "record.sqlite";
pub(crate) const VAULT: &str = "vault.sqlite";
pub(crate) const HEAD: &str = "head";

/// Makes sure that a fresh record can be begun here, before anything is made.
pub(crate) async fn check_fresh(place: &Place, origin: &str, begins: Begins) -> anyhow::Result<()> {
    KeyName::new(origin)
        .map_err(|error| Misuse(format!("`{origin}` cannot name a record: {error}")))?;
    let Some(folder) = &place.data else { return Ok(()) };
    let taken = |path: PathBuf, why: &str| CannotWrite {
        path: path.display().to_string(),
        why: why.to_owned(),
    };
    if folder.exists() && !folder.is_dir() {
        bail!(taken(folder.clone(), "it is a file; name a folder"));
    }
    let record = folder.join(RECORD);
    if place.database.is_none() && record.exists() {
        let why = "a record is there already; go on from it with `play --continue`, or name another folder";
        bail!(taken(record, why));
    }
    if let (Some(head), true) = (signed(folder), begins != Begins::WithItsKey) {
        let why = "the checkpoint of a record that was kept here is there; refill that record from its \
                   export with `import`, or name another folder";
        bail!(taken(head, why));
    }
    check_vault(&folder.join(VAULT), origin, begins).await
}

async fn check_vault(file: &Path, origin: &str, begins: Begins) -> anyhow::Result<()> {
    let held = if file.exists() {
        unbracket_secretariat::vault::origin(&SqliteVault::open(file).await?).await?
    } else {
        None
    };
    match held {
        Some(held) if held != origin => {
            Err(VaultError::Another { found: held, wanted: origin.to_owned() })
                .with_context(|| format!("{} cannot be used", file.display()))
        }
        None if begins == Begins::WithItsKey => Err(ImportError::NoKey(origin.to_owned()).into()),
        _ => Ok(()),
    }
}

/// What still computes when the work is done is waited for so long: nothing of it is to be written.
const REST: std::time::Duration = std::time::Duration::from_secs(5);

/// Runs work that waits.
pub(crate) fn run<T>(work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.context("the runtime cannot be started")?;
    let done = runtime.block_on(work);
    runtime.shutdown_timeout(REST);
    done
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
            let file = folder.join(RECORD);
            let store: Arc<dyn Store> = match log {
                Log::Fresh => Arc::new(SqliteStore::create(&file).await?),
                Log::Found => Arc::new(SqliteStore::open(&file).await?),
            };
            beside(store, folder, log).await
        }
        (Some(address), folder) => {
            unseen(address, "PGPASSWORD or ~/.pgpass")?;
            let store: Arc<dyn Store> = match log {
                Log::Fresh => Arc::new(PostgresStore::create(address, &place.log).await?),
                Log::Found => Arc::new(PostgresStore::open(address, &place.log).await?),
            };
            match folder {
                Some(folder) => {
                    if log == Log::Fresh {
                        make(folder)?;
                    }
                    beside(store, folder, log).await
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

/// Opens the stores in a folder where a record was begun and never got an entry; none where it got one, or
/// where a checkpoint says so.
pub(crate) async fn empty(folder: &Path) -> anyhow::Result<Option<Stores>> {
    let file = folder.join(RECORD);
    if signed(folder).is_some() || !file.exists() {
        return Ok(None);
    }
    let store = SqliteStore::open(&file).await?;
    if store.length().await? > 0 {
        return Ok(None);
    }
    beside(Arc::new(store), folder, Log::Fresh).await.map(Some)
}

/// The checkpoint of a record that is, or was, in a folder.
fn signed(folder: &Path) -> Option<PathBuf> {
    let signed = [folder.join(HEAD), folder.join("public/checkpoint")];
    signed.into_iter().find(|path| path.exists())
}

fn make(folder: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(folder)
        .with_context(|| format!("the folder {} cannot be made", folder.display()))
}

/// The vault, the head and the public files, in a folder.
async fn beside(store: Arc<dyn Store>, folder: &Path, log: Log) -> anyhow::Result<Stores> {
    let file = folder.join(VAULT);
    // A new vault would hold no key: whoever goes on from a record needs the one that is its own.
    let vault = if log == Log::Fresh && !file.exists() {
        SqliteVault::create(&file).await?
    } else {
        SqliteVault::open(&file).await?
    };
    let public = folder.join("public");
    make(&public)?;
    Ok(Stores {
        log: store,
        head: Arc::new(FileHead::at(folder.join(HEAD))),
        vault: Arc::new(vault),
        shelf: Some(Arc::new(Shelf::open(public)?)),
    })
}

/// Makes sure that there is a folder.
pub(crate) fn is_folder(path: &Path) -> Result<(), Refused> {
    if path.is_dir() {
        return Ok(());
    }
    let why = std::io::Error::new(std::io::ErrorKind::NotFound, "there is no such folder");
    Err(Refused::Missing { path: path.display().to_string(), why })
}

/// The name of the record that lies in these stores.
pub(crate) async fn origin(stores: &Stores) -> anyhow::Result<String> {
    let found = unbracket_secretariat::vault::origin(stores.vault.as_ref()).await?;
    found.context("the vault holds no key; this record was never begun")
}

/// A key, a note or a policy that somebody kept is never larger.
pub(crate) const NOTE: u64 = 4 << 20;

/// Reads a key, as it stands or from the file that holds it.
pub(crate) fn key(text: &str) -> anyhow::Result<VerifierKey> {
    if let Ok(key) = text.parse() {
        return Ok(key);
    }
    let path = PathBuf::from(text);
    if !path.is_file() {
        bail!(Misuse(format!("`{text}` is neither a key, NAME+ID+BASE64, nor a file with one")));
    }
    let held = String::from_utf8_lossy(&input::bytes(&path, NOTE)?).into_owned();
    let key = held.trim().parse();
    key.map_err(|error| Misuse(format!("{} holds no key: {error}", path.display())).into())
}

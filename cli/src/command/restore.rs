//! `unbracket restore`: a house from its backup, held against everything that was signed and published.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, bail};
use serde_json::json;
use unbracket_secretariat::chance::Chance;
use unbracket_secretariat::clock::SystemClock;
use unbracket_secretariat::{Secretariat, Settings};
use unbracket_store_sqlite::{SqliteStore, SqliteVault};

use crate::arguments::{self, Place};
use crate::command::backup::{private, processes};
use crate::command::serve::{HOUSE, PROCESSES};
use crate::failure::{CannotWrite, Done, Misuse, Refused};
use crate::output;
use crate::record::{self, HEAD, Log, RECORD, VAULT};

/// A record that was restored.
struct Restored {
    name: String,
    entries: u64,
    /// Why nothing is written to it.
    frozen: Option<String>,
}

pub(crate) fn run(options: &arguments::Restore) -> anyhow::Result<Done> {
    record::is_folder(&options.backup)?;
    record::is_folder(&options.vault)?;
    let names = processes(&options.backup)?;
    if names.is_empty() && !options.vault.join(HOUSE).exists() {
        bail!(Misuse(format!(
            "{} holds no record, and {} no vault of a house: name the folder that `backup` wrote with -o, \
             then with --vault the one that it wrote there",
            options.backup.display(),
            options.vault.display()
        )));
    }
    check_free(options, &names)?;
    let mut made = Vec::new();
    let restored = record::run(restore(options, &names, &mut made));
    let restored = match restored {
        Ok(restored) => restored,
        Err(error) => {
            take_away(&made);
            return Err(error);
        }
    };
    output::print(&told(options, &restored))?;
    let whole = restored.iter().all(|one| one.frozen.is_none());
    Ok(if whole { Done::Whole } else { Done::WithRemainder })
}

/// Nothing that is there is written over. What was published or signed may be there: it is what the
/// backup is held against.
fn check_free(options: &arguments::Restore, names: &[String]) -> anyhow::Result<()> {
    let mut files = vec![options.data.join(HOUSE)];
    for name in names {
        let folder = options.data.join(PROCESSES).join(name);
        files.extend([folder.join(RECORD), folder.join(VAULT)]);
        let vault = options.vault.join(PROCESSES).join(name).join(VAULT);
        if !vault.is_file() {
            let why = std::io::Error::new(
                std::io::ErrorKind::NotFound,
                "the backup of the vault does not belong to this backup of the records",
            );
            bail!(Refused::Missing { path: vault.display().to_string(), why });
        }
    }
    match files.into_iter().find(|file| file.exists()) {
        Some(file) => {
            let why = "it is there already; move it away first, nothing is written over".to_owned();
            bail!(CannotWrite { path: file.display().to_string(), why })
        }
        None => Ok(()),
    }
}

async fn restore(
    options: &arguments::Restore,
    names: &[String],
    made: &mut Vec<PathBuf>,
) -> anyhow::Result<Vec<Restored>> {
    private(&options.data)?;
    let mut restored = Vec::new();
    for name in names {
        restored.push(restore_one(options, name, made).await?);
    }
    let behind = restored.iter().find_map(|one| Some((&one.name, one.frozen.as_ref()?)));
    if let (Some((name, why)), false) = (behind, options.frozen) {
        bail!(
            "`{name}` was not restored, nor anything else: {why}. To go on from an export: \
             restore with --frozen, move processes/{name}/{RECORD} away, and fill it again with \
             `unbracket import EXPORT --data {}`",
            options.data.join(PROCESSES).join(name).display()
        );
    }
    let house = options.vault.join(HOUSE);
    if house.exists() {
        made.push(options.data.join(HOUSE));
        SqliteVault::copy(&house, options.data.join(HOUSE)).await?;
    }
    Ok(restored)
}

async fn restore_one(
    options: &arguments::Restore,
    name: &str,
    made: &mut Vec<PathBuf>,
) -> anyhow::Result<Restored> {
    let from = options.backup.join(PROCESSES).join(name);
    let to = options.data.join(PROCESSES).join(name);
    private(&to)?;
    made.extend([to.join(RECORD), to.join(VAULT)]);
    let store = SqliteStore::open_read_only(from.join(RECORD)).await?;
    store.check().await?;
    store.copy_to(to.join(RECORD)).await?;
    store.close().await;
    SqliteVault::copy(options.vault.join(PROCESSES).join(name).join(VAULT), to.join(VAULT)).await?;
    // A head that is there is newer, or the same: it is never replaced by an older one.
    if from.join(HEAD).exists() && !to.join(HEAD).exists() {
        made.push(to.join(HEAD));
        fs::copy(from.join(HEAD), to.join(HEAD))
            .with_context(|| format!("the head of `{name}` cannot be copied"))?;
    }
    // Opening reads and hashes every entry, checks the signatures of head and checkpoint, and erases
    // what the record says was erased.
    let place = Place { data: Some(to), database: None, log: name.to_owned() };
    let stores = record::stores(&place, Log::Found).await?;
    let origin = record::origin(&stores).await?;
    let settings = Settings { origin, clock: Arc::new(SystemClock), chance: Chance::System };
    let service = Secretariat::open(stores, settings).await?;
    Ok(Restored {
        name: name.to_owned(),
        entries: service.fold(unbracket_secretariat::Fold::length),
        frozen: service.frozen().map(|frozen| frozen.0),
    })
}

/// What was made is taken away again, so that the next try begins where this one did.
fn take_away(made: &[PathBuf]) {
    let beside = |path: &Path, ending: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    };
    for path in made {
        for ending in ["", "-wal", "-shm"] {
            let _ = fs::remove_file(beside(path, ending));
        }
    }
}

fn told(options: &arguments::Restore, restored: &[Restored]) -> String {
    let data = options.data.display();
    let accounts = options.vault.join(HOUSE).exists();
    if options.json {
        let records = restored
            .iter()
            .map(|one| json!({ "name": one.name, "entries": one.entries, "frozen": one.frozen }));
        let records: Vec<_> = records.collect();
        return format!(
            "{:#}\n",
            json!({ "house": data.to_string(), "records": records, "accounts": accounts })
        );
    }
    let mut text = String::new();
    for one in restored {
        text.push_str(&format!("{}: {} entries", one.name, one.entries));
        match &one.frozen {
            Some(why) => text.push_str(&format!("; frozen: {why}\n")),
            None => text.push_str(", in agreement with what was signed and published\n"),
        }
    }
    if !accounts {
        text.push_str(
            "no accounts: the backup of the vaults has no house.sqlite; whoever had one is invited anew, \
             and `serve` prints a link for the operator\n",
        );
    }
    text.push_str(&format!("serve it: unbracket serve --data {data} --url …\n"));
    text
}

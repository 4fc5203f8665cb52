//! `unbracket backup`: a house as it is at one moment, records and secrets apart.

use std::fs;
use std::path::Path;

use anyhow::{Context, bail};
use serde_json::json;
use unbracket_store::Store;
use unbracket_store_sqlite::{SqliteStore, SqliteVault};

use crate::command::serve::{HOUSE, PROCESSES};
use crate::failure::{CannotWrite, Done, Misuse};
use crate::record::{HEAD, RECORD, VAULT};
use crate::{arguments, output, record};

/// A record that was copied.
struct Copied {
    name: String,
    entries: u64,
}

pub(crate) fn run(options: &arguments::Backup) -> anyhow::Result<Done> {
    let names = processes(&options.data)?;
    if names.is_empty() && !options.data.join(HOUSE).exists() {
        bail!(Misuse(format!(
            "{} holds neither a record nor the vault of a house; records in a database are backed up \
             with the tools of the database",
            options.data.display()
        )));
    }
    for folder in [Some(&options.output), options.vault.as_ref()].into_iter().flatten() {
        fresh(folder)?;
    }
    let copied = record::run(async {
        let mut copied = Vec::new();
        for name in &names {
            copied.push(copy_record(options, name).await?);
        }
        // Keys and identities after the records: whoever acted in them is known to the vault.
        if let Some(vaults) = &options.vault {
            copy_vaults(options, &names, vaults).await?;
        }
        Ok(copied)
    })?;
    output::print(&told(options, &copied))?;
    Ok(Done::Whole)
}

/// The names of the records below a house.
pub(crate) fn processes(house: &Path) -> anyhow::Result<Vec<String>> {
    let folder = house.join(PROCESSES);
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(&folder)
        .with_context(|| format!("the folder {} cannot be read", folder.display()))?;
    let mut names: Vec<String> = entries
        .filter_map(Result::ok)
        .filter(|entry| entry.path().join(RECORD).is_file())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    names.sort();
    Ok(names)
}

/// Makes a folder that nobody else reads.
pub(crate) fn private(folder: &Path) -> anyhow::Result<()> {
    let made = fs::create_dir_all(folder);
    #[cfg(unix)]
    let made = made.and_then(|()| {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
    });
    made.with_context(|| format!("the folder {} cannot be made", folder.display()))
}

fn fresh(folder: &Path) -> anyhow::Result<()> {
    if folder.exists() {
        let why = "it is there already; name a folder that is not".to_owned();
        bail!(CannotWrite { path: folder.display().to_string(), why });
    }
    private(folder)
}

async fn copy_record(options: &arguments::Backup, name: &str) -> anyhow::Result<Copied> {
    let from = options.data.join(PROCESSES).join(name);
    let to = options.output.join(PROCESSES).join(name);
    private(&to)?;
    // The head first: the record that is copied after it holds at least what the head has signed.
    if from.join(HEAD).exists() {
        fs::copy(from.join(HEAD), to.join(HEAD))
            .with_context(|| format!("the head of `{name}` cannot be copied"))?;
    }
    let store = SqliteStore::open_read_only(from.join(RECORD)).await?;
    store.copy_to(to.join(RECORD)).await?;
    store.close().await;
    let copy = SqliteStore::open_read_only(to.join(RECORD)).await?;
    copy.check().await?;
    let entries = copy.length().await?;
    copy.close().await;
    Ok(Copied { name: name.to_owned(), entries })
}

async fn copy_vaults(
    options: &arguments::Backup,
    names: &[String],
    vaults: &Path,
) -> anyhow::Result<()> {
    for name in names {
        let to = vaults.join(PROCESSES).join(name);
        private(&to)?;
        let from = options.data.join(PROCESSES).join(name).join(VAULT);
        SqliteVault::copy(&from, to.join(VAULT)).await?;
    }
    let house = options.data.join(HOUSE);
    if house.exists() {
        SqliteVault::copy(&house, vaults.join(HOUSE)).await?;
    }
    Ok(())
}

fn told(options: &arguments::Backup, copied: &[Copied]) -> String {
    let out = options.output.display().to_string();
    if options.json {
        let records = copied.iter().map(|one| json!({ "name": one.name, "entries": one.entries }));
        let vault = options.vault.as_ref().map(|vault| vault.display().to_string());
        let records: Vec<_> = records.collect();
        return format!("{:#}\n", json!({ "folder": out, "vault": vault, "records": records }));
    }
    let mut text = String::new();
    for one in copied {
        text.push_str(&format!("{}: {} entries\n", one.name, one.entries));
    }
    match &options.vault {
        Some(vault) => text.push_str(&format!(
            "{out} holds the records, {} keys and identities: keep them apart\n",
            vault.display()
        )),
        None => text.push_str(&format!(
            "{out} holds the records; without the vaults (--vault) nobody can go on from them under \
             the same name\n"
        )),
    }
    text
}

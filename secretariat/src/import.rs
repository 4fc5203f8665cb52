//! The import: a record goes on from its export.
//!
//! **Invariant:** nothing is written unless the whole export verifies, and then everything at once.

use std::path::Path;

use unbracket_ledger::{Layer, Source, Tile, bundle};
use unbracket_negotiation::act::process::ContinueRecord;
use unbracket_negotiation::event::Digest;
use unbracket_negotiation::record::Leaf;
use unbracket_negotiation::{Act, Credentials, Moment, SeatId, Words};
use unbracket_store::{Batch, Body, Entry, Name};

use crate::export;
use crate::folder::Folder;
use crate::service::{OpenError, Secretariat, Settings, Submission, SubmitError};
use crate::stores::Stores;
use crate::vault::{self, VaultError};
use crate::verify::{Question, Verified, verify};

/// What was imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// How many entries.
    pub entries: u64,
    /// The number of the entry that says that the record goes on under a new name, where it does.
    pub continued: Option<u64>,
}

/// Why nothing was imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The export does not verify.
    #[error("the export does not verify: {0}")]
    Unsound(String, Box<Verified>),
    /// The store holds a record.
    #[error("the store holds {0} entries already; import into a fresh one")]
    NotEmpty(u64),
    /// The vault has no key for this record.
    #[error(
        "the vault does not hold the key of the record {0}; import it with its vault, or under another \
         name with --origin"
    )]
    NoKey(String),
    /// An entry cannot be read from the export.
    #[error("{0}")]
    Unreadable(String),
    /// The store cannot be used.
    #[error(transparent)]
    Store(#[from] unbracket_store::Error),
    /// The vault cannot be used.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The service cannot be opened on what was imported.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The act that continues the record was not accepted.
    #[error(transparent)]
    Submit(#[from] SubmitError),
}

/// Verifies an export, fills the stores with it, and opens the service.
///
/// # Errors
/// Where the export is unsound, the store is not fresh, or the key is not at hand.
pub async fn import(
    folder: &Path,
    question: &Question,
    stores: Stores,
    settings: Settings,
) -> Result<(Secretariat, Imported), ImportError> {
    let length = stores.log.length().await?;
    if length != 0 {
        return Err(ImportError::NotEmpty(length));
    }
    let verified = verify(folder, question);
    if let Some(fault) = verified.faults.first() {
        return Err(ImportError::Unsound(fault.message.clone(), Box::new(verified)));
    }
    let (origin, key) =
        (verified.origin.clone().unwrap_or_default(), verified.key.clone().unwrap_or_default());
    let same = origin == settings.origin;
    if same {
        let held = vault::origin(stores.vault.as_ref()).await?;
        let ours = match held {
            Some(_) => {
                let vault = stores.vault.as_ref();
                Some(vault::signer(vault, &origin, &settings.chance).await?.verifier().to_string())
            }
            None => None,
        };
        if ours.as_deref() != Some(&key) {
            return Err(ImportError::NoKey(origin));
        }
    }
    fill(folder, &verified, &stores).await?;
    let service = Secretariat::open(stores, settings).await?;
    let continued = if same { None } else { Some(go_on(&service, &origin, &key).await?) };
    Ok((service, Imported { entries: verified.entries, continued }))
}

async fn fill(folder: &Path, verified: &Verified, stores: &Stores) -> Result<(), ImportError> {
    let source = Folder::at(folder);
    let mut entries = Vec::new();
    let mut erased: Vec<Name> = Vec::new();
    let mut number = 0;
    while number * 256 < verified.entries {
        for bytes in bundle_at(&source, number, verified.entries)? {
            let index = entries.len() as u64;
            let entry = entry(&source, bytes)?;
            if verified.state.process.entries.is_erased(index) {
                let leaf = Leaf::read(&entry.leaf).ok();
                erased.extend(leaf.and_then(|leaf| leaf.body).map(|digest| Name(digest.0)));
            }
            entries.push(entry);
        }
        number += 1;
    }
    let epoch = stores.log.lead().await?;
    if !entries.is_empty() {
        stores.log.append(Batch { at: 0, epoch, entries }).await?;
    }
    stores.log.erase(&erased).await?;
    Ok(())
}

fn bundle_at(source: &Folder, number: u64, size: u64) -> Result<Vec<Vec<u8>>, ImportError> {
    let unreadable = |what: String| ImportError::Unreadable(what);
    let tile = Tile::at(Layer::Entries, number, size)
        .ok_or_else(|| unreadable(format!("there is no bundle {number}")))?;
    let bytes = source.read(&tile.path()).map_err(|error| unreadable(error.to_string()))?;
    let bytes = bytes.ok_or_else(|| unreadable(format!("{} is missing", tile.path())))?;
    let entries = bundle::decode(&bytes, tile.width());
    let entries = entries.map_err(|error| unreadable(error.to_string()))?;
    Ok(entries.into_iter().map(<[u8]>::to_vec).collect())
}

fn entry(source: &Folder, leaf: Vec<u8>) -> Result<Entry, ImportError> {
    let unreadable = |what: String| ImportError::Unreadable(what);
    let read = Leaf::read(&leaf).map_err(|error| unreadable(error.to_string()))?;
    let Some(name) = read.body else { return Ok(Entry { leaf, body: None, key: None }) };
    let path = export::body_path(&name.to_string());
    let bytes = source.read(&path).map_err(|error| unreadable(error.to_string()))?;
    let body = bytes.and_then(|bytes| {
        let (salt, bytes) = bytes.split_first_chunk::<32>()?;
        Some((Name(name.0), Body { salt: *salt, bytes: bytes.to_vec() }))
    });
    Ok(Entry { leaf, body, key: None })
}

/// The first act under a new name says where the record comes from.
async fn go_on(service: &Secretariat, origin: &str, key: &str) -> Result<u64, ImportError> {
    let (length, root, now) = service.fold(|fold| {
        let root = fold.tree.root_at(fold.length()).map(|root| *root.as_bytes());
        (fold.length(), root.unwrap_or_default(), fold.state.now)
    });
    let act = ContinueRecord {
        former: Words::said(format!("{origin} {key}")),
        length: u32::try_from(length).unwrap_or(u32::MAX),
        root: Digest(root),
    };
    let submission = Submission {
        act: Act::from(act),
        by: Credentials::of(SeatId(0)),
        key: None,
        at: Some(Moment(now.0)),
        unchanged: Vec::new(),
    };
    Ok(service.submit(submission).await?.index)
}

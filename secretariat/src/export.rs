//! The export: a folder of plain files with which anybody verifies the record, offline.
//!
//! | file | what it is |
//! |---|---|
//! | `FORM` | the name and number of this form |
//! | `checkpoint`, `tile/…` | the log, as C2SP tlog-tiles says |
//! | `key`, `policy` | the key of the record, and the policy that believes it |
//! | `bodies/aa/…` | a body under its commitment: 32 bytes of salt, then its bytes |
//! | `erasures` | the entries whose bodies were erased: number and commitment, a line each |
//! | `texts/….json` | every document of the process, as canonical JSON |
//! | `VERIFY.md` | how to write a verifier from scratch |
//!
//! **Invariant:** the folder is whole or not there: it is written under another name and renamed.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use unbracket_ledger::Writer;
use unbracket_negotiation::State;
use unbracket_negotiation::record::Leaf;
use unbracket_negotiation::wire::{Bodies, Field};
use unbracket_store::{Body, Name};

use crate::fold::{Fold, FoldError};
use crate::service::{Secretariat, SubmitError};

/// What the file `FORM` says.
pub const FORM: &str = "unbracket-export 1\n";

/// The description that goes with every export.
pub const VERIFY: &str = include_str!("VERIFY.md");

/// How many entries are read at a time.
const CHUNK: u64 = 4_096;

/// What was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Exported {
    /// Entries.
    pub entries: u64,
    /// Bodies that are public.
    pub bodies: u64,
    /// Bodies that are sealed or erased, and so not in the folder.
    pub withheld: u64,
    /// Documents.
    pub documents: u64,
}

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The folder is there already.
    #[error("{0} is there already; name a folder that is not")]
    There(PathBuf),
    /// A file cannot be written.
    #[error("{path} cannot be written: {error}")]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// The record cannot be signed.
    #[error(transparent)]
    Sign(#[from] SubmitError),
    /// The store cannot be read.
    #[error(transparent)]
    Store(#[from] unbracket_store::Error),
    /// The record cannot be folded.
    #[error(transparent)]
    Fold(#[from] FoldError),
    /// The archive would be larger than is kept in memory.
    #[error(
        "the record is too large for one archive; use `unbracket export`, or read its files one by one"
    )]
    Large,
    /// A leaf cannot be read.
    #[error("entry {0} cannot be read; verify the store first")]
    Leaf(u64),
}

/// Writes the record as a folder of files.
///
/// # Errors
/// Where the folder is there already, or something cannot be read or written; then nothing is there.
pub async fn export(service: &Secretariat, to: &Path) -> Result<Exported, ExportError> {
    if to.exists() {
        return Err(ExportError::There(to.to_owned()));
    }
    let name = to.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let part = to.with_file_name(format!(".{name}.{}.part", std::process::id()));
    let written = write_all(service, &mut Folder { root: part.clone() }).await;
    let done = written.and_then(|exported| {
        let failed = |error| ExportError::Write { path: to.to_owned(), error };
        fs::rename(&part, to).map_err(failed).map(|()| exported)
    });
    if done.is_err() {
        // The part may not exist; what matters is the first error.
        let _ = fs::remove_dir_all(&part);
    }
    done
}

/// Where the files of an export go.
pub(crate) trait Sink: Send {
    /// Puts a file that is made of these parts.
    fn put(&mut self, name: &str, parts: &[&[u8]]) -> Result<(), ExportError>;
}

struct Folder {
    root: PathBuf,
}

impl Sink for Folder {
    fn put(&mut self, name: &str, parts: &[&[u8]]) -> Result<(), ExportError> {
        let path = self.root.join(name);
        let write = || -> std::io::Result<()> {
            if let Some(above) = path.parent() {
                fs::create_dir_all(above)?;
            }
            let mut file = fs::File::create(&path)?;
            parts.iter().try_for_each(|part| file.write_all(part))
        };
        write().map_err(|error| ExportError::Write { path: path.clone(), error })
    }
}

/// Writes everything of an export, as of the last checkpoint.
pub(crate) async fn write_all(
    service: &Secretariat,
    sink: &mut dyn Sink,
) -> Result<Exported, ExportError> {
    let (note, size) = service.published().await?;
    let key = service.key().to_string();
    sink.put("FORM", &[FORM.as_bytes()])?;
    sink.put("VERIFY.md", &[VERIFY.as_bytes()])?;
    sink.put("key", &[key.as_bytes(), b"\n"])?;
    sink.put("policy", &[format!("log {key}\nquorum none\n").as_bytes()])?;
    sink.put("checkpoint", &[note.as_bytes()])?;
    let state = state_at(service, size).await?;
    let mut exported = Exported { entries: size, ..Exported::default() };
    write_log(service, sink, (size, &state), &mut exported).await?;
    for (number, document) in state.texts.documents.iter().enumerate() {
        sink.put(&text_path(number), &[&text_bytes(&document.draft)])?;
        exported.documents += 1;
    }
    Ok(exported)
}

/// The state after so many entries: the present one, or one that is folded anew where the checkpoint
/// is older than what this node has read.
async fn state_at(service: &Secretariat, size: u64) -> Result<State, ExportError> {
    let present = service.fold(|fold| (fold.length() == size).then(|| fold.state.clone()));
    match present {
        Some(state) => Ok(state),
        None => Ok(Fold::until(service.stores().log.as_ref(), size).await?.state),
    }
}

/// Where the text of a document stands.
pub(crate) fn text_path(number: usize) -> String {
    format!("texts/{number:04}.json")
}

/// The canonical bytes of a text.
pub fn text_bytes(draft: &unbracket_text::Draft) -> Vec<u8> {
    draft.put(&mut Bodies::new()).map(|value| value.write()).unwrap_or_default()
}

/// The line about an erased body.
pub(crate) fn erasure(index: u64, name: &str) -> String {
    format!("{index} {name}\n")
}

/// Where a body stands.
pub(crate) fn body_path(name: &str) -> String {
    format!("bodies/{}/{name}", &name[..2])
}

async fn write_log(
    service: &Secretariat,
    sink: &mut dyn Sink,
    (size, state): (u64, &State),
    exported: &mut Exported,
) -> Result<(), ExportError> {
    let log = service.stores().log.clone();
    let mut writer = Writer::new();
    let mut erasures = String::new();
    let mut seen = BTreeSet::new();
    while writer.size() < size {
        let from = writer.size();
        let leaves = log.read(from, CHUNK.min(size - from)).await?;
        if leaves.is_empty() {
            return Err(ExportError::Leaf(from));
        }
        let mut wanted: Vec<Name> = Vec::new();
        for (index, bytes) in (from..).zip(&leaves) {
            writer.append(bytes).map_err(|_| ExportError::Leaf(index))?;
            let leaf = Leaf::read(bytes).map_err(|_| ExportError::Leaf(index))?;
            let Some(name) = leaf.body else { continue };
            let erased = state.process.entries.is_erased(index);
            if erased {
                erasures.push_str(&erasure(index, &name.to_string()));
            }
            if !state.process.entries.is_public(index) {
                exported.withheld += 1;
            } else if seen.insert(name) {
                wanted.push(Name(name.0));
            }
        }
        write_bodies(sink, &wanted, log.bodies(&wanted).await?, exported)?;
        for file in writer.take_full() {
            sink.put(&file.tile.path(), &[&file.bytes])?;
        }
    }
    for file in writer.publish() {
        sink.put(&file.tile.path(), &[&file.bytes])?;
    }
    sink.put("erasures", &[erasures.as_bytes()])
}

fn write_bodies(
    sink: &mut dyn Sink,
    names: &[Name],
    bodies: Vec<Option<Body>>,
    exported: &mut Exported,
) -> Result<(), ExportError> {
    for (name, body) in names.iter().zip(bodies) {
        let name = unbracket_negotiation::event::Digest(name.0).to_string();
        match body {
            Some(body) => {
                sink.put(&body_path(&name), &[&body.salt, &body.bytes])?;
                exported.bodies += 1;
            }
            None => exported.withheld += 1,
        }
    }
    Ok(())
}

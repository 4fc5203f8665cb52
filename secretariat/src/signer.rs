//! The signer: signs the durable record, never against what it signed before, and publishes.

use std::sync::Arc;

use unbracket_ledger::proof;
use unbracket_ledger::{Checkpoint, Note, SignerKey, Source, SourceError, Tree, Writer};
use unbracket_store::{Head, Shelf};

use crate::stores::Stores;
use crate::witness::Witnesses;

/// Signs checkpoints of one record.
pub(crate) struct Signer {
    key: SignerKey,
    head: Arc<dyn Head>,
    shelf: Option<Arc<Shelf>>,
    /// The last signed checkpoint, as it lies in the head.
    last: Option<Vec<u8>>,
    /// What is published so far.
    writer: Writer,
    witnesses: Witnesses,
}

/// Why nothing was signed or published.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignError {
    /// The head or the shelf cannot be used.
    #[error(transparent)]
    Store(#[from] unbracket_store::Error),
    /// Too few witnesses have cosigned; what is durable stays so, and nothing is published.
    #[error("not published: {0}")]
    Unwitnessed(String),
    /// Somebody else has signed since the head was read.
    #[error("somebody else has signed in between")]
    Overtaken,
    /// What would be signed contradicts what was signed.
    #[error("{0}")]
    Fork(String),
}

impl Signer {
    pub(crate) fn new(key: SignerKey, stores: &Stores, witnesses: Witnesses) -> Self {
        let (head, shelf) = (stores.head.clone(), stores.shelf.clone());
        Self { key, head, shelf, last: None, writer: Writer::new(), witnesses }
    }

    pub(crate) fn key(&self) -> &SignerKey {
        &self.key
    }

    /// What the head and the shelf hold, before anything else is done.
    pub(crate) async fn load(&mut self) -> Result<Known, SignError> {
        self.last = self.head.load().await?;
        let signed = self.last.as_deref().map(read).transpose()?;
        let published = match &self.shelf {
            Some(shelf) => shelf.get("checkpoint")?,
            None => None,
        };
        let known = Known { signed, published: published.as_deref().map(read).transpose()? };
        let notes = [self.last.as_deref(), published.as_deref()];
        if notes.into_iter().flatten().any(|note| !self.is_ours(note)) {
            return Err(fork(&format!(
                "a checkpoint of this record was not signed with the key {}: the vault belongs to another \
                 record, or was changed; restore the vault from its own backup",
                self.key.verifier()
            )));
        }
        if let (Some(shelf), Some(published)) = (&self.shelf, &known.published) {
            // Files that are damaged or missing are written anew from the first entry on.
            let resumed = Writer::resume(&Shelved(shelf), published.size(), published.root());
            self.writer = resumed.unwrap_or_default();
        }
        Ok(known)
    }

    /// The first entry that is not yet among what is published; everything is, where nothing is.
    pub(crate) fn wants_from(&self) -> Option<u64> {
        self.shelf.as_ref().map(|_| self.writer.size())
    }

    fn is_ours(&self, note: &[u8]) -> bool {
        Note::parse(note).is_ok_and(|note| note.verify([self.key.verifier()]).is_ok())
    }

    /// Takes leaves that are durable, to be published with the next checkpoint.
    pub(crate) fn take<'l>(&mut self, leaves: impl Iterator<Item = &'l [u8]>) {
        if self.shelf.is_none() {
            return;
        }
        for leaf in leaves {
            // A leaf over the limit cannot have been appended.
            let _ = self.writer.append(leaf);
        }
    }

    /// Signs the tree and publishes it: head first, then tiles, the checkpoint last.
    pub(crate) async fn sign(&mut self, tree: &Tree) -> Result<Note, SignError> {
        let size = tree.size();
        let root = tree.root_at(size).ok_or_else(|| fork("the tree has no root"))?;
        if let Some(last) = self.last.as_deref().map(read).transpose()? {
            let same = tree.root_at(last.size()) == Some(*last.root());
            if last.size() > size || !same {
                return Err(fork(&format!(
                    "{} entries were signed, and the record now says otherwise",
                    last.size()
                )));
            }
        }
        let origin = self.key.verifier().name().as_str();
        let note = Checkpoint::new(origin, proof::Head { size, root })
            .and_then(|checkpoint| checkpoint.sign(&self.key))
            .map_err(|error| fork(&error.to_string()))?;
        let bytes = note.to_string().into_bytes();
        if self.last.as_deref() != Some(&bytes) {
            if !self.head.replace(self.last.as_deref(), &bytes).await? {
                return Err(SignError::Overtaken);
            }
            self.last = Some(bytes);
        }
        let note = self.witnesses.gather(tree, note).await.map_err(SignError::Unwitnessed)?;
        self.publish(note.to_string().as_bytes())?;
        Ok(note)
    }

    fn publish(&mut self, checkpoint: &[u8]) -> Result<(), SignError> {
        let Some(shelf) = &self.shelf else { return Ok(()) };
        for file in self.writer.publish() {
            shelf.put(&file.tile.path(), &file.bytes)?;
        }
        Ok(shelf.put("checkpoint", checkpoint)?)
    }
}

/// What was signed and published when the service was opened.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    pub(crate) signed: Option<Checkpoint>,
    pub(crate) published: Option<Checkpoint>,
}

fn fork(what: &str) -> SignError {
    SignError::Fork(what.to_owned())
}

fn read(note: &[u8]) -> Result<Checkpoint, SignError> {
    Checkpoint::parse_note(note)
        .map(|(checkpoint, _)| checkpoint)
        .map_err(|error| fork(&format!("the last signed checkpoint cannot be read: {error}")))
}

/// A shelf as the ledger reads it.
struct Shelved<'s>(&'s Shelf);

impl Source for Shelved<'_> {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, SourceError> {
        let failed = |error: unbracket_store::Error| SourceError {
            path: path.to_owned(),
            reason: error.to_string(),
        };
        self.0.get(path).map_err(failed)
    }

    fn paths(&self) -> Result<Option<Vec<String>>, SourceError> {
        Ok(None)
    }
}

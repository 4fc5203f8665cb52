//! Small things that the laws are written with.

use std::sync::Arc;

use crate::batch::{Batch, Body, Entry, Epoch, Key, Name};
use crate::port::Store;

use super::{Bench, Fault, Medium};

/// A fresh log with a leader.
pub(super) struct Led {
    pub(super) medium: Box<dyn Medium<dyn Store>>,
    pub(super) store: Arc<dyn Store>,
    pub(super) epoch: Epoch,
}

pub(super) async fn led(bench: &dyn Bench<dyn Store>) -> Result<Led, Fault> {
    let medium = bench.medium().await?;
    let store = medium.open().await?;
    let epoch = store.lead().await?;
    Ok(Led { medium, store, epoch })
}

impl Led {
    /// Closes the store, opens what it left, and leads it again.
    pub(super) async fn reopened(self) -> Result<Self, Fault> {
        let Self { medium, store, .. } = self;
        drop(store);
        let store = medium.open().await?;
        let epoch = store.lead().await?;
        Ok(Self { medium, store, epoch })
    }

    /// Appends at the end, under the lead.
    pub(super) async fn add(&self, entries: Vec<Entry>) -> Result<u64, Fault> {
        let at = self.store.length().await?;
        let appended = self.store.append(Batch { at, epoch: self.epoch, entries }).await?;
        Ok(appended.length)
    }

    pub(super) fn batch(&self, at: u64, entries: Vec<Entry>) -> Batch {
        Batch { at, epoch: self.epoch, entries }
    }

    pub(super) async fn leaves(&self) -> Result<Vec<Vec<u8>>, Fault> {
        Ok(self.store.read(0, u64::MAX).await?)
    }
}

pub(super) fn leaf(words: impl AsRef<[u8]>) -> Entry {
    Entry { leaf: words.as_ref().to_vec(), body: None, key: None }
}

pub(super) fn keyed(words: impl AsRef<[u8]>, number: u32) -> Entry {
    Entry { key: Some(key(number)), ..leaf(words) }
}

pub(super) fn with_body(words: impl AsRef<[u8]>, number: u32) -> Entry {
    Entry { body: Some((name(number), body(number))), ..leaf(words) }
}

pub(super) fn key(number: u32) -> Key {
    Key(spread(number, 0xA5))
}

pub(super) fn name(number: u32) -> Name {
    Name(spread(number, 0x5A))
}

pub(super) fn body(number: u32) -> Body {
    Body { salt: spread(number, 0x11), bytes: format!("body {number}").into_bytes() }
}

/// 32 bytes that differ by number and use.
fn spread(number: u32, use_of: u8) -> [u8; 32] {
    let mut bytes = [use_of; 32];
    bytes[..4].copy_from_slice(&number.to_be_bytes());
    bytes
}

//! What is read while others write.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use super::make::{leaf, led};
use super::{Bench, Book, Fault, Kept, Store, same};

/// Batches that are written while others read.
const BATCHES: u64 = 60;

pub(super) async fn examine(bench: &dyn Bench<dyn Store>, book: &mut Book) {
    book.enter("what is read while others write is a prefix, and whole", prefixes(bench).await);
}

async fn prefixes(bench: &dyn Bench<dyn Store>) -> Kept {
    let log = led(bench).await?;
    let acknowledged = Arc::new(AtomicU64::new(0));
    let done = Arc::new(AtomicBool::new(false));
    let mut readers = Vec::new();
    for _ in 0..4 {
        let reader = log.medium.open().await?;
        let (acknowledged, done) = (acknowledged.clone(), done.clone());
        readers.push(tokio::spawn(read_on(reader, acknowledged, done)));
    }
    for batch in 0..BATCHES {
        // The number of a leaf is its place, so a reader knows what must stand where.
        let entries = (batch * 3..batch * 3 + 3).map(|place| leaf(place.to_be_bytes())).collect();
        acknowledged.store(log.add(entries).await?, Ordering::SeqCst);
    }
    done.store(true, Ordering::SeqCst);
    for reader in readers {
        reader.await??;
    }
    Ok(())
}

async fn read_on(
    store: Arc<dyn Store>,
    acknowledged: Arc<AtomicU64>,
    done: Arc<AtomicBool>,
) -> Result<(), Fault> {
    let mut former = 0;
    while !done.load(Ordering::SeqCst) {
        let promised = acknowledged.load(Ordering::SeqCst);
        let length = store.length().await?;
        let leaves = store.read(0, u64::MAX).await?;
        let read = leaves.len() as u64;
        for (place, leaf) in (0_u64..).zip(&leaves) {
            same(&format!("leaf {place}"), leaf.as_slice(), place.to_be_bytes().as_slice())?;
        }
        same("whether everything acknowledged is read", read >= promised, true)?;
        same("whether the length holds what was acknowledged", length >= promised, true)?;
        same("whether nothing went away", length >= former && read >= length, true)?;
        same("whether batches are read whole", (read % 3, length % 3), (0, 0))?;
        former = read;
        tokio::task::yield_now().await;
    }
    Ok(())
}

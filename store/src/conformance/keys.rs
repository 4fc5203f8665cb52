//! A key names one append for ever.

use crate::batch::{Batch, Epoch};
use crate::error::Error;

use super::append::refused;
use super::make::{key, keyed, leaf, led};
use super::{Bench, Book, Kept, Store, same};

pub(super) async fn examine(bench: &dyn Bench<dyn Store>, book: &mut Book) {
    book.enter("a repeated key tells the first entry", repeated(bench).await);
    book.enter("a key is remembered when the store is opened again", remembered(bench).await);
    book.enter("a key stands once in a batch", once_in_a_batch(bench).await);
    book.enter("epoch comes before key, key before length", order(bench).await);
}

async fn repeated(bench: &dyn Bench<dyn Store>) -> Kept {
    let log = led(bench).await?;
    log.add(vec![leaf("a"), keyed("b", 1), keyed("c", 2)]).await?;
    for (number, index) in [(1, 1), (2, 2)] {
        let promised = Err(Error::Repeated { key: key(number), index });
        // The repeating caller does not know how long the log is by now.
        for at in [0, 3, 9] {
            let seen = log.store.append(log.batch(at, vec![keyed("again", number)])).await;
            same(&format!("repeating at {at}"), seen, promised.clone())?;
        }
        same("what the key finds", log.store.find(&key(number)).await?, Some(index))?;
    }
    same("a key that was never used", log.store.find(&key(3)).await?, None)?;
    same("the length", log.store.length().await?, 3)
}

async fn remembered(bench: &dyn Bench<dyn Store>) -> Kept {
    let log = led(bench).await?;
    log.add(vec![leaf("a"), keyed("b", 1)]).await?;
    let log = log.reopened().await?;
    let seen = log.store.append(log.batch(2, vec![keyed("b", 1)])).await;
    same("repeating", seen, Err(Error::Repeated { key: key(1), index: 1 }))?;
    same("what the key finds", log.store.find(&key(1)).await?, Some(1))
}

async fn once_in_a_batch(bench: &dyn Bench<dyn Store>) -> Kept {
    let log = led(bench).await?;
    let seen = log.store.append(log.batch(0, vec![keyed("a", 1), keyed("b", 1)])).await;
    same("whether a key twice in a batch is refused", refused(&seen), true)?;
    same("the length", log.store.length().await?, 0)?;
    same("what the key finds", log.store.find(&key(1)).await?, None)
}

async fn order(bench: &dyn Bench<dyn Store>) -> Kept {
    let log = led(bench).await?;
    log.add(vec![keyed("a", 1)]).await?;
    let (mine, current) = (log.epoch, log.store.lead().await?);
    let batch = |epoch: Epoch| Batch { at: 7, epoch, entries: vec![keyed("a", 1)] };
    let seen = log.store.append(batch(mine)).await;
    same("all three wrong", seen, Err(Error::Fenced { mine, current }))?;
    let seen = log.store.append(batch(current)).await;
    same("key and length wrong", seen, Err(Error::Repeated { key: key(1), index: 0 }))
}

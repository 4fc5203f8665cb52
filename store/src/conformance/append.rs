//! What an append does, and what it refuses.

use crate::batch::{Entry, LEAF_LIMIT, Name};
use crate::error::Error;

use super::make::{body, key, keyed, leaf, led, name, with_body};
use super::{Bench, Book, Kept, Store, same};

pub(super) async fn examine(bench: &dyn Bench<dyn Store>, book: &mut Book) {
    book.enter("a new log is empty", empty(bench).await);
    book.enter("entries are read back in order", in_order(bench).await);
    book.enter("an append happens at the expected length only", wrong_length(bench).await);
    book.enter("a leaf has 65,535 bytes at most, a batch one entry at least", limits(bench).await);
    book.enter("a batch is appended as a whole or not at all", all_or_nothing(bench).await);
    book.enter("a large batch is like a small one", large(bench).await);
    book.enter("what was appended is there when the store is opened again", lasting(bench).await);
}

async fn empty(bench: &dyn Bench<dyn Store>) -> Kept {
    let store = bench.medium().await?.open().await?;
    same("the length", store.length().await?, 0)?;
    same("what is read", store.read(0, 10).await?, vec![])?;
    same("a key", store.find(&key(1)).await?, None)?;
    same("a body", store.bodies(&[name(1)]).await?, vec![None])?;
    same("the list of what was erased", store.erased().await?, vec![])
}

async fn in_order(bench: &dyn Bench<dyn Store>) -> Kept {
    let log = led(bench).await?;
    let batches = [vec!["a", "b", "c"], vec![""], vec!["d", "d"]];
    let mut promised: Vec<Vec<u8>> = Vec::new();
    for batch in batches {
        promised.extend(batch.iter().map(|words| words.as_bytes().to_vec()));
        let length = log.add(batch.iter().map(leaf).collect()).await?;
        same("the length that an append returns", length, promised.len() as u64)?;
        same("the length", log.store.length().await?, length)?;
        same("the log", log.leaves().await?, promised.clone())?;
    }
    for (from, limit) in [(0, 0), (0, 1), (1, 3), (5, 9), (6, 1), (7, 1), (u64::MAX, u64::MAX)] {
        let start = usize::try_from(from).unwrap_or(usize::MAX);
        let count = usize::try_from(limit).unwrap_or(usize::MAX);
        let part: Vec<Vec<u8>> = promised.iter().skip(start).take(count).cloned().collect();
        same(&format!("{limit} leaves from {from}"), log.store.read(from, limit).await?, part)?;
    }
    Ok(())
}

async fn wrong_length(bench: &dyn Bench<dyn Store>) -> Kept {
    let log = led(bench).await?;
    log.add(vec![leaf("a"), leaf("b")]).await?;
    for expected in [0, 1, 3, u64::MAX] {
        let seen = log.store.append(log.batch(expected, vec![keyed("c", 1)])).await;
        let promised = Err(Error::WrongLength { expected, actual: 2 });
        same(&format!("an append at {expected} of 2"), seen, promised)?;
    }
    same("the length afterwards", log.store.length().await?, 2)?;
    same("the key of what was refused", log.store.find(&key(1)).await?, None)
}

async fn limits(bench: &dyn Bench<dyn Store>) -> Kept {
    let log = led(bench).await?;
    let empty = log.store.append(log.batch(0, vec![])).await;
    same("whether an empty batch is refused", refused(&empty), true)?;
    let long = log.store.append(log.batch(0, vec![leaf(vec![7; LEAF_LIMIT + 1])])).await;
    same("whether a leaf of 65,536 bytes is refused", refused(&long), true)?;
    same("the length afterwards", log.store.length().await?, 0)?;
    log.add(vec![leaf(vec![7; LEAF_LIMIT])]).await?;
    same("the longest leaf", log.leaves().await?, vec![vec![7; LEAF_LIMIT]])
}

async fn all_or_nothing(bench: &dyn Bench<dyn Store>) -> Kept {
    let log = led(bench).await?;
    log.add(vec![keyed("a", 1)]).await?;
    let good = || {
        let mut entry = with_body("b", 9);
        entry.key = Some(key(2));
        entry
    };
    let repeated = vec![good(), keyed("c", 1)];
    let seen = log.store.append(log.batch(1, repeated)).await;
    same("a batch whose end repeats", seen, Err(Error::Repeated { key: key(1), index: 0 }))?;
    let long = vec![good(), leaf(vec![0; LEAF_LIMIT + 1]), leaf("d")];
    let seen = log.store.append(log.batch(1, long)).await;
    same("whether a batch with a long leaf is refused", refused(&seen), true)?;
    let seen = log.store.append(log.batch(0, vec![good(), leaf("e")])).await;
    let promised = Err(Error::WrongLength { expected: 0, actual: 1 });
    same("a batch at the wrong length", seen, promised)?;
    same("the log", log.leaves().await?, vec![b"a".to_vec()])?;
    same("the key of what was refused", log.store.find(&key(2)).await?, None)?;
    same("the body of what was refused", log.store.bodies(&[name(9)]).await?, vec![None])
}

async fn large(bench: &dyn Bench<dyn Store>) -> Kept {
    let log = led(bench).await?;
    let whole =
        |number: u32| Entry { key: Some(key(number)), ..with_body(number.to_be_bytes(), number) };
    same("the length", log.add((0..300).map(whole).collect()).await?, 300)?;
    for number in [0_u32, 63, 64, 72, 255, 299] {
        let index = u64::from(number);
        let leaf = number.to_be_bytes().to_vec();
        same("the leaf", log.store.read(index, 1).await?, vec![leaf])?;
        same("what the key finds", log.store.find(&key(number)).await?, Some(index))?;
        same("the body", log.store.bodies(&[name(number)]).await?, vec![Some(body(number))])?;
    }
    let mut repeats: Vec<Entry> = (300..450).map(whole).collect();
    repeats[140].key = Some(key(77));
    let seen = log.store.append(log.batch(300, repeats)).await;
    same("a batch whose end repeats", seen, Err(Error::Repeated { key: key(77), index: 77 }))?;
    let mut differs: Vec<Entry> = (300..450).map(whole).collect();
    differs[130].body = Some((name(9), body(10)));
    let seen = log.store.append(log.batch(300, differs)).await;
    same("whether another body under a kept name is refused", refused(&seen), true)?;
    same("the key of what was refused", log.store.find(&key(300)).await?, None)?;
    same("the length afterwards", log.store.length().await?, 300)
}

async fn lasting(bench: &dyn Bench<dyn Store>) -> Kept {
    let log = led(bench).await?;
    log.add(vec![with_body("a", 1), keyed("b", 2)]).await?;
    log.add(vec![leaf("c")]).await?;
    log.store.erase(&[name(3)]).await?;
    let log = log.reopened().await?;
    same("the length", log.store.length().await?, 3)?;
    let leaves = ["a", "b", "c"].map(|words| words.as_bytes().to_vec()).to_vec();
    same("the log", log.leaves().await?, leaves)?;
    same("the key", log.store.find(&key(2)).await?, Some(1))?;
    same("the body", log.store.bodies(&[name(1)]).await?, vec![Some(body(1))])?;
    same("the list of what was erased", log.store.erased().await?, Vec::<Name>::from([name(3)]))?;
    same("the length after one more", log.add(vec![leaf("d")]).await?, 4)
}

pub(super) fn refused<T>(seen: &Result<T, Error>) -> bool {
    matches!(seen, Err(Error::Refused(_)))
}

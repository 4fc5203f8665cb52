//! Many at once: exactly one wins.

use std::sync::Arc;

use crate::batch::{Appended, Batch, Epoch, Key};
use crate::error::Error;

use super::make::{key, keyed, leaf, led};
use super::{Bench, Book, Fault, Kept, Store, same};

/// How many run at once.
const RUNNERS: u32 = 200;
/// How many appends land when all try again.
const CROWD: u32 = 50;

pub(super) async fn examine(bench: &dyn Bench<dyn Store>, book: &mut Book) {
    book.enter("of 200 appends at one length exactly one happens", one_winner(bench).await);
    book.enter("200 submissions of one key have one effect", one_effect(bench).await);
    book.enter("whoever reads again and tries again gets in, once", everybody(bench).await);
}

async fn one_winner(bench: &dyn Bench<dyn Store>) -> Kept {
    let log = led(bench).await?;
    for at in 0..5_u64 {
        let runners: Vec<_> = (0..RUNNERS)
            .map(|runner| {
                let (store, epoch) = (log.store.clone(), log.epoch);
                let entries = vec![leaf(runner.to_be_bytes())];
                tokio::spawn(async move { store.append(Batch { at, epoch, entries }).await })
            })
            .collect();
        let mut winners = Vec::new();
        for (runner, task) in (0_u32..).zip(runners) {
            match task.await? {
                Ok(Appended { length }) => winners.push((runner, length)),
                Err(Error::WrongLength { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        let [(winner, length)] = winners[..] else {
            return Err(Fault(format!(
                "at length {at}, {} of 200 were told that they won",
                winners.len()
            )));
        };
        same("the length that the winner was told", length, at + 1)?;
        same("the length", log.store.length().await?, at + 1)?;
        same("the leaf", log.store.read(at, 9).await?, vec![winner.to_be_bytes().to_vec()])?;
    }
    Ok(())
}

async fn one_effect(bench: &dyn Bench<dyn Store>) -> Kept {
    let log = led(bench).await?;
    log.add(vec![leaf("first")]).await?;
    let runners: Vec<_> =
        (0..RUNNERS).map(|_| tokio::spawn(submit(log.store.clone(), log.epoch, 7))).collect();
    let (mut effects, mut indexes) = (0, Vec::new());
    for task in runners {
        let (index, mine) = task.await??;
        effects += u32::from(mine);
        indexes.push(index);
    }
    same("the number of effects", effects, 1)?;
    same("whether all are told the same entry", indexes.iter().all(|it| *it == 1), true)?;
    same("the length", log.store.length().await?, 2)
}

async fn everybody(bench: &dyn Bench<dyn Store>) -> Kept {
    let log = led(bench).await?;
    let runners: Vec<_> = (0..CROWD)
        .map(|number| (number, tokio::spawn(submit(log.store.clone(), log.epoch, number))))
        .collect();
    for (number, task) in runners {
        let (index, mine) = task.await??;
        same("whether this append was the first of its key", mine, true)?;
        let seen = log.store.read(index, 1).await?;
        same("the leaf at the index told", seen, vec![number.to_be_bytes().to_vec()])?;
        same("what the key finds", log.store.find(&key(number)).await?, Some(index))?;
    }
    same("the length", log.store.length().await?, u64::from(CROWD))
}

/// Appends under a key until that happened; tells where, and whether this call did it.
async fn submit(store: Arc<dyn Store>, epoch: Epoch, number: u32) -> Result<(u64, bool), Error> {
    let named: Key = key(number);
    loop {
        let at = store.length().await?;
        let entries = vec![keyed(number.to_be_bytes(), number)];
        match store.append(Batch { at, epoch, entries }).await {
            Ok(_) => return Ok((at, true)),
            Err(Error::Repeated { key, index }) if key == named => return Ok((index, false)),
            Err(Error::WrongLength { .. }) => {}
            Err(error) => return Err(error),
        }
    }
}

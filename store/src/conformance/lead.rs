//! Only the leader writes.

use crate::batch::{Batch, Epoch};
use crate::error::Error;

use super::append::refused;
use super::make::{leaf, led};
use super::{Bench, Book, Fault, Kept, Store, same};

pub(super) async fn examine(bench: &dyn Bench<dyn Store>, book: &mut Book) {
    book.enter("nobody writes before anybody leads", unled(bench).await);
    book.enter("whoever was replaced cannot write", fenced(bench).await);
    book.enter("epochs rise when the store is opened again", rising(bench).await);
    book.enter("two nodes never lead together", one_leader(bench).await);
    book.enter("whoever resigns can be followed", resigned(bench).await);
}

async fn unled(bench: &dyn Bench<dyn Store>) -> Kept {
    let medium = bench.medium().await?;
    let store = medium.open().await?;
    let seen = store.append(Batch { at: 0, epoch: Epoch(0), entries: vec![leaf("a")] }).await;
    same("whether an append without a lead is refused", refused(&seen), true)?;
    same("the length", store.length().await?, 0)
}

async fn fenced(bench: &dyn Bench<dyn Store>) -> Kept {
    let log = led(bench).await?;
    log.add(vec![leaf("a")]).await?;
    let current = log.store.lead().await?;
    same("whether the new epoch is higher", current > log.epoch, true)?;
    for mine in [log.epoch, Epoch(current.0 + 1), Epoch(u64::MAX)] {
        let seen =
            log.store.append(Batch { at: 1, epoch: mine, entries: vec![leaf("late")] }).await;
        let promised = Err(Error::Fenced { mine, current });
        same(&format!("an append under {mine:?}"), seen, promised)?;
    }
    same("the length", log.store.length().await?, 1)?;
    same("whether the former epoch leads", log.store.leads(log.epoch).await?, false)?;
    same("whether the new one leads", log.store.leads(current).await?, true)?;
    let batch = Batch { at: 1, epoch: current, entries: vec![leaf("b")] };
    same("the length after the leader wrote", log.store.append(batch).await?.length, 2)
}

async fn rising(bench: &dyn Bench<dyn Store>) -> Kept {
    let mut log = led(bench).await?;
    for _ in 0..3 {
        let former = log.epoch;
        log = log.reopened().await?;
        same("whether the new epoch is higher", log.epoch > former, true)?;
        let batch = Batch { at: 0, epoch: former, entries: vec![leaf("late")] };
        let promised = Err(Error::Fenced { mine: former, current: log.epoch });
        same("an append under the former epoch", log.store.append(batch).await, promised)?;
    }
    Ok(())
}

async fn resigned(bench: &dyn Bench<dyn Store>) -> Kept {
    let log = led(bench).await?;
    let other = log.medium.open().await?;
    log.store.resign().await;
    let current = other.lead().await?;
    same("whether the new epoch is higher", current > log.epoch, true)?;
    same("whether the former leads", log.store.leads(log.epoch).await?, false)
}

async fn one_leader(bench: &dyn Bench<dyn Store>) -> Kept {
    let log = led(bench).await?;
    log.add(vec![leaf("a")]).await?;
    let other = log.medium.open().await?;
    let batch = |at, epoch| Batch { at, epoch, entries: vec![leaf("b")] };
    match other.lead().await {
        // The first is alive and keeps the lead.
        Err(Error::Led) => {
            same("the length after the leader wrote", log.add(vec![leaf("b")]).await?, 2)
        }
        // The first is fenced off.
        Ok(current) => {
            let seen = log.store.append(batch(1, log.epoch)).await;
            same("the former's append", seen, Err(Error::Fenced { mine: log.epoch, current }))?;
            same("the new one's", other.append(batch(1, current)).await?.length, 2)
        }
        Err(error) => Err(Fault(format!("a second node that would lead was told: {error}"))),
    }
}

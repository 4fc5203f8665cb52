//! Whoever waits is woken.

use std::time::Duration;

use tokio::sync::watch;

use super::make::{leaf, led};
use super::{Bench, Book, Fault, Kept, Store, same};

/// How long a watcher may sleep on; a node that asks the database takes a moment.
const PATIENCE: Duration = Duration::from_secs(5);

pub(super) async fn examine(bench: &dyn Bench<dyn Store>, book: &mut Book) {
    book.enter("a watcher is woken when the log grows", wakes(bench).await);
    book.enter("a watcher on another node is woken too", wakes_elsewhere(bench).await);
}

async fn wakes(bench: &dyn Bench<dyn Store>) -> Kept {
    let log = led(bench).await?;
    log.add(vec![leaf("a")]).await?;
    let mut watcher = log.store.watch();
    reaches(&mut watcher, 1).await?;
    log.add(vec![leaf("b"), leaf("c")]).await?;
    reaches(&mut watcher, 3).await?;
    same("what a later watcher sees", *log.store.watch().borrow(), 3)
}

async fn wakes_elsewhere(bench: &dyn Bench<dyn Store>) -> Kept {
    let log = led(bench).await?;
    let other = log.medium.open().await?;
    let mut watcher = other.watch();
    for length in 1..=3 {
        log.add(vec![leaf("a")]).await?;
        reaches(&mut watcher, length).await?;
    }
    // Whoever comes after a time when nobody watched is told of what happened in it.
    drop(watcher);
    log.add(vec![leaf("b")]).await?;
    reaches(&mut other.watch(), 4).await
}

async fn reaches(watcher: &mut watch::Receiver<u64>, length: u64) -> Kept {
    let seen = tokio::time::timeout(PATIENCE, watcher.wait_for(|it| *it >= length)).await;
    match seen {
        Ok(Ok(seen)) => same("the length that woke the watcher", *seen, length),
        Ok(Err(error)) => Err(Fault(format!("the watcher was sent away: {error}"))),
        Err(_) => Err(Fault(format!("the watcher was not woken at length {length}"))),
    }
}

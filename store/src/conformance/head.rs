//! What every head promises.

use std::sync::Arc;

use crate::head::Head;

use super::{Bench, Book, Broken, Kept, same};

/// How many run at once.
const RUNNERS: u32 = 60;

/// Examines a head and returns the promises that it breaks.
pub async fn head(bench: &dyn Bench<dyn Head>) -> Vec<Broken> {
    let mut book = Book::default();
    book.enter("a head changes only from what is expected", compares(bench).await);
    book.enter("a head is there when it is opened again", lasting(bench).await);
    book.enter("of many changes from one value exactly one happens", races(bench).await);
    book.broken
}

async fn compares(bench: &dyn Bench<dyn Head>) -> Kept {
    let head = bench.medium().await?.open().await?;
    same("a new head", head.load().await?, None)?;
    same("a change from what never was", head.replace(Some(b"x"), b"y").await?, false)?;
    same("the head", head.load().await?, None)?;
    same("the first change", head.replace(None, b"one").await?, true)?;
    same("a second first change", head.replace(None, b"two").await?, false)?;
    same("a change from another value", head.replace(Some(b"on"), b"two").await?, false)?;
    same("the head", head.load().await?, Some(b"one".to_vec()))?;
    same("a change from its value", head.replace(Some(b"one"), b"").await?, true)?;
    same("an empty head", head.load().await?, Some(Vec::new()))?;
    same("an empty head is no new one", head.replace(None, b"two").await?, false)?;
    let long = vec![0xFF; 10_000];
    same("a change from the empty value", head.replace(Some(b""), &long).await?, true)?;
    same("the head", head.load().await?, Some(long))
}

async fn lasting(bench: &dyn Bench<dyn Head>) -> Kept {
    let medium = bench.medium().await?;
    let head = medium.open().await?;
    let other = medium.open().await?;
    same("the first change", head.replace(None, b"one").await?, true)?;
    same("the head on another node", other.load().await?, Some(b"one".to_vec()))?;
    same("a late first change", other.replace(None, b"two").await?, false)?;
    same("a change by another node", other.replace(Some(b"one"), b"two").await?, true)?;
    same("a change from what was", head.replace(Some(b"one"), b"three").await?, false)?;
    drop((head, other));
    same("the head later", medium.open().await?.load().await?, Some(b"two".to_vec()))
}

async fn races(bench: &dyn Bench<dyn Head>) -> Kept {
    let medium = bench.medium().await?;
    let mut handles: Vec<Arc<dyn Head>> = Vec::new();
    for _ in 0..3 {
        handles.push(medium.open().await?);
    }
    let mut expected: Option<Vec<u8>> = None;
    for round in 0..3_u32 {
        let runners: Vec<_> = (0..RUNNERS)
            .zip(handles.iter().cycle())
            .map(|(runner, head)| {
                let (head, expected) = (head.clone(), expected.clone());
                let new = format!("{round} {runner}").into_bytes();
                tokio::spawn(async move {
                    head.replace(expected.as_deref(), &new).await.map(|won| won.then_some(new))
                })
            })
            .collect();
        let mut winners = Vec::new();
        for task in runners {
            winners.extend(task.await??);
        }
        same("the number of winners", winners.len(), 1)?;
        expected = winners.pop();
        same("the head", handles[0].load().await?, expected.clone())?;
    }
    Ok(())
}

//! What every vault promises.

use crate::vault::Vault;

use super::{Bench, Book, Broken, Kept, same};

/// How many run at once.
const RUNNERS: u32 = 60;

/// Examines a vault and returns the promises that it breaks.
pub async fn vault(bench: &dyn Bench<dyn Vault>) -> Vec<Broken> {
    let mut book = Book::default();
    book.enter("a vault keeps one value a name, drawer by drawer", keeps(bench).await);
    book.enter("what is destroyed is gone, and its name is free", destroys(bench).await);
    book.enter("a vault is there when it is opened again", lasting(bench).await);
    book.enter("of many first values exactly one stands", races(bench).await);
    book.enter("a value is replaced only where it is the one expected", replaces(bench).await);
    book.enter("of many who replace one value exactly one does", swaps(bench).await);
    book.broken
}

async fn keeps(bench: &dyn Bench<dyn Vault>) -> Kept {
    let vault = bench.medium().await?.open().await?;
    same("a name never used", vault.get("key", b"a").await?, None)?;
    same("an empty drawer", vault.names("key").await?, vec![])?;
    vault.put("key", b"b", b"one").await?;
    vault.put("key", b"a\0\xFF", b"").await?;
    vault.put("key", b"", &[9; 100_000]).await?;
    vault.put("identity", b"b", b"two").await?;
    same("a value", vault.get("key", b"b").await?, Some(b"one".to_vec()))?;
    same("an empty value", vault.get("key", b"a\0\xFF").await?, Some(vec![]))?;
    same("a long value", vault.get("key", b"").await?, Some(vec![9; 100_000]))?;
    same("the other drawer", vault.get("identity", b"b").await?, Some(b"two".to_vec()))?;
    let names = vec![b"".to_vec(), b"a\0\xFF".to_vec(), b"b".to_vec()];
    same("the names", vault.names("key").await?, names)?;
    vault.put("key", b"b", b"three").await?;
    same("a value put again", vault.get("key", b"b").await?, Some(b"three".to_vec()))?;
    same("a taken name", vault.put_new("key", b"b", b"four").await?, b"three".to_vec())?;
    same("a free name", vault.put_new("key", b"c", b"five").await?, b"five".to_vec())?;
    same("its value", vault.get("key", b"c").await?, Some(b"five".to_vec()))
}

async fn destroys(bench: &dyn Bench<dyn Vault>) -> Kept {
    let vault = bench.medium().await?.open().await?;
    vault.put("key", b"a", b"one").await?;
    vault.put("identity", b"a", b"two").await?;
    vault.destroy("key", b"a").await?;
    vault.destroy("key", b"never").await?;
    same("the value", vault.get("key", b"a").await?, None)?;
    same("the names", vault.names("key").await?, vec![])?;
    same("the other drawer", vault.get("identity", b"a").await?, Some(b"two".to_vec()))?;
    same("a new value", vault.put_new("key", b"a", b"three").await?, b"three".to_vec())
}

async fn lasting(bench: &dyn Bench<dyn Vault>) -> Kept {
    let medium = bench.medium().await?;
    let vault = medium.open().await?;
    vault.put("key", b"a", b"one").await?;
    vault.put("key", b"b", b"two").await?;
    vault.destroy("key", b"b").await?;
    let other = medium.open().await?;
    same("the value on another node", other.get("key", b"a").await?, Some(b"one".to_vec()))?;
    drop((vault, other));
    let vault = medium.open().await?;
    same("the value later", vault.get("key", b"a").await?, Some(b"one".to_vec()))?;
    same("what was destroyed", vault.get("key", b"b").await?, None)
}

async fn races(bench: &dyn Bench<dyn Vault>) -> Kept {
    let vault = bench.medium().await?.open().await?;
    let runners: Vec<_> = (0..RUNNERS)
        .map(|runner| {
            let vault = vault.clone();
            tokio::spawn(async move {
                let mine = runner.to_be_bytes();
                vault.put_new("key", b"a", &mine).await
            })
        })
        .collect();
    let mut standing = Vec::new();
    for task in runners {
        standing.push(task.await??);
    }
    let kept = vault.get("key", b"a").await?;
    let agreed = standing.iter().all(|value| Some(value) == kept.as_ref());
    same("whether all were told the value that stands", agreed, true)
}

async fn replaces(bench: &dyn Bench<dyn Vault>) -> Kept {
    let vault = bench.medium().await?.open().await?;
    same("over nothing", vault.replace("key", b"a", b"", b"one").await?, false)?;
    same("what came of it", vault.get("key", b"a").await?, None)?;
    vault.put("key", b"a", b"one").await?;
    vault.put("identity", b"a", b"one").await?;
    same("over another", vault.replace("key", b"a", b"two", b"three").await?, false)?;
    same("over the same", vault.replace("key", b"a", b"one", b"two").await?, true)?;
    same("the value", vault.get("key", b"a").await?, Some(b"two".to_vec()))?;
    same("the other drawer", vault.get("identity", b"a").await?, Some(b"one".to_vec()))?;
    same("once more", vault.replace("key", b"a", b"one", b"four").await?, false)
}

async fn swaps(bench: &dyn Bench<dyn Vault>) -> Kept {
    let vault = bench.medium().await?.open().await?;
    vault.put("key", b"a", b"first").await?;
    let runners: Vec<_> = (0..RUNNERS)
        .map(|runner| {
            let vault = vault.clone();
            tokio::spawn(async move {
                let mine = runner.to_be_bytes();
                vault.replace("key", b"a", b"first", &mine).await.map(|did| did.then_some(mine))
            })
        })
        .collect();
    let mut did = Vec::new();
    for task in runners {
        did.extend(task.await??);
    }
    same("how many did", did.len(), 1)?;
    same("the value", vault.get("key", b"a").await?, did.first().map(|mine| mine.to_vec()))
}

//! Holds a record against what its writer was told before it was stopped.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, Instant};

use unbracket_store::{Batch, Epoch, Error, FileHead, Head, Shelf, Store};
use unbracket_store_sqlite::SqliteStore;

use super::child::{ERASED, entry, key, tile};

/// What was said, and what was found at the last restart.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// Every leaf that was ever read.
    leaves: Vec<Vec<u8>>,
    /// Appends that were said to be done.
    pub(super) appended: u64,
    /// How long each restart took.
    restarts: Vec<Duration>,
}

/// A line of the child's.
#[derive(Debug, PartialEq, Eq)]
enum Said {
    /// With the times at which it was asked for and answered, where these were said.
    Appended {
        at: u64,
        number: u64,
        times: Option<(u128, u128)>,
    },
    Absent {
        number: u64,
    },
    Published {
        length: u64,
    },
    Erased,
}

impl Memory {
    /// Opens the record, and returns what contradicts what was said.
    pub(super) async fn check(&mut self, folder: &Path, output: &[u8]) -> Result<(), String> {
        let said = heard(output);
        let start = Instant::now();
        let store = SqliteStore::open(folder.join("log.db")).await.map_err(told)?;
        led(&store).await?;
        self.restarts.push(start.elapsed());
        store.check().await.map_err(told)?;
        let leaves = store.read(0, u64::MAX).await.map_err(told)?;
        if !leaves.starts_with(&self.leaves) {
            return Err("what was read before is not the beginning of the log".into());
        }
        well_formed(&leaves, self.leaves.len())?;
        for said in &said {
            kept(&store, &leaves, said).await?;
        }
        in_real_order(&said)?;
        published(folder, &store, leaves.len() as u64).await?;
        self.appended +=
            said.iter().filter(|it| matches!(it, Said::Appended { .. })).count() as u64;
        self.leaves = leaves;
        store.close().await;
        Ok(())
    }

    /// The time within which so many of a hundred restarts were done.
    pub(super) fn restart(&self, percent: usize) -> Duration {
        let mut restarts = self.restarts.clone();
        restarts.sort();
        restarts[(restarts.len() - 1) * percent / 100]
    }

    /// Appends once more, with a key that is repeated: the record is not only whole but alive.
    pub(super) async fn goes_on(&mut self, folder: &Path, number: u64) -> Result<(), String> {
        let store = SqliteStore::open(folder.join("log.db")).await.map_err(told)?;
        let epoch = led(&store).await?;
        let at = store.length().await.map_err(told)?;
        let batch = Batch { at, epoch, entries: vec![entry(number, at, 0, 1)] };
        store.append(batch.clone()).await.map_err(told)?;
        let again = store.append(Batch { at: at + 1, ..batch }).await;
        if again != Err(Error::Repeated { key: key(number), index: at }) {
            return Err(format!("a repeated key was answered with {again:?}"));
        }
        self.leaves = store.read(0, u64::MAX).await.map_err(told)?;
        store.close().await;
        Ok(())
    }
}

/// What the child said; a line that was cut off was not said.
fn heard(output: &[u8]) -> Vec<Said> {
    let text = String::from_utf8_lossy(output);
    let whole = text.rfind('\n').map_or("", |end| &text[..end]);
    whole.lines().filter_map(line).collect()
}

fn line(line: &str) -> Option<Said> {
    let mut words = line.split(' ');
    let said = match (words.next()?, words.next(), words.next()) {
        ("appended", Some(at), Some(number)) => {
            let mut time = || words.next().and_then(|word| word.parse().ok());
            let times = time().zip(time());
            Said::Appended {
                at: at.parse().ok()?,
                number: u64::from_str_radix(number, 16).ok()?,
                times,
            }
        }
        ("absent", Some(number), None) => {
            Said::Absent { number: u64::from_str_radix(number, 16).ok()? }
        }
        ("published", Some(length), None) => Said::Published { length: length.parse().ok()? },
        ("erased", None, None) => Said::Erased,
        _ => return None,
    };
    Some(said)
}

/// Every leaf stands where it says, once, and no batch is there in part.
fn well_formed(leaves: &[Vec<u8>], known: usize) -> Result<(), String> {
    let mut numbers = BTreeSet::new();
    let mut expected = None;
    for (at, leaf) in leaves.iter().enumerate() {
        let text = String::from_utf8_lossy(leaf);
        let parts: Vec<u64> = text
            .split_whitespace()
            .enumerate()
            .filter_map(|(place, word)| {
                u64::from_str_radix(word, if place == 0 { 16 } else { 10 }).ok()
            })
            .collect();
        let [number, place, part, count] = parts[..] else {
            return Err(format!("entry {at} is not what was written: {text:?}"));
        };
        if place != at as u64 {
            return Err(format!("entry {place} stands at {at}"));
        }
        if !numbers.insert(number) {
            return Err(format!("entry {at} stands twice"));
        }
        if at >= known && part != 0 && expected != Some((number, part)) {
            return Err(format!("entry {at} is torn from its batch"));
        }
        expected = (part + 1 < count).then_some((number + 1, part + 1));
    }
    if expected.is_some() { Err("the last batch is there in part".into()) } else { Ok(()) }
}

/// What was answered before something else was asked for stands before it.
fn in_real_order(said: &[Said]) -> Result<(), String> {
    let mut appended: Vec<(u64, u128, u128)> = said
        .iter()
        .filter_map(|said| match said {
            Said::Appended { at, times: Some((begun, done)), .. } => Some((*at, *begun, *done)),
            _ => None,
        })
        .collect();
    appended.sort_unstable();
    let mut latest_begun = 0;
    for (at, begun, done) in appended {
        if latest_begun > done {
            return Err(format!("entry {at} was done before one that stands before it was begun"));
        }
        latest_begun = latest_begun.max(begun);
    }
    Ok(())
}

async fn kept(store: &SqliteStore, leaves: &[Vec<u8>], said: &Said) -> Result<(), String> {
    match said {
        Said::Appended { at, number, .. } => {
            let found = store.find(&key(*number)).await.map_err(told)?;
            let place = usize::try_from(*at).unwrap();
            let stands = leaves
                .get(place)
                .is_some_and(|leaf| leaf.starts_with(format!("{number:x} {at} ").as_bytes()));
            if found != Some(*at) || !stands {
                return Err(format!("entry {at} was acknowledged, and its key finds {found:?}"));
            }
        }
        Said::Absent { number } => {
            if let Some(at) = store.find(&key(*number)).await.map_err(told)? {
                return Err(format!("an append that was said not to be there came back at {at}"));
            }
        }
        Said::Published { length } if *length > leaves.len() as u64 => {
            return Err(format!("{length} entries were published, and {} are left", leaves.len()));
        }
        Said::Published { .. } => {}
        Said::Erased => {
            let body = store.bodies(&[ERASED]).await.map_err(told)?;
            if body != [None] || !store.erased().await.map_err(told)?.contains(&ERASED) {
                return Err("an erased body is there again".into());
            }
        }
    }
    Ok(())
}

/// Nothing was published that is not in the log, and everything that a checkpoint needs is there.
async fn published(folder: &Path, store: &SqliteStore, length: u64) -> Result<(), String> {
    let number = |bytes: Option<Vec<u8>>, what: &str| match bytes {
        None => Ok(0),
        Some(bytes) => String::from_utf8_lossy(&bytes)
            .parse::<u64>()
            .map_err(|_| format!("the {what} is torn: {bytes:?}")),
    };
    let head = FileHead::at(folder.join("head")).load().await.map_err(told)?;
    let head = number(head, "head")?;
    if head > length {
        return Err(format!("the head is at {head}, beyond the log of {length}"));
    }
    let shelf = Shelf::open(folder.join("public")).map_err(told)?;
    let checkpoint = number(shelf.get("checkpoint").map_err(told)?, "checkpoint")?;
    if checkpoint > head {
        return Err(format!("a checkpoint of {checkpoint} is beyond the head at {head}"));
    }
    if checkpoint == 0 {
        return Ok(());
    }
    let found = shelf.get(&format!("tile/{checkpoint}")).map_err(told)?;
    let promised = tile(store, checkpoint).await.map_err(told)?;
    if found.as_ref() != Some(&promised) {
        return Err(format!("the checkpoint of {checkpoint} covers what is not on the shelf"));
    }
    Ok(())
}

/// What was made and copied is there as a whole or not at all, and can be made again.
pub(super) async fn made(folder: &Path, output: &[u8]) -> Result<(), String> {
    let said = String::from_utf8_lossy(output);
    let source = SqliteStore::open(folder.join("log.db")).await.map_err(told)?;
    let whole = source.read(0, u64::MAX).await.map_err(told)?;
    for (name, promised) in [("new.db", &Vec::new()), ("copy.db", &whole)] {
        let path = folder.join(name);
        if !path.exists() {
            if said.contains(&format!("made {name}\n")) {
                return Err(format!("{name} was said to be made, and is not there"));
            }
            if name == "new.db" {
                SqliteStore::create(&path).await.map_err(told)?;
            } else {
                source.copy_to(&path).await.map_err(told)?;
            }
        }
        let store = SqliteStore::open(&path).await.map_err(told)?;
        store.check().await.map_err(told)?;
        let found = store.read(0, u64::MAX).await.map_err(told)?;
        if found != *promised {
            return Err(format!("{name} has {} entries, not {}", found.len(), promised.len()));
        }
    }
    Ok(())
}

/// Takes the lead. A process that was killed can hold its lock until the kernel has cleared it away.
async fn led(store: &SqliteStore) -> Result<Epoch, String> {
    let begun = Instant::now();
    loop {
        match store.lead().await {
            Err(Error::Led) if begun.elapsed() < Duration::from_secs(10) => {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            other => return other.map_err(told),
        }
    }
}

#[expect(clippy::needless_pass_by_value, reason = "it stands in map_err")]
fn told(error: Error) -> String {
    format!("the record cannot be used: {error}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(at: u64, begun: u128, done: u128) -> Said {
        Said::Appended { at, number: at, times: Some((begun, done)) }
    }

    #[test]
    fn what_overtakes_in_time_is_found() {
        assert!(in_real_order(&[said(1, 10, 20), said(2, 15, 18), said(3, 19, 30)]).is_ok());
        assert!(in_real_order(&[said(1, 10, 20), said(2, 5, 9)]).is_err());
        assert!(in_real_order(&[said(3, 1, 2), said(1, 3, 4), said(2, 1, 9)]).is_err());
    }
}

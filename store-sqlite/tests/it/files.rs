//! What is opened, what is refused and left as it was, and what is in the files afterwards.

use std::fs;
use std::path::Path;

use unbracket_store::{Batch, Body, Entry, Epoch, Error, Key, Name, Store, Vault};
use unbracket_store_sqlite::{SqliteStore, SqliteVault};
use unbracket_testkit::folder::Folder;

fn entry(leaf: &str) -> Entry {
    Entry { leaf: leaf.as_bytes().to_vec(), body: None, key: None }
}

async fn filled(path: &Path) -> (SqliteStore, Epoch) {
    let store = SqliteStore::create(path).await.unwrap();
    let epoch = store.lead().await.unwrap();
    let entries = (0..200).map(|n| entry(&format!("leaf {n} {}", "x".repeat(200)))).collect();
    store.append(Batch { at: 0, epoch, entries }).await.unwrap();
    (store, epoch)
}

/// Every file of a folder with its bytes, but for the locks.
fn contents(folder: &Folder) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), path))
        .filter(|(name, _)| !name.ends_with(".lead") && !name.ends_with("-shm"))
        .filter(|(name, path)| !name.ends_with("-wal") || path.metadata().unwrap().len() > 0)
        .map(|(name, path)| (name, fs::read(path).unwrap()))
        .collect();
    files.sort();
    files
}

/// Opening is refused in these words, and no file is another afterwards.
async fn refuses(folder: &Folder, path: &Path, words: &str) -> Error {
    let before = contents(folder);
    let mut told = None;
    for error in [
        SqliteStore::open(path).await.unwrap_err(),
        SqliteStore::open_read_only(path).await.unwrap_err(),
    ] {
        assert!(error.to_string().contains(words), "{error} does not say {words}");
        told = Some(error);
    }
    assert!(contents(folder) == before, "a refused file was changed");
    told.unwrap()
}

#[tokio::test]
async fn opening_never_makes_a_file() {
    let folder = Folder::new("files");
    let error = refuses(&folder, &folder.join("log.db"), "there is no log at").await;
    assert!(matches!(error, Error::Unavailable(_)));
    assert_eq!(contents(&folder), []);
    let missing = SqliteStore::create(folder.join("missing/log.db")).await;
    assert!(matches!(missing, Err(Error::Unavailable(_))));
    assert_eq!(contents(&folder), []);
}

#[cfg(unix)]
#[tokio::test]
async fn nobody_else_reads_what_is_made_or_copied() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new("rights");
    let [log, vault] = ["log", "vault"].map(|name| folder.path().join(name));
    let (store, _) = filled(&log).await;
    let kept = SqliteVault::create(&vault).await.unwrap();
    kept.put("keys", b"one", b"secret").await.unwrap();
    store.copy_to(folder.path().join("log-copy")).await.unwrap();
    SqliteVault::copy(&vault, folder.path().join("vault-copy")).await.unwrap();
    let (mut files, mut journals) = (0, 0);
    for entry in fs::read_dir(folder.path()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if !name.ends_with(".lead") {
            let mode = fs::metadata(&path).unwrap().permissions().mode();
            assert_eq!(mode & 0o077, 0, "{name} has {mode:o}");
            files += 1;
            journals += usize::from(name.ends_with("-wal"));
        }
    }
    assert!(files >= 6 && journals >= 2, "{files} files, {journals} journals");
}

#[tokio::test]
async fn making_never_replaces_a_file() {
    let folder = Folder::new("files");
    let path = folder.join("log.db");
    drop(filled(&path).await);
    assert!(matches!(SqliteStore::create(&path).await, Err(Error::Refused(_))));
    assert_eq!(SqliteStore::open(&path).await.unwrap().length().await.unwrap(), 200);
    // A journal without its database would be read into the new one.
    fs::write(folder.join("other.db-wal"), b"left over").unwrap();
    let other = SqliteStore::create(folder.join("other.db")).await;
    assert!(matches!(other, Err(Error::Refused(told)) if told.contains("other.db-wal")));
}

#[tokio::test]
async fn what_an_interrupted_making_left_is_in_nobodys_way() {
    let folder = Folder::new("files");
    fs::write(folder.join("log.db.new"), b"half a database").unwrap();
    fs::write(folder.join("log.db.new-wal"), b"and its journal").unwrap();
    let store = SqliteStore::create(folder.join("log.db")).await.unwrap();
    assert_eq!(store.length().await.unwrap(), 0);
    assert!(!folder.join("log.db.new").exists() && !folder.join("log.db.new-wal").exists());
}

#[tokio::test]
async fn a_file_of_another_program_is_refused_by_name() {
    let folder = Folder::new("files");
    let path = folder.join("x");
    for (bytes, words) in [
        (&b""[..], "is empty, and no log"),
        (b"Dear delegates,", "no SQLite database"),
        (b"SQLite format 3\0 cut", "ends inside its header"),
    ] {
        fs::write(&path, bytes).unwrap();
        refuses(&folder, &path, words).await;
    }
    SqliteVault::create(folder.join("vault.db")).await.unwrap().close().await;
    let error = refuses(&folder, &folder.join("vault.db"), "no log but a vault of ours").await;
    assert!(matches!(error, Error::Foreign(_)));
    SqliteStore::create(folder.join("log.db")).await.unwrap().close().await;
    let error = SqliteVault::open(folder.join("log.db")).await.unwrap_err();
    assert!(error.to_string().contains("no vault but a log of ours"), "{error}");
    let header = fs::read(folder.join("log.db")).unwrap();
    let other = [&header[..68], b"Firf", &header[72..]].concat();
    fs::write(&path, other).unwrap();
    refuses(&folder, &path, "a database of another program (application id 0x46697266)").await;
}

#[tokio::test]
async fn a_newer_schema_is_refused_by_number() {
    let folder = Folder::new("files");
    let path = folder.join("log.db");
    let (store, _) = filled(&path).await;
    store.close().await;
    let mut bytes = fs::read(&path).unwrap();
    bytes[60..64].copy_from_slice(&77_u32.to_be_bytes());
    fs::write(&path, bytes).unwrap();
    let error = refuses(&folder, &path, "a newer version (schema 77").await;
    assert!(matches!(error, Error::Foreign(_)));
}

#[tokio::test]
async fn a_shortened_file_is_damaged() {
    let folder = Folder::new("files");
    let path = folder.join("log.db");
    let (store, _) = filled(&path).await;
    store.close().await;
    let bytes = fs::read(&path).unwrap();
    for length in [bytes.len() / 2, bytes.len() - 1, 4096, 100] {
        fs::write(&path, &bytes[..length]).unwrap();
        let error = refuses(&folder, &path, "").await;
        assert!(matches!(error, Error::Damaged(_)), "cut to {length} of {}: {error}", bytes.len());
    }
}

#[tokio::test]
async fn a_page_of_noise_is_damaged_wherever_it_lies() {
    let folder = Folder::new("files");
    let path = folder.join("log.db");
    let (store, _) = filled(&path).await;
    store.close().await;
    let bytes = fs::read(&path).unwrap();
    let pages = bytes.len() / 4096;
    assert!(pages > 12, "a log of {pages} pages has too few to try");
    for page in 0..pages {
        let mut noisy = bytes.clone();
        // The header of the file stands at the beginning of the first page.
        let from = page * 4096 + if page == 0 { 100 } else { 0 };
        noisy[from..(page + 1) * 4096].fill(0xE7);
        fs::write(&path, &noisy).unwrap();
        let error = refuses(&folder, &path, "").await;
        assert!(matches!(error, Error::Damaged(_)), "noise in page {page}: {error}");
    }
}

#[tokio::test]
async fn a_reader_may_look_and_not_write() {
    let folder = Folder::new("files");
    let path = folder.join("log.db");
    let (store, epoch) = filled(&path).await;
    let reader = SqliteStore::open_read_only(&path).await.unwrap();
    assert_eq!(reader.length().await.unwrap(), 200);
    assert!(matches!(reader.lead().await, Err(Error::Refused(_))));
    let batch = Batch { at: 200, epoch, entries: vec![entry("x")] };
    assert!(matches!(reader.append(batch.clone()).await, Err(Error::Refused(_))));
    assert!(matches!(reader.erase(&[Name([1; 32])]).await, Err(Error::Refused(_))));
    store.append(batch).await.unwrap();
    assert_eq!(reader.read(200, 9).await.unwrap(), [b"x".to_vec()]);
    reader.check().await.unwrap();
}

#[tokio::test]
async fn a_second_process_does_not_lead_and_a_replaced_one_does_not_write() {
    let folder = Folder::new("files");
    let path = folder.join("log.db");
    let (first, epoch) = filled(&path).await;
    let second = SqliteStore::open(&path).await.unwrap();
    assert_eq!(second.lead().await, Err(Error::Led));
    // Somebody removes the lock: both processes believe that they lead, and one is fenced off.
    fs::remove_file(folder.join("log.db.lead")).unwrap();
    let newer = second.lead().await.unwrap();
    let late = first.append(Batch { at: 200, epoch, entries: vec![entry("late")] }).await;
    assert_eq!(late, Err(Error::Fenced { mine: epoch, current: newer }));
    drop(second);
    let third = SqliteStore::open(&path).await.unwrap();
    assert!(third.lead().await.unwrap() > newer);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_append_is_done_to_its_end_when_nobody_waits_for_it() {
    let folder = Folder::new("files");
    let (store, epoch) = filled(&folder.join("log.db")).await;
    for at in 200..260 {
        let key = Key([u8::try_from(at - 200).unwrap(); 32]);
        let entries = vec![Entry { key: Some(key), ..entry("a") }];
        let append = store.append(Batch { at, epoch, entries });
        let patience = std::time::Duration::from_micros(20 * (at - 200));
        let _ = tokio::time::timeout(patience, append).await;
        // Whether it was begun is open; that it stops half-way is not.
        while store.find(&key).await.unwrap() != Some(at) {
            let entries = vec![Entry { key: Some(key), ..entry("a") }];
            let _ = store.append(Batch { at, epoch, entries }).await;
        }
    }
    assert_eq!(store.length().await.unwrap(), 260);
    store.check().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_copy_that_was_made_during_the_writing_is_a_log_of_its_own() {
    let folder = Folder::new("files");
    let (store, epoch) = filled(&folder.join("log.db")).await;
    let store = std::sync::Arc::new(store);
    let writer = tokio::spawn({
        let store = store.clone();
        async move {
            for at in 200..260 {
                store.append(Batch { at, epoch, entries: vec![entry("x")] }).await.unwrap();
            }
        }
    });
    for number in 0..4 {
        let path = folder.join(&format!("copy-{number}.db"));
        let before = store.length().await.unwrap();
        store.copy_to(&path).await.unwrap();
        let copy = SqliteStore::open(&path).await.unwrap();
        let leaves = copy.read(0, u64::MAX).await.unwrap();
        let length = leaves.len() as u64;
        assert!(length >= before, "a copy of {before} entries has {length}");
        assert_eq!(leaves, store.read(0, length).await.unwrap());
        let epoch = copy.lead().await.unwrap();
        copy.append(Batch { at: length, epoch, entries: vec![entry("own")] }).await.unwrap();
        assert_eq!(store.copy_to(&path).await, Err(Error::Led));
        drop(copy);
        assert!(matches!(store.copy_to(&path).await, Err(Error::Refused(_))));
    }
    writer.await.unwrap();
    assert_eq!(store.length().await.unwrap(), 260);
}

/// Whether any file of the folder holds these bytes.
fn holds(folder: &Folder, marker: &[u8]) -> bool {
    fs::read_dir(folder.path()).unwrap().any(|entry| {
        let bytes = fs::read(entry.unwrap().path()).unwrap();
        bytes.windows(marker.len()).any(|window| window == marker)
    })
}

#[tokio::test]
async fn what_was_erased_is_in_no_file() {
    let folder = Folder::new("files");
    let (store, epoch) = filled(&folder.join("log.db")).await;
    let marker = "the delegate's own words ".repeat(2000);
    let salt = *b"a salt that nobody guesses, ever";
    // One body fits on a page, the other needs many of its own.
    let bodies = [(Name([1; 32]), &marker[..100]), (Name([2; 32]), &marker[..])];
    let entries = bodies
        .iter()
        .map(|(name, words)| Entry {
            body: Some((*name, Body { salt, bytes: words.as_bytes().to_vec() })),
            ..entry("committed")
        })
        .collect();
    store.append(Batch { at: 200, epoch, entries }).await.unwrap();
    let (words, salt) = (b"the delegate's own words", &salt[..]);
    assert!(
        holds(&folder, words) && holds(&folder, salt),
        "the search does not find what is there"
    );
    store.erase(&[bodies[0].0, bodies[1].0]).await.unwrap();
    assert!(!holds(&folder, words), "the words are in a file");
    assert!(!holds(&folder, salt), "the salt is in a file");
}

#[tokio::test]
async fn a_destroyed_secret_is_in_no_file() {
    let folder = Folder::new("files");
    let vault = SqliteVault::create(folder.join("vault.db")).await.unwrap();
    let secret = b"a key that opens everything";
    vault.put("key", b"one", secret).await.unwrap();
    assert!(holds(&folder, secret), "the search does not find what is there");
    vault.destroy("key", b"one").await.unwrap();
    assert!(!holds(&folder, secret));
}

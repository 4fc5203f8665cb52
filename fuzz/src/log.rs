//! Everything that the log reads from outside, and a small log in which bytes are changed.

use std::str::FromStr;
use std::sync::OnceLock;

use unbracket_ledger::verify::{Terms, verify};
use unbracket_ledger::witness::Request;
use unbracket_ledger::{
    Checkpoint, Files, Head, KeyKind, KeyName, Note, Policy, Receipt, Rotation, SignerKey, Tile,
    VerifierKey, Writer, bundle, tile,
};

const ORIGIN: &str = "record.example.org/fuzz";
const ENTRIES: u64 = 300;

/// The first byte chooses the reader; the others are what it reads.
pub fn check(data: &[u8]) {
    let Some((first, bytes)) = data.split_first() else { return };
    match first % 6 {
        0 => comes_back(bytes, |bytes| Note::parse(bytes).ok()),
        1 => comes_back(bytes, |bytes| Receipt::parse(bytes).ok()),
        2 => comes_back(bytes, |bytes| Request::parse(bytes).ok()),
        3 => lines(bytes),
        4 => bundles(bytes),
        _ => changed(bytes),
    }
}

/// What is read is written back byte for byte.
fn comes_back<T: ToString>(bytes: &[u8], read: fn(&[u8]) -> Option<T>) {
    if let Some(found) = read(bytes) {
        assert_eq!(found.to_string().as_bytes(), bytes);
    }
}

fn lines(bytes: &[u8]) {
    let _ = Policy::parse(bytes);
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    one_spelling::<Tile>(text);
    one_spelling::<VerifierKey>(text);
    one_spelling::<Checkpoint>(text);
    one_spelling::<Rotation>(text);
    if let Ok(key) = SignerKey::from_secret_text(text) {
        assert_eq!(key.to_secret_text(), text);
    }
}

fn one_spelling<T: FromStr + ToString>(text: &str) {
    if let Ok(found) = text.parse::<T>() {
        assert_eq!(found.to_string(), text);
    }
}

fn bundles(bytes: &[u8]) {
    for width in [1, 2, 255, 256] {
        if let Ok(entries) = bundle::decode(bytes, width) {
            assert_eq!(bundle::encode(entries).as_deref(), Ok(bytes));
        }
        if let Some(hashes) = tile::decode(bytes, width) {
            assert_eq!(tile::encode(&hashes), bytes);
        }
    }
}

/// In a sound log, each four bytes change one: file, place (two), value. What differs is found.
fn changed(bytes: &[u8]) {
    static LOG: OnceLock<(Files, Policy)> = OnceLock::new();
    let (sound, policy) = LOG.get_or_init(log);
    let mut files = sound.clone();
    for change in bytes.chunks_exact(4).take(8) {
        let Some(file) = files.values_mut().nth(usize::from(change[0]) % sound.len()) else {
            return;
        };
        let place = usize::from(u16::from_be_bytes([change[1], change[2]])) % file.len();
        file[place] = change[3];
    }
    let report = verify(&files, &Terms::new(policy), |_, _| {});
    assert_eq!(report.is_sound(), files == *sound, "{:?}", report.faults);
}

fn log() -> (Files, Policy) {
    let name = KeyName::new(ORIGIN).expect("the origin is a name");
    let key = SignerKey::from_seed(name, KeyKind::Note, &[1; 32]);
    let mut log = Writer::new();
    let mut files = Files::new();
    for size in [100, ENTRIES] {
        while log.size() < size {
            log.append(&log.size().to_be_bytes()[5..]).expect("the entry is short");
        }
        files.extend(log.publish().into_iter().map(|file| (file.tile.path(), file.bytes)));
    }
    let head = Head { size: log.size(), root: log.root() };
    let note = Checkpoint::new(ORIGIN, head).and_then(|it| it.sign(&key));
    let note = note.expect("the key is the log's own").to_string();
    files.insert("checkpoint".to_owned(), note.into_bytes());
    (files, Policy::of_log(key.verifier().clone()).expect("the key is a log's"))
}

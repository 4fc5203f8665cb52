//! Logs to hold things against.

use unbracket_ledger::verify::{Older, Terms, verify};
use unbracket_ledger::{
    Checkpoint, File, Files, Hash, Head, KeyKind, KeyName, Note, Policy, Report, SignerKey, Writer,
    cosign,
};

pub(crate) const ORIGIN: &str = "record.example.org/charter";
pub(crate) const NOON: u64 = 1_780_000_000;

pub(crate) fn key(name: &str, kind: KeyKind, seed: u8) -> SignerKey {
    SignerKey::from_seed(KeyName::new(name).unwrap(), kind, &[seed; 32])
}

pub(crate) fn log_key() -> SignerKey {
    key(ORIGIN, KeyKind::Note, 1)
}

pub(crate) fn witness(number: u8) -> SignerKey {
    key(&format!("witness.example/{number}"), KeyKind::Cosignature, 100 + number)
}

/// An entry of its own for each index, of different lengths, a few of them empty.
pub(crate) fn entry(index: u64) -> Vec<u8> {
    let length = (index * 37 % 61) as usize;
    format!("{index:>5} of the acts of Aldoria and Marenia, in order and complete").into_bytes()
        [..length]
        .to_vec()
}

pub(crate) fn signed(size: u64, root: Hash) -> Note {
    Checkpoint::new(ORIGIN, Head { size, root }).unwrap().sign(&log_key()).unwrap()
}

/// A log as it was published, and all checkpoints on the way.
#[derive(Clone)]
pub(crate) struct Log {
    pub(crate) files: Files,
    pub(crate) checkpoints: Vec<(u64, Note)>,
}

/// Grows a log through these sizes, each of which is published.
pub(crate) fn log(sizes: &[u64]) -> Log {
    let (mut writer, mut files, mut checkpoints) = (Writer::new(), Files::new(), Vec::new());
    for size in sizes {
        while writer.size() < *size {
            writer.append(&entry(writer.size())).unwrap();
        }
        for File { tile, bytes } in writer.publish() {
            let before = files.insert(tile.path(), bytes);
            assert_eq!(before, None, "{tile} was written twice");
        }
        let mut note = signed(*size, writer.root());
        let lines: Vec<_> = (1..3).map(|w| cosign(&note, &witness(w), NOON).unwrap()).collect();
        lines.into_iter().for_each(|line| note.add(line));
        files.insert("checkpoint".to_owned(), note.to_string().into_bytes());
        checkpoints.push((*size, note));
    }
    Log { files, checkpoints }
}

pub(crate) fn policy() -> Policy {
    let (log, one, two) = (log_key(), witness(1), witness(2));
    let text = format!(
        "log {}\nwitness one {}\nwitness two {}\ngroup both all one two\nquorum both\n",
        log.verifier(),
        one.verifier(),
        two.verifier()
    );
    Policy::parse(text.as_bytes()).unwrap()
}

/// Verifies a log; earlier checkpoints are held against it.
pub(crate) fn judged(files: &Files, earlier: &[(u64, Note)]) -> Report {
    let older = |(size, note): &(u64, Note)| Older {
        place: format!("checkpoint of {size}"),
        note: note.to_string().into_bytes(),
    };
    let older: Vec<Older> = earlier.iter().map(older).collect();
    let policy = policy();
    verify(files, &Terms { older: &older, ..Terms::new(&policy) }, |_, _| {})
}

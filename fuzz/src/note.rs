//! Signed notes against a known key: whatever is believed was signed.

use std::sync::OnceLock;

use unbracket_ledger::{
    Checkpoint, Head, KeyKind, KeyName, Note, Policy, Receipt, SignerKey, Writer, proof,
};

const ORIGIN: &str = "record.example.org/fuzz";

struct Known {
    policy: Policy,
    checkpoint: Checkpoint,
    note: String,
    receipt: String,
}

/// The first byte chooses what the others are held against.
pub fn check(data: &[u8]) {
    let Some((first, bytes)) = data.split_first() else { return };
    static KNOWN: OnceLock<Known> = OnceLock::new();
    let known = KNOWN.get_or_init(known);
    match first % 4 {
        0 => believed(known, bytes),
        1 => believed(known, &changed(known.note.as_bytes(), bytes)),
        2 => proven(known, &changed(known.receipt.as_bytes(), bytes)),
        _ => policy(known, bytes),
    }
}

fn known() -> Known {
    let name = KeyName::new(ORIGIN).expect("the origin is a name");
    let key = SignerKey::from_seed(name, KeyKind::Note, &[1; 32]);
    let mut log = Writer::new();
    let mut tree = unbracket_ledger::Tree::default();
    for entry in [b"a", b"b", b"c"] {
        log.append(entry).expect("the entry is short");
        tree.append(unbracket_ledger::leaf_hash(entry));
    }
    let head = Head { size: log.size(), root: log.root() };
    let checkpoint = Checkpoint::new(ORIGIN, head).expect("the origin is a name");
    let note = checkpoint.sign(&key).expect("the key is the log's own");
    let proof = proof::inclusion(&tree, 1, 3).expect("entry 1 of 3");
    let receipt = Receipt::new(1, proof, note.clone()).to_string();
    let policy = Policy::of_log(key.verifier().clone()).expect("the key is a log's");
    Known { policy, checkpoint, note: note.to_string(), receipt }
}

/// Each three bytes change one: place (two), value.
fn changed(sound: &[u8], changes: &[u8]) -> Vec<u8> {
    let mut bytes = sound.to_vec();
    for change in changes.chunks_exact(3).take(8) {
        let place = usize::from(u16::from_be_bytes([change[0], change[1]])) % bytes.len();
        bytes[place] = change[2];
    }
    bytes
}

fn believed(known: &Known, bytes: &[u8]) {
    let Ok(note) = Note::parse(bytes) else { return };
    assert_eq!(note.to_string().as_bytes(), bytes);
    if known.policy.satisfied(&note).is_ok() {
        let (checkpoint, _) = Checkpoint::parse_note(bytes).expect("what is believed is one");
        assert_eq!(checkpoint, known.checkpoint);
    }
}

fn proven(known: &Known, bytes: &[u8]) {
    let Ok(receipt) = Receipt::parse(bytes) else { return };
    assert_eq!(receipt.to_string().as_bytes(), bytes);
    for (index, entry) in (0..).zip([b"a", b"b", b"c", b"d"]) {
        if receipt.verify(entry, &known.policy).is_ok() {
            assert_eq!((receipt.index(), entry), (index, b"b"));
        }
    }
}

/// A policy that does not know the key of the log believes nothing of it.
fn policy(known: &Known, bytes: &[u8]) {
    let Ok(policy) = Policy::parse(bytes) else { return };
    let note = Note::parse(known.note.as_bytes()).expect("the note is sound");
    let knows = policy.logs().iter().any(|key| known.policy.logs().contains(key));
    assert!(knows || policy.satisfied(&note).is_err());
}

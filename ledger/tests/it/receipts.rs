//! Receipts: every one holds offline, every altered one does not.

use unbracket_ledger::{
    Files, Policy, Receipt, ReceiptError, Rotation, TileNodes, leaf_hash, proof,
};

use crate::support::{ORIGIN, entry, key, log, log_key, policy};
use unbracket_ledger::{KeyKind, Note};

pub(crate) fn receipt(files: &Files, index: u64, size: u64) -> Receipt {
    let note = Note::parse(&files["checkpoint"]).unwrap();
    let proof = proof::inclusion(&TileNodes::new(files, size), index, size).unwrap();
    Receipt::new(index, proof, note)
}

#[test]
fn every_entry_of_a_log_has_a_receipt_that_holds() {
    let policy = policy();
    let mut held = 0;
    for size in [1, 2, 3, 255, 256, 257, 600] {
        let log = log(&[size]);
        for index in 0..size {
            let receipt = receipt(&log.files, index, size);
            let again = Receipt::parse(receipt.to_string().as_bytes()).unwrap();
            assert_eq!(again, receipt);
            let backing = again.verify(&entry(index), &policy).unwrap();
            assert_eq!(backing.operators.witnessed, 2);
            assert!(again.verify(b"something else", &policy).is_err());
            held += 1;
        }
    }
    println!("receipts: {held} hold");
}

#[test]
fn no_bit_of_a_receipt_can_be_changed() {
    let policy = policy();
    let log = log(&[600]);
    let receipt = receipt(&log.files, 399, 600);
    let bytes = receipt.to_string().into_bytes();
    let mut found = 0;
    for at in 0..bytes.len() {
        for bit in 0..8 {
            let mut altered = bytes.clone();
            altered[at] ^= 1 << bit;
            let read = Receipt::parse(&altered);
            let held = read.is_ok_and(|receipt| receipt.verify(&entry(399), &policy).is_ok());
            assert!(!held, "byte {at}, bit {bit}");
            found += 1;
        }
    }
    println!("altered receipts: {found} of {found} refused");
    assert!(receipt.verify(&entry(399), &policy).is_ok());
}

#[test]
fn extra_data_travels_and_vouches_for_nothing() {
    let log = log(&[7]);
    let receipt = receipt(&log.files, 3, 7).with_extra(b"the salt".to_vec());
    let text = receipt.to_string();
    assert!(text.starts_with("c2sp.org/tlog-proof@v1\nextra dGhlIHNhbHQ=\nindex 3\n"));
    let again: Receipt = text.parse().unwrap();
    assert_eq!(again.extra(), b"the salt");
    assert!(again.verify(&entry(3), &policy()).is_ok());
}

#[test]
fn malformed_receipts_are_refused() {
    let log = log(&[7]);
    let good = receipt(&log.files, 3, 7).to_string();
    let cases = [
        ("another version", good.replacen("@v1", "@v2", 1)),
        ("no first line", good.split_once('\n').unwrap().1.to_owned()),
        ("no index", good.replacen("index 3\n", "", 1)),
        ("a leading zero", good.replacen("index 3", "index 03", 1)),
        ("a sign", good.replacen("index 3", "index -3", 1)),
        ("two spaces", good.replacen("index 3", "index  3", 1)),
        ("a huge index", good.replacen("index 3", "index 9223372036854775808", 1)),
        ("empty extra", good.replacen("index 3", "extra \nindex 3", 1)),
        ("extra that is none", good.replacen("index 3", "extra ?\nindex 3", 1)),
        ("extra without padding", good.replacen("index 3", "extra dGhl\nextra YQ\nindex 3", 1)),
        ("two extras", good.replacen("index 3", "extra YQ==\nextra YQ==\nindex 3", 1)),
        ("extra after the index", good.replacen("index 3", "index 3\nextra YQ==", 1)),
        ("no empty line", good.replacen("\n\n", "\n", 1)),
        ("carriage returns", good.replace('\n', "\r\n")),
        ("no checkpoint", good.split_once("\n\n").unwrap().0.to_owned() + "\n\n"),
        ("an empty line first", format!("\n{good}")),
        ("a hash that is none", good.replacen("index 3\n", "index 3\nAAAA\n", 1)),
        ("64 hashes", good.replacen("index 3\n", &format!("index 3\n{}", zeros(64)), 1)),
    ];
    for (name, case) in &cases {
        assert!(case.parse::<Receipt>().is_err(), "{name}");
    }
    let longer: Receipt =
        good.replacen("index 3\n", &format!("index 3\n{}", zeros(1)), 1).parse().unwrap();
    assert!(matches!(longer.verify(&entry(3), &policy()), Err(ReceiptError::Entry { .. })));
}

fn zeros(lines: usize) -> String {
    format!("{}=\n", "A".repeat(43)).repeat(lines)
}

#[test]
fn a_receipt_of_a_stranger_s_log_is_refused() {
    let log = log(&[7]);
    let receipt = receipt(&log.files, 3, 7);
    let stranger =
        Policy::of_log(key("other.example", KeyKind::Note, 8).verifier().clone()).unwrap();
    assert!(matches!(receipt.verify(&entry(3), &stranger), Err(ReceiptError::Policy(_))));
}

#[test]
fn a_key_is_followed_only_by_one_that_both_have_signed_for() {
    let (old, new) = (log_key(), key(ORIGIN, KeyKind::Note, 2));
    let note = Rotation::sign(&old, &new, 600).unwrap();
    let note = Note::parse(note.to_string().as_bytes()).unwrap();
    let rotation = Rotation::verify(&note, old.verifier()).unwrap();
    assert_eq!((rotation.successor(), rotation.size()), (new.verifier(), 600));
    // The other way round, by one alone, for another log, or by a witness, it is none.
    assert!(Rotation::verify(&note, new.verifier()).is_err());
    for signer in [&old, &new] {
        let mut half = Note::new(rotation.to_string()).unwrap();
        half.sign(signer).unwrap();
        assert!(Rotation::verify(&half, old.verifier()).is_err());
    }
    assert!(Rotation::sign(&old, &key("other.example", KeyKind::Note, 2), 600).is_err());
    assert!(Rotation::sign(&old, &key(ORIGIN, KeyKind::Cosignature, 2), 600).is_err());
    assert!(Rotation::sign(&old, &old, 600).is_err());
    // The new key signs later checkpoints, and receipts of the old one still hold.
    let log = log(&[7]);
    let both = Policy::of_log(old.verifier().clone()).unwrap();
    let both = both.with_log(new.verifier().clone()).unwrap();
    assert!(receipt(&log.files, 3, 7).verify(&entry(3), &both).is_ok());
    assert_ne!(leaf_hash(note.to_string().as_bytes()), leaf_hash(b""));
}

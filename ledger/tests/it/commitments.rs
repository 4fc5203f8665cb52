//! Commitments: golden value, binding, hiding of nothing that is printed.

use hmac::{Hmac, KeyInit as _, Mac as _};
use unbracket_ledger::{Commitment, Salt, commit};

#[test]
fn a_commitment_is_hmac_over_prefix_and_body() {
    let salt = Salt::from_bytes([9; 32]);
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(&[9; 32]).unwrap();
    mac.update(b"unbracket/body/1\0Aldoria supports the text.");
    let expected: [u8; 32] = mac.finalize().into_bytes().into();
    assert_eq!(commit(&salt, b"Aldoria supports the text.").as_bytes(), &expected);
}

/// Computed once with Python: hmac.new(bytes([9]*32), b"unbracket/body/1\0No", "sha256").
#[test]
fn a_commitment_keeps_its_bytes_for_ever() {
    let commitment = commit(&Salt::from_bytes([9; 32]), b"No");
    assert_eq!(commitment.to_string(), GOLDEN);
    assert_eq!(GOLDEN.parse::<Commitment>().unwrap(), commitment);
}

const GOLDEN: &str = "6c42c4093c28e5c9d59e16b471e58cf95d9cdc74272cf3e738c3278cf48c2f12";

#[test]
fn only_the_same_salt_and_body_open_a_commitment() {
    let salt = Salt::from_bytes([1; 32]);
    let commitment = commit(&salt, b"No");
    assert!(commitment.opens(&salt, b"No"));
    assert!(!commitment.opens(&salt, b"No "));
    assert!(!commitment.opens(&Salt::from_bytes([2; 32]), b"No"));
    for at in 0..32 {
        let mut bytes = *commitment.as_bytes();
        bytes[at] ^= 1;
        assert!(!Commitment::from_bytes(bytes).opens(&salt, b"No"));
    }
}

#[test]
fn a_salt_is_never_printed() {
    let salt = Salt::from_bytes([0xab; 32]);
    let printed = format!("{salt:?}");
    assert!(!printed.contains("ab, ab") && !printed.contains("171") && !printed.contains("abab"));
}

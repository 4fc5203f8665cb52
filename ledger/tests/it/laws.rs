//! What is written is read back, whatever it is; what is read never panics.

use proptest::collection::vec;
use proptest::prelude::*;
use unbracket_ledger::hash::leaf_hash;
use unbracket_ledger::{
    Checkpoint, Hash, Head, KeyKind, KeyName, Note, Policy, Receipt, SignerKey, Tile, VerifierKey,
    bundle, cosign, tile,
};

fn name() -> impl Strategy<Value = KeyName> {
    "[^\\s+\\p{Cc}\u{0}-\u{1f}]{1,20}".prop_filter_map("no name", |name| KeyName::new(name).ok())
}

fn signer(kind: KeyKind) -> impl Strategy<Value = SignerKey> {
    (name(), any::<[u8; 32]>())
        .prop_map(move |(name, seed)| SignerKey::from_seed(name, kind, &seed))
}

fn hash() -> impl Strategy<Value = Hash> {
    any::<[u8; 32]>().prop_map(Hash::from_bytes)
}

fn checkpoint(key: &SignerKey, size: u64, root: Hash) -> Note {
    let head = Head { size, root };
    Checkpoint::new(key.verifier().name().as_str(), head).unwrap().sign(key).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn notes(text in "([^\u{0}-\u{1f}]{0,30}\n){1,6}", keys in vec(signer(KeyKind::Note), 1..5)) {
        let mut note = Note::new(text).unwrap();
        keys.iter().for_each(|key| note.sign(key).unwrap());
        let again = Note::parse(note.to_string().as_bytes()).unwrap();
        prop_assert_eq!(&again, &note);
        prop_assert_eq!(again.verify(keys.iter().map(SignerKey::verifier)).unwrap().len(), keys.len());
    }

    #[test]
    fn keys(key in signer(KeyKind::Note), other in signer(KeyKind::Cosignature)) {
        for key in [key, other] {
            let text = key.verifier().to_string();
            prop_assert_eq!(&text.parse::<VerifierKey>().unwrap(), key.verifier());
            let secret = key.to_secret_text();
            let again = SignerKey::from_secret_text(&secret).unwrap();
            prop_assert_eq!(again.verifier(), key.verifier());
        }
    }

    #[test]
    fn checkpoints_and_receipts(
        log in signer(KeyKind::Note),
        witness in signer(KeyKind::Cosignature),
        (size, index) in (1_u64..1 << 63, any::<u64>()),
        (root, proof) in (hash(), vec(hash(), 0..64)),
        (extra, time) in (vec(any::<u8>(), 0..40), 0_u64..1 << 63),
    ) {
        let mut note = checkpoint(&log, size, root);
        note.add(cosign(&note, &witness, time).unwrap());
        let (again, _) = Checkpoint::parse_note(note.to_string().as_bytes()).unwrap();
        prop_assert_eq!(again.head(), &Head { size, root });
        let receipt = Receipt::new(index % size, proof, note).with_extra(extra);
        prop_assert_eq!(Receipt::parse(receipt.to_string().as_bytes()).unwrap(), receipt);
    }

    #[test]
    fn tiles_and_bundles(
        (size, place) in (1_u64..1 << 63, any::<u64>()),
        entries in vec(vec(any::<u8>(), 0..300), 1..256),
        hashes in vec(hash(), 1..=256),
    ) {
        let all = [tile::Layer::Entries, tile::Layer::Hashes(0), tile::Layer::Hashes(3)];
        for layer in all {
            let tiles = layer.count(size).div_ceil(256);
            let Some(index) = place.checked_rem(tiles) else { continue };
            let one = Tile::at(layer, index, size).unwrap();
            prop_assert_eq!(one.path().parse::<Tile>().unwrap(), one);
        }
        let written = bundle::encode(entries.iter().map(Vec::as_slice)).unwrap();
        prop_assert_eq!(&bundle::decode(&written, entries.len() as u16).unwrap(), &entries);
        prop_assert!(bundle::decode(&written, entries.len() as u16 + 1).is_err());
        prop_assert!(bundle::decode(&written, entries.len() as u16 - 1).is_err());
        prop_assert!(bundle::decode(&written[..written.len() - 1], entries.len() as u16).is_err());
        prop_assert_eq!(tile::decode(&tile::encode(&hashes), hashes.len() as u16).unwrap(), hashes);
    }

    #[test]
    fn readers_take_any_bytes_without_panic(bytes in vec(any::<u8>(), 0..400), text in "\\PC{0,200}") {
        let _ = (Note::parse(&bytes), Receipt::parse(&bytes), Policy::parse(&bytes));
        let _ = (bundle::decode(&bytes, 3), tile::decode(&bytes, 3));
        let _ = (text.parse::<Tile>(), text.parse::<VerifierKey>(), text.parse::<Checkpoint>());
        let _ = (text.parse::<Hash>(), Hash::from_base64(&text), SignerKey::from_secret_text(&text));
    }
}

#[test]
fn a_path_that_no_tile_has_is_refused() {
    let paths = [
        "",
        "tile",
        "tile/",
        "tile/0",
        "tile/0/",
        "tile/0/0",
        "tile/0/00",
        "tile/0/0000",
        "tile/0/x000/000",
        "tile/0/x001/x000/00",
        "tile/0/001/000",
        "tile/0/x001/x000",
        "tile/0/x00a/000",
        "tile/0/+01",
        "tile/00/000",
        "tile/64/000",
        "tile/-1/000",
        "tile/data/000",
        "tile/entries/000.p",
        "tile/entries/000.p/",
        "tile/entries/000.p/0",
        "tile/entries/000.p/256",
        "tile/entries/000.p/01",
        "tile/entries/000.p/1/",
        "/tile/0/000",
        "tile/0/000/",
        "tile//000",
        "TILE/0/000",
        "tile/0/٠٠٠",
        "tile/0/../000",
        "tile/0/x999/x999/x999/x999/x999/x999/999",
    ];
    for path in paths {
        assert!(path.parse::<Tile>().is_err(), "{path}");
    }
    assert_eq!("tile/0/x001/x234/067".parse::<Tile>().unwrap().index(), 1_234_067);
    assert_eq!("tile/63/000.p/255".parse::<Tile>().unwrap().width(), 255);
}

#[test]
fn an_entry_has_at_most_65535_bytes() {
    let longest = vec![7; 65_535];
    let mut writer = unbracket_ledger::Writer::new();
    let before = writer.clone();
    assert!(writer.append(&vec![7; 65_536]).is_err());
    assert_eq!(writer, before);
    writer.append(&longest).unwrap();
    let files = writer.publish();
    assert_eq!(bundle::decode(&files[0].bytes, 1).unwrap(), vec![longest.as_slice()]);
    assert_eq!(writer.root(), leaf_hash(&longest));
}

#[test]
fn tile_paths_are_those_of_tlog_tiles() {
    for (level, index, width) in [(0, 0, 256), (0, 273, 112), (1, 1_234_067, 256), (2, 999, 1)] {
        let theirs = tlog_tiles::Tile::new(8, level, index, width, false).path();
        // Sumdb writes the height of its tiles too; C2SP has one height.
        let ours = theirs.replacen("tile/8/", "tile/", 1);
        let tile: Tile = ours.parse().unwrap();
        assert_eq!((tile.index(), u32::from(tile.width()), tile.path()), (index, width, ours));
    }
}

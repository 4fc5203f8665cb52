//! The strict verifier finds every tampering, names its place, and finds nothing in a sound log.

use unbracket_ledger::bundle::{self, Bundle, Hashed};
use unbracket_ledger::verify::{Older, Terms, verify};
use unbracket_ledger::{Class, Fault, Files, Freshness, Report, TileNodes, proof};
use unbracket_testkit::generate::Seeded;

use crate::support::{Log, NOON, entry, judged, log, policy, signed};

/// The size of the specification's own example, published on the way several times.
const SIZES: [u64; 5] = [300, 5_000, 66_000, 69_900, 70_000];

#[test]
fn sound_logs_of_all_sizes_to_600_have_no_faults() {
    for size in (0..=600).chain([65_535, 65_536, 65_537]) {
        let log = log(&[size]);
        let report = judged(&log.files, &log.checkpoints);
        assert_eq!(report.faults, vec![], "{size}");
        assert_eq!((report.entries, report.files), (size, log.files.len() as u64));
    }
}

#[test]
fn a_log_published_step_by_step_is_sound_at_every_step() {
    let sizes: Vec<u64> = (0..40).map(|step| step * step).collect();
    for steps in 1..sizes.len() {
        let log = log(&sizes[..steps]);
        let report = judged(&log.files, &log.checkpoints);
        assert_eq!(report.faults, vec![], "{steps}");
        assert_eq!(report.files, log.files.len() as u64);
    }
}

#[test]
fn every_entry_is_handed_out_once_in_order() {
    let log = log(&[300, 700]);
    let mut seen = Vec::new();
    let policy = policy();
    verify(&log.files, &Terms::new(&policy), |index, bytes| seen.push((index, bytes.to_vec())));
    let expected: Vec<_> = (0..700).map(|index| (index, entry(index))).collect();
    assert_eq!(seen, expected);
}

#[test]
fn hashing_elsewhere_gives_the_same_report() {
    fn backwards(bundles: &[Bundle]) -> Vec<Hashed> {
        let mut hashed: Vec<_> = bundles.iter().rev().map(Bundle::hash).collect();
        hashed.reverse();
        hashed
    }
    let mut log = log(&SIZES);
    let policy = policy();
    for _ in 0..2 {
        let plain = verify(&log.files, &Terms::new(&policy), |_, _| {});
        let spread = Terms { hash: &backwards, ..Terms::new(&policy) };
        assert_eq!(verify(&log.files, &spread, |_, _| {}), plain);
        log.files.get_mut("tile/entries/100").unwrap()[900] ^= 1;
    }
}

fn flip(files: &mut Files, path: &str, byte: usize) {
    files.get_mut(path).unwrap()[byte] ^= 1;
}

/// One way to tamper: its name, what it does, and where the first fault must be found.
type Tampering = (&'static str, fn(&mut Log), Class, &'static str);

/// The nine tamperings that no single foreign verifier finds together, and more of our own.
const TAMPERINGS: [Tampering; 20] = [
    (
        "a bit in a bundle",
        |l| flip(&mut l.files, "tile/entries/100", 99),
        Class::Bundle,
        "tile/entries/100",
    ),
    (
        "a bit in a tile of leaves",
        |l| flip(&mut l.files, "tile/0/100", 99),
        Class::Tile,
        "tile/0/100",
    ),
    ("a bit in a tile above", |l| flip(&mut l.files, "tile/1/000", 99), Class::Tile, "tile/1/000"),
    ("another root in the checkpoint", another_root, Class::Checkpoint, "checkpoint"),
    (
        "no right partial tile",
        |l| drop(l.files.remove("tile/0/273.p/112")),
        Class::Missing,
        "tile/0/273.p/112",
    ),
    ("two bundles swapped", swap, Class::Bundle, "tile/entries/010"),
    ("an entry more in a full bundle", append, Class::Bundle, "tile/entries/100"),
    (
        "a bundle cut short",
        |l| truncate(l, "tile/entries/100", 10),
        Class::Bundle,
        "tile/entries/100",
    ),
    ("a signature altered", signature, Class::Signature, "checkpoint"),
    (
        "a bit in the last bundle",
        |l| flip(&mut l.files, "tile/entries/273.p/112", 9),
        Class::Bundle,
        "tile/entries/273.p/112",
    ),
    (
        "a bit in the last tile of leaves",
        |l| flip(&mut l.files, "tile/0/273.p/112", 9),
        Class::Tile,
        "tile/0/273.p/112",
    ),
    (
        "a bit in the top tile",
        |l| flip(&mut l.files, "tile/2/000.p/1", 9),
        Class::Tile,
        "tile/2/000.p/1",
    ),
    (
        "a bit in an earlier partial bundle",
        |l| flip(&mut l.files, "tile/entries/001.p/44", 9),
        Class::Bundle,
        "tile/entries/001.p/44",
    ),
    (
        "a bit in an earlier partial tile",
        |l| flip(&mut l.files, "tile/1/000.p/19", 9),
        Class::Tile,
        "tile/1/000.p/19",
    ),
    (
        "no tile for an earlier checkpoint",
        |l| drop(l.files.remove("tile/0/273.p/12")),
        Class::Missing,
        "tile/0/273.p/12",
    ),
    ("no checkpoint", |l| drop(l.files.remove("checkpoint")), Class::Missing, "checkpoint"),
    (
        "a tile with a byte more",
        |l| l.files.get_mut("tile/1/001.p/17").unwrap().push(0),
        Class::Tile,
        "tile/1/001.p/17",
    ),
    ("a tile cut short", |l| truncate(l, "tile/0/007", 32), Class::Tile, "tile/0/007"),
    (
        "a file of no log",
        |l| drop(l.files.insert("tile/0/274".to_owned(), vec![0; 8192])),
        Class::Surplus,
        "tile/0/274",
    ),
    (
        "a file that is no tile",
        |l| drop(l.files.insert("tile/0/.000.swp".to_owned(), vec![])),
        Class::Surplus,
        "tile/0/.000.swp",
    ),
];

fn another_root(log: &mut Log) {
    let other = signed(70_000, unbracket_ledger::leaf_hash(b"another root"));
    let mut note = other.clone();
    for number in 1..3 {
        let witness = crate::support::witness(number);
        note.add(unbracket_ledger::cosign(&other, &witness, NOON).unwrap());
    }
    log.files.insert("checkpoint".to_owned(), note.to_string().into_bytes());
    // An earlier checkpoint of the same size would contradict it; that is a case of its own.
    log.checkpoints.pop();
}

fn swap(log: &mut Log) {
    let (one, two) = ("tile/entries/010".to_owned(), "tile/entries/020".to_owned());
    let (first, second) = (log.files[&one].clone(), log.files[&two].clone());
    log.files.extend([(one, second), (two, first)]);
}

fn append(log: &mut Log) {
    bundle::push(log.files.get_mut("tile/entries/100").unwrap(), b"one more").unwrap();
}

fn truncate(log: &mut Log, path: &str, less: usize) {
    let bytes = log.files.get_mut(path).unwrap();
    bytes.truncate(bytes.len() - less);
}

fn signature(log: &mut Log) {
    let note = log.files.get_mut("checkpoint").unwrap();
    // Inside the code of the log's own signature: behind name and key id.
    let line = note.windows(3).position(|bytes| bytes == "\u{2014}".as_bytes()).unwrap();
    let code = line + 4 + crate::support::ORIGIN.len() + 1;
    let byte = &mut note[code + 20];
    *byte = if *byte == b'A' { b'B' } else { b'A' };
}

#[test]
fn twenty_tamperings_are_found_where_they_are() {
    let sound = log(&SIZES);
    let before_last = &sound.checkpoints[..4];
    assert_eq!(judged(&sound.files, &sound.checkpoints).faults, vec![]);
    for (name, tamper, class, place) in TAMPERINGS {
        let mut tampered = sound.clone();
        tamper(&mut tampered);
        let report = judged(&tampered.files, before_last);
        let faults: Vec<String> = report.faults.iter().map(ToString::to_string).collect();
        println!("{name}: {faults:?}");
        let first = report.faults.first().unwrap_or_else(|| panic!("{name}: nothing found"));
        assert_eq!((first.class(), first.place()), (class, place), "{name}");
        assert!(faults.len() <= 2, "{name}: one tampering, many faults");
    }
}

#[test]
fn two_hundred_random_bits_are_all_found_and_placed() {
    let sound = log(&SIZES);
    assert!(judged(&sound.files, &sound.checkpoints).is_sound());
    let paths: Vec<&String> = sound.files.keys().collect();
    let mut seeded = Seeded::new(2026);
    let mut files = sound.files.clone();
    let mut placed = 0;
    for _ in 0..200 {
        let path = paths[seeded.below(paths.len())];
        let bytes = files.get_mut(path).unwrap();
        let (byte, bit) = (seeded.below(bytes.len()), seeded.below(8));
        bytes[byte] ^= 1 << bit;
        let report = judged(&files, &sound.checkpoints);
        assert!(!report.is_sound(), "bit {bit} of byte {byte} of {path} was not found");
        placed += usize::from(report.faults.iter().any(|fault| fault.place() == path));
        files.get_mut(path).unwrap()[byte] ^= 1 << bit;
    }
    println!("random bits: 200 of 200 found, {placed} in the right file");
    assert_eq!(placed, 200);
    assert!(judged(&files, &sound.checkpoints).is_sound());
}

#[test]
fn no_bit_of_a_small_log_can_be_changed() {
    let sound = log(&[3, 5]);
    let (mut files, mut found) = (sound.files.clone(), 0);
    for (path, bytes) in &sound.files {
        for at in 0..bytes.len() * 8 {
            files.get_mut(path).unwrap()[at / 8] ^= 1 << (at % 8);
            let report = judged(&files, &sound.checkpoints);
            let placed = report.faults.iter().any(|fault| fault.place() == path);
            assert!(placed, "bit {at} of {path}: {:?}", report.faults);
            files.get_mut(path).unwrap()[at / 8] ^= 1 << (at % 8);
            found += 1;
        }
    }
    println!("every bit of a small log: {found} of {found} found, each in its file");
    assert!(judged(&files, &sound.checkpoints).is_sound());
}

#[test]
fn every_missing_file_is_named() {
    let sound = log(&[300, 700]);
    for path in sound.files.keys() {
        let mut files = sound.files.clone();
        files.remove(path);
        let report = judged(&files, &sound.checkpoints);
        // A partial file of 300 may go once the full one is there.
        let filled = ["tile/entries/001.p/44", "tile/0/001.p/44"].contains(&path.as_str());
        assert_eq!(report.is_sound(), filled, "{path}: {:?}", report.faults);
        assert!(filled || report.faults == [Fault::Missing { path: path.clone() }], "{path}");
    }
}

#[test]
fn a_rewritten_log_contradicts_the_checkpoint_that_was_seen() {
    let seen = log(&[300]).checkpoints;
    let mut writer = unbracket_ledger::Writer::new();
    for index in 0..700 {
        let entry = if index == 123 { b"rewritten".to_vec() } else { entry(index) };
        writer.append(&entry).unwrap();
    }
    let mut files: Files = writer.publish().into_iter().map(|f| (f.tile.path(), f.bytes)).collect();
    let note = signed(700, writer.root());
    let mut cosigned = note.clone();
    for number in 1..3 {
        let witness = crate::support::witness(number);
        cosigned.add(unbracket_ledger::cosign(&note, &witness, NOON).unwrap());
    }
    files.insert("checkpoint".to_owned(), cosigned.to_string().into_bytes());
    assert!(judged(&files, &[]).is_sound());
    let report = judged(&files, &seen);
    assert_eq!(report.gravest(), Some(Class::Fork));
    assert!(
        matches!(report.faults[..], [Fault::Fork { size: 300, .. }, ..]),
        "{:?}",
        report.faults
    );
}

#[test]
fn a_log_that_went_back_is_a_fork() {
    let (short, long) = (log(&[300]), log(&[300, 700]));
    let report = judged(&short.files, &long.checkpoints);
    assert!(matches!(report.faults[..], [Fault::Behind { size: 700, now: 300, .. }]));
    assert_eq!(report.gravest(), Some(Class::Fork));
}

#[test]
fn an_older_checkpoint_counts_only_if_the_log_signed_it() {
    let log = log(&[300, 700]);
    let mut note = log.checkpoints[0].1.to_string();
    note = note.replacen("300", "301", 1);
    let older = [
        Older { place: "forged".to_owned(), note: note.into_bytes() },
        Older { place: "broken".to_owned(), note: b"no note".to_vec() },
    ];
    let policy = policy();
    let report = verify(&log.files, &Terms { older: &older, ..Terms::new(&policy) }, |_, _| {});
    let classes: Vec<Class> = report.faults.iter().map(Fault::class).collect();
    assert_eq!(classes, [Class::Signature, Class::Checkpoint]);
}

#[test]
fn stale_cosignatures_are_found_where_fresh_ones_are_asked_for() {
    let log = log(&[5]);
    let policy = policy();
    let at = |now| {
        let fresh = Freshness::Within { now, seconds: 86_400 };
        verify(&log.files, &Terms { fresh, ..Terms::new(&policy) }, |_, _| {})
    };
    assert!(at(NOON + 60).is_sound());
    assert_eq!(at(NOON + 100_000).gravest(), Some(Class::Signature));
}

#[test]
fn files_of_others_are_left_to_them() {
    let mut log = log(&[5]);
    log.files.insert("bodies/abc".to_owned(), vec![1]);
    let policy = policy();
    let judge = |beside: &[&str]| -> Report {
        verify(&log.files, &Terms { beside, ..Terms::new(&policy) }, |_, _| {})
    };
    assert!(judge(&["bodies/"]).is_sound());
    assert_eq!(judge(&[]).gravest(), Some(Class::Surplus));
}

#[test]
fn a_checkpoint_of_an_absurd_size_is_not_walked_for_ever() {
    let mut files = log(&[5]).files;
    let note = signed(1 << 62, unbracket_ledger::leaf_hash(b"root"));
    files.insert("checkpoint".to_owned(), note.to_string().into_bytes());
    let report = judged(&files, &[]);
    assert!(matches!(report.faults.last(), Some(Fault::TooMany(_))));
}

#[test]
fn the_verifier_s_own_planted_faults_are_found() {
    // A verifier that trusts tiles of leaves (as one that recomputes from entries alone would) is
    // imitated by hashing that never looks: every bundle is then said to differ.
    fn blind(bundles: &[Bundle]) -> Vec<Hashed> {
        let empty =
            |b: &Bundle| Bundle { bytes: vec![0; 2 * usize::from(b.width)], width: b.width };
        bundles.iter().map(|bundle| empty(bundle).hash()).collect()
    }
    let log = log(&[300, 700]);
    let policy = policy();
    let report = verify(&log.files, &Terms { hash: &blind, ..Terms::new(&policy) }, |_, _| {});
    assert!(report.faults.iter().all(|fault| matches!(fault, Fault::Entry { .. })));
    assert_eq!(report.faults.len(), 3);
}

#[test]
fn bundles_that_a_caller_does_not_hash_are_hashed_all_the_same() {
    let mut log = log(&[300, 700]);
    flip(&mut log.files, "tile/entries/001", 9);
    let policy = policy();
    let nothing = |_: &[Bundle]| Vec::new();
    let report = verify(&log.files, &Terms { hash: &nothing, ..Terms::new(&policy) }, |_, _| {});
    assert!(matches!(report.faults[..], [Fault::Entry { index: 256, .. }]), "{:?}", report.faults);
}

#[test]
fn proofs_come_from_tiles_alone() {
    let log = log(&[300, 70_000]);
    let nodes = TileNodes::new(&log.files, 70_000);
    let (_, last) = log.checkpoints.last().unwrap();
    let head: unbracket_ledger::Checkpoint = last.text().parse().unwrap();
    assert_eq!(proof::root(&nodes, 70_000).unwrap(), *head.root());
    let (_, first) = &log.checkpoints[0];
    let old: unbracket_ledger::Checkpoint = first.text().parse().unwrap();
    let proof = proof::consistency(&nodes, 300, 70_000).unwrap();
    proof::verify_consistency(old.head(), head.head(), &proof).unwrap();
}

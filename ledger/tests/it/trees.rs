//! Tree, tiles and proofs equal the naive model; each planted fault is found by the same check.

use unbracket_ledger::hash::node_hash;
use unbracket_ledger::proof::{self, verify_consistency, verify_inclusion};
use unbracket_ledger::{Files, Frontier, Hash, Head, Tree, Writer, leaf_hash, tile};
use unbracket_testkit::generate::Seeded;

use crate::model::Model;
use crate::support::entry;

/// What is held against the model; a planted fault replaces one of the five.
#[derive(Clone, Copy)]
struct Ours {
    leaf: fn(&[u8]) -> Hash,
    root: fn(&[Hash]) -> Hash,
    tiles: fn(&[Vec<u8>]) -> Files,
    inclusion: fn(&Tree, u64, u64) -> Vec<Hash>,
    consistency: fn(&Tree, u64, u64) -> Vec<Hash>,
}

const OURS: Ours = Ours { leaf: leaf_hash, root, tiles, inclusion, consistency };

fn root(leaves: &[Hash]) -> Hash {
    leaves.iter().copied().collect::<Frontier>().root()
}

fn tiles(entries: &[Vec<u8>]) -> Files {
    let mut writer = Writer::new();
    for entry in entries {
        writer.append(entry).unwrap();
    }
    writer.publish().into_iter().map(|file| (file.tile.path(), file.bytes)).collect()
}

fn inclusion(tree: &Tree, index: u64, size: u64) -> Vec<Hash> {
    proof::inclusion(tree, index, size).unwrap()
}

fn consistency(tree: &Tree, old: u64, new: u64) -> Vec<Hash> {
    proof::consistency(tree, old, new).unwrap()
}

fn entries(size: u64) -> Vec<Vec<u8>> {
    (0..size).map(entry).collect()
}

/// The first size at which something differs from the model, and what.
fn difference(ours: Ours, sizes: u64, step: usize) -> Option<String> {
    let entries = entries(sizes);
    // SHA-256 of a zero byte and the entry, by way of an oracle.
    let leaves = entries.iter().map(|entry| Hash::from_bytes(tlog_tiles::record_hash(entry).0));
    let model = Model::new(leaves.collect());
    let mut tree = Tree::new();
    for size in (0..=sizes).step_by(step) {
        while tree.size() < size {
            tree.append((ours.leaf)(&entries[tree.size() as usize]));
        }
        let hashes: Vec<Hash> = (0..size).filter_map(|index| tree.leaf(index)).collect();
        let root = (ours.root)(&hashes);
        if root != model.hash(0, size) {
            return Some(format!("root of {size}"));
        }
        if (ours.tiles)(&entries[..size as usize]) != model.tiles(size, &entries) {
            return Some(format!("tiles of {size}"));
        }
        if let Some(found) = different_proof(ours, (&tree, &model), size, root) {
            return Some(found);
        }
    }
    None
}

fn different_proof(
    ours: Ours,
    (tree, model): (&Tree, &Model),
    size: u64,
    root: Hash,
) -> Option<String> {
    for index in 0..size {
        let proof = (ours.inclusion)(tree, index, size);
        let leaf = model.hash(index, index + 1);
        let holds = verify_inclusion(&leaf, index, &proof, size, &root).is_ok();
        if !holds || proof != model.path(index, 0, size) {
            return Some(format!("inclusion of {index} in {size}"));
        }
    }
    for old in 1..=size {
        let proof = (ours.consistency)(tree, old, size);
        let heads = [(old, model.hash(0, old)), (size, root)];
        let [first, second] = heads.map(|(size, root)| Head { size, root });
        let holds = verify_consistency(&first, &second, &proof).is_ok();
        if !holds || proof != model.subproof(old, (0, size), true) {
            return Some(format!("consistency of {old} and {size}"));
        }
    }
    None
}

#[test]
fn tree_tiles_and_proofs_of_all_sizes_to_600_equal_the_naive_model() {
    assert_eq!(difference(OURS, 600, 1), None);
}

// The planted faults.

fn leaf_like_a_node(entry: &[u8]) -> Hash {
    let joined = [&[1], entry].concat();
    let digest: [u8; 32] = sha2_of(&joined);
    Hash::from_bytes(digest)
}

fn sha2_of(bytes: &[u8]) -> [u8; 32] {
    use sha2::Digest as _;
    sha2::Sha256::digest(bytes).into()
}

fn root_with_children_swapped(leaves: &[Hash]) -> Hash {
    let mut row = leaves.to_vec();
    while row.len() > 1 {
        let pair = |pair: &[Hash]| match pair {
            [left, right] => node_hash(right, left),
            odd => odd[0],
        };
        row = row.chunks(2).map(pair).collect();
    }
    row.first().copied().unwrap_or_else(|| root(&[]))
}

fn root_with_the_odd_one_doubled(leaves: &[Hash]) -> Hash {
    let mut row = leaves.to_vec();
    while row.len() > 1 {
        row = row.chunks(2).map(|pair| node_hash(&pair[0], pair.last().unwrap())).collect();
    }
    row.first().copied().unwrap_or_else(|| root(&[]))
}

fn tiles_without_partial_ones(entries: &[Vec<u8>]) -> Files {
    tiles(entries).into_iter().filter(|(path, _)| !path.contains(".p/")).collect()
}

fn tiles_padded(entries: &[Vec<u8>]) -> Files {
    let padded = |(path, mut bytes): (String, Vec<u8>)| {
        if path.starts_with("tile/0/") {
            bytes.resize(8192, 0);
        }
        (path, bytes)
    };
    tiles(entries).into_iter().map(padded).collect()
}

/// A partial tile is hashed into the level above, which the specification forbids.
fn tiles_that_count_partial_ones(entries: &[Vec<u8>]) -> Files {
    let mut files = tiles(entries);
    let hashes: Vec<Hash> = entries.iter().map(|entry| leaf_hash(entry)).collect();
    if !hashes.is_empty() && !hashes.len().is_multiple_of(256) {
        let above: Vec<Hash> = hashes.chunks(256).filter_map(tile::join).collect();
        files.insert(format!("tile/1/000.p/{}", above.len()), tile::encode(&above));
    }
    files
}

fn inclusion_from_the_root_down(tree: &Tree, index: u64, size: u64) -> Vec<Hash> {
    let mut proof = inclusion(tree, index, size);
    proof.reverse();
    proof
}

fn consistency_always_with_the_old_root(tree: &Tree, old: u64, new: u64) -> Vec<Hash> {
    let proof = consistency(tree, old, new);
    if old.is_power_of_two() && old < new {
        return [vec![tree.root_at(old).unwrap()], proof].concat();
    }
    proof
}

#[test]
fn eight_planted_faults_are_found() {
    let faulty = [
        ("a leaf hashed like a node", Ours { leaf: leaf_like_a_node, ..OURS }),
        ("children swapped", Ours { root: root_with_children_swapped, ..OURS }),
        ("the odd one doubled", Ours { root: root_with_the_odd_one_doubled, ..OURS }),
        ("no partial tiles", Ours { tiles: tiles_without_partial_ones, ..OURS }),
        ("padded tiles", Ours { tiles: tiles_padded, ..OURS }),
        ("partial tiles counted above", Ours { tiles: tiles_that_count_partial_ones, ..OURS }),
        ("proof upside down", Ours { inclusion: inclusion_from_the_root_down, ..OURS }),
        ("old root repeated", Ours { consistency: consistency_always_with_the_old_root, ..OURS }),
    ];
    for (name, ours) in faulty {
        let found = difference(ours, 300, 1);
        println!("{name}: {found:?}");
        assert!(found.is_some(), "{name} was not found");
    }
}

#[test]
fn sparse_proofs_to_a_million_leaves_equal_the_naive_model() {
    let size = 1 << 20;
    let leaves: Vec<Hash> = (0..size).map(|index: u64| leaf_hash(&index.to_be_bytes())).collect();
    let tree: Tree = leaves.iter().copied().collect();
    let model = Model::new(leaves);
    let mut seeded = Seeded::new(20);
    for _ in 0..2_000 {
        let new = 1 + seeded.draw() % size;
        let old = 1 + seeded.draw() % new;
        let index = seeded.draw() % new;
        let head = |size| Head { size, root: model.hash(0, size) };
        let (first, second) = (head(old), head(new));
        assert_eq!(tree.root_at(new), Some(second.root));
        let proof = inclusion(&tree, index, new);
        assert_eq!(proof, model.path(index, 0, new));
        let leaf = model.hash(index, index + 1);
        verify_inclusion(&leaf, index, &proof, new, &second.root).unwrap();
        assert!(verify_inclusion(&leaf, index ^ 1, &proof, new, &second.root).is_err() || new == 1);
        let proof = consistency(&tree, old, new);
        assert_eq!(proof, model.subproof(old, (0, new), true));
        verify_consistency(&first, &second, &proof).unwrap();
        let wrong = Head { root: leaf_hash(b"another"), ..first };
        assert!(verify_consistency(&wrong, &second, &proof).is_err());
    }
}

#[test]
fn no_size_makes_a_proof_panic() {
    let hashes = vec![leaf_hash(b"x"); 64];
    let edges = [0, 1, 2, 3, u64::MAX / 2, u64::MAX - 1, u64::MAX];
    for first in edges {
        for second in edges {
            for length in [0, 1, 2, 62, 63, 64] {
                let (proof, root) = (&hashes[..length], hashes[0]);
                let right = verify_inclusion(&root, first, proof, second, &root);
                assert_eq!(right.is_ok(), first == 0 && second == 1 && length == 0);
                let heads = [first, second].map(|size| Head { size, root });
                let _ = verify_consistency(&heads[0], &heads[1], proof);
            }
        }
    }
}

#[test]
fn tiles_between_two_sizes_are_those_that_the_older_lacks() {
    let paths = |size| -> Vec<String> { tile::tiles(size).map(|tile| tile.path()).collect() };
    for old in (0..1_200).step_by(7).chain([256, 512, 65_535, 65_536]) {
        for new in [old, old + 1, old + 200, old + 256, old + 700, 66_000] {
            if new < old {
                continue;
            }
            let (before, after) = (paths(old), paths(new));
            let wanted: Vec<_> = after.iter().filter(|path| !before.contains(path)).collect();
            let between: Vec<_> = tile::tiles_between(old, new).map(|tile| tile.path()).collect();
            assert_eq!(between.iter().collect::<Vec<_>>(), wanted, "{old} to {new}");
        }
    }
}

#[test]
fn the_example_of_the_specification_has_its_tiles() {
    let tiles: Vec<_> = tile::tiles(70_000).collect();
    let of = |layer: &str, full: bool| {
        let prefix = format!("tile/{layer}/");
        tiles.iter().filter(|t| t.path().starts_with(&prefix) && t.is_full() == full).count()
    };
    assert_eq!([of("0", true), of("1", true), of("2", true)], [273, 1, 0]);
    assert_eq!([of("0", false), of("1", false), of("2", false), of("3", false)], [1, 1, 1, 0]);
    for path in ["tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1", "tile/entries/273.p/112"]
    {
        assert!(tiles.iter().any(|tile| tile.path() == path), "{path}");
    }
}

#[test]
fn a_frontier_goes_on_from_its_peaks() {
    let leaves: Vec<Hash> = (0..1_000_u64).map(|index| leaf_hash(&index.to_be_bytes())).collect();
    let whole: Frontier = leaves.iter().copied().collect();
    for size in [0, 1, 5, 256, 511, 999] {
        let part: Frontier = leaves[..size].iter().copied().collect();
        let mut again = Frontier::from_peaks(part.size(), part.peaks().to_vec()).unwrap();
        again.extend(leaves[size..].iter().copied());
        assert_eq!(again, whole);
    }
    assert!(Frontier::from_peaks(3, vec![leaves[0]]).is_err());
}

#[test]
fn a_writer_goes_on_from_its_files() {
    for size in [0, 1, 255, 256, 257, 600] {
        let entries = entries(size + 300);
        let (first, rest) = entries.split_at(size as usize);
        let mut writer = Writer::new();
        for entry in first {
            writer.append(entry).unwrap();
        }
        let mut files: Files =
            writer.publish().into_iter().map(|file| (file.tile.path(), file.bytes)).collect();
        let mut again = Writer::resume(&files, size, &writer.root()).unwrap();
        for entry in rest {
            writer.append(entry).unwrap();
            again.append(entry).unwrap();
        }
        assert_eq!(again.root(), writer.root());
        assert_eq!(again.publish(), writer.publish());
        if let Some(bytes) = files.get_mut("tile/0/000.p/1") {
            bytes[0] ^= 1;
            assert!(Writer::resume(&files, size, &root(&[])).is_err());
        }
    }
}

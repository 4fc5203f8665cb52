//! The tree as RFC 6962 and the tiles as C2SP define them, word for word and without any thrift.

use std::cell::RefCell;
use std::collections::BTreeMap;

use unbracket_ledger::hash::{empty_root, node_hash};
use unbracket_ledger::{Files, Hash};

/// The leaves of a tree, by their hashes.
pub(crate) struct Model {
    pub(crate) leaves: Vec<Hash>,
    known: RefCell<BTreeMap<(u64, u64), Hash>>,
}

impl Model {
    pub(crate) fn new(leaves: Vec<Hash>) -> Self {
        Self { leaves, known: RefCell::default() }
    }

    /// MTH(D[start:end]) of section 2.1.
    pub(crate) fn hash(&self, start: u64, end: u64) -> Hash {
        match end - start {
            0 => return empty_root(),
            1 => return self.leaves[start as usize],
            _ => {}
        }
        if let Some(known) = self.known.borrow().get(&(start, end)) {
            return *known;
        }
        let k = largest_power_below(end - start);
        let hash = node_hash(&self.hash(start, start + k), &self.hash(start + k, end));
        if (end - start).is_power_of_two() {
            self.known.borrow_mut().insert((start, end), hash);
        }
        hash
    }

    /// PATH(m, D[start:end]) of section 2.1.1.
    pub(crate) fn path(&self, m: u64, start: u64, end: u64) -> Vec<Hash> {
        if end - start == 1 {
            return Vec::new();
        }
        let k = largest_power_below(end - start);
        if m < k {
            [self.path(m, start, start + k), vec![self.hash(start + k, end)]].concat()
        } else {
            [self.path(m - k, start + k, end), vec![self.hash(start, start + k)]].concat()
        }
    }

    /// SUBPROOF(m, D[start:end], b) of section 2.1.2.
    pub(crate) fn subproof(&self, m: u64, (start, end): (u64, u64), b: bool) -> Vec<Hash> {
        let n = end - start;
        if m == n {
            return if b { Vec::new() } else { vec![self.hash(start, end)] };
        }
        let k = largest_power_below(n);
        if m <= k {
            let left = self.subproof(m, (start, start + k), b);
            [left, vec![self.hash(start + k, end)]].concat()
        } else {
            let right = self.subproof(m - k, (start + k, end), false);
            [right, vec![self.hash(start, start + k)]].concat()
        }
    }

    /// Every tile and bundle of the first `size` entries, as tlog-tiles defines them.
    pub(crate) fn tiles(&self, size: u64, entries: &[Vec<u8>]) -> Files {
        let mut files = Files::new();
        for bundle in 0..size.div_ceil(256) {
            let part = &entries[(bundle * 256) as usize..(bundle * 256 + 256).min(size) as usize];
            let bytes = part.iter().flat_map(|e| [&(e.len() as u16).to_be_bytes()[..], e].concat());
            files.insert(path("entries", bundle, part.len()), bytes.collect());
        }
        for level in 0..7_u32 {
            let span = 256_u64.pow(level);
            let count = size / span;
            for tile in 0..count.div_ceil(256) {
                let ends = (tile * 256 + 1..=(tile * 256 + 256).min(count)).map(|i| i * span);
                let hashes: Vec<Hash> = ends.map(|end| self.hash(end - span, end)).collect();
                let bytes = hashes.iter().flat_map(|hash| *hash.as_bytes()).collect();
                files.insert(path(&level.to_string(), tile, hashes.len()), bytes);
            }
        }
        files
    }
}

fn path(layer: &str, index: u64, width: usize) -> String {
    let digits = format!("{index:03}");
    let digits = format!("{}{digits}", "0".repeat((3 - digits.len() % 3) % 3));
    let groups: Vec<&str> = (0..digits.len()).step_by(3).map(|at| &digits[at..at + 3]).collect();
    let number = groups.join("/x");
    let number = if groups.len() > 1 { format!("x{number}") } else { number };
    let (higher, last) = number.rsplit_once("/x").unwrap_or(("", &number));
    let number = if higher.is_empty() { last.to_owned() } else { format!("{higher}/{last}") };
    let partial = if width < 256 { format!(".p/{width}") } else { String::new() };
    format!("tile/{layer}/{number}{partial}")
}

fn largest_power_below(n: u64) -> u64 {
    let mut k = 1;
    while 2 * k < n {
        k *= 2;
    }
    k
}

#[test]
fn the_model_writes_paths_as_the_specification_does() {
    assert_eq!(path("0", 1_234_067, 256), "tile/0/x001/x234/067");
    assert_eq!(path("entries", 273, 112), "tile/entries/273.p/112");
}

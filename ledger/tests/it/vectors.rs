//! The published vectors of transparency-dev/merkle: good proofs hold, broken ones do not.

#![expect(clippy::disallowed_methods, reason = "vectors are read from files")]

use std::path::{Path, PathBuf};

use serde_json::Value;
use unbracket_ledger::proof::{verify_consistency, verify_inclusion};
use unbracket_ledger::{Hash, Head, leaf_hash};
use unbracket_testkit::data;

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else if path.extension().is_some_and(|end| end == "json") {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn number(case: &Value, name: &str) -> u64 {
    case[name].as_u64().unwrap_or_default()
}

/// What is no hash at all cannot even be given to the verifier; that is a refusal too.
fn hash(value: &Value) -> Option<Hash> {
    Hash::from_base64(value.as_str()?).ok()
}

/// Some vectors write words where any root will do; the same words are the same root.
fn root(value: &Value) -> Option<Hash> {
    hash(value).or_else(|| value.as_str().map(|words| leaf_hash(words.as_bytes())))
}

fn proof(case: &Value) -> Option<Vec<Hash>> {
    case["proof"].as_array().map_or(Some(Vec::new()), |hashes| hashes.iter().map(hash).collect())
}

fn inclusion_holds(case: &Value) -> Option<bool> {
    let (leaf, root) = (hash(&case["leafHash"])?, hash(&case["root"])?);
    let (index, size) = (number(case, "leafIdx"), number(case, "treeSize"));
    Some(verify_inclusion(&leaf, index, &proof(case)?, size, &root).is_ok())
}

fn consistency_holds(case: &Value) -> Option<bool> {
    let head = |size: &str, name: &str| {
        let size = number(case, size);
        Some(Head { size, root: root(&case[name])? })
    };
    let (old, new) = (head("size1", "root1")?, head("size2", "root2")?);
    Some(verify_consistency(&old, &new, &proof(case)?).is_ok())
}

/// How many vectors are judged as published, of how many; the others are named.
fn agreed(folder: &Path, holds: fn(&Value) -> Option<bool>) -> (usize, usize) {
    let files = files(folder);
    let agrees = |path: &&PathBuf| {
        let case: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
        let agrees = holds(&case).unwrap_or(false) != case["wantErr"].as_bool().unwrap();
        if !agrees {
            println!("judged otherwise: {}: {}", path.display(), case["desc"]);
        }
        agrees
    };
    (files.iter().filter(agrees).count(), files.len())
}

#[test]
fn all_196_published_proofs_are_judged_as_published() {
    let Some(set) = data::set("merkle-vectors") else { return };
    let inclusion = agreed(&set.join("inclusion"), inclusion_holds);
    let consistency = agreed(&set.join("consistency"), consistency_holds);
    println!("vectors: {} of 196", inclusion.0 + consistency.0);
    assert_eq!((inclusion, consistency), ((98, 98), (98, 98)));
    // The planted fault: a verifier that believes everything.
    assert!(agreed(&set.join("inclusion"), |_| Some(true)).0 < 98);
    assert!(agreed(&set.join("consistency"), |_| Some(true)).0 < 98);
}

//! Checking a proof, which needs nothing but the proof.
//!
//! Invariant: the length of a proof follows from the sizes alone and is checked first.

use crate::hash::{Hash, node_hash};

/// Why a proof does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// No such leaf.
    #[error("leaf {index} is not in a tree of {size} leaves; the last one is numbered size - 1")]
    Index {
        /// The leaf that is claimed.
        index: u64,
        /// The size of the tree.
        size: u64,
    },
    /// The older tree is the larger one.
    #[error(
        "a tree of {old} leaves is no beginning of one of {new}; the older tree is the smaller"
    )]
    Order {
        /// The size of the older tree.
        old: u64,
        /// The size of the newer tree.
        new: u64,
    },
    /// Nothing can be proved from a tree without leaves.
    #[error(
        "every tree begins with the one without leaves; a proof needs an older tree that has some"
    )]
    Empty,
    /// Too few or too many hashes.
    #[error("this proof has {expected} hashes for these sizes, not {found}")]
    Length {
        /// How many RFC 6962 asks for.
        expected: usize,
        /// How many there are.
        found: usize,
    },
    /// The proof leads to another root than the one of the older tree.
    #[error("the proof leads to another root of the older tree")]
    OldRoot,
    /// The proof leads to another root.
    #[error("the proof leads to another root")]
    Root,
}

/// Checks that the leaf with this hash is leaf `index` of the tree of that size and root.
///
/// # Errors
/// Where the proof does not hold, with the reason.
pub fn verify_inclusion(
    leaf: &Hash,
    index: u64,
    proof: &[Hash],
    size: u64,
    root: &Hash,
) -> Result<(), ProofError> {
    if index >= size {
        return Err(ProofError::Index { index, size });
    }
    let inner = inner_length(index, size);
    let expected = inner + border_length(index, inner);
    if proof.len() != expected {
        return Err(ProofError::Length { expected, found: proof.len() });
    }
    let (inside, border) = proof.split_at(inner);
    let node = climb_inside(*leaf, inside, index);
    let node = border.iter().fold(node, |node, left| node_hash(left, &node));
    if node == *root { Ok(()) } else { Err(ProofError::Root) }
}

/// A tree as a checkpoint states it: its size and its root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// The number of leaves.
    pub size: u64,
    /// The root over them.
    pub root: Hash,
}

/// Checks that the older tree is the beginning of the newer one. The older one has leaves: from none,
/// there is nothing to check.
///
/// # Errors
/// Where the proof does not hold, with the reason.
pub fn verify_consistency(old: &Head, new: &Head, proof: &[Hash]) -> Result<(), ProofError> {
    if old.size > new.size {
        return Err(ProofError::Order { old: old.size, new: new.size });
    }
    if old.size == 0 {
        return Err(ProofError::Empty);
    }
    if old.size == new.size {
        return verify_same(old, new, proof);
    }
    let expected = consistency_length(old.size, new.size);
    if proof.len() != expected {
        return Err(ProofError::Length { expected, found: proof.len() });
    }
    // The last leaf of the older tree, seen from the largest full subtree that ends with it.
    let shift = old.size.trailing_zeros();
    let inner = inner_length(old.size - 1, new.size) - shift as usize;
    let (seed, rest) = match proof.split_first() {
        Some((first, rest)) if !old.size.is_power_of_two() => (*first, rest),
        _ => (old.root, proof),
    };
    let (inside, border) = rest.split_at(inner);
    let mask = (old.size - 1) >> shift;
    let old_root = border.iter().fold(climb_left(seed, inside, mask), above);
    let new_root = border.iter().fold(climb_inside(seed, inside, mask), above);
    match (old_root == old.root, new_root == new.root) {
        (false, _) => Err(ProofError::OldRoot),
        (_, false) => Err(ProofError::Root),
        (true, true) => Ok(()),
    }
}

fn verify_same(old: &Head, new: &Head, proof: &[Hash]) -> Result<(), ProofError> {
    match (proof.is_empty(), old.root == new.root) {
        (false, _) => Err(ProofError::Length { expected: 0, found: proof.len() }),
        (_, false) => Err(ProofError::Root),
        (true, true) => Ok(()),
    }
}

/// How many hashes stand beside the path of a leaf before it joins the right edge of the tree.
fn inner_length(index: u64, size: u64) -> usize {
    (u64::BITS - (index ^ (size - 1)).leading_zeros()) as usize
}

/// How many hashes stand on the left of the path once it runs along the right edge.
fn border_length(index: u64, inner: usize) -> usize {
    let inner = u32::try_from(inner).unwrap_or(u64::BITS);
    index.checked_shr(inner).unwrap_or(0).count_ones() as usize
}

fn consistency_length(old: u64, new: u64) -> usize {
    let shift = old.trailing_zeros() as usize;
    let inner = inner_length(old - 1, new);
    inner - shift + border_length(old - 1, inner) + usize::from(!old.is_power_of_two())
}

fn above(node: Hash, left: &Hash) -> Hash {
    node_hash(left, &node)
}

/// Climbs with every sibling; the bits of the index say on which side each stands.
fn climb_inside(seed: Hash, siblings: &[Hash], index: u64) -> Hash {
    siblings.iter().zip(0..).fold(seed, |node, (sibling, level)| match index >> level & 1 {
        0 => node_hash(&node, sibling),
        _ => node_hash(sibling, &node),
    })
}

/// Climbs with the siblings on the left alone: those that were there when this was the last leaf.
fn climb_left(seed: Hash, siblings: &[Hash], index: u64) -> Hash {
    let lefts = siblings.iter().zip(0..).filter(|(_, level)| index >> level & 1 == 1);
    lefts.fold(seed, |node, (sibling, _)| node_hash(sibling, &node))
}

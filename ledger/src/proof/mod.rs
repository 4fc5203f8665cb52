//! Proofs that a leaf is in a tree, and that one tree is the beginning of another.
//!
//! Invariant: a proof verifies only if it is the one proof that RFC 6962, sections 2.1.1 and 2.1.2,
//! defines for these sizes: nothing is skipped and nothing is left over.

mod check;

use std::fmt;

use crate::hash::{Hash, empty_root, node_hash};

pub use check::{Head, ProofError, verify_consistency, verify_inclusion};

/// Where the hashes of full subtrees come from.
pub trait Nodes {
    /// What can go wrong on the way.
    type Error: fmt::Debug + fmt::Display;

    /// The hash over the leaves `index << level .. (index + 1) << level`; none where it is not held.
    ///
    /// # Errors
    /// Where the source cannot be read.
    fn node(&self, level: u8, index: u64) -> Result<Option<Hash>, Self::Error>;
}

/// Why a proof could not be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MakeError<E> {
    /// No such leaf.
    #[error("leaf {index} is not in a tree of {size} leaves; the last one is numbered size - 1")]
    Index {
        /// The leaf that was asked for.
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
    /// The source does not hold a node that the proof needs.
    #[error("the hash of subtree {index} at level {level} is not held")]
    Absent {
        /// The height of the subtree.
        level: u8,
        /// Its number at that height.
        index: u64,
    },
    /// The source could not be read.
    #[error("a hash could not be read: {0}")]
    Source(E),
}

/// The root of the first `size` leaves.
///
/// # Errors
/// Where the source fails or lacks a node.
pub fn root<N: Nodes>(nodes: &N, size: u64) -> Result<Hash, MakeError<N::Error>> {
    range(nodes, 0, size)
}

/// The proof that leaf `index` is in the tree of the first `size` leaves, from its sibling upwards.
///
/// # Errors
/// Where there is no such leaf, or the source fails or lacks a node.
pub fn inclusion<N: Nodes>(
    nodes: &N,
    index: u64,
    size: u64,
) -> Result<Vec<Hash>, MakeError<N::Error>> {
    if index >= size {
        return Err(MakeError::Index { index, size });
    }
    let (mut start, mut end, mut path) = (0, size, Vec::new());
    while end - start > 1 {
        let middle = start + split(end - start);
        if index < middle {
            path.push(range(nodes, middle, end)?);
            end = middle;
        } else {
            path.push(range(nodes, start, middle)?);
            start = middle;
        }
    }
    path.reverse();
    Ok(path)
}

/// The proof that the tree of the first `old` leaves is the beginning of that of the first `new`.
/// From no leaves it is empty, as witnesses ask for it at their first meeting with a log.
///
/// # Errors
/// Where `old` is larger than `new`, or the source fails or lacks a node.
pub fn consistency<N: Nodes>(
    nodes: &N,
    old: u64,
    new: u64,
) -> Result<Vec<Hash>, MakeError<N::Error>> {
    if old > new {
        return Err(MakeError::Order { old, new });
    }
    if old == 0 || old == new {
        return Ok(Vec::new());
    }
    let (mut start, mut end, mut path) = (0, new, Vec::new());
    while old != end {
        let middle = start + split(end - start);
        if old <= middle {
            path.push(range(nodes, middle, end)?);
            end = middle;
        } else {
            path.push(range(nodes, start, middle)?);
            start = middle;
        }
    }
    if start != 0 {
        path.push(range(nodes, start, end)?);
    }
    path.reverse();
    Ok(path)
}

/// The size of the left subtree of a tree: the largest power of two below its size.
fn split(size: u64) -> u64 {
    1 << (u64::BITS - 1 - (size - 1).leading_zeros())
}

/// The hash over the leaves `start .. end`, where `start` is a place at which the tree is split.
fn range<N: Nodes>(nodes: &N, start: u64, end: u64) -> Result<Hash, MakeError<N::Error>> {
    let mut peaks = Vec::new();
    let mut at = start;
    while at < end {
        let height = u64::BITS - 1 - (end - at).leading_zeros();
        let level = u8::try_from(height).expect("a height is below 64");
        let index = at >> height;
        let node = nodes.node(level, index).map_err(MakeError::Source)?;
        peaks.push(node.ok_or(MakeError::Absent { level, index })?);
        at += 1 << height;
    }
    let mut peaks = peaks.iter().rev();
    let Some(last) = peaks.next() else { return Ok(empty_root()) };
    Ok(peaks.fold(*last, |right, left| node_hash(left, &right)))
}

//! Rewrites: a provision whose words are all new, at the place and under the number of the old one.
//!
//! Likeness of words cannot find them; the number that the sponsor kept does.

use super::chain::Pair;
use super::similarity::similarity;
use super::unit::{Unit, same_family};

/// Pairs of provisions without a partner that are one provision rewritten. `rising` holds the pairs
/// that keep the order, by base.
pub(crate) fn rewrites(
    (base, others): (&[Unit<'_>], &[Unit<'_>]),
    (free_base, free_version): (&[bool], &[bool]),
    rising: &[Pair],
) -> Vec<Pair> {
    let mut found = Vec::new();
    let (mut from_base, mut from_version) = (0, 0);
    let end = (base.len(), others.len());
    for (to_base, to_version) in rising.iter().map(|pair| (pair.base, pair.version)).chain([end]) {
        let left: Vec<usize> = (from_base..to_base).filter(|&at| free_base[at]).collect();
        let right: Vec<usize> = (from_version..to_version).filter(|&at| free_version[at]).collect();
        let mut next = 0;
        for &at in &left {
            let twin = |&other: &usize| is_rewrite(&base[at], &others[other]);
            if let Some(offset) = right[next..].iter().position(twin) {
                let version = right[next + offset];
                let similarity = similarity(&base[at], &others[version]);
                found.push(Pair { base: at, version, similarity, worth: 0.0 });
                next += offset + 1;
            }
        }
        (from_base, from_version) = (to_base + 1, to_version + 1);
    }
    found
}

fn is_rewrite(base: &Unit<'_>, version: &Unit<'_>) -> bool {
    let (a, b) = (base.provision, version.provision);
    same_family(a.kind, b.kind)
        && !a.content.is_empty()
        && !b.content.is_empty()
        && base.same_label(version)
}

//! Differences between two runs of numbered atoms: histogram first, minimal inside small gaps.
//!
//! **Invariant:** hunks are in order, none touches the next, none is empty on both sides, and
//! replacing each old range by its new range turns the old run into the new.

mod histogram;
mod minimal;

use std::ops::Range;

/// A maximal run of change: the old range gives way to the new one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Hunk {
    pub(crate) old: Range<usize>,
    pub(crate) new: Range<usize>,
}

/// Compares two runs of atoms; every atom is smaller than `alphabet`.
pub(crate) fn diff(old: &[u32], new: &[u32], alphabet: usize) -> Vec<Hunk> {
    let mut matches = Matches::default();
    histogram::diff(old, new, alphabet, &mut matches);
    matches.hunks(old.len(), new.len())
}

/// Runs that are equal on both sides: (old start, new start, length), in any order.
#[derive(Debug, Default)]
struct Matches(Vec<(usize, usize, usize)>);

impl Matches {
    fn push(&mut self, old: usize, new: usize, length: usize) {
        if length > 0 {
            self.0.push((old, new, length));
        }
    }

    fn hunks(mut self, old_length: usize, new_length: usize) -> Vec<Hunk> {
        self.0.sort_unstable();
        self.0.push((old_length, new_length, 0));
        let (mut old, mut new, mut hunks) = (0, 0, Vec::new());
        for (old_start, new_start, length) in self.0 {
            if old < old_start || new < new_start {
                hunks.push(Hunk { old: old..old_start, new: new..new_start });
            }
            (old, new) = (old_start + length, new_start + length);
        }
        hunks
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn apply(old: &[u32], new: &[u32], hunks: &[Hunk]) -> Vec<u32> {
        let (mut out, mut at) = (Vec::new(), 0);
        for hunk in hunks {
            out.extend_from_slice(&old[at..hunk.old.start]);
            out.extend_from_slice(&new[hunk.new.clone()]);
            at = hunk.old.end;
        }
        out.extend_from_slice(&old[at..]);
        out
    }

    fn longest_common(old: &[u32], new: &[u32]) -> usize {
        let mut row = vec![0; new.len() + 1];
        for a in old {
            let mut corner = 0;
            for (j, b) in new.iter().enumerate() {
                let above = row[j + 1];
                row[j + 1] = if a == b { corner + 1 } else { above.max(row[j]) };
                corner = above;
            }
        }
        row[new.len()]
    }

    proptest! {
        #[test]
        fn hunks_turn_the_old_into_the_new(
            old in proptest::collection::vec(0_u32..9, 0..90),
            new in proptest::collection::vec(0_u32..9, 0..90),
        ) {
            let hunks = diff(&old, &new, 9);
            prop_assert_eq!(apply(&old, &new, &hunks), new.clone());
            for pair in hunks.windows(2) {
                prop_assert!(pair[0].old.end < pair[1].old.start);
            }
        }

        #[test]
        fn small_runs_are_compared_minimally(
            old in proptest::collection::vec(0_u32..4, 0..24),
            new in proptest::collection::vec(0_u32..4, 0..24),
        ) {
            let kept: usize = old.len()
                - diff(&old, &new, 4).iter().map(|hunk| hunk.old.len()).sum::<usize>();
            prop_assert_eq!(kept, longest_common(&old, &new));
        }
    }

    #[test]
    fn a_long_run_against_noise_is_quick_and_right() {
        let old: Vec<u32> = (0..50_000).map(|n| n * 7 % 911).collect();
        let new: Vec<u32> = (0..50_000).map(|n| n * 13 % 907).collect();
        let hunks = diff(&old, &new, 1_000);
        assert_eq!(apply(&old, &new, &hunks), new);
    }
}

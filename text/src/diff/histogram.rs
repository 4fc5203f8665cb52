//! Histogram differences: anchor on the longest run around the rarest atom, then on both sides of
//! it again (the method of JGit, 2010); small gaps and gaps without a rare atom go to the minimal
//! search.

use super::{Matches, minimal};

/// An atom that occurs more often than this in a gap of the old run anchors nothing.
const MOST_OCCURRENCES: usize = 64;
/// Gaps whose sides multiply to no more than this are compared minimally.
const SMALL_GAP: usize = 1 << 12;
/// Gaps without a rare atom are compared minimally up to this length of both sides together.
const LONGEST_MINIMAL: usize = 4_096;

/// A gap that is still to be compared.
#[derive(Debug, Clone, Copy)]
struct Gap {
    old: (usize, usize),
    new: (usize, usize),
}

/// Adds the matches of two runs.
pub(super) fn diff(old: &[u32], new: &[u32], alphabet: usize, matches: &mut Matches) {
    let mut occurrences = Occurrences::new(alphabet);
    let mut gaps = vec![Gap { old: (0, old.len()), new: (0, new.len()) }];
    while let Some(gap) = gaps.pop() {
        let gap = trim(old, new, gap, matches);
        let (old_gap, new_gap) = (&old[gap.old.0..gap.old.1], &new[gap.new.0..gap.new.1]);
        if old_gap.is_empty() || new_gap.is_empty() {
            continue;
        }
        let at = (gap.old.0, gap.new.0);
        if old_gap.len() * new_gap.len() <= SMALL_GAP {
            minimal::diff(old_gap, new_gap, at, matches);
            continue;
        }
        match occurrences.anchor(old_gap, new_gap) {
            Some(run) => {
                matches.push(at.0 + run.old, at.1 + run.new, run.length);
                gaps.push(Gap {
                    old: (at.0 + run.old + run.length, gap.old.1),
                    new: (at.1 + run.new + run.length, gap.new.1),
                });
                gaps.push(Gap { old: (at.0, at.0 + run.old), new: (at.1, at.1 + run.new) });
            }
            None if old_gap.len() + new_gap.len() <= LONGEST_MINIMAL => {
                minimal::diff(old_gap, new_gap, at, matches);
            }
            None => {}
        }
    }
}

/// Takes what is common at both ends of a gap.
fn trim(old: &[u32], new: &[u32], gap: Gap, matches: &mut Matches) -> Gap {
    let (a, b) = (&old[gap.old.0..gap.old.1], &new[gap.new.0..gap.new.1]);
    let before = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (rest_a, rest_b) = (&a[before..], &b[before..]);
    let after = rest_a.iter().rev().zip(rest_b.iter().rev()).take_while(|(x, y)| x == y).count();
    matches.push(gap.old.0, gap.new.0, before);
    matches.push(gap.old.1 - after, gap.new.1 - after, after);
    Gap {
        old: (gap.old.0 + before, gap.old.1 - after),
        new: (gap.new.0 + before, gap.new.1 - after),
    }
}

/// Where each atom of the old side of a gap occurs: chains through the gap, by atom.
struct Occurrences {
    first: Vec<u32>,
    count: Vec<u32>,
    next: Vec<u32>,
}

/// A run that is equal on both sides, relative to its gap.
#[derive(Debug, Clone, Copy)]
struct Run {
    old: usize,
    new: usize,
    length: usize,
    rarity: usize,
}

const NOWHERE: u32 = u32::MAX;

impl Occurrences {
    fn new(alphabet: usize) -> Self {
        Self { first: vec![NOWHERE; alphabet], count: vec![0; alphabet], next: Vec::new() }
    }

    fn anchor(&mut self, old: &[u32], new: &[u32]) -> Option<Run> {
        self.fill(old);
        let mut best: Option<Run> = None;
        let mut at = 0;
        while at < new.len() {
            at = self.best_at(old, new, at, &mut best);
        }
        for &atom in old {
            self.first[atom as usize] = NOWHERE;
            self.count[atom as usize] = 0;
        }
        best
    }

    fn fill(&mut self, old: &[u32]) {
        self.next.clear();
        self.next.resize(old.len(), NOWHERE);
        for (index, &atom) in old.iter().enumerate().rev() {
            let atom = atom as usize;
            self.next[index] = self.first[atom];
            self.first[atom] = u32::try_from(index).unwrap_or(NOWHERE);
            self.count[atom] += 1;
        }
    }

    /// Looks at the runs through one place of the new side; returns the next place worth a look.
    fn best_at(&self, old: &[u32], new: &[u32], at: usize, best: &mut Option<Run>) -> usize {
        let atom = new[at] as usize;
        let limit = best.map_or(MOST_OCCURRENCES, |run| run.rarity);
        let count = self.count[atom] as usize;
        let mut next_at = at + 1;
        if count == 0 || count > limit {
            return next_at;
        }
        let mut place = self.first[atom];
        let mut passed = 0;
        while place != NOWHERE {
            let index = place as usize;
            place = self.next[index];
            if index < passed {
                continue;
            }
            let run = self.extend(old, new, index, at);
            passed = run.old + run.length;
            next_at = next_at.max(run.new + run.length);
            if best.is_none_or(|b| {
                run.rarity < b.rarity || (run.rarity == b.rarity && run.length > b.length)
            }) {
                *best = Some(run);
            }
        }
        next_at
    }

    fn extend(&self, old: &[u32], new: &[u32], old_at: usize, new_at: usize) -> Run {
        let mut rarity = self.count[old[old_at] as usize] as usize;
        let (mut a, mut b) = (old_at, new_at);
        while a > 0 && b > 0 && old[a - 1] == new[b - 1] {
            (a, b) = (a - 1, b - 1);
            rarity = rarity.min(self.count[old[a] as usize] as usize);
        }
        let (mut c, mut d) = (old_at + 1, new_at + 1);
        while c < old.len() && d < new.len() && old[c] == new[d] {
            rarity = rarity.min(self.count[old[c] as usize] as usize);
            (c, d) = (c + 1, d + 1);
        }
        Run { old: a, new: b, length: c - a, rarity }
    }
}

//! Edits: what turns the atoms of a base into those of a version, in pieces that people can read.
//!
//! **Invariant:** the edits of one version are in order, do not overlap, and applying them to the
//! base gives exactly the version; each takes out and puts in whole words and whole brackets.

use std::ops::Range;

use crate::atom::{AtomId, AtomKind, Balance, Lexicon, balance};
use crate::diff::{Hunk, diff};
use crate::han;

/// The atoms `old` of the base give way to `new`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Edit {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) new: Vec<AtomId>,
}

/// Words kept between two changes are taken into them up to this many …
const LONGEST_ISLAND: usize = 2;
/// … where each change is at least this many times as long.
const ISLAND_FACTOR: usize = 3;
/// A version that keeps less than this share (in percent) of the words counts as a rewrite.
const REWRITE_BELOW: usize = 20;
/// Shorter texts are never rewrites.
const REWRITE_FROM_WORDS: usize = 12;

/// How closely edits follow the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Grain {
    /// For people: small islands join the changes around them, a rewrite is one edit.
    Readable,
    /// As few words changed as the comparison finds.
    Fine,
}

/// Compares a version with its base.
pub(crate) fn edits(
    lexicon: &Lexicon<'_>,
    old: &[AtomId],
    new: &[AtomId],
    grain: Grain,
) -> Vec<Edit> {
    if old == new {
        return Vec::new();
    }
    Compared::new(lexicon, old, new).edits(grain)
}

/// Compares a version with its base once, for both grains: fine edits, then readable ones.
pub(crate) fn edits_of_both_grains(
    lexicon: &Lexicon<'_>,
    old: &[AtomId],
    new: &[AtomId],
) -> (Vec<Edit>, Vec<Edit>) {
    if old == new {
        return (Vec::new(), Vec::new());
    }
    let compared = Compared::new(lexicon, old, new);
    (compared.edits(Grain::Fine), compared.edits(Grain::Readable))
}

/// A base and a version with the hunks between their words. Spaces are left out of the comparison:
/// they follow their words.
struct Compared<'a> {
    lexicon: &'a Lexicon<'a>,
    old: &'a [AtomId],
    new: &'a [AtomId],
    old_solid: Solid,
    new_solid: Solid,
    hunks: Vec<Hunk>,
}

impl<'a> Compared<'a> {
    fn new(lexicon: &'a Lexicon<'a>, old: &'a [AtomId], new: &'a [AtomId]) -> Self {
        let (old_solid, new_solid) = (Solid::of(lexicon, old), Solid::of(lexicon, new));
        let mut hunks = diff(&old_solid.atoms, &new_solid.atoms, lexicon.len());
        slide(lexicon, &old_solid.atoms, &new_solid.atoms, &mut hunks);
        Self { lexicon, old, new, old_solid, new_solid, hunks }
    }

    fn edits(&self, grain: Grain) -> Vec<Edit> {
        let Self { lexicon, old, new, old_solid, new_solid, .. } = self;
        let mut hunks = self.hunks.clone();
        if grain == Grain::Readable {
            hunks = join_islands(lexicon, &old_solid.atoms, &new_solid.atoms, hunks);
        }
        let mut hunks = with_spaces(old_solid, new_solid, (old, new), &hunks);
        grow(&mut hunks, old, new, |hunk| unbalanced(lexicon, old, new, hunk));
        han::whole_words(lexicon, old, new, &mut hunks);
        if grain == Grain::Readable && is_rewrite(lexicon, old, new, &hunks) {
            hunks = vec![Hunk { old: 0..old.len(), new: 0..new.len() }];
        }
        let cut = |h: Hunk| Edit { start: h.old.start, end: h.old.end, new: new[h.new].to_vec() };
        hunks.into_iter().map(cut).collect()
    }
}

/// The atoms that result from edits.
pub(crate) fn apply(old: &[AtomId], edits: &[Edit]) -> Vec<AtomId> {
    let (mut out, mut at) = (Vec::with_capacity(old.len()), 0);
    for edit in edits {
        out.extend_from_slice(&old[at..edit.start]);
        out.extend_from_slice(&edit.new);
        at = edit.end;
    }
    out.extend_from_slice(&old[at..]);
    out
}

/// The atoms that are not spaces, and where they stand.
struct Solid {
    atoms: Vec<AtomId>,
    places: Vec<usize>,
}

impl Solid {
    fn of(lexicon: &Lexicon<'_>, all: &[AtomId]) -> Self {
        let places: Vec<usize> =
            (0..all.len()).filter(|&at| lexicon.kind(all[at]) != AtomKind::Space).collect();
        Self { atoms: places.iter().map(|&at| all[at]).collect(), places }
    }

    /// The range of all atoms strictly between the solid ones before and behind a range.
    fn surroundings(&self, range: &Range<usize>, length: usize) -> Range<usize> {
        let start = range.start.checked_sub(1).map_or(0, |at| self.places[at] + 1);
        start..self.places.get(range.end).copied().unwrap_or(length)
    }
}

/// Puts the spaces back: hunks over all atoms, with changes of spacing between equal words.
fn with_spaces(
    old_solid: &Solid,
    new_solid: &Solid,
    (old, new): (&[AtomId], &[AtomId]),
    hunks: &[Hunk],
) -> Vec<Hunk> {
    let mut out = Vec::new();
    let (mut at_old, mut at_new) = (0, 0);
    let mut push = |old_range: Range<usize>, new_range: Range<usize>| {
        let (old_range, new_range) = (
            old_solid.surroundings(&old_range, old.len()),
            new_solid.surroundings(&new_range, new.len()),
        );
        if let Some(hunk) = trimmed(old, new, old_range, new_range) {
            out.push(hunk);
        }
    };
    for hunk in hunks {
        // Before every atom that is kept, the space may have changed.
        while at_old < hunk.old.start {
            push(at_old..at_old, at_new..at_new);
            (at_old, at_new) = (at_old + 1, at_new + 1);
        }
        push(hunk.old.clone(), hunk.new.clone());
        (at_old, at_new) = (hunk.old.end, hunk.new.end);
        if at_old < old_solid.atoms.len() {
            (at_old, at_new) = (at_old + 1, at_new + 1);
        } else {
            return out;
        }
    }
    while at_old <= old_solid.atoms.len() {
        push(at_old..at_old, at_new..at_new);
        (at_old, at_new) = (at_old + 1, at_new + 1);
    }
    out
}

fn trimmed(old: &[AtomId], new: &[AtomId], a: Range<usize>, b: Range<usize>) -> Option<Hunk> {
    let (x, y) = (&old[a.clone()], &new[b.clone()]);
    let before = x.iter().zip(y).take_while(|(p, q)| p == q).count();
    let (x, y) = (&x[before..], &y[before..]);
    let after = x.iter().rev().zip(y.iter().rev()).take_while(|(p, q)| p == q).count();
    let hunk = Hunk { old: a.start + before..a.end - after, new: b.start + before..b.end - after };
    (!hunk.old.is_empty() || !hunk.new.is_empty()).then_some(hunk)
}

/// Moves pure insertions and deletions, where they can stand in several places, to where a sentence
/// or a clause begins.
fn slide(lexicon: &Lexicon<'_>, old: &[AtomId], new: &[AtomId], hunks: &mut [Hunk]) {
    for index in 0..hunks.len() {
        let floor = index.checked_sub(1).map_or(0, |i| hunks[i].new.end + 1);
        let floor_old = index.checked_sub(1).map_or(0, |i| hunks[i].old.end + 1);
        let ceiling = hunks.get(index + 1).map_or(new.len(), |h| h.new.start - 1);
        let ceiling_old = hunks.get(index + 1).map_or(old.len(), |h| h.old.start - 1);
        let hunk = &mut hunks[index];
        if hunk.old.is_empty() {
            let shift = best_shift(lexicon, new, &hunk.new, floor..ceiling);
            shift_by(hunk, shift);
        } else if hunk.new.is_empty() {
            let shift = best_shift(lexicon, old, &hunk.old, floor_old..ceiling_old);
            shift_by(hunk, shift);
        }
    }
}

fn shift_by(hunk: &mut Hunk, shift: isize) {
    for range in [&mut hunk.old, &mut hunk.new] {
        *range = range.start.saturating_add_signed(shift)..range.end.saturating_add_signed(shift);
    }
}

fn best_shift(
    lexicon: &Lexicon<'_>,
    atoms: &[AtomId],
    range: &Range<usize>,
    bounds: Range<usize>,
) -> isize {
    let up = (1..)
        .take_while(|&n| {
            range.start >= bounds.start + n && atoms[range.start - n] == atoms[range.end - n]
        })
        .count();
    let down = (0..)
        .take_while(|&n| {
            range.end + n < bounds.end && atoms[range.start + n] == atoms[range.end + n]
        })
        .count();
    let score = |shift: isize| {
        let start = range.start.saturating_add_signed(shift);
        let end = range.end.saturating_add_signed(shift);
        border_score(lexicon, atoms, start, end)
    };
    let reach = |n: usize| isize::try_from(n).unwrap_or(0);
    (-reach(up)..=reach(down)).max_by_key(|&shift| (score(shift), shift)).unwrap_or(0)
}

fn border_score(lexicon: &Lexicon<'_>, atoms: &[AtomId], start: usize, end: usize) -> u32 {
    let text = |at: usize| atoms.get(at).map_or("", |&atom| lexicon.text(atom));
    let before = if start == 0 { "." } else { text(start - 1) };
    let last = end.checked_sub(1).map_or("", text);
    let sentence = |t: &str| matches!(t, "." | ";" | ":" | "?" | "!" | "。" | "；" | "؛" | "؟");
    let clause = |t: &str| matches!(t, "," | "，" | "、" | "،");
    u32::from(sentence(before)) * 4
        + u32::from(sentence(last)) * 2
        + u32::from(clause(before)) * 2
        + u32::from(clause(text(start)))
}

/// Joins neighbouring hunks whose kept words between them are few beside the changes.
fn join_islands(
    lexicon: &Lexicon<'_>,
    old: &[AtomId],
    new: &[AtomId],
    hunks: Vec<Hunk>,
) -> Vec<Hunk> {
    let size = |hunk: &Hunk| {
        lexicon.count_words(&old[hunk.old.clone()]).max(lexicon.count_words(&new[hunk.new.clone()]))
    };
    let mut out: Vec<Hunk> = Vec::new();
    for mut hunk in hunks {
        while let Some(last) = out.last() {
            let island = lexicon.count_words(&old[last.old.end..hunk.old.start]);
            let smaller = size(last).min(size(&hunk));
            if island > LONGEST_ISLAND || island * ISLAND_FACTOR > smaller {
                break;
            }
            hunk = Hunk { old: last.old.start..hunk.old.end, new: last.new.start..hunk.new.end };
            out.pop();
        }
        out.push(hunk);
    }
    out
}

fn is_rewrite(lexicon: &Lexicon<'_>, old: &[AtomId], new: &[AtomId], hunks: &[Hunk]) -> bool {
    let (before, after) = (lexicon.count_words(old), lexicon.count_words(new));
    let lost: usize = hunks.iter().map(|h| lexicon.count_words(&old[h.old.clone()])).sum();
    before.min(after) >= REWRITE_FROM_WORDS
        && (before - lost) * 100 < REWRITE_BELOW * before.max(after)
}

fn unbalanced(lexicon: &Lexicon<'_>, old: &[AtomId], new: &[AtomId], hunk: &Hunk) -> Balance {
    match balance(lexicon, &old[hunk.old.clone()]) {
        Balance::Even => balance(lexicon, &new[hunk.new.clone()]),
        needs => needs,
    }
}

/// Grows hunks by kept atoms until each has what it needs; hunks that meet become one.
pub(crate) fn grow(
    hunks: &mut Vec<Hunk>,
    old: &[AtomId],
    new: &[AtomId],
    needs: impl Fn(&Hunk) -> Balance,
) {
    let mut out: Vec<Hunk> = Vec::new();
    let mut rest = std::mem::take(hunks).into_iter().peekable();
    while let Some(mut hunk) = rest.next() {
        loop {
            match needs(&hunk) {
                Balance::Even => break,
                Balance::NeedsBefore if hunk.old.start > 0 && hunk.new.start > 0 => {
                    hunk = Hunk {
                        old: hunk.old.start - 1..hunk.old.end,
                        new: hunk.new.start - 1..hunk.new.end,
                    };
                    if out.last().is_some_and(|last| last.old.end >= hunk.old.start) {
                        let last = out.pop().expect("there is a last one");
                        hunk = Hunk {
                            old: last.old.start..hunk.old.end,
                            new: last.new.start..hunk.new.end,
                        };
                    }
                }
                Balance::NeedsAfter if hunk.old.end < old.len() && hunk.new.end < new.len() => {
                    hunk = Hunk {
                        old: hunk.old.start..hunk.old.end + 1,
                        new: hunk.new.start..hunk.new.end + 1,
                    };
                    if let Some(next) = rest.next_if(|next| next.old.start <= hunk.old.end) {
                        hunk = Hunk {
                            old: hunk.old.start..next.old.end,
                            new: hunk.new.start..next.new.end,
                        };
                    }
                }
                // One side is used up: only the whole is sure to be balanced.
                Balance::NeedsBefore | Balance::NeedsAfter => {
                    *hunks = vec![Hunk { old: 0..old.len(), new: 0..new.len() }];
                    return;
                }
            }
        }
        out.push(hunk);
    }
    *hunks = out;
}

//! Word-level comparison of two passages, in hunks that people can read.

use crate::atom::{AtomId, Lexicon};
use crate::edit::{Grain, edits};
use crate::passage::Passage;

/// One run of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// Stands in both.
    Kept(Passage),
    /// Stands in the old one only.
    Deleted(Passage),
    /// Stands in the new one only.
    Inserted(Passage),
}

/// Compares two passages word by word. Kept and deleted runs joined give the old passage, kept and
/// inserted runs the new one.
pub fn compare(old: &Passage, new: &Passage) -> Vec<Run> {
    runs(old, new, Grain::Readable)
}

/// As [`compare`], with as few words changed as the comparison finds: for counting, not for reading.
pub fn compare_finely(old: &Passage, new: &Passage) -> Vec<Run> {
    runs(old, new, Grain::Fine)
}

fn runs(old: &Passage, new: &Passage, grain: Grain) -> Vec<Run> {
    let mut lexicon = Lexicon::default();
    let (old, new) = (lexicon.read(old), lexicon.read(new));
    let mut out = Vec::new();
    let mut at = 0;
    let push = |out: &mut Vec<Run>, atoms: &[AtomId], run: fn(Passage) -> Run| {
        if !atoms.is_empty() {
            out.push(run(lexicon.passage(atoms)));
        }
    };
    for edit in edits(&lexicon, &old, &new, grain) {
        push(&mut out, &old[at..edit.start], Run::Kept);
        push(&mut out, &old[edit.start..edit.end], Run::Deleted);
        push(&mut out, &edit.new, Run::Inserted);
        at = edit.end;
    }
    push(&mut out, &old[at..], Run::Kept);
    out
}

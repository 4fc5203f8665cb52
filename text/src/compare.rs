//! Word-level comparison of two passages, in hunks that people can read.

use crate::atom::{AtomId, Balance, Lexicon, balance};
use crate::edit::{Grain, edits};
use crate::passage::{Passage, Piece};

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
/// inserted runs the new one. Where a change stands within a bracket, so that what is kept on its one
/// side holds half of it, the brackets of both passages come as characters.
pub fn compare(old: &Passage, new: &Passage) -> Vec<Run> {
    runs(old, new, Grain::Readable)
}

/// As [`compare`], with as few words changed as the comparison finds: for counting, not for reading.
pub fn compare_finely(old: &Passage, new: &Passage) -> Vec<Run> {
    runs(old, new, Grain::Fine)
}

fn runs(old: &Passage, new: &Passage, grain: Grain) -> Vec<Run> {
    whole_brackets(old, new, grain)
        .or_else(|| whole_brackets(&as_characters(old), &as_characters(new), grain))
        .expect("a passage without brackets has no halves of any")
}

/// The runs, unless one would hold half of a bracket.
fn whole_brackets(old: &Passage, new: &Passage, grain: Grain) -> Option<Vec<Run>> {
    let mut lexicon = Lexicon::default();
    let (old, new) = (lexicon.read(old), lexicon.read(new));
    let mut out = Vec::new();
    let mut at = 0;
    let push = |out: &mut Vec<Run>, atoms: &[AtomId], run: fn(Passage) -> Run| {
        if balance(&lexicon, atoms) != Balance::Even {
            return None;
        }
        if !atoms.is_empty() {
            out.push(run(lexicon.passage(atoms)));
        }
        Some(())
    };
    for edit in edits(&lexicon, &old, &new, grain) {
        push(&mut out, &old[at..edit.start], Run::Kept)?;
        push(&mut out, &old[edit.start..edit.end], Run::Deleted)?;
        push(&mut out, &edit.new, Run::Inserted)?;
        at = edit.end;
    }
    push(&mut out, &old[at..], Run::Kept)?;
    Some(out)
}

/// The same passage with its brackets as characters.
fn as_characters(passage: &Passage) -> Passage {
    let mut out = Passage::default();
    for piece in &passage.pieces {
        match piece {
            Piece::Break => out.push(Piece::Break),
            Piece::Words(words) => out.push_words(words),
            piece => out.push_words(&Passage { pieces: vec![piece.clone()] }.to_marked_text()),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::passage::{Alternative, Bracket, Stance};

    /// `States shall [act {inner} together] now.`
    fn bracketed(inner: &str) -> Passage {
        let words = Passage::words(format!("act {inner} together"));
        let mut out = Passage::words("States shall ");
        let alternatives = vec![Alternative::new(Stance::Retain, words)];
        out.push(Piece::Bracket(Bracket::new(alternatives)));
        out.push_words(" now.");
        out
    }

    #[test]
    fn a_change_within_a_bracket_loses_no_word_around_it() {
        let (old, new) = (bracketed("swiftly"), bracketed("soon"));
        let (mut before, mut after) = (String::new(), String::new());
        for run in compare(&old, &new) {
            match run {
                Run::Kept(words) => {
                    before.push_str(&words.to_marked_text());
                    after.push_str(&words.to_marked_text());
                }
                Run::Deleted(words) => before.push_str(&words.to_marked_text()),
                Run::Inserted(words) => after.push_str(&words.to_marked_text()),
            }
        }
        assert_eq!((before, after), (old.to_marked_text(), new.to_marked_text()));
    }
}

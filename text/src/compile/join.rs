//! Joining provisions, and cutting the wording of a merger into what each of them contributes.

use crate::atom::{AtomId, AtomKind, Balance, Lexicon, balance};
use crate::edit::{Grain, edits};
use crate::passage::{Passage, Piece};
use crate::token::is_han;

/// One passage behind another: a space between them, none between Han characters or beside nothing.
pub(crate) fn joined(mut left: Passage, right: &Passage) -> Passage {
    if glues_with_space(&left, right) {
        left.push_words(" ");
    }
    for piece in &right.pieces {
        left.push(piece.clone());
    }
    left
}

/// Whether a space goes between two passages that are joined.
pub(crate) fn glues_with_space(left: &Passage, right: &Passage) -> bool {
    let (Some(last), Some(first)) = (last_char(left), first_char(right)) else {
        return false;
    };
    !(is_east_asian(last) && is_east_asian(first))
}

fn last_char(passage: &Passage) -> Option<char> {
    match passage.pieces.last()? {
        Piece::Words(words) => words.chars().next_back(),
        Piece::Bracket(_) | Piece::Edge(_) | Piece::Break => Some(']'),
    }
}

fn first_char(passage: &Passage) -> Option<char> {
    match passage.pieces.first()? {
        Piece::Words(words) => words.chars().next(),
        Piece::Bracket(_) | Piece::Edge(_) | Piece::Break => Some('['),
    }
}

fn is_east_asian(c: char) -> bool {
    is_han(c) || matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FFEF}')
}

/// Cuts the wording of a merger so that each part belongs to one of the merged provisions, near
/// where the comparison sees the border, and the parts joined give the wording back.
pub(crate) fn cut_merger(parts: &[&Passage], wording: &Passage) -> Vec<Passage> {
    let mut out = Vec::new();
    let mut rest = wording.clone();
    for at in 0..parts.len().saturating_sub(1) {
        let (part, remainder) = cut_once(parts[at], &parts[at + 1..], &rest);
        out.push(part);
        rest = remainder;
    }
    out.push(rest);
    out
}

fn cut_once(first: &Passage, others: &[&Passage], wording: &Passage) -> (Passage, Passage) {
    let whole = others.iter().fold(first.clone(), |left, right| joined(left, right));
    let mut lexicon = Lexicon::default();
    let border = lexicon.read(first).len();
    let (old, new) = (lexicon.read(&whole), lexicon.read(wording));
    let ideal = carried_border(&lexicon, &old, &new, border);
    let mut candidates: Vec<usize> = (0..=new.len()).collect();
    candidates.sort_by_key(|&at| (at.abs_diff(ideal), at));
    for at in candidates {
        if let Some(cut) = cut_at(&lexicon, &new, at) {
            return cut;
        }
    }
    (wording.clone(), Passage::default())
}

/// Where the border between the first provision and the next has come to lie in the wording.
fn carried_border(lexicon: &Lexicon<'_>, old: &[AtomId], new: &[AtomId], border: usize) -> usize {
    let mut shift = 0_isize;
    for edit in edits(lexicon, old, new, Grain::Fine) {
        if edit.end > border || (edit.start == border && edit.end == border) {
            if edit.start >= border {
                break;
            }
            return edit.start.saturating_add_signed(shift).min(new.len());
        }
        shift += signed(edit.new.len()) - signed(edit.end - edit.start);
    }
    border.saturating_add_signed(shift).min(new.len())
}

fn signed(length: usize) -> isize {
    isize::try_from(length).unwrap_or(isize::MAX)
}

fn cut_at(lexicon: &Lexicon<'_>, new: &[AtomId], at: usize) -> Option<(Passage, Passage)> {
    if balance(lexicon, &new[..at]) != Balance::Even {
        return None;
    }
    let left = lexicon.passage(&new[..at]);
    let is_space = new.get(at).is_some_and(|&atom| lexicon.kind(atom) == AtomKind::Space);
    let skipped = usize::from(is_space && at > 0);
    let right = lexicon.passage(&new[at + skipped..]);
    let whole = lexicon.passage(new);
    (joined(left.clone(), &right) == whole).then_some((left, right))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_merger_is_cut_where_the_border_was_and_joins_again() {
        let parts = [Passage::words("Decides to meet;"), Passage::words("Requests a report.")];
        let wording = Passage::words("Decides to meet and requests a full report.");
        let cut = cut_merger(&parts.iter().collect::<Vec<_>>(), &wording);
        assert_eq!(cut.len(), 2);
        assert_eq!(joined(cut[0].clone(), &cut[1]), wording);
        assert!(cut[1].to_marked_text().ends_with("full report."), "{cut:?}");
    }

    #[test]
    fn han_provisions_join_without_a_space() {
        let joined = joined(Passage::words("决定举行会议；"), &Passage::words("请提交报告。"));
        assert_eq!(joined, Passage::words("决定举行会议；请提交报告。"));
    }
}

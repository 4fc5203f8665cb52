//! Anchoring: an amendment that quotes an excerpt, or quotes it slightly wrong, finds its place.

use crate::atom::{AtomId, AtomKind, Lexicon};
use crate::compile::Anchor;
use crate::edit::{Edit, Grain, edits};

/// A quotation less like the words of the base than this is not found, in percent.
pub(crate) const LEAST_LIKENESS: u8 = 55;

/// The edits on the base that an amendment of a quotation means, and how it was found.
///
/// # Errors
/// The likeness of the nearest place, in percent, where it is under [`LEAST_LIKENESS`].
pub(crate) fn anchor(
    lexicon: &Lexicon<'_>,
    base: &[AtomId],
    quoted: &[AtomId],
    wording: &[AtomId],
) -> Result<(Vec<Edit>, Anchor), u8> {
    if quoted == base {
        return Ok((edits(lexicon, base, wording, Grain::Readable), Anchor::Whole));
    }
    if let Some(start) = find_exact(lexicon, base, quoted) {
        let shift = |edit: Edit| Edit { start: edit.start + start, end: edit.end + start, ..edit };
        let found = edits(lexicon, quoted, wording, Grain::Readable);
        return Ok((found.into_iter().map(shift).collect(), Anchor::Excerpt));
    }
    let alignment = Alignment::of(lexicon, base, quoted);
    if alignment.percent < LEAST_LIKENESS {
        return Err(alignment.percent);
    }
    let found = edits(lexicon, quoted, wording, Grain::Readable);
    let how = Anchor::Inexact { percent: alignment.percent };
    Ok((alignment.carry(lexicon, base, &found), how))
}

/// The edits that an amendment of a quotation means; none where its place is not found.
pub(crate) fn anchor_edits(
    lexicon: &Lexicon<'_>,
    base: &[AtomId],
    quoted: &[AtomId],
    wording: &[AtomId],
) -> Option<Vec<Edit>> {
    anchor(lexicon, base, quoted, wording).ok().map(|(found, _)| found)
}

/// Where the quotation stands in the base, atom for atom.
fn find_exact(lexicon: &Lexicon<'_>, base: &[AtomId], quoted: &[AtomId]) -> Option<usize> {
    if lexicon.count_words(quoted) == 0 {
        return None;
    }
    base.windows(quoted.len()).position(|window| window == quoted)
}

/// Which atoms of a quotation stand where in the base.
struct Alignment {
    /// For every atom of the quotation its place in the base, if it has one.
    places: Vec<Option<usize>>,
    percent: u8,
}

impl Alignment {
    fn of(lexicon: &Lexicon<'_>, base: &[AtomId], quoted: &[AtomId]) -> Self {
        let differences = edits(lexicon, base, quoted, Grain::Fine);
        let mut places = Vec::with_capacity(quoted.len());
        let mut at = 0;
        for edit in &differences {
            places.extend((at..edit.start).map(Some));
            places.extend(edit.new.iter().map(|_| None));
            at = edit.end;
        }
        places.extend((at..base.len()).map(Some));
        let words: Vec<usize> = (0..quoted.len()).filter(|&i| lexicon.is_word(quoted[i])).collect();
        let found = words.iter().filter(|&&i| places[i].is_some()).count();
        let percent = u8::try_from(found * 100 / words.len().max(1)).unwrap_or(100);
        Self { places, percent }
    }

    /// Carries edits of the quotation to the base: words that the quotation gets wrong outside the
    /// edits stay as the base has them.
    fn carry(&self, lexicon: &Lexicon<'_>, base: &[AtomId], found: &[Edit]) -> Vec<Edit> {
        let mut carried: Vec<Edit> = Vec::new();
        for edit in found {
            let (start, end) = self.range(edit, base.len());
            let start = start.max(carried.last().map_or(0, |last| last.end));
            let end = end.max(start);
            let edit = tidy_spaces(lexicon, base, Edit { start, end, new: edit.new.clone() });
            if edit.start < edit.end || !edit.new.is_empty() {
                carried.push(edit);
            }
        }
        let wording = crate::edit::apply(base, &carried);
        // Comparing once more balances brackets and gives equal proposals equal edits.
        edits(lexicon, base, &wording, Grain::Readable)
    }

    fn range(&self, edit: &Edit, length: usize) -> (usize, usize) {
        let before = self.places[..edit.start].iter().rposition(Option::is_some);
        let first = self.places[edit.start..edit.end].iter().flatten().next();
        let last = self.places[edit.start..edit.end].iter().flatten().next_back();
        let after = self.places[edit.end..].iter().flatten().next().copied().unwrap_or(length);
        let behind = |at: usize| self.places[at].map_or(0, |place| place + 1);
        let start = match before {
            Some(at) if at + 1 == edit.start => behind(at),
            _ => first.copied().unwrap_or(after),
        };
        let end = match self.places.get(edit.end) {
            Some(Some(place)) => *place,
            _ => last.map_or(start, |place| place + 1),
        };
        (start.min(end), end)
    }
}

/// An edit at the border of two runs must not glue words together nor double a space.
fn tidy_spaces(lexicon: &Lexicon<'_>, base: &[AtomId], mut edit: Edit) -> Edit {
    let is_space =
        |atom: Option<&AtomId>| atom.is_some_and(|&atom| lexicon.kind(atom) == AtomKind::Space);
    let before = edit.start.checked_sub(1).and_then(|at| base.get(at));
    let starts_clean = before.is_none() || is_space(before);
    if starts_clean && is_space(edit.new.first()) {
        edit.new.remove(0);
    }
    if is_space(base.get(edit.end)) && is_space(edit.new.last()) {
        edit.new.pop();
    }
    edit
}

//! What each source said that was new, and which sources speak with one voice.

use unbracket_text::lineage::{Content, Library, Reading, matched};

use super::source::Kind;
use super::trace::Shelf;
use crate::lineage::reuse::{COPIES, Measure, copies, reuse};
use crate::lineage::shingles::Shingled;
use crate::parallel::each;

/// For each word of each passage, whether it is not among those that the passage would replace.
pub(super) fn own_words(
    passages: &[Reading],
    replaced: &[Reading],
    content: &Content,
) -> Vec<Vec<bool>> {
    each(passages.len().min(replaced.len()), |at| {
        let mut own = vec![true; passages[at].words.len()];
        for (_, place) in matched(&replaced[at].words, &passages[at].words, content) {
            own[place] = false;
        }
        own
    })
}

/// For each reading of the shelf, the runs of its words that no earlier draft and no agreed language
/// has. Agreed language says nothing new.
pub(super) fn new_runs(shelf: &Shelf<'_>, drafts: &[(i64, Library<'_>)]) -> Vec<Vec<Vec<u32>>> {
    let readings = &shelf.library.readings;
    each(readings.len(), |at| {
        let reading = readings[at];
        let source = shelf.sources[shelf.of[at].0];
        if source.kind == Kind::Agreed {
            return Vec::new();
        }
        let mut open = shelf.own[at].clone();
        for (_, draft) in drafts.iter().filter(|draft| draft.0 < source.time) {
            close(&mut open, draft, reading, (shelf, |_| true));
        }
        let is_before = |other: usize| {
            let other = shelf.sources[shelf.of[other].0];
            other.kind == Kind::Agreed && other.time <= source.time
        };
        close(&mut open, &shelf.library, reading, (shelf, is_before));
        runs(reading, &open)
    })
}

/// Closes the words that stand in runs of these readings of a library.
fn close(
    open: &mut [bool],
    library: &Library<'_>,
    reading: &Reading,
    (shelf, counts): (&Shelf<'_>, impl Fn(usize) -> bool),
) {
    let found = library.runs(&reading.words, &shelf.content, |word| open[word]);
    for run in found.into_iter().filter(|run| counts(run.reading)) {
        open[run.words].fill(false);
    }
}

fn runs(reading: &Reading, open: &[bool]) -> Vec<Vec<u32>> {
    let marked: Vec<(u32, bool)> =
        reading.words.iter().copied().zip(open.iter().copied()).collect();
    let stretches = marked.chunk_by(|a, b| a.1 == b.1).filter(|run| run[0].1);
    stretches.map(|run| run.iter().map(|word| word.0).collect()).collect()
}

/// For each source, the first source of its voice.
pub(super) fn voices(sources: usize, of: &[(usize, usize)], new: &[Vec<Vec<u32>>]) -> Vec<usize> {
    let mut said: Vec<Vec<&[u32]>> = vec![Vec::new(); sources];
    for ((source, _), runs) in of.iter().zip(new) {
        said[*source].extend(runs.iter().map(Vec::as_slice));
    }
    let shingles = Shingled::of_runs(&said);
    let mut voices: Vec<usize> = (0..sources).collect();
    for group in copies(&reuse(&shingles, Measure::Jaccard, COPIES), COPIES) {
        for &source in &group {
            voices[source] = group[0];
        }
    }
    voices
}

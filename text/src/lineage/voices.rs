//! Voices: inputs that repeat each other's new text count as one.

use super::library::Reading;
use crate::shingle::Shingles;

/// Inputs whose new text has at least this Jaccard similarity are one voice.
const ONE_VOICE: f64 = 0.5;

/// For each input, the first input of its voice. `new` holds the runs of new words of each input.
pub(crate) fn voices(new: &[Vec<Vec<u32>>]) -> Vec<usize> {
    let shingles: Vec<Shingles> = new.iter().map(|runs| Shingles::of_runs(runs)).collect();
    let mut first: Vec<usize> = (0..new.len()).collect();
    for later in 0..new.len() {
        for earlier in 0..later {
            if !shingles[later].is_empty()
                && shingles[earlier].jaccard(&shingles[later]) >= ONE_VOICE
            {
                join(&mut first, earlier, later);
            }
        }
    }
    first
}

fn join(first: &mut [usize], one: usize, other: usize) {
    let (from, to) = (first[one].max(first[other]), first[one].min(first[other]));
    first.iter_mut().filter(|voice| **voice == from).for_each(|voice| *voice = to);
}

/// The stretches of words of a reading that are new, as word numbers.
pub(crate) fn new_runs(reading: &Reading, is_known: &[bool]) -> Vec<Vec<u32>> {
    let marked: Vec<(u32, bool)> =
        reading.words.iter().copied().zip(is_known.iter().copied()).collect();
    marked
        .chunk_by(|a, b| a.1 == b.1)
        .filter(|run| !run[0].1)
        .map(|run| run.iter().map(|word| word.0).collect())
        .collect()
}

//! The lineage of a text through all its drafts: what each provision was, and since when its words
//! stand.

use std::collections::BTreeMap;

use super::library::{Content, Library, Reading, matched, read};
use crate::align::{Alignment, Link, align};
use crate::draft::Draft;
use crate::provision::ProvisionId;
use crate::shingle::Vocabulary;

/// The lineage of the last of several drafts.
#[derive(Debug, Clone, PartialEq)]
pub struct Chain {
    /// For each draft but the last, its alignment with the next.
    pub alignments: Vec<Alignment>,
    /// The provisions of the last draft in reading order.
    pub descents: Vec<Descent>,
}

/// Where a provision of the last draft comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Descent {
    /// The provision of the last draft.
    pub provision: ProvisionId,
    /// What it was in each earlier draft, the latest first; empty from where it is new.
    pub ancestors: Vec<Vec<Ancestor>>,
    /// Its words in order, by the draft in which they first stood.
    pub runs: Vec<BornRun>,
}

/// A provision of an earlier draft that a provision of the next draft comes from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ancestor {
    /// The earlier draft, counted from 0.
    pub draft: usize,
    /// Its place in the reading order of that draft, from 0.
    pub index: usize,
    /// Its identity in that draft.
    pub provision: ProvisionId,
    /// How it became what stands in the next draft.
    pub how: How,
}

/// How a provision passed from one draft to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// Unchanged.
    Same,
    /// With other words.
    Changed,
    /// To another place, perhaps with other words.
    Moved,
    /// As one of several parts.
    Split,
    /// Joined with others.
    Merged,
}

/// A run of words that first stood in one draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BornRun {
    /// The words as they stand in the last draft.
    pub text: String,
    /// How many they are.
    pub words: usize,
    /// The draft in which they first stood, counted from 0.
    pub draft: usize,
}

/// The lineage of the last draft through all before it, given in the order of their time.
///
/// A word keeps its age through every provision that it is matched in, and a run of words that was
/// taken elsewhere, or out and in again, dates from the first draft that had it.
pub fn chain(drafts: &[Draft]) -> Chain {
    let mut vocabulary = Vocabulary::default();
    let readings: Vec<Vec<Reading>> =
        drafts.iter().map(|draft| read(draft, &mut vocabulary)).collect();
    let alignments: Vec<Alignment> =
        drafts.windows(2).map(|pair| align(&pair[0], &pair[1])).collect();
    let births = births(&readings, &alignments, &Content::new(&vocabulary));
    let Some(last) = readings.last() else {
        return Chain { alignments, descents: Vec::new() };
    };
    let parents: Vec<_> = alignments.iter().map(parents).collect();
    let descent = |(index, (reading, births)): (usize, (&Reading, &Vec<usize>))| Descent {
        provision: reading.provision.clone(),
        ancestors: ancestors(index, &parents, &readings),
        runs: runs(reading, births),
    };
    let descents = last.iter().zip(&births).enumerate().map(descent).collect();
    Chain { alignments, descents }
}

/// For each provision of the version, those of the base that it comes from.
type Parents = BTreeMap<usize, Vec<(usize, How)>>;

fn parents(alignment: &Alignment) -> Parents {
    let mut parents = Parents::new();
    for link in &alignment.links {
        let how = match link {
            Link::Same { .. } => How::Same,
            Link::Changed { .. } => How::Changed,
            Link::Moved { .. } => How::Moved,
            Link::Split { .. } => How::Split,
            Link::Merged { .. } => How::Merged,
            Link::Deleted { .. } | Link::Inserted { .. } => continue,
        };
        for &version in link.version() {
            let bases = link.base().iter().map(|&base| (base, how));
            parents.entry(version).or_default().extend(bases);
        }
    }
    parents
}

fn ancestors(index: usize, parents: &[Parents], readings: &[Vec<Reading>]) -> Vec<Vec<Ancestor>> {
    let mut here = vec![index];
    let mut generations = Vec::new();
    for (draft, parents) in parents.iter().enumerate().rev() {
        let mut generation: Vec<Ancestor> = here
            .iter()
            .flat_map(|at| parents.get(at).into_iter().flatten())
            .map(|&(index, how)| {
                let provision = readings[draft][index].provision.clone();
                Ancestor { draft, index, provision, how }
            })
            .collect();
        generation.sort_unstable();
        generation.dedup();
        here = generation.iter().map(|ancestor| ancestor.index).collect();
        generations.push(generation);
    }
    generations
}

/// For each word of the last draft, the draft in which it first stood.
fn births(
    readings: &[Vec<Reading>],
    alignments: &[Alignment],
    content: &Content,
) -> Vec<Vec<usize>> {
    let Some(first) = readings.first() else { return Vec::new() };
    let mut births: Vec<Vec<usize>> = first.iter().map(|r| vec![0; r.words.len()]).collect();
    let libraries: Vec<Library<'_>> =
        readings.iter().map(|draft| Library::new(draft.iter().collect())).collect();
    for (draft, alignment) in alignments.iter().enumerate() {
        let (before, here) = (&readings[draft], &readings[draft + 1]);
        let mut next = inherited((before, &births), here, alignment, content);
        for (reading, ages) in here.iter().zip(&mut next) {
            // The earliest draft that has a run decides.
            for (earlier, library) in libraries.iter().enumerate().take(draft + 1) {
                let open: Vec<bool> = ages.iter().map(Option::is_none).collect();
                for run in library.runs(&reading.words, content, |word| open[word]) {
                    run.words.for_each(|word| ages[word] = ages[word].or(Some(earlier)));
                }
            }
        }
        let settle = |ages: Vec<Option<usize>>| {
            ages.into_iter().map(|age| age.unwrap_or(draft + 1)).collect()
        };
        births = next.into_iter().map(settle).collect();
    }
    births
}

/// What the words of a draft have from the provisions that theirs are linked to, such as their age:
/// for each provision and word, the mark of the word that it was before, if it was one. The drafts
/// come as their provisions in reading order, `marks` as one mark a word.
pub fn inherited<T: Copy>(
    (before, marks): (&[Reading], &[Vec<T>]),
    here: &[Reading],
    alignment: &Alignment,
    content: &Content,
) -> Vec<Vec<Option<T>>> {
    let mut found: Vec<Vec<Option<T>>> = here.iter().map(|r| vec![None; r.words.len()]).collect();
    for link in &alignment.links {
        let from: Vec<(u32, T)> = link
            .base()
            .iter()
            .flat_map(|&at| before[at].words.iter().copied().zip(marks[at].iter().copied()))
            .collect();
        let to: Vec<(usize, usize)> = link
            .version()
            .iter()
            .flat_map(|&at| (0..here[at].words.len()).map(move |word| (at, word)))
            .collect();
        let old: Vec<u32> = from.iter().map(|word| word.0).collect();
        let new: Vec<u32> = to.iter().map(|&(at, word)| here[at].words[word]).collect();
        for (source, target) in matched(&old, &new, content) {
            let (at, word) = to[target];
            found[at][word] = Some(from[source].1);
        }
    }
    found
}

fn runs(reading: &Reading, births: &[usize]) -> Vec<BornRun> {
    let mut start = 0;
    let run = |stretch: &[usize]| {
        let words = start..start + stretch.len();
        start = words.end;
        BornRun { text: reading.quote(&words).to_owned(), words: words.len(), draft: stretch[0] }
    };
    births.chunk_by(|a, b| a == b).map(run).collect()
}

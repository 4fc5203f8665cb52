//! The trace of a final text: base, agreed language, or whose input, word by word.
//!
//! Method after *Credit* in the literature on text reuse (Burgess et al., KDD 2016; Funk and Mullen,
//! AHR 2018): a new word belongs to the earliest input that has it in a run of five words, or of
//! three words of matter, which the base and agreed language do not have.

use std::collections::{BTreeMap, BTreeSet};

use super::library::{Content, Library, Reading, Run, matched, read};
use super::score::{Score, scores};
use super::voices::{new_runs, voices};
use crate::align::align;
use crate::draft::Draft;
use crate::provision::ProvisionId;
use crate::shingle::Vocabulary;
use crate::sponsor::Sponsor;

/// Where every word of a final text comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Trace {
    /// The provisions of the final text in reading order.
    pub provisions: Vec<TracedProvision>,
    /// What became of each sponsor's new words.
    pub scores: BTreeMap<Sponsor, Score>,
    /// How many words of the final text stand neither in the base nor in agreed language.
    pub new_words: usize,
    /// For each input, the first input of the voice that it belongs to: inputs with nearly the same
    /// new text (Jaccard similarity of at least .5) are one voice.
    pub voices: Vec<usize>,
}

/// A provision of the final text in runs of words of one origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TracedProvision {
    /// The provision.
    pub provision: ProvisionId,
    /// Its words in order.
    pub runs: Vec<TracedRun>,
}

/// A run of words of one origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TracedRun {
    /// The words as they stand in the final text.
    pub text: String,
    /// How many they are.
    pub words: usize,
    /// Where they come from.
    pub origin: Origin,
    /// For agreed language and inputs, the passages that they are taken from, as they stand there.
    pub quotes: Vec<Quote>,
}

/// Where words come from. Inputs and agreed texts are counted from 0 in the order given.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// They stand in the base.
    Base,
    /// They stand in these agreed texts.
    Agreed(Vec<usize>),
    /// They were introduced by inputs.
    Inputs {
        /// The inputs of the earliest round that has them, with all that belong to the same voices.
        /// The voices share the credit equally, and so do the inputs of a voice.
        first: Vec<usize>,
        /// Inputs of other voices in later rounds, without credit.
        later: Vec<usize>,
    },
    /// They are new, and no input has them.
    Unexplained,
}

/// A passage of an input or an agreed text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quote {
    /// Which input, or which agreed text.
    pub source: usize,
    /// The provision in which it stands there.
    pub provision: ProvisionId,
    /// Its words.
    pub text: String,
}

/// Traces a final text to its base, to agreed language and to the inputs, which are given in the
/// order of their time, one after the other.
///
/// An input may be a whole version of the base or a contribution of its own.
pub fn trace(
    final_text: &Draft,
    base: &Draft,
    inputs: &[(Sponsor, Draft)],
    agreed: &[Draft],
) -> Trace {
    let rounds: Vec<usize> = (0..inputs.len()).collect();
    trace_in_rounds(final_text, base, (inputs, &rounds), agreed)
}

/// As [`trace`], for inputs that came together: each with the number of its round. Within a round
/// nobody was first, and whoever has the words shares the credit. Where there are fewer rounds than
/// inputs, the last inputs came in a last round of their own.
pub fn trace_in_rounds(
    final_text: &Draft,
    base: &Draft,
    (inputs, rounds): (&[(Sponsor, Draft)], &[usize]),
    agreed: &[Draft],
) -> Trace {
    let mut vocabulary = Vocabulary::default();
    let base_readings = read(base, &mut vocabulary);
    let agreed_readings: Vec<_> = agreed.iter().map(|text| read(text, &mut vocabulary)).collect();
    let input_readings: Vec<_> = inputs.iter().map(|text| read(&text.1, &mut vocabulary)).collect();
    let final_readings = read(final_text, &mut vocabulary);
    let known = Known {
        content: Content::new(&vocabulary),
        base: Library::new(base_readings.iter().collect()),
        agreed: Shelf::new(&agreed_readings, &[]),
    };
    let news: Vec<Vec<Vec<u32>>> = inputs
        .iter()
        .zip(&input_readings)
        .map(|((_, draft), readings)| known.new_runs(base, draft, readings))
        .collect();
    let tracer = Tracer {
        inputs: Shelf::new(&input_readings, &base_readings),
        voices: voices(&news),
        rounds,
        known: &known,
    };
    let masks = known.base_masks(base, final_text, &final_readings);
    let traced = final_readings.iter().zip(masks);
    let provisions: Vec<_> =
        traced.map(|(reading, mask)| tracer.provision(reading, &mask)).collect();
    let proposed = news.iter().map(|runs| runs.iter().map(Vec::len).sum()).collect();
    let sponsors: Vec<&Sponsor> = inputs.iter().map(|input| &input.0).collect();
    let (scores, new_words) = scores(&provisions, &sponsors, (proposed, &tracer.voices));
    Trace { provisions, scores, new_words, voices: tracer.voices }
}

impl Trace {
    /// The new words that no input has, by the provision in which they stand.
    pub fn unexplained(&self) -> impl Iterator<Item = (&ProvisionId, &TracedRun)> {
        self.provisions.iter().flat_map(|traced| {
            let unexplained = traced.runs.iter().filter(|run| run.origin == Origin::Unexplained);
            unexplained.map(|run| (&traced.provision, run))
        })
    }
}

/// Several texts in one library.
struct Shelf<'a> {
    library: Library<'a>,
    source_of: Vec<usize>,
}

impl<'a> Shelf<'a> {
    /// Provisions that stand word for word in `without` teach nothing and are left out.
    fn new(sources: &'a [Vec<Reading>], without: &[Reading]) -> Self {
        let without: BTreeSet<&[u32]> = without.iter().map(|r| r.words.as_slice()).collect();
        let (mut readings, mut source_of) = (Vec::new(), Vec::new());
        for (source, text) in sources.iter().enumerate() {
            for reading in text.iter().filter(|r| !without.contains(r.words.as_slice())) {
                readings.push(reading);
                source_of.push(source);
            }
        }
        Self { library: Library::new(readings), source_of }
    }

    /// The sources that have a word in one of these runs.
    fn sources_of(&self, word: usize, runs: &[Run]) -> BTreeSet<usize> {
        let holding = runs.iter().filter(|run| run.words.contains(&word));
        holding.map(|run| self.source_of[run.reading]).collect()
    }

    /// The longest passage of each source that holds a word.
    fn quotes(&self, word: usize, runs: &[Run], sources: &[usize]) -> Vec<Quote> {
        let quote = |&source: &usize| {
            let holding = runs
                .iter()
                .filter(|run| run.words.contains(&word) && self.source_of[run.reading] == source);
            let run =
                holding.max_by_key(|run| (run.words.len(), std::cmp::Reverse(run.reading)))?;
            let reading = self.library.readings[run.reading];
            let text = reading.quote(&(run.from..run.from + run.words.len())).to_owned();
            Some(Quote { source, provision: reading.provision.clone(), text })
        };
        sources.iter().filter_map(quote).collect()
    }
}

/// What was there before the inputs.
struct Known<'a> {
    content: Content,
    base: Library<'a>,
    agreed: Shelf<'a>,
}

impl Known<'_> {
    /// For each provision of a text, which of its words come from the base: those matched in the
    /// provision that it is linked to, and those in runs that the base has anywhere.
    fn base_masks(&self, base: &Draft, text: &Draft, readings: &[Reading]) -> Vec<Vec<bool>> {
        let mut masks: Vec<Vec<bool>> =
            readings.iter().map(|reading| vec![false; reading.words.len()]).collect();
        for link in align(base, text).links {
            let bases = link.base().iter().flat_map(|&at| &self.base.readings[at].words);
            let bases: Vec<u32> = bases.copied().collect();
            let places: Vec<(usize, usize)> = link
                .version()
                .iter()
                .flat_map(|&at| (0..readings[at].words.len()).map(move |word| (at, word)))
                .collect();
            let words: Vec<u32> =
                places.iter().map(|&(at, word)| readings[at].words[word]).collect();
            for (_, place) in matched(&bases, &words, &self.content) {
                masks[places[place].0][places[place].1] = true;
            }
        }
        for (reading, mask) in readings.iter().zip(&mut masks) {
            let open = mask.clone();
            for run in self.base.runs(&reading.words, &self.content, |word| !open[word]) {
                mask[run.words].fill(true);
            }
        }
        masks
    }

    /// The runs of words of an input that neither the base nor agreed language has.
    fn new_runs(&self, base: &Draft, draft: &Draft, readings: &[Reading]) -> Vec<Vec<u32>> {
        let mut masks = self.base_masks(base, draft, readings);
        let mut runs = Vec::new();
        for (reading, mask) in readings.iter().zip(&mut masks) {
            let open = mask.clone();
            let shelf = &self.agreed.library;
            for run in shelf.runs(&reading.words, &self.content, |word| !open[word]) {
                mask[run.words].fill(true);
            }
            runs.extend(new_runs(reading, mask));
        }
        runs
    }
}

struct Tracer<'a> {
    known: &'a Known<'a>,
    inputs: Shelf<'a>,
    voices: Vec<usize>,
    rounds: &'a [usize],
}

impl Tracer<'_> {
    fn provision(&self, reading: &Reading, from_base: &[bool]) -> TracedProvision {
        let content = &self.known.content;
        let agreed = &self.known.agreed;
        let agreed_runs = agreed.library.runs(&reading.words, content, |word| !from_base[word]);
        let input_runs = self.inputs.library.runs(&reading.words, content, |word| !from_base[word]);
        let origins: Vec<Origin> = (0..reading.words.len())
            .map(|word| {
                if from_base[word] {
                    return Origin::Base;
                }
                let texts = agreed.sources_of(word, &agreed_runs);
                if !texts.is_empty() {
                    return Origin::Agreed(texts.into_iter().collect());
                }
                self.input_origin(&self.inputs.sources_of(word, &input_runs))
            })
            .collect();
        let mut runs = Vec::new();
        let mut start = 0;
        for stretch in origins.chunk_by(|a, b| a == b) {
            let words = start..start + stretch.len();
            let quotes = match &stretch[0] {
                Origin::Base | Origin::Unexplained => Vec::new(),
                Origin::Agreed(texts) => agreed.quotes(start, &agreed_runs, texts),
                Origin::Inputs { first, .. } => self.inputs.quotes(start, &input_runs, first),
            };
            let text = reading.quote(&words).to_owned();
            start = words.end;
            let origin = stretch[0].clone();
            runs.push(TracedRun { text, words: words.len(), origin, quotes });
        }
        TracedProvision { provision: reading.provision.clone(), runs }
    }

    /// The voices of the earliest round have the credit; later ones are named.
    fn input_origin(&self, holding: &BTreeSet<usize>) -> Origin {
        let round = |input: usize| self.rounds.get(input).copied().unwrap_or(usize::MAX);
        let Some(earliest) = holding.iter().map(|&input| round(input)).min() else {
            return Origin::Unexplained;
        };
        let at_first = holding.iter().filter(|&&input| round(input) == earliest);
        let voices: BTreeSet<usize> = at_first.map(|&input| self.voices[input]).collect();
        let (first, later) =
            holding.iter().partition(|&&input| voices.contains(&self.voices[input]));
        Origin::Inputs { first, later }
    }
}

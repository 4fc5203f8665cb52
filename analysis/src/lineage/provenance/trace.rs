//! From draft to draft: what each word was, and who had the new ones before.

use std::collections::BTreeSet;

use unbracket_text::lineage::{Content, Library, Reading, SharedRun, inherited, read};
use unbracket_text::shingle::Vocabulary;
use unbracket_text::{ProvisionId, align};

use super::voices::{new_runs, own_words, voices};
use super::{
    Card, DatedDraft, Holder, Kind, Proposed, Provenance, Source, Traced, TracedRun, Words,
};
use crate::estimate::TooLittle;
use crate::parallel::each;

/// All passages of all sources in one library.
pub(super) struct Shelf<'a> {
    pub(super) sources: &'a [&'a Source],
    pub(super) library: Library<'a>,
    /// For each reading of the library, its source and which passage of it.
    pub(super) of: Vec<(usize, usize)>,
    pub(super) content: Content,
    /// For each word of each reading, whether the passage puts it in; the others are those that it
    /// would change and leaves as they were.
    pub(super) own: Vec<Vec<bool>>,
}

impl Shelf<'_> {
    /// Whether a run holds this word of a draft, and its passage puts the word in: the words that an
    /// amendment leaves as they were only show where it stands.
    fn puts_in(&self, run: &SharedRun, word: usize) -> bool {
        let at = |word: usize| run.from + word - run.words.start;
        run.words.contains(&word) && self.own[run.reading].get(at(word)).is_some_and(|own| *own)
    }
}

/// Where words first stood: in which draft, and who had them before.
struct Birth {
    draft: usize,
    holders: Vec<Holder>,
}

/// Which birth each word of each provision has.
type Marks = Vec<Vec<u32>>;

/// Traces the last of these drafts to all before it and to the sources.
///
/// The order in which drafts and sources are given decides nothing, only their times and names do.
///
/// # Errors
/// [`TooLittle::Few`] without a draft, or without a word in the last one.
pub fn provenance(drafts: &[DatedDraft<'_>], sources: &[Source]) -> Result<Provenance, TooLittle> {
    TooLittle::unless(drafts.len(), 1, "drafts")?;
    let mut drafts: Vec<&DatedDraft<'_>> = drafts.iter().collect();
    drafts.sort_by(|a, b| (a.time, &a.name).cmp(&(b.time, &b.name)));
    let mut sources: Vec<&Source> = sources.iter().collect();
    sources.sort_by(|a, b| key(a).cmp(&key(b)));
    let mut vocabulary = Vocabulary::default();
    let texts: Vec<Vec<Reading>> =
        drafts.iter().map(|draft| read(draft.draft, &mut vocabulary)).collect();
    let (of, passages, replaced) = read_sources(&sources, &mut vocabulary);
    let content = Content::new(&vocabulary);
    let shelf = Shelf {
        sources: &sources,
        library: Library::new(passages.iter().collect()),
        of,
        own: own_words(&passages, &replaced, &content),
        content,
    };
    let libraries: Vec<(i64, Library<'_>)> = drafts
        .iter()
        .zip(&texts)
        .map(|(draft, text)| (draft.time, Library::new(text.iter().collect())))
        .collect();
    let new = new_runs(&shelf, &libraries);
    let voices = voices(sources.len(), &shelf.of, &new);
    let tracer = Tracer { drafts: &drafts, texts: &texts, libraries, shelf: &shelf, voices };
    let (births, marks) = tracer.trace();
    let sources = cards(&shelf, &new, &tracer.voices);
    let last = texts.last().map_or(&[][..], Vec::as_slice);
    let provisions: Vec<Traced> =
        last.iter().zip(&marks).map(|(reading, marks)| traced(reading, marks, &births)).collect();
    let words = count(&provisions, &sources);
    TooLittle::unless(words.all, 1, "words")?;
    let drafts = drafts.iter().map(|draft| draft.name.clone()).collect();
    Ok(Provenance { drafts, sources, provisions, words })
}

fn key(source: &Source) -> (i64, &str, Kind, &[String]) {
    (source.time, &source.name, source.kind, &source.actors)
}

/// Which reading is which passage, the passages, and what each would replace.
fn read_sources(
    sources: &[&Source],
    vocabulary: &mut Vocabulary,
) -> (Vec<(usize, usize)>, Vec<Reading>, Vec<Reading>) {
    let (mut of, mut passages, mut replaced) = (Vec::new(), Vec::new(), Vec::new());
    for (source, text) in sources.iter().enumerate() {
        for (at, passage) in text.passages.iter().enumerate() {
            let mut read = |text: &String| {
                let provision = ProvisionId::new(passage.provision.clone());
                Reading::new(provision, text.clone(), vocabulary)
            };
            of.push((source, at));
            passages.push(read(&passage.text));
            replaced.push(read(&passage.replaces));
        }
    }
    (of, passages, replaced)
}

struct Tracer<'a> {
    drafts: &'a [&'a DatedDraft<'a>],
    texts: &'a [Vec<Reading>],
    libraries: Vec<(i64, Library<'a>)>,
    shelf: &'a Shelf<'a>,
    voices: Vec<usize>,
}

impl Tracer<'_> {
    /// All births, and those of the words of the last draft.
    fn trace(&self) -> (Vec<Birth>, Marks) {
        // The first births are those of each draft's own words.
        let own = |draft| Birth { draft, holders: Vec::new() };
        let mut births: Vec<Birth> = (0..self.drafts.len()).map(own).collect();
        let mut marks: Vec<Marks> = Vec::new();
        for draft in 0..self.drafts.len() {
            let known = self.known(draft, &marks);
            let (texts, shelf) = (&self.texts[draft], self.shelf);
            let found = each(texts.len(), |at| self.born(draft, &texts[at], (&known[at], shelf)));
            let mut settled: Marks = Vec::with_capacity(known.len());
            for (known, found) in known.into_iter().zip(found) {
                let unborn = u32::try_from(draft).unwrap_or(u32::MAX);
                let mut here: Vec<u32> =
                    known.into_iter().map(|mark| mark.unwrap_or(unborn)).collect();
                for (words, holders) in found {
                    let birth = u32::try_from(births.len()).expect("fewer births than words");
                    births.push(Birth { draft, holders });
                    words.into_iter().for_each(|word| here[word] = birth);
                }
                settled.push(here);
            }
            marks.push(settled);
        }
        (births, marks.pop().unwrap_or_default())
    }

    /// The marks that the words of a draft have from the drafts before it.
    fn known(&self, draft: usize, marks: &[Marks]) -> Vec<Vec<Option<u32>>> {
        let here = &self.texts[draft];
        let Some(before) = draft.checked_sub(1) else {
            return here.iter().map(|reading| vec![None; reading.words.len()]).collect();
        };
        let content = &self.shelf.content;
        let alignment = align(self.drafts[before].draft, self.drafts[draft].draft);
        let from = (self.texts[before].as_slice(), marks[before].as_slice());
        let inherited = inherited(from, here, &alignment, content);
        each(here.len(), |at| {
            let (reading, mut known) = (&here[at], inherited[at].clone());
            for ((_, library), marks) in self.libraries.iter().zip(marks) {
                let open: Vec<bool> = known.iter().map(Option::is_none).collect();
                for run in library.runs(&reading.words, content, |word| open[word]) {
                    for (word, at) in run.words.clone().zip(run.from..) {
                        known[word] = known[word].or(Some(marks[run.reading][at]));
                    }
                }
            }
            known
        })
    }

    /// The words of a provision that this draft is the first to have and that sources had before it,
    /// in stretches of the same holders.
    fn born(
        &self,
        draft: usize,
        reading: &Reading,
        (known, shelf): (&[Option<u32>], &Shelf<'_>),
    ) -> Vec<(Vec<usize>, Vec<Holder>)> {
        let asks = |word: usize| known[word].is_none();
        let mut runs = shelf.library.runs(&reading.words, &shelf.content, asks);
        let until = self.drafts[draft].time;
        runs.retain(|run| shelf.sources[shelf.of[run.reading].0].time <= until);
        let source = |run: &SharedRun| shelf.of[run.reading].0;
        let holding = |word: usize| -> BTreeSet<usize> {
            let put_in = runs.iter().filter(|run| shelf.puts_in(run, word));
            let put_in: BTreeSet<usize> = put_in.map(source).collect();
            if !put_in.is_empty() {
                return put_in;
            }
            // No earlier draft has it there: whoever put other words around it brought it to this place.
            let around = runs.iter().filter(|run| run.words.contains(&word));
            around.map(source).filter(|at| shelf.sources[*at].time < until).collect()
        };
        let open: Vec<(usize, BTreeSet<usize>)> =
            (0..known.len()).filter(|&word| asks(word)).map(|word| (word, holding(word))).collect();
        open.chunk_by(|a, b| a.0 + 1 == b.0 && a.1 == b.1)
            .filter(|stretch| !stretch[0].1.is_empty())
            .map(|stretch| {
                let words = stretch.iter().map(|word| word.0).collect();
                (words, self.holders(stretch[0].0, &runs, &stretch[0].1))
            })
            .collect()
    }

    /// Who has a word, with the longest passage of each that shows it, and its share.
    fn holders(&self, word: usize, runs: &[SharedRun], sources: &BTreeSet<usize>) -> Vec<Holder> {
        let shelf = self.shelf;
        let first = first(shelf.sources, &self.voices, sources);
        let holder = |&source: &usize| {
            let runs = runs
                .iter()
                .filter(|run| run.words.contains(&word) && shelf.of[run.reading].0 == source);
            let run = runs
                .max_by_key(|run| (run.words.len(), std::cmp::Reverse((run.reading, run.from))))?;
            let words = run.from..run.from + run.words.len();
            let reading = shelf.library.readings[run.reading];
            Some(Holder {
                source,
                passage: shelf.of[run.reading].1,
                bytes: reading.bytes(&words),
                text: reading.quote(&words).to_owned(),
                words,
                share: first.iter().find(|(one, _)| *one == source).map_or(0.0, |one| one.1),
            })
        };
        sources.iter().filter_map(holder).collect()
    }
}

/// The sources that came first, each with its share: equal between the voices of the earliest time,
/// and between those of a voice that have the words, later copies among them. Agreed language of that
/// time goes before proposals.
fn first(sources: &[&Source], voices: &[usize], holding: &BTreeSet<usize>) -> Vec<(usize, f64)> {
    let Some(time) = holding.iter().map(|&source| sources[source].time).min() else {
        return Vec::new();
    };
    let is_agreed = |source: usize| sources[source].kind == Kind::Agreed;
    let early = || holding.iter().copied().filter(|&source| sources[source].time == time);
    let agreed: Vec<usize> = early().filter(|&source| is_agreed(source)).collect();
    if !agreed.is_empty() {
        let share = 1.0 / count_of(agreed.len());
        return agreed.into_iter().map(|source| (source, share)).collect();
    }
    let heads: BTreeSet<usize> = early().map(|source| voices[source]).collect();
    let members = |head: usize| {
        holding.iter().copied().filter(move |&source| voices[source] == head && !is_agreed(source))
    };
    let mut shares = Vec::new();
    for &head in &heads {
        let share = 1.0 / count_of(heads.len() * members(head).count());
        shares.extend(members(head).map(|source| (source, share)));
    }
    shares
}

fn traced(reading: &Reading, marks: &[u32], births: &[Birth]) -> Traced {
    let mut start = 0;
    let run = |stretch: &[u32]| {
        let words = start..start + stretch.len();
        start = words.end;
        let birth = &births[stretch[0] as usize];
        TracedRun {
            bytes: reading.bytes(&words),
            text: reading.quote(&words).to_owned(),
            words,
            draft: birth.draft,
            holders: birth.holders.clone(),
        }
    };
    let runs = marks.chunk_by(|a, b| a == b).map(run).collect();
    Traced { provision: reading.provision.to_string(), runs }
}

fn cards(shelf: &Shelf<'_>, new: &[Vec<Vec<u32>>], voices: &[usize]) -> Vec<Card> {
    let card = |(source, voice): (&&Source, &usize)| {
        let mut actors = source.actors.clone();
        actors.sort_unstable();
        actors.dedup();
        let (name, kind, time) = (source.name.clone(), source.kind, source.time);
        Card { name, kind, time, actors, voice: *voice, passages: Vec::new() }
    };
    let mut cards: Vec<Card> = shelf.sources.iter().zip(voices).map(card).collect();
    for ((source, at), runs) in shelf.of.iter().zip(new) {
        let words = runs.iter().map(Vec::len).sum();
        let provision = shelf.sources[*source].passages[*at].provision.clone();
        cards[*source].passages.push(Proposed { provision, words });
    }
    cards
}

fn count(provisions: &[Traced], sources: &[Card]) -> Words {
    let mut words = Words::default();
    for run in provisions.iter().flat_map(|provision| &provision.runs) {
        let here = run.words.len();
        words.all += here;
        if run.is_agreed(sources) {
            words.agreed += here;
        } else if !run.holders.is_empty() {
            words.proposed += here;
        } else if run.draft == 0 {
            words.base += here;
        } else {
            words.own += here;
        }
    }
    words
}

#[expect(clippy::cast_precision_loss, reason = "counts of sources are far below 2^52")]
fn count_of(number: usize) -> f64 {
    number as f64
}

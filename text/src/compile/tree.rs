//! From the edits on one provision to nested brackets in which each word is said once.
//!
//! Overlapping edits form a conflict group. An edit that contains others is an outer bracket around
//! the words in which the smaller edits stand. Where two edits cross, the later one is cut at the
//! border of the earlier into parts that are linked: both parts belong to one choice.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::amendment::{Amendment, AmendmentId};
use crate::atom::{AtomId, Builder, Lexicon};
use crate::edit::{Edit, apply};
use crate::passage::{Alternative, Bracket, BracketId, Passage, Stance};
use crate::sponsor::Sponsors;

/// Brackets deeper than this are not nested further: the inner edits become alternatives.
const MOST_NESTED: usize = 6;

/// The distinct edits on one provision, each with the amendments that make it.
pub(crate) type Distinct = BTreeMap<Edit, BTreeSet<AmendmentId>>;

/// A part of an edit: the order of keys is the order of building, outer before inner.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    start: usize,
    replaces: bool,
    end: Reverse<usize>,
    new: Vec<AtomId>,
}

#[derive(Debug, Clone, Default)]
struct Voice {
    sources: BTreeSet<AmendmentId>,
    link: Option<u32>,
}

struct Part {
    start: usize,
    end: usize,
    new: Vec<AtomId>,
    voice: Voice,
}

/// What is needed to put brackets together.
pub(crate) struct Ground<'a> {
    pub(crate) lexicon: &'a Lexicon<'a>,
    pub(crate) base: &'a [AtomId],
    pub(crate) amendments: &'a [Amendment],
}

/// Lays edits into the base.
pub(crate) fn lay(ground: &Ground<'_>, distinct: &Distinct) -> Passage {
    let parts = cut(distinct);
    let mut builder = Builder::default();
    emit(ground, &parts, 0..ground.base.len(), 0, &mut builder);
    builder.finish()
}

/// Cuts edits until no two cross; parts that say the same gather their voices.
fn cut(distinct: &Distinct) -> Vec<Part> {
    let mut waiting: BTreeMap<Key, Voice> = BTreeMap::new();
    for (edit, sources) in distinct {
        let voice = Voice { sources: sources.clone(), link: None };
        gather(&mut waiting, key(edit.start, edit.end, edit.new.clone()), voice);
    }
    let (mut parts, mut open, mut links) = (Vec::new(), Vec::<usize>::new(), 0);
    while let Some((key, mut voice)) = waiting.pop_first() {
        let Key { start, end: Reverse(end), new, .. } = key;
        while open.last().is_some_and(|&border| border <= start) {
            open.pop();
        }
        match open.last() {
            Some(&border) if end > border => {
                let link = *voice.link.get_or_insert_with(|| {
                    links += 1;
                    links
                });
                let part = Voice { link: Some(link), ..voice.clone() };
                gather(&mut waiting, self::key(start, border, Vec::new()), part);
                gather(&mut waiting, self::key(border, end, new), voice);
            }
            _ => {
                if end > start {
                    open.push(end);
                }
                parts.push(Part { start, end, new, voice });
            }
        }
    }
    parts
}

fn key(start: usize, end: usize, new: Vec<AtomId>) -> Key {
    Key { start, replaces: end > start, end: Reverse(end), new }
}

fn gather(waiting: &mut BTreeMap<Key, Voice>, key: Key, voice: Voice) {
    let known = waiting.entry(key).or_default();
    known.sources.extend(voice.sources);
    known.link = known.link.or(voice.link);
}

/// Writes the words of a range with the brackets of the parts that lie in it.
fn emit(
    ground: &Ground<'_>,
    parts: &[Part],
    range: std::ops::Range<usize>,
    depth: usize,
    builder: &mut Builder,
) {
    let (mut at, mut next) = (range.start, 0);
    while let Some(part) = parts.get(next) {
        let (start, end) = (part.start, part.end);
        let same = |p: &Part| (p.start, p.end) == (start, end);
        let rivals = parts[next..].iter().take_while(|p| same(p)).count();
        let inside = parts[next + rivals..].iter().take_while(|p| start < end && p.start < end);
        let inside = inside.count();
        push_words(ground, at..start, builder);
        let (group, rest) = parts[next..].split_at(rivals);
        builder.push_bracket(bracket(ground, group, &rest[..inside], depth));
        (at, next) = (end, next + rivals + inside);
    }
    push_words(ground, at..range.end, builder);
}

fn push_words(ground: &Ground<'_>, range: std::ops::Range<usize>, builder: &mut Builder) {
    for &atom in &ground.base[range] {
        builder.push(ground.lexicon, atom);
    }
}

/// One bracket: the words of the base with smaller brackets in them, beside rival wordings.
fn bracket(ground: &Ground<'_>, group: &[Part], inside: &[Part], depth: usize) -> Bracket {
    let (start, end) = (group[0].start, group[0].end);
    let mut retained = Builder::default();
    let mut rivals: Vec<Alternative> =
        group.iter().map(|part| alternative(ground, &part.new, &part.voice)).collect();
    if depth + 1 < MOST_NESTED {
        emit(ground, inside, start..end, depth + 1, &mut retained);
    } else {
        push_words(ground, start..end, &mut retained);
        rivals.extend(flattened(ground, inside, start..end));
    }
    let retain = Alternative::new(Stance::Retain, retained.finish());
    rivals.sort_by(|a, b| {
        (a.stance, &a.sponsors, &a.wording).cmp(&(b.stance, &b.sponsors, &b.wording))
    });
    let mut bracket = Bracket::new(std::iter::once(retain).chain(rivals).collect());
    name_near_repeats(&mut bracket.alternatives);
    // The number is given when the whole compilation is in reading order.
    bracket.id = Some(BracketId(0));
    bracket
}

fn alternative(ground: &Ground<'_>, new: &[AtomId], voice: &Voice) -> Alternative {
    let stance = if new.is_empty() { Stance::Delete } else { Stance::Propose };
    Alternative {
        sponsors: sponsors(ground, &voice.sources),
        sources: voice.sources.clone(),
        link: voice.link,
        ..Alternative::new(stance, ground.lexicon.passage(new))
    }
}

fn sponsors(ground: &Ground<'_>, sources: &BTreeSet<AmendmentId>) -> Sponsors {
    sources
        .iter()
        .filter_map(|id| ground.amendments.get(id.0 as usize))
        .flat_map(|amendment| amendment.sponsors.iter().cloned())
        .collect()
}

/// The edits inside a bracket that is nested deep enough, as alternatives to its whole range.
fn flattened(
    ground: &Ground<'_>,
    inside: &[Part],
    range: std::ops::Range<usize>,
) -> Vec<Alternative> {
    let mut by_amendment: BTreeMap<AmendmentId, Vec<Edit>> = BTreeMap::new();
    for part in inside {
        let (start, end) = (part.start - range.start, part.end - range.start);
        for source in &part.voice.sources {
            let edit = Edit { start, end, new: part.new.clone() };
            by_amendment.entry(*source).or_default().push(edit);
        }
    }
    let mut wordings: BTreeMap<Vec<AtomId>, Voice> = BTreeMap::new();
    for (source, edits) in by_amendment {
        let wording = apply(&ground.base[range.clone()], &edits);
        wordings.entry(wording).or_default().sources.insert(source);
    }
    wordings.iter().map(|(wording, voice)| alternative(ground, wording, voice)).collect()
}

/// Names alternatives that nearly repeat an earlier one.
fn name_near_repeats(alternatives: &mut [Alternative]) {
    let wordings: Vec<Vec<String>> = alternatives.iter().map(|a| words_of(&a.wording)).collect();
    for index in 1..alternatives.len() {
        if alternatives[index].stance != Stance::Propose {
            continue;
        }
        alternatives[index].nearly_repeats =
            (1..index).find(|&other| nearly_same(&wordings[other], &wordings[index]));
    }
}

pub(crate) fn words_of(passage: &Passage) -> Vec<String> {
    let text = passage.to_marked_text();
    crate::token::words(&text).map(str::to_lowercase).collect()
}

/// Whether two wordings of at least five words share four fifths of their distinct words.
pub(crate) fn nearly_same(a: &[String], b: &[String]) -> bool {
    if a.len().min(b.len()) < 5 || a.len().min(b.len()) * 5 < a.len().max(b.len()) * 4 {
        return false;
    }
    let (x, y): (BTreeSet<&String>, BTreeSet<&String>) = (a.iter().collect(), b.iter().collect());
    let shared = x.intersection(&y).count();
    shared * 5 >= (x.len() + y.len() - shared) * 4
}

//! Finding: which pieces answer a query, in which order, and by what they could be narrowed.

use std::collections::{BTreeMap, BTreeSet};

use unbracket_negotiation::SeatId;

use crate::excerpt::{Part, excerpt};
use crate::gather::{Key, Kind, Piece};
use crate::index::{Index, Posting};
use crate::query::{Clause, Query};

/// The most words that a beginning can stand for.
const BEGINNINGS: usize = 512;

/// What hits are narrowed to; nothing named means everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// One kind of thing.
    pub kind: Option<Kind>,
    /// One cycle, by its number from 0.
    pub cycle: Option<usize>,
    /// What one seat said.
    pub seat: Option<SeatId>,
    /// One language.
    pub language: Option<String>,
}

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Which thing.
    pub key: Key,
    /// What is known of it.
    pub piece: Piece,
    /// Part of its text, with the words marked.
    pub excerpt: Vec<Part>,
    /// How well it answers.
    pub score: f64,
}

/// By what hits can be narrowed, with how many remain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// By kind.
    pub kinds: BTreeMap<Kind, usize>,
    /// By cycle.
    pub cycles: BTreeMap<usize, usize>,
    /// By seat.
    pub seats: BTreeMap<SeatId, usize>,
    /// By language.
    pub languages: BTreeMap<String, usize>,
}

/// The answer to a query.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The best hits first.
    pub hits: Vec<Hit>,
    /// How many there are in all.
    pub total: usize,
    /// By what they can be narrowed further.
    pub facets: Facets,
}

/// How often a clause stands in a piece.
type Count = (u32, u32);

impl Filter {
    fn fits(&self, piece: &Piece) -> bool {
        self.kind.is_none_or(|kind| piece.key.kind(piece.agreed) == kind)
            && self.cycle.is_none_or(|cycle| piece.cycle == Some(cycle))
            && self.seat.is_none_or(|seat| piece.seat == Some(seat))
            && self.language.as_ref().is_none_or(|it| piece.language.as_ref() == Some(it))
    }
}

impl Index {
    /// Finds what answers a query, the best first; without words, everything that the filter lets
    /// through, the latest first, and nothing where it narrows to nothing.
    pub fn find(&self, query: &Query, filter: &Filter, most: usize) -> Found {
        let mut found = Found::default();
        let everything = query.is_empty() && *filter != Filter::default();
        let mut ranked = if everything { self.all() } else { self.matched(query) };
        ranked.retain(|(number, _)| {
            let Some(stored) = self.piece(*number) else { return false };
            let fits = filter.fits(&stored.piece);
            if fits {
                found.facets.count(&stored.piece);
            }
            fits
        });
        found.total = ranked.len();
        // Of two that answer equally well, the later one: it is the present text.
        let better = |one: &(u32, f64), other: &(u32, f64)| {
            other.1.total_cmp(&one.1).then(other.0.cmp(&one.0))
        };
        if ranked.len() > most && most > 0 {
            ranked.select_nth_unstable_by(most - 1, better);
        }
        ranked.truncate(most);
        ranked.sort_unstable_by(better);
        let hits = ranked.into_iter().filter_map(|(number, score)| self.hit(query, number, score));
        found.hits = hits.collect();
        found
    }

    fn hit(&self, query: &Query, number: u32, score: f64) -> Option<Hit> {
        let piece = self.piece(number)?.piece.clone();
        let mut places = BTreeSet::new();
        for clause in &query.wanted {
            self.mark(clause, number, &mut places);
        }
        Some(Hit { key: piece.key.clone(), excerpt: excerpt(&piece.text, &places), piece, score })
    }

    /// Every piece, none better than another.
    fn all(&self) -> Vec<(u32, f64)> {
        self.numbers().map(|number| (number, 0.0)).collect()
    }

    /// The pieces that a query finds, by number, with how well each answers.
    fn matched(&self, query: &Query) -> Vec<(u32, f64)> {
        let pieces = self.len();
        let usual = self.usual_words().max(1.0);
        let mut all: Option<Vec<(u32, f64)>> = None;
        for clause in &query.wanted {
            let counts = self.clause(clause);
            let rare = rarity(pieces, counts.len());
            let mut scored = counts.into_iter().filter_map(|(number, count)| {
                let long = f64::from(self.piece(number)?.words) / usual;
                Some((number, rare * weight(count, long)))
            });
            all = Some(match all {
                None => scored.collect(),
                Some(all) => both(all, &mut scored),
            });
        }
        let mut all = all.unwrap_or_default();
        for clause in &query.unwanted {
            let unwanted = self.clause(clause);
            all.retain(|(number, _)| {
                unwanted.binary_search_by_key(number, |(number, _)| *number).is_err()
            });
        }
        all
    }

    /// The pieces in which a clause stands, by number, and how often.
    fn clause(&self, clause: &Clause) -> Vec<Count> {
        let mut counts: Vec<Count> = Vec::new();
        let count = |counts: &mut Vec<Count>, number: u32| match counts.last_mut() {
            Some((last, count)) if *last == number => *count += 1,
            _ => counts.push((number, 1)),
        };
        match clause {
            Clause::Words(terms) => {
                let lists = self.lists(terms);
                let Some((first, rest)) = lists.split_first() else { return counts };
                let starts = first.iter().filter(|posting| goes_on(**posting, rest));
                starts.for_each(|(number, _)| count(&mut counts, *number));
            }
            Clause::Begins(begin) => {
                let words = self.beginning(begin).take(BEGINNINGS);
                let starts = words.flat_map(|term| self.postings(term));
                let mut numbers: Vec<u32> = starts.map(|(number, _)| *number).collect();
                numbers.sort_unstable();
                numbers.into_iter().for_each(|number| count(&mut counts, number));
            }
        }
        counts
    }

    /// Where a clause stands in one piece.
    fn mark(&self, clause: &Clause, number: u32, places: &mut BTreeSet<u32>) {
        match clause {
            Clause::Words(terms) => {
                // Of a run of Han characters, the last pair marks two of them.
                let pair = terms.last().is_some_and(|it| is_pair(it));
                let length = u32::try_from(terms.len()).unwrap_or(u32::MAX);
                let lists = self.lists(terms);
                let Some((first, rest)) = lists.split_first() else { return };
                let starts = of_piece(first, number).iter();
                for (_, place) in starts.filter(|posting| goes_on(**posting, rest)) {
                    places.extend(*place..place.saturating_add(length + u32::from(pair)));
                }
            }
            Clause::Begins(begin) => {
                let words = self.beginning(begin).take(BEGINNINGS);
                let found = words.flat_map(|term| of_piece(self.postings(term), number));
                places.extend(found.map(|(_, place)| *place));
            }
        }
    }

    /// Where each of these terms stands; nothing where one of them stands nowhere.
    fn lists(&self, terms: &[String]) -> Vec<&[Posting]> {
        let lists: Vec<_> = terms.iter().map(|term| self.postings(term)).collect();
        if lists.iter().any(|list| list.is_empty()) { Vec::new() } else { lists }
    }
}

/// Whether the next terms follow, one after the other.
fn goes_on((number, place): Posting, rest: &[&[Posting]]) -> bool {
    (1..).zip(rest).all(|(step, list)| {
        place.checked_add(step).is_some_and(|at| list.binary_search(&(number, at)).is_ok())
    })
}

/// The part of a list that is of one piece.
fn of_piece(list: &[Posting], number: u32) -> &[Posting] {
    let from = list.partition_point(|(piece, _)| *piece < number);
    let to = from + list[from..].partition_point(|(piece, _)| *piece == number);
    &list[from..to]
}

/// What stands in both, with the sum of both scores; both are ordered by number.
fn both(mut all: Vec<(u32, f64)>, others: &mut dyn Iterator<Item = (u32, f64)>) -> Vec<(u32, f64)> {
    let mut others = others.peekable();
    all.retain_mut(|(number, score)| {
        while others.next_if(|(other, _)| *other < *number).is_some() {}
        let other = others.next_if(|(other, _)| *other == *number);
        *score += other.map_or(0.0, |(_, score)| score);
        other.is_some()
    });
    all
}

/// The first factor of BM25: how rare a clause is.
fn rarity(pieces: usize, holding: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let (all, holding) = (number(pieces), number(holding));
    ((all - holding + 0.5) / (holding + 0.5)).ln_1p()
}

/// The second factor of BM25, with the usual constants: how often it stands there, and how long the
/// piece is beside the usual one.
fn weight(count: u32, long: f64) -> f64 {
    let count = f64::from(count);
    count * 2.2 / (count + 1.2 * (0.25 + 0.75 * long))
}

fn is_pair(term: &str) -> bool {
    term.chars().count() == 2 && term.chars().all(unbracket_text::token::is_han)
}

impl Facets {
    fn count(&mut self, piece: &Piece) {
        *self.kinds.entry(piece.key.kind(piece.agreed)).or_default() += 1;
        if let Some(cycle) = piece.cycle {
            *self.cycles.entry(cycle).or_default() += 1;
        }
        if let Some(seat) = piece.seat {
            *self.seats.entry(seat).or_default() += 1;
        }
        if let Some(language) = &piece.language {
            match self.languages.get_mut(language) {
                Some(count) => *count += 1,
                None => _ = self.languages.insert(language.clone(), 1),
            }
        }
    }
}

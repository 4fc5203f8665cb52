//! Finding: which pieces answer a query, in which order, and by what they could be narrowed.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use unbracket_negotiation::SeatId;

use crate::excerpt::{Part, excerpt};
use crate::gather::{Key, Kind, Piece};
use crate::index::{Index, Posting, Stored};
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

/// Where the words of a query stand in one piece.
#[derive(Clone, Debug, Default)]
struct Matched {
    score: f64,
    places: BTreeSet<u32>,
}

impl Filter {
    fn fits(&self, piece: &Piece) -> bool {
        self.kind.is_none_or(|kind| piece.key.kind(piece.agreed) == kind)
            && self.cycle.is_none_or(|cycle| piece.cycle == Some(cycle))
            && self.seat.is_none_or(|seat| piece.seat == Some(seat))
            && self.language.as_ref().is_none_or(|it| piece.language.as_ref() == Some(it))
    }
}

impl Index {
    /// Finds what answers a query, the best first.
    pub fn find(&self, query: &Query, filter: &Filter, most: usize) -> Found {
        let mut found = Found::default();
        let mut ranked: Vec<(f64, u32, BTreeSet<u32>)> = Vec::new();
        for (number, matched) in self.matched(query) {
            let Some(stored) = self.pieces.get(&number) else { continue };
            if filter.fits(&stored.piece) {
                found.facets.count(&stored.piece);
                ranked.push((matched.score, number, matched.places));
            }
        }
        found.total = ranked.len();
        // Of two that answer equally well, the later one: it is the present text.
        ranked.sort_by(|one, other| other.0.total_cmp(&one.0).then(other.1.cmp(&one.1)));
        ranked.truncate(most);
        found.hits = ranked.into_iter().filter_map(|one| self.hit(one)).collect();
        found
    }

    fn hit(&self, (score, number, places): (f64, u32, BTreeSet<u32>)) -> Option<Hit> {
        let piece = self.pieces.get(&number)?.piece.clone();
        Some(Hit { key: piece.key.clone(), excerpt: excerpt(&piece.text, &places), piece, score })
    }

    fn matched(&self, query: &Query) -> HashMap<u32, Matched> {
        let mut wanted = query.wanted.iter().map(|clause| self.clause(clause));
        let Some(mut all) = wanted.next() else { return HashMap::new() };
        for mut one in wanted {
            all.retain(|number, matched| match one.remove(number) {
                Some(other) => {
                    matched.score += other.score;
                    matched.places.extend(other.places);
                    true
                }
                None => false,
            });
        }
        for clause in &query.unwanted {
            let unwanted = self.clause(clause);
            all.retain(|number, _| !unwanted.contains_key(number));
        }
        all
    }

    /// The pieces in which a clause stands, and where.
    fn clause(&self, clause: &Clause) -> HashMap<u32, Matched> {
        let (starts, length) = match clause {
            Clause::Begins(begin) => (self.begins(begin), 1),
            Clause::Words(terms) => (self.in_order(terms), terms.len()),
        };
        let mut found: HashMap<u32, (u32, BTreeSet<u32>)> = HashMap::new();
        let length = u32::try_from(length).unwrap_or(u32::MAX);
        // Of a run of Han characters, the last pair marks two of them.
        let pairs =
            matches!(clause, Clause::Words(terms) if terms.last().is_some_and(|it| is_pair(it)));
        for (number, place) in starts {
            let (count, places) = found.entry(number).or_default();
            *count += 1;
            places.extend(place..place.saturating_add(length + u32::from(pairs)));
        }
        let holding = found.len();
        let scored = found.into_iter().filter_map(|(number, (count, places))| {
            let stored = self.pieces.get(&number)?;
            Some((number, Matched { score: self.score(stored, count, holding), places }))
        });
        scored.collect()
    }

    /// BM25 with the usual constants.
    fn score(&self, stored: &Stored, count: u32, holding: usize) -> f64 {
        let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        let (all, holding, count) = (number(self.pieces.len()), number(holding), f64::from(count));
        let rare = ((all - holding + 0.5) / (holding + 0.5)).ln_1p();
        let long = f64::from(stored.words) / self.usual_words().max(1.0);
        rare * count * 2.2 / (count + 1.2 * (0.25 + 0.75 * long))
    }

    fn begins(&self, begin: &str) -> Vec<Posting> {
        let from = self
            .terms
            .range::<str, _>((std::ops::Bound::Included(begin), std::ops::Bound::Unbounded));
        let those = from.take_while(|(term, _)| term.starts_with(begin)).take(BEGINNINGS);
        those.flat_map(|(_, postings)| postings.iter().copied()).collect()
    }

    /// Where these terms stand one after the other.
    fn in_order(&self, terms: &[String]) -> Vec<Posting> {
        let mut lists = Vec::new();
        for term in terms {
            let Some(postings) = self.terms.get(term.as_str()) else { return Vec::new() };
            lists.push(postings);
        }
        let Some((first, rest)) = lists.split_first() else { return Vec::new() };
        let stands = |(number, place): &Posting| {
            (1..).zip(rest).all(|(step, list)| {
                place.checked_add(step).is_some_and(|at| list.binary_search(&(*number, at)).is_ok())
            })
        };
        first.iter().filter(|posting| stands(posting)).copied().collect()
    }
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
            *self.languages.entry(language.clone()).or_default() += 1;
        }
    }
}

//! The answers of all sessions in flat arrays, and the way back to names.
//!
//! Invariant: rows stand in the order of actors' names, within an actor in the order of sessions;
//! items in the order of their names. So nothing depends on the order in which answers came.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::probit::{Cuts, Mark};
use super::sweep::{FAR, GAP};
use super::{Fit, ItemFit, LeftOut, Position, Positions, Session, SessionPositions, Settings};
use crate::{Answer, Interval};

/// Who could be compared with whom on what; the answers themselves stand beside it, a mark a cell.
pub(super) struct Shape {
    /// Where the cells of each row begin; one more than there are rows. A row is an actor in a session.
    pub(super) rows: Vec<usize>,
    /// The item of each cell, rows in order.
    pub(super) items: Vec<u32>,
    /// Where the cells of each item begin in `by_item`.
    pub(super) columns: Vec<usize>,
    /// Row and cell, items in order.
    pub(super) by_item: Vec<(u32, u32)>,
    /// Whether an item has two cuts.
    pub(super) two_cuts: Vec<bool>,
    /// Where the rows of each actor begin; one more than there are actors.
    pub(super) chains: Vec<usize>,
    /// The session of each row.
    pub(super) sessions: Vec<usize>,
}

impl Shape {
    /// Row and cell of everything said on an item.
    pub(super) fn said_on(&self, item: usize) -> &[(u32, u32)] {
        &self.by_item[self.columns[item]..self.columns[item + 1]]
    }

    /// One session alone, with its marks and the rows that it has here. Items are numbered anew.
    pub(super) fn session(&self, session: usize, marks: &[Mark]) -> (Self, Vec<Mark>, Vec<usize>) {
        let of = |row: &usize| self.sessions[*row] == session;
        let kept: Vec<usize> = (0..self.sessions.len()).filter(of).collect();
        let (mut rows, mut by_item) = (vec![0], vec![]);
        let (mut old, mut part) = (vec![], vec![]);
        for (number, row) in (0_u32..).zip(&kept) {
            let cells = self.rows[*row]..self.rows[row + 1];
            old.extend_from_slice(&self.items[cells.clone()]);
            for mark in &marks[cells] {
                by_item.push((number, part.len() as u32));
                part.push(*mark);
            }
            rows.push(part.len());
        }
        let mut own = old.clone();
        own.sort_unstable();
        own.dedup();
        let place = |item: &u32| own.partition_point(|of| of < item) as u32;
        let items: Vec<u32> = old.iter().map(place).collect();
        let by_item = items.iter().copied().zip(by_item).collect();
        let (columns, by_item) = sorted_by_item(by_item, own.len());
        let two_cuts = own.iter().map(|item| self.two_cuts[*item as usize]).collect();
        let (chains, sessions) = ((0..=kept.len()).collect(), vec![0; kept.len()]);
        (Self { rows, items, columns, by_item, two_cuts, chains, sessions }, part, kept)
    }
}

/// Where the cells of each item begin, and the cells in that order.
fn sorted_by_item(
    mut cells: Vec<(u32, (u32, u32))>,
    items: usize,
) -> (Vec<usize>, Vec<(u32, u32)>) {
    cells.sort_unstable();
    let mut columns = vec![0];
    for item in 0..items {
        let from = columns[item];
        columns.push(from + cells[from..].partition_point(|(of, _)| *of as usize == item));
    }
    (columns, cells.into_iter().map(|(_, cell)| cell).collect())
}

/// What the model is computed to be.
#[derive(Clone)]
pub(super) struct Model {
    /// One a row.
    pub(super) places: Vec<f64>,
    /// The variance of each place, as far as it is known from the last sweep.
    pub(super) doubts: Vec<f64>,
    /// One an item.
    pub(super) items: Vec<Cuts>,
}

impl Model {
    /// Turns the line round.
    pub(super) fn turn(&mut self) {
        self.places.iter_mut().for_each(|place| *place = -*place);
        self.items.iter_mut().for_each(|item| item.slope = -item.slope);
    }

    /// Places, slopes and cuts in one row of numbers.
    pub(super) fn point(&self) -> Vec<f64> {
        let items = || self.items.iter();
        let mut point = self.places.clone();
        point.extend(items().map(|item| item.slope));
        point.extend(items().map(|item| item.low));
        point.extend(items().map(|item| item.high));
        point
    }

    /// Takes places, slopes and cuts from a point; doubts stay as the last sweep found them.
    pub(super) fn go_to(&mut self, point: &[f64], two_cuts: &[bool]) {
        let (places, items) = point.split_at(self.places.len());
        let count = self.items.len();
        let own = self.places.iter_mut().zip(places);
        own.for_each(|(own, place)| *own = place.clamp(-FAR, FAR));
        for (at, (item, two)) in self.items.iter_mut().zip(two_cuts).enumerate() {
            (item.slope, item.low) = (items[at], items[count + at]);
            item.high = if *two { items[2 * count + at].max(item.low + GAP) } else { item.low };
        }
    }
}

/// The shape, the marks and the names.
pub(super) struct Panel {
    pub(super) shape: Shape,
    pub(super) marks: Vec<Mark>,
    pub(super) items: Vec<String>,
    actors: Vec<String>,
    dropped: Vec<String>,
    left_out: Vec<Vec<LeftOut>>,
    sessions: Vec<String>,
}

/// An answer: actor, session, item, what was said. Actors and items are numbered by name.
type Said = (u32, u32, u32, Answer);

impl Panel {
    /// Gathers what the settings keep.
    pub(super) fn of(
        sessions: &[Session],
        bridges: &[(String, String)],
        settings: &Settings,
    ) -> Self {
        let same = representatives(bridges);
        let each = || sessions.iter().map(|session| &session.answers);
        let actors =
            by_name(each().flat_map(|answers| answers.actors().iter().map(String::as_str)));
        let items = by_name(
            each().flat_map(|answers| answers.items().iter().map(|item| first(&same, item))),
        );
        let mut said: Vec<Said> = Vec::new();
        for (session, answers) in (0_u32..).zip(each()) {
            let rows: Vec<u32> = answers.actors().iter().map(|name| place(&actors, name)).collect();
            let columns: Vec<u32> =
                answers.items().iter().map(|name| place(&items, first(&same, name))).collect();
            let cells = answers.iter();
            said.extend(cells.map(|(row, at, answer)| (rows[row], session, columns[at], answer)));
        }
        said.sort_unstable();
        let mut dropped = lopsided(&said, items.len(), settings.lopsided);
        said.retain(|(_, _, item, _)| !dropped[*item as usize]);
        let rows = said.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1));
        let counts: HashMap<(u32, u32), usize> =
            rows.map(|row| ((row[0].0, row[0].1), row.len())).collect();
        let enough = |row: (u32, u32)| counts.get(&row).is_some_and(|n| *n >= settings.fewest);
        let mut left_out = Vec::new();
        for (session, answers) in (0_u32..).zip(each()) {
            let here = by_name(answers.actors().iter().map(String::as_str));
            let few = here.into_iter().map(|name| (name, (place(&actors, name), session)));
            let few = few.filter(|(_, row)| !enough(*row)).map(|(actor, row)| LeftOut {
                actor: actor.to_owned(),
                answers: counts.get(&row).copied().unwrap_or(0),
            });
            left_out.push(few.collect());
        }
        said.retain(|(actor, session, ..)| enough((*actor, *session)));
        // Those left out may have been the only ones to differ.
        let unanimous = lopsided(&said, items.len(), 1.0 - f64::EPSILON);
        said.retain(|(_, _, item, _)| !unanimous[*item as usize]);
        dropped.iter_mut().zip(unanimous).for_each(|(dropped, also)| *dropped |= also);
        let dropped = items.iter().zip(dropped).filter(|(_, dropped)| *dropped);
        let panel = Self {
            dropped: dropped.map(|(item, _)| (*item).to_owned()).collect(),
            left_out,
            sessions: sessions.iter().map(|session| session.name.clone()).collect(),
            ..Self::empty()
        };
        Self::laid_out(&said, (&actors, &items), panel)
    }

    fn empty() -> Self {
        let shape = Shape {
            rows: vec![0],
            items: Vec::new(),
            columns: vec![0],
            by_item: Vec::new(),
            two_cuts: Vec::new(),
            chains: vec![0],
            sessions: Vec::new(),
        };
        Self {
            shape,
            marks: Vec::new(),
            items: Vec::new(),
            actors: Vec::new(),
            dropped: Vec::new(),
            left_out: Vec::new(),
            sessions: Vec::new(),
        }
    }

    /// Fills the flat arrays from the answers kept, which are sorted.
    fn laid_out(said: &[Said], (actors, items): (&[&str], &[&str]), mut panel: Self) -> Self {
        let counts = counts(said, items.len());
        let kept: Vec<usize> =
            (0..items.len()).filter(|item| counts[*item].iter().any(|count| *count > 0)).collect();
        let mut place = vec![0_u32; items.len()];
        kept.iter().zip(0..).for_each(|(item, at)| place[*item] = at);
        panel.items = kept.iter().map(|item| items[*item].to_owned()).collect();
        panel.shape.two_cuts = kept.iter().map(|item| !counts[*item].contains(&0)).collect();
        let mut by_item: Vec<(u32, (u32, u32))> = Vec::with_capacity(said.len());
        for actor in said.chunk_by(|a, b| a.0 == b.0) {
            panel.actors.push(actors[actor[0].0 as usize].to_owned());
            for row in actor.chunk_by(|a, b| a.1 == b.1) {
                let number = panel.shape.sessions.len() as u32;
                panel.shape.sessions.push(row[0].1 as usize);
                for (_, _, item, answer) in row {
                    let item = *item as usize;
                    by_item.push((place[item], (number, panel.marks.len() as u32)));
                    panel.shape.items.push(place[item]);
                    panel.marks.push(mark(counts[item], *answer));
                }
                panel.shape.rows.push(panel.marks.len());
            }
            panel.shape.chains.push(panel.shape.sessions.len());
        }
        (panel.shape.columns, panel.shape.by_item) = sorted_by_item(by_item, panel.items.len());
        panel
    }

    /// How many actors have a place somewhere.
    pub(super) fn actors(&self) -> usize {
        self.actors.len()
    }

    /// Whether the line has to be turned for the stated rule to hold.
    pub(super) fn is_upside_down(&self, model: &Model, anchor: Option<&str>) -> bool {
        let at = anchor.and_then(|anchor| self.actors.iter().position(|actor| actor == anchor));
        let height: f64 = match at {
            Some(at) => model.places[self.shape.chains[at]..self.shape.chains[at + 1]].iter().sum(),
            None => model.items.iter().map(|item| item.slope).sum(),
        };
        height < 0.0
    }

    /// The result, with names.
    pub(super) fn report(
        self,
        model: &Model,
        intervals: Option<&[Interval]>,
        fit: Fit,
        settings: &Settings,
    ) -> Positions {
        let mut sessions: Vec<SessionPositions> = self
            .sessions
            .into_iter()
            .zip(self.left_out)
            .map(|(name, left_out)| SessionPositions { name, positions: Vec::new(), left_out })
            .collect();
        for (actor, rows) in self.actors.iter().zip(self.shape.chains.windows(2)) {
            for row in rows[0]..rows[1] {
                sessions[self.shape.sessions[row]].positions.push(Position {
                    actor: actor.clone(),
                    answers: self.shape.rows[row + 1] - self.shape.rows[row],
                    place: model.places[row],
                    interval: intervals.map(|intervals| intervals[row]),
                });
            }
        }
        let fits = self.items.into_iter().zip(&model.items).zip(self.shape.columns.windows(2));
        let items = fits.map(|((item, cuts), cells)| ItemFit {
            item,
            answers: cells[1] - cells[0],
            slope: cuts.slope,
            low_cut: cuts.low,
            high_cut: cuts.high,
        });
        let settings = settings.clone();
        Positions { sessions, items: items.collect(), dropped: self.dropped, fit, settings }
    }
}

/// Names in order, each once.
fn by_name<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut names: Vec<&str> = names.collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The name that stands for an item.
fn first<'a>(same: &BTreeMap<&'a str, &'a str>, item: &'a str) -> &'a str {
    same.get(item).copied().unwrap_or(item)
}

fn place(names: &[&str], name: &str) -> u32 {
    names.binary_search(&name).expect("the names were gathered from the same answers") as u32
}

/// Against, neutral and for of each item.
fn counts(said: &[Said], items: usize) -> Vec<[usize; 3]> {
    let mut counts = vec![[0; 3]; items];
    for (_, _, item, answer) in said {
        counts[*item as usize][(*answer as i8 + 1) as usize] += 1;
    }
    counts
}

/// Whether more than `share` of an item's answers are the same. Without answers it is not so.
fn lopsided(said: &[Said], items: usize, share: f64) -> Vec<bool> {
    let one_sided = |counts: [usize; 3]| {
        let all: usize = counts.iter().sum();
        counts.iter().any(|count| *count as f64 > share * all as f64)
    };
    counts(said, items).into_iter().map(one_sided).collect()
}

/// Where an answer stands among those that its item received.
fn mark(received: [usize; 3], answer: Answer) -> Mark {
    let at = (answer as i8 + 1) as usize;
    if received[..at].iter().all(|count| *count == 0) {
        Mark::Low
    } else if received[at + 1..].iter().all(|count| *count == 0) {
        Mark::High
    } else {
        Mark::Middle
    }
}

/// The items that more than one session put, by name or by a bridge: for each the sessions, by their
/// places. They come in the order of the first of their names.
#[must_use]
pub fn shared(sessions: &[Session], bridges: &[(String, String)]) -> Vec<BTreeSet<usize>> {
    let same = representatives(bridges);
    let mut put: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (at, session) in sessions.iter().enumerate() {
        for item in session.answers.items() {
            put.entry(first(&same, item)).or_default().insert(at);
        }
    }
    put.into_values().filter(|of| of.len() > 1).collect()
}

/// For each bridged name the first, by name, of all that it is bridged to.
fn representatives(bridges: &[(String, String)]) -> BTreeMap<&str, &str> {
    let mut up: BTreeMap<&str, &str> = BTreeMap::new();
    fn root<'a>(up: &BTreeMap<&'a str, &'a str>, mut name: &'a str) -> &'a str {
        while let Some(above) = up.get(name).copied().filter(|above| *above != name) {
            name = above;
        }
        name
    }
    for (a, b) in bridges {
        let (a, b) = (root(&up, a), root(&up, b));
        up.insert(a.max(b), a.min(b));
    }
    let names: Vec<&str> = up.keys().copied().collect();
    names.into_iter().map(|name| (name, root(&up, name))).collect()
}

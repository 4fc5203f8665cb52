//! The answers of all sessions in flat arrays, and the way back to names.
//!
//! Invariant: rows stand in the order of actors' names, within an actor in the order of sessions;
//! items in the order of their names. So nothing depends on the order in which answers came.

use std::collections::{BTreeMap, BTreeSet};

use super::probit::{Cuts, Mark};
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

/// What the model is computed to be.
#[derive(Clone)]
pub(super) struct Model {
    /// One a row.
    pub(super) places: Vec<f64>,
    /// One an item.
    pub(super) items: Vec<Cuts>,
}

impl Model {
    /// Turns the line round.
    pub(super) fn turn(&mut self) {
        self.places.iter_mut().for_each(|place| *place = -*place);
        self.items.iter_mut().for_each(|item| item.slope = -item.slope);
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

/// An answer with names still on it: actor, session, item.
type Said<'a> = (&'a str, usize, &'a str, Answer);

impl Panel {
    /// Gathers what the settings keep.
    pub(super) fn of(
        sessions: &[Session],
        bridges: &[(String, String)],
        settings: &Settings,
    ) -> Self {
        let same = representatives(bridges);
        let mut said: Vec<Said> = Vec::new();
        for (session, Session { answers, .. }) in sessions.iter().enumerate() {
            said.extend(answers.iter().map(|(actor, item, answer)| {
                let item = answers.items()[item].as_str();
                (
                    answers.actors()[actor].as_str(),
                    session,
                    *same.get(item).unwrap_or(&item),
                    answer,
                )
            }));
        }
        said.sort_unstable();
        let dropped = lopsided(&said, settings.lopsided);
        said.retain(|(_, _, item, _)| !dropped.contains(*item));
        let mut left_out = vec![Vec::new(); sessions.len()];
        let rows = said.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1));
        let counts: BTreeMap<_, _> = rows.map(|row| ((row[0].0, row[0].1), row.len())).collect();
        for (session, Session { answers, .. }) in sessions.iter().enumerate() {
            let names: BTreeSet<&String> = answers.actors().iter().collect();
            for actor in names {
                let answers = counts.get(&(actor.as_str(), session)).copied().unwrap_or(0);
                if answers < settings.fewest.max(1) {
                    left_out[session].push(LeftOut { actor: actor.clone(), answers });
                }
            }
        }
        said.retain(|(actor, session, ..)| counts[&(*actor, *session)] >= settings.fewest);
        // Those left out may have been the only ones to differ.
        let unanimous = lopsided(&said, 1.0 - f64::EPSILON);
        said.retain(|(_, _, item, _)| !unanimous.contains(*item));
        let dropped = dropped.union(&unanimous).map(|item| (*item).to_owned()).collect();
        let names = sessions.iter().map(|session| session.name.clone()).collect();
        Self::laid_out(&said, Self { dropped, left_out, sessions: names, ..Self::empty() })
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
    fn laid_out(said: &[Said], mut panel: Self) -> Self {
        let mut items: BTreeMap<&str, BTreeSet<Answer>> = BTreeMap::new();
        for (_, _, item, answer) in said {
            items.entry(item).or_default().insert(*answer);
        }
        let place: BTreeMap<&str, u32> = items.keys().copied().zip(0..).collect();
        panel.items = items.keys().map(|item| (*item).to_owned()).collect();
        panel.shape.two_cuts = items.values().map(|answers| answers.len() > 2).collect();
        let mut by_item: Vec<(u32, (u32, u32))> = Vec::with_capacity(said.len());
        for actor in said.chunk_by(|a, b| a.0 == b.0) {
            panel.actors.push(actor[0].0.to_owned());
            for row in actor.chunk_by(|a, b| a.1 == b.1) {
                let number = panel.shape.sessions.len() as u32;
                panel.shape.sessions.push(row[0].1);
                for (_, _, item, answer) in row {
                    by_item.push((place[item], (number, panel.marks.len() as u32)));
                    panel.shape.items.push(place[item]);
                    panel.marks.push(mark(&items[item], *answer));
                }
                panel.shape.rows.push(panel.marks.len());
            }
            panel.shape.chains.push(panel.shape.sessions.len());
        }
        by_item.sort_unstable();
        let mut end = 0;
        for item in 0..panel.items.len() as u32 {
            end += by_item[end..].partition_point(|(of, _)| *of == item);
            panel.shape.columns.push(end);
        }
        panel.shape.by_item = by_item.into_iter().map(|(_, cell)| cell).collect();
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
        intervals: Option<Vec<Interval>>,
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
                    interval: intervals.as_ref().map(|intervals| intervals[row]),
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

/// The items of which more than `share` of the answers are the same.
fn lopsided<'a>(said: &[Said<'a>], share: f64) -> BTreeSet<&'a str> {
    let mut counts: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for (_, _, item, answer) in said {
        counts.entry(item).or_default()[(*answer as i8 + 1) as usize] += 1;
    }
    let one_sided = |counts: &[usize; 3]| {
        let all: usize = counts.iter().sum();
        counts.iter().any(|count| *count as f64 > share * all as f64)
    };
    counts.into_iter().filter(|(_, counts)| one_sided(counts)).map(|(item, _)| item).collect()
}

/// Where an answer stands among those that its item received.
fn mark(received: &BTreeSet<Answer>, answer: Answer) -> Mark {
    if received.first() == Some(&answer) {
        Mark::Low
    } else if received.last() == Some(&answer) {
        Mark::High
    } else {
        Mark::Middle
    }
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

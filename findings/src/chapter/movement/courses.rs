//! The way of each provision through the readings of the present cycle, and that of the lines through
//! the text.

use rayon::prelude::*;
use serde::Serialize;
use unbracket_analysis::fault::{Divided, Partition, Tally, divided, line, whole};
use unbracket_analysis::fragmentation::{Bootstrap, ItemTurn, item_turn};
use unbracket_analysis::numeric::benjamini_hochberg;
use unbracket_analysis::{Answers, Estimate, TooLittle};

use super::steps::Whole;
use crate::chapter::fault_lines::{FaultLines, Stances};
use crate::findings::{Said, Settings};
use crate::gather::{ItemKind, Positions, Source, Unit, answer};

/// So many of the lines that run through the text as a whole are followed, the strongest.
const LINES: usize = 6;
/// From this adjusted probability of chance on a line is not told from chance.
const CHANCE: f64 = 0.05;

/// The way of a provision through the readings of the present cycle.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Course {
    /// Its identity.
    pub provision: String,
    /// How it is cited.
    pub label: String,
    /// How the room stood to it at the end of each reading, in their order.
    pub at: Vec<Stage>,
    /// What changed from the first reading to the last among those who stood to it in both.
    pub turn: Said<Turn>,
    /// The strongest line through it now, at each reading; none where no line can be told.
    pub line: Option<LineCourse>,
    /// The passage.
    pub source: Source,
}

/// How the room stood to a provision at the end of a reading.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Stage {
    /// Who stood how.
    pub stances: Stances,
    /// How divided the answers were.
    pub divided: Said<Divided>,
}

/// What changed on a provision among the same actors.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Turn {
    /// How divided they were in the first reading.
    pub before: Divided,
    /// How divided they are in the last.
    pub after: Divided,
    /// The change.
    pub turn: ItemTurn,
    /// The probability of chance, adjusted for all provisions.
    pub q: f64,
}

/// A line at each reading of the present cycle.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LineCourse {
    /// Its place among the dividers of the chapter on fault lines.
    pub divider: usize,
    /// Its strength at the end of each reading, in their order.
    pub at: Vec<Said<Strength>>,
}

/// How strongly a line divided.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Strength {
    /// The answers on a provision, or the items of the whole text, that it rests on.
    pub n: usize,
    /// How much more pairs across the line disagree than pairs on one side of it.
    pub strength: Estimate,
    /// How often chance does as much.
    pub p: f64,
}

impl Stage {
    /// Whether somebody has a position.
    #[must_use]
    pub fn is_said(&self) -> bool {
        let Stances { support, can_live_with, .. } = self.stances;
        support + can_live_with > 0 || self.is_held()
    }

    /// Whether somebody objects or holds a reserve.
    #[must_use]
    pub fn is_held(&self) -> bool {
        self.stances.object + self.stances.reserve > 0
    }
}

/// What is followed, at which times.
pub(super) struct Follower<'f> {
    /// The positions at the end of each reading.
    pub(super) readings: &'f [&'f Positions],
    /// Their answers on what was asked at each of them.
    pub(super) same: Vec<Answers>,
    /// The fault lines of now, with the parts into which each divides.
    pub(super) lines: Option<(&'f FaultLines, Vec<Partition>)>,
    /// How chance is asked.
    pub(super) settings: &'f Settings,
    /// How changes are drawn.
    pub(super) bootstrap: Bootstrap,
}

impl Follower<'_> {
    /// The strongest lines through the text as a whole.
    pub(super) fn lines(&self) -> Vec<LineCourse> {
        let Some((found, parts)) = &self.lines else { return Vec::new() };
        let mut known: Vec<(usize, bool, f64)> = found
            .dividers
            .iter()
            .enumerate()
            .filter_map(|(place, divider)| {
                let strength = divider.whole.as_ref().ok()?.strength.value;
                Some((place, divider.q.is_some_and(|q| q <= CHANCE), strength))
            })
            .collect();
        known.sort_by(|a, b| b.1.cmp(&a.1).then(b.2.total_cmp(&a.2)).then(a.0.cmp(&b.0)));
        let follow = |(divider, ..): (usize, bool, f64)| {
            let at = self.same.iter().map(|answers| {
                let found = whole(answers, &parts[divider], &self.settings.fault())?;
                Ok(Strength { n: found.items, strength: found.strength, p: found.p })
            });
            LineCourse { divider, at: at.collect() }
        };
        known.into_iter().take(LINES).map(follow).collect()
    }

    /// Every provision to which somebody stood in some reading, in reading order.
    pub(super) fn provisions(&self, units: &[Unit]) -> Vec<Course> {
        let mut wanted: Vec<(String, String, Source)> = units
            .iter()
            .map(|unit| (unit.id.clone(), unit.label.clone(), unit.source.clone()))
            .collect();
        for item in self.readings.iter().rev().flat_map(|reading| &reading.items) {
            let Some(id) = item.provision.as_ref().filter(|_| item.kind == ItemKind::Provision)
            else {
                continue;
            };
            if !wanted.iter().any(|(known, ..)| known == id) {
                wanted.push((id.clone(), item.name.clone(), item.source.clone()));
            }
        }
        let all = wanted.into_par_iter().filter_map(|(id, label, source)| {
            let course = self.provision(id, label, source);
            course.at.iter().any(Stage::is_said).then_some(course)
        });
        let mut all: Vec<Course> = all.collect();
        adjust(&mut all);
        all
    }

    fn provision(&self, provision: String, label: String, source: Source) -> Course {
        let at = self.readings.iter().map(|reading| self.stage(reading, &provision));
        Course {
            at: at.collect(),
            turn: self.turn(&provision),
            line: self.line(&provision),
            provision,
            label,
            source,
        }
    }

    fn stage(&self, reading: &Positions, provision: &str) -> Stage {
        let name = whole_item(reading, provision);
        let stands = reading.stands.iter().filter(|stand| Some(stand.item.as_str()) == name);
        let (mut stances, mut tally) = (Stances::default(), Tally::default());
        for stand in stands {
            stances.add(&stand.stance);
            tally.add(answer(&stand.stance));
        }
        let rows = reading.answers.actors().len();
        stances.silent = rows.saturating_sub(tally.n());
        Stage { stances, divided: divided(tally, &self.settings.fault()) }
    }

    fn turn(&self, provision: &str) -> Said<Turn> {
        let none = TooLittle::Few { what: "readings", have: self.readings.len(), need: 2 };
        let [first, .., last] = self.readings else { return Err(none) };
        let both = Whole::of(first).both(&Whole::of(last), provision);
        let answers: Vec<_> =
            both.iter().map(|(was, is)| (answer(&was.stance), answer(&is.stance))).collect();
        let turn = item_turn(&answers, self.settings.permutations, &self.bootstrap)?;
        let parameters = self.settings.fault();
        Ok(Turn {
            before: divided(turn.before, &parameters)?,
            after: divided(turn.after, &parameters)?,
            turn,
            q: turn.p,
        })
    }

    /// The line that is the strongest through a provision now.
    fn line(&self, provision: &str) -> Option<LineCourse> {
        let (found, parts) = self.lines.as_ref()?;
        let strip = found.provisions.iter().find(|strip| strip.provision == provision)?;
        let divider = strip.lines.first()?.divider;
        let at = self.readings.iter().map(|reading| {
            let none = TooLittle::Few { what: "answers", have: 0, need: 1 };
            let name = whole_item(reading, provision).ok_or(none.clone())?;
            let items = reading.answers.items();
            let column =
                items.binary_search_by(|item| item.as_str().cmp(name)).map_err(|_| none)?;
            let found = line(&reading.answers, column, &parts[divider], &self.settings.fault())?;
            Ok(Strength { n: found.n, strength: found.strength, p: found.p })
        });
        Some(LineCourse { divider, at: at.collect() })
    }
}

/// The name of a provision as a whole among the items of a reading.
fn whole_item<'p>(reading: &'p Positions, provision: &str) -> Option<&'p str> {
    let mut items = reading.items.iter().filter(|item| item.kind == ItemKind::Provision);
    let item = items.find(|item| item.provision.as_deref() == Some(provision))?;
    Some(&item.name)
}

/// Adjusts over the turns of all provisions.
fn adjust(courses: &mut [Course]) {
    let found: Vec<f64> =
        courses.iter().filter_map(|course| Some(course.turn.as_ref().ok()?.turn.p)).collect();
    let mut adjusted = benjamini_hochberg(&found).into_iter();
    for turn in courses.iter_mut().filter_map(|course| course.turn.as_mut().ok()) {
        turn.q = adjusted.next().unwrap_or(1.0);
    }
}

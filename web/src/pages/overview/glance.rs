//! Where a process stands, as plain facts: its stages with their dates, the census of its text, who
//! takes part, what was broken or waived.

use std::collections::BTreeMap;

use unbracket_negotiation::event::ParagraphStatus;
use unbracket_negotiation::roster::Admission;
use unbracket_negotiation::standing::{is_paragraph, progress, statuses, words_kept};
use unbracket_negotiation::state::Cycle;
use unbracket_negotiation::{Moment, Stage, State};

use crate::pages::shown::{Cited, Labels, Said, open_words, seat};
use crate::status::{Tint, tint};
use crate::tongue::Tongue;

/// A stage in the bar of stages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) stage: &'static str,
    pub(crate) place: Place,
    /// When it opened, or is to open.
    pub(crate) from: Option<Moment>,
    pub(crate) until: Option<Moment>,
}

/// Whether a stage is over, is now, or is to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Done,
    Now,
    Ahead,
}

impl Step {
    pub(crate) fn class(&self) -> &'static str {
        match self.place {
            Place::Done => "done",
            Place::Now => "now",
            Place::Ahead => "ahead",
        }
    }
}

/// The stages of a cycle in order.
pub(crate) fn steps(cycle: &Cycle) -> Vec<Step> {
    let place = |stage: Stage| match stage.cmp(&cycle.stage) {
        std::cmp::Ordering::Less => Place::Done,
        std::cmp::Ordering::Equal => Place::Now,
        std::cmp::Ordering::Greater => Place::Ahead,
    };
    let step = |stage: &Stage| {
        let slot = cycle.timetable.get(stage);
        let planned = slot.map(|slot| slot.from);
        let from = match place(*stage) {
            Place::Now => Some(cycle.since),
            // A stage that was opened before its day did not begin on that day.
            Place::Done => planned.filter(|from| *from <= cycle.since),
            Place::Ahead => planned,
        };
        Step { stage: stage.word(), place: place(*stage), from, until: slot.map(|slot| slot.until) }
    };
    Stage::ALL.iter().map(step).collect()
}

/// One paragraph in the strip of the census.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    pub(crate) provision: Cited,
    pub(crate) status: Tint,
}

/// The census of the present text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Census {
    /// Every paragraph in reading order.
    pub(crate) cells: Vec<Cell>,
    /// How many have which status.
    pub(crate) counts: Vec<(Tint, usize)>,
    pub(crate) agreed: usize,
    pub(crate) brackets: usize,
    /// How much of the words of the first text still stands outside brackets, in hundredths.
    pub(crate) kept: Option<usize>,
}

/// Counts the paragraphs of the present text; none before there is one.
pub(crate) fn census(state: &State) -> Option<Census> {
    let rolling = state.texts.rolling.as_ref()?;
    let (statuses, labels) = (statuses(rolling), Labels::of(&rolling.draft));
    let mut census = Census::default();
    let mut counts: BTreeMap<Tint, usize> = BTreeMap::new();
    for visit in rolling.draft.visit().filter(|visit| is_paragraph(visit.provision.kind)) {
        let id = &visit.provision.id;
        let status = tint(statuses.get(id).copied().unwrap_or(ParagraphStatus::Open));
        *counts.entry(status).or_default() += 1;
        census.cells.push(Cell { provision: labels.cite(id), status });
    }
    let done = progress(state).unwrap_or_default();
    census.agreed = done.agreed;
    census.brackets = done.brackets;
    census.kept = words_kept(state).and_then(|(kept, of)| (kept * 100).checked_div(of));
    census.counts = counts.into_iter().collect();
    census.counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    Some(census)
}

/// How many seats of a stakeholder group take part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Side {
    /// Its name; none for seats without a group.
    pub(crate) name: Option<String>,
    pub(crate) seats: usize,
}

/// Who takes part: seats by stakeholder group, and those who hold an office.
pub(crate) fn sides(tongue: Tongue, state: &State, now: Moment) -> Vec<Side> {
    let mut counts: BTreeMap<Option<_>, usize> = BTreeMap::new();
    for (_, seat) in state.roster.seats() {
        let valid = seat.until.is_none_or(|until| now <= until);
        let office = seat.basis.word() == "office";
        if seat.admission == Admission::Accredited && valid && !office {
            *counts.entry(seat.side).or_default() += 1;
        }
    }
    let name = |group| state.roster.group(group).map(|group| open_words(tongue, &group.name).text);
    let side = |(group, seats): (Option<_>, usize)| Side { name: group.and_then(name), seats };
    let mut sides: Vec<Side> = counts.into_iter().map(side).collect();
    sides.sort_by_key(|side| (side.name.is_none(), std::cmp::Reverse(side.seats)));
    sides
}

/// Those who hold an office: the office, and their names.
pub(crate) fn officers(tongue: Tongue, state: &State) -> Vec<(&'static str, Vec<String>)> {
    let roles = unbracket_negotiation::Role::ALL.iter();
    let of = |role: &unbracket_negotiation::Role| {
        let seats = state.roster.officers(*role).iter();
        (role.word(), seats.map(|id| seat(tongue, state, *id)).collect::<Vec<_>>())
    };
    roles.map(of).filter(|(_, seats)| !seats.is_empty()).collect()
}

/// A rule that was broken, or is waived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Lapse {
    pub(crate) clause: String,
    pub(crate) reason: Said,
    /// When, and the entry; none for a waiver that was not used yet.
    pub(crate) on: Option<(Moment, u64)>,
}

/// The latest breaches and the waivers that are still open.
pub(crate) fn lapses(tongue: Tongue, state: &State, most: usize) -> Vec<Lapse> {
    let waived = state.cycle().waivers.iter().map(|(clause, reason)| Lapse {
        clause: clause.word().to_owned(),
        reason: open_words(tongue, reason),
        on: None,
    });
    let broken = state.process.breaches.iter().rev().map(|breach| Lapse {
        clause: breach.clause.to_string(),
        reason: crate::pages::shown::said(tongue, state, breach.entry, &breach.reason),
        on: Some((breach.at, breach.entry)),
    });
    waived.chain(broken).take(most).collect()
}

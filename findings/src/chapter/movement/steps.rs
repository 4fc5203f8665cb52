//! What changed from one time to the next: among the same actors, in the same cells, and who turned.

use std::collections::BTreeMap;

use serde::Serialize;
use unbracket_analysis::fragmentation::{
    Bootstrap, Change, IssueMix, SameCells, by_issue, change, same_cells,
};
use unbracket_analysis::{Answers, TooLittle};

use crate::chapter::comparable::{comparable, is_table, on_the_same};
use crate::findings::Said;
use crate::gather::{Item, ItemKind, Positions, Source, Stand};

/// The word for having a position no more.
pub const SILENT: &str = "silent";

/// What changed between two times at which positions stood.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Step {
    /// The earlier time: a cycle from 0, or the place of a reading.
    pub from: usize,
    /// The later one.
    pub to: usize,
    /// Whether the same actors disagree more than before, on the provisions that were before them both
    /// times; of a table, each time on all that was asked then.
    pub change: Said<Change>,
    /// Whether `change` is of the same provisions both times.
    pub on_the_same: bool,
    /// Whether they disagree more on what they answered both times: the sharper question.
    pub same: Said<SameCells>,
    /// How much of the change comes from what was asked, by part of the text, and how much from change
    /// within the parts.
    pub mix: Said<IssueMix>,
    /// Who stands otherwise than before on a provision, in the order of actors and provisions.
    pub moved: Vec<Moved>,
    /// Positions on provisions that were not there before.
    pub new: usize,
    /// Positions on provisions that were taken back, or went with their words.
    pub gone: usize,
}

/// A position that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Moved {
    /// Who.
    pub actor: String,
    /// On which provision, by its identity.
    pub provision: String,
    /// How it is cited now.
    pub label: String,
    /// What the actor said before, as the record words it.
    pub from: &'static str,
    /// What it says now; [`SILENT`] where it took its position back.
    pub to: &'static str,
    /// The positions.
    pub sources: Vec<Source>,
}

/// The part of the text that each provision of a time belongs to, by identity.
pub(super) type Parts = BTreeMap<String, String>;

/// Compares two times.
pub(super) fn step(
    (from, before): (usize, &Positions),
    (to, after): (usize, &Positions),
    parts: &Parts,
    bootstrap: &Bootstrap,
) -> Step {
    let (was, is) = (Whole::of(before), Whole::of(after));
    let (moved, new, gone) = was.turned(&is);
    let compared = on_the_same(&[before, after]);
    Step {
        from,
        to,
        change: change(&compared[0], &compared[1], bootstrap),
        on_the_same: !is_table(before) && !is_table(after),
        same: same_cells(&cells(before), &cells(after), bootstrap),
        mix: mix(before, after, parts, bootstrap),
        moved,
        new,
        gone,
    }
}

/// How much of a change comes from what was asked.
fn mix(
    before: &Positions,
    after: &Positions,
    parts: &Parts,
    bootstrap: &Bootstrap,
) -> Said<IssueMix> {
    let items = before.items.iter().chain(&after.items);
    let part =
        |item: &Item| Some((item.name.clone(), parts.get(item.provision.as_deref()?)?.clone()));
    let part_of: BTreeMap<String, String> = items.filter_map(part).collect();
    let mut different: Vec<&String> = part_of.values().collect();
    different.sort_unstable();
    different.dedup();
    TooLittle::unless(different.len(), 2, "parts of the text")?;
    by_issue(&comparable(before), &comparable(after), &part_of, bootstrap)
}

/// The answers on what keeps its name: provisions by their identity, proposals by their number, and
/// the rows of files. Brackets are numbered anew when others are lifted.
pub(super) fn cells(positions: &Positions) -> Answers {
    let mut cells = Answers::builder();
    let answers = &positions.answers;
    let key: BTreeMap<&str, &str> = positions
        .items
        .iter()
        .filter_map(|item| Some((item.name.as_str(), lasting(item)?)))
        .collect();
    for (actor, item, answer) in answers.iter() {
        if let Some(item) = key.get(answers.items()[item].as_str()) {
            cells.say(&answers.actors()[actor], item, answer);
        }
    }
    cells.build()
}

fn lasting(item: &Item) -> Option<&str> {
    match item.kind {
        ItemKind::Provision => item.provision.as_deref(),
        ItemKind::Proposal | ItemKind::Statement => Some(&item.name),
        ItemKind::Text | ItemKind::Bracket | ItemKind::Alternative => None,
    }
}

/// The positions on provisions as wholes, by actor and provision, each with how the provision is cited.
pub(super) struct Whole<'p>(BTreeMap<(&'p str, &'p str), (&'p Stand, &'p str)>);

impl<'p> Whole<'p> {
    pub(super) fn of(positions: &'p Positions) -> Self {
        let items = positions.items.iter().filter(|item| item.kind == ItemKind::Provision);
        let items: BTreeMap<&str, &Item> = items.map(|item| (item.name.as_str(), item)).collect();
        let cell = |stand: &'p Stand| {
            let item = items.get(stand.item.as_str())?;
            let provision = item.provision.as_deref()?;
            Some(((stand.actor.as_str(), provision), (stand, item.name.as_str())))
        };
        Self(positions.stands.iter().filter_map(cell).collect())
    }

    /// What everybody who stands on a provision both times stood and stands to it.
    pub(super) fn both(&self, later: &Self, provision: &str) -> Vec<(&'p Stand, &'p Stand)> {
        let on = self.0.iter().filter(|((_, id), _)| *id == provision);
        on.filter_map(|(cell, (was, _))| Some((*was, later.0.get(cell)?.0))).collect()
    }

    /// Who stands otherwise, how many positions are new, and how many are gone.
    fn turned(&self, later: &Self) -> (Vec<Moved>, usize, usize) {
        let mut moved = Vec::new();
        let mut gone = 0;
        for ((actor, provision), (was, label)) in &self.0 {
            let now = later.0.get(&(*actor, *provision));
            gone += usize::from(now.is_none());
            // A ballot for the words that one supports is no turn.
            if now.is_some_and(|(now, _)| was.stance == now.stance) {
                continue;
            }
            let entries = [Some(was.entry), now.map(|(now, _)| now.entry)];
            let mut sources: Vec<Source> =
                entries.into_iter().flatten().map(|entry| Source::Entry { entry }).collect();
            sources.dedup();
            moved.push(Moved {
                actor: (*actor).to_owned(),
                provision: (*provision).to_owned(),
                label: now.map_or(*label, |(_, label)| label).to_owned(),
                from: was.word,
                to: now.map_or(SILENT, |(now, _)| now.word),
                sources,
            });
        }
        let new = later.0.keys().filter(|cell| !self.0.contains_key(*cell)).count();
        (moved, new, gone)
    }
}

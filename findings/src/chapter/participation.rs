//! Participation: who took part, how evenly, and what came of it; by stakeholder group, never by
//! person.
//!
//! **Invariant:** of contributions and their points no count of a group that is under five is told, nor one
//! from which such a count could be worked out by a total or by another table of the chapter
//! ([`withheld`](super::withheld)). What is public by name, seats, proposals, positions, is told.

use std::collections::BTreeMap;

use serde::Serialize;
use unbracket_analysis::TooLittle;
use unbracket_analysis::participation::{
    Concentration, Fate, Proposal, Representation, Spread, Theil, Without, concentration, gini,
    leave_one_out, representation, representation_of_amounts, spreads, theil, uptake,
};

use super::lineage::Lineage;
use super::voices::{Asked, voices};
use super::withheld::{Based, Uptake, public, withhold};
use crate::findings::{Said, Settings};
use crate::gather::{Gathered, Notice, SPONSOR, Source};

/// Who took part in the present cycle.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Participation {
    /// How many were invited, whether they said something or not.
    pub invited: usize,
    /// What was counted.
    pub measures: Vec<Measure>,
    /// What became of the points that each side made in its contributions; empty where none was made.
    pub points: Vec<Uptake>,
    /// What became of the proposals of each side; empty where none was decided.
    pub proposals: Vec<Uptake>,
    /// After how many hours of a call the contributions of each side came in.
    pub after: Vec<Spread>,
    /// How long calls and texts lay open.
    pub notices: Vec<Notice>,
    /// What share of the surviving words each voice has, beside what chance would give it.
    pub voices: Said<Vec<Asked>>,
}

/// One thing of which everybody had some or none.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Measure {
    /// What: `contributions`, `points`, `proposals`, `words-proposed`, `positions`, `floor-seconds`.
    pub what: &'static str,
    /// How much of it there was.
    pub total: u64,
    /// How many had some.
    pub active: usize,
    /// The share of each side beside its share of the seats, with Wilson's range for as many cases as the
    /// holdings of actors tell of.
    pub sides: Said<Vec<Side>>,
    /// The Gini coefficient over all who were invited.
    pub gini: Said<f64>,
    /// Theil's T, between and within the sides; of its groups those whose counts are told.
    pub theil: Said<Theil>,
    /// How concentrated it was over the sides.
    pub concentration: Said<Concentration>,
    /// What is left when each side in turn is taken out; of those whose counts are told.
    pub without: Said<Vec<Without>>,
    /// Where what was counted stands.
    pub sources: Vec<Source>,
}

/// What one side had of something.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Side {
    /// The side.
    pub group: String,
    /// Its share of the seats.
    pub seats: f64,
    /// What it had, beside its seats; none where that is withheld.
    pub had: Option<Representation>,
}

/// Fewer than so many who were invited are no body of which to speak.
const LEAST: usize = 5;

/// How much each actor had, and where that stands.
#[derive(Default)]
struct Counted {
    of: BTreeMap<String, u64>,
    sources: Vec<Source>,
}

impl Counted {
    fn add(&mut self, actor: &str, amount: u64, source: Option<&Source>) {
        *self.of.entry(actor.to_owned()).or_default() += amount;
        self.sources.extend(source.cloned());
    }
}

/// Who took part in the present cycle.
///
/// # Errors
/// Where fewer than five were invited.
pub fn participation(
    gathered: &Gathered,
    lineage: &Said<Lineage>,
    settings: &Settings,
) -> Said<Participation> {
    TooLittle::unless(gathered.actors.len(), LEAST, "actors")?;
    let sides = gathered.sides();
    let measures = counted(gathered).into_iter().filter(|(_, counted)| !counted.of.is_empty());
    let mut measures: Vec<Based> =
        measures.map(|(what, one)| measure(gathered, &sides, (what, one))).collect();
    let hours = gathered.contributions.iter().filter(|one| one.cycle == gathered.cycle);
    let hours: Vec<(&str, f64)> = hours
        .filter_map(|one| {
            #[expect(clippy::cast_precision_loss, reason = "seconds of a process fit")]
            let hours = one.after as f64 / 3_600.0;
            Some((sides.get(&one.by)?.as_str(), hours))
        })
        .collect();
    let notices = gathered.notices.iter().filter(|notice| notice.cycle == gathered.cycle);
    let (points, proposals) = (points(gathered, &sides), proposals(gathered, &sides));
    let of = |made: &[Proposal]| if made.is_empty() { Vec::new() } else { uptake(&sides, made) };
    let mut after = spreads(&hours);
    let (points, proposals) = (of(&points), public(of(&proposals)));
    let points = withhold(&mut measures, points, &mut after);
    Ok(Participation {
        invited: gathered.actors.len(),
        measures: measures.into_iter().map(|(measure, _)| measure).collect(),
        points,
        proposals,
        after,
        notices: notices.cloned().collect(),
        voices: voices(gathered, lineage, settings),
    })
}

fn counted(gathered: &Gathered) -> [(&'static str, Counted); 6] {
    let here = gathered.cycle;
    let mut all =
        ["contributions", "points", "proposals", "words-proposed", "positions", "floor-seconds"]
            .map(|what| (what, Counted::default()));
    let [contributions, points, proposals, words, positions, floor] = &mut all;
    for one in gathered.contributions.iter().filter(|one| one.cycle == here) {
        contributions.1.add(&one.by, 1, Some(&one.source));
    }
    for one in gathered.points.iter().filter(|one| one.cycle == here) {
        points.1.add(&one.by, 1, Some(&one.source));
    }
    for one in gathered.proposals.iter().filter(|one| one.cycle == here) {
        let count = unbracket_text::token::words(&one.wording).count();
        proposals.1.add(&one.by, 1, Some(&one.source));
        words.1.add(&one.by, u64::try_from(count).unwrap_or(u64::MAX), Some(&one.source));
    }
    let said = gathered.present().map(|it| &it.stands).into_iter().flatten();
    for stand in said.filter(|stand| stand.word != SPONSOR) {
        positions.1.add(&stand.actor, 1, Some(&Source::Entry { entry: stand.entry }));
    }
    // A table has answers, and no entries that stated them.
    let table = gathered.present().filter(|it| it.stands.is_empty());
    if let Some((table, item)) = table.and_then(|it| Some((it, it.items.first()?))) {
        let file = match &item.source {
            Source::File { file, .. } => Some(Source::File { file: file.clone(), place: None }),
            _ => None,
        };
        for (row, actor) in table.answers.actors().iter().enumerate() {
            let said = u64::try_from(table.answers.of(row).len()).unwrap_or(u64::MAX);
            positions.1.add(actor, said, file.as_ref());
        }
    }
    for turn in gathered.floor.iter().filter(|turn| turn.heard) {
        floor.1.add(&turn.by, u64::from(turn.used), turn.source.as_ref());
    }
    all
}

fn measure(
    gathered: &Gathered,
    sides: &BTreeMap<String, String>,
    (what, counted): (&'static str, Counted),
) -> Based {
    // Everybody who was invited is counted, those who had nothing as zeros.
    let everybody = gathered.actors.iter();
    let amounts: Vec<(&str, f64)> = everybody
        .map(|actor| {
            let side = actor.side.as_deref().unwrap_or_default();
            #[expect(clippy::cast_precision_loss, reason = "amounts are far below 2^52")]
            let amount = counted.of.get(&actor.name).copied().unwrap_or_default() as f64;
            (side, amount)
        })
        .collect();
    let plain: Vec<f64> = amounts.iter().map(|(_, amount)| *amount).collect();
    let mut seats: BTreeMap<&String, Vec<u64>> = BTreeMap::new();
    for (actor, side) in sides {
        let amount = counted.of.get(actor).copied().unwrap_or_default();
        seats.entry(side).or_default().push(amount);
    }
    let seats: Vec<(String, Vec<u64>)> =
        seats.into_iter().map(|(side, amounts)| (side.clone(), amounts)).collect();
    // Words and seconds point at few where few had any, however many they were.
    let based = seats.iter().map(|(_, amounts)| {
        let had = || amounts.iter().filter(|amount| **amount > 0).count();
        let sum = || usize::try_from(amounts.iter().sum::<u64>()).unwrap_or(usize::MAX);
        if AMOUNTS.contains(&what) { had() } else { sum() }
    });
    let based: Vec<usize> = based.collect();
    #[expect(clippy::cast_precision_loss, reason = "amounts are far below 2^52")]
    let by_side: Vec<(String, f64)> = seats
        .iter()
        .map(|(side, amounts)| (side.clone(), amounts.iter().sum::<u64>() as f64))
        .collect();
    let parts: Vec<f64> = by_side.iter().map(|(_, amount)| *amount).collect();
    let mut sources = counted.sources;
    sources.sort();
    sources.dedup();
    let side =
        |had: Representation| Side { group: had.group.clone(), seats: had.seats, had: Some(had) };
    let measure = Measure {
        what,
        total: counted.of.values().sum(),
        active: counted.of.values().filter(|amount| **amount > 0).count(),
        sides: shares(what, &seats).map(|all| all.into_iter().map(side).collect()),
        gini: gini(&plain),
        theil: theil(&amounts),
        concentration: concentration(&parts),
        without: leave_one_out(&by_side),
        sources,
    };
    (measure, based)
}

/// What is measured in pieces of which none is a case of its own: words of one proposal, seconds of one
/// speech.
const AMOUNTS: [&str; 2] = ["words-proposed", "floor-seconds"];

/// The share of each side, from the amount of each of its seats.
fn shares(what: &str, seats: &[(String, Vec<u64>)]) -> Said<Vec<Representation>> {
    if AMOUNTS.contains(&what) { representation_of_amounts(seats) } else { representation(seats) }
}

fn points(gathered: &Gathered, sides: &BTreeMap<String, String>) -> Vec<Proposal> {
    let here = gathered.points.iter().filter(|one| one.cycle == gathered.cycle);
    let invited = here.filter(|one| sides.contains_key(&one.by));
    let fate = |one: &crate::gather::Point| match (one.used, &one.disposition) {
        (true, _) => Fate::TakenUp,
        (false, Some(_)) => Fate::Reasoned,
        (false, None) => Fate::Ignored,
    };
    invited.map(|one| Proposal { actor: one.by.clone(), fate: fate(one) }).collect()
}

fn proposals(gathered: &Gathered, sides: &BTreeMap<String, String>) -> Vec<Proposal> {
    // One that its sponsors took back was decided by nobody, and one before the room is open.
    let here = gathered.proposals.iter().filter(|one| one.cycle == gathered.cycle);
    let decided = here.filter(|one| matches!(one.state.as_str(), "accepted" | "fallen"));
    let invited = decided.filter(|one| sides.contains_key(&one.by));
    let fate = |state: &str| if state == "accepted" { Fate::TakenUp } else { Fate::Ignored };
    invited.map(|one| Proposal { actor: one.by.clone(), fate: fate(&one.state) }).collect()
}

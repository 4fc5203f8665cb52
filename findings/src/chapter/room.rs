//! The room: who answers alike, where actors stand on the line that best orders the answers, and who
//! agrees with whom.

use serde::Serialize;
use unbracket_analysis::fragmentation::effective_number;
use unbracket_analysis::groups::{
    self, Agreement, Opinions, Representative, Tally, agreement, opinions, representative,
};
use unbracket_analysis::ideal::{self, Positions, SessionPositions, Standing, positions};
use unbracket_analysis::{Answers, Interval, TooLittle};

use super::contested::{Contested, contested};
use super::exact::{Exact, exact};
use super::paths::{Paths, paths};
use crate::findings::{Said, Settings};
use crate::gather::Gathered;

/// The positions of a cycle, from far.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Room {
    /// How many actors have a position on something.
    pub actors: usize,
    /// How many others a table names who answered none of the items that count, such as voters on
    /// comments that were moderated out alone.
    pub silent: usize,
    /// On how many items somebody has a position.
    pub items: usize,
    /// How many positions there are.
    pub answers: usize,
    /// The map of the room, and its groups where they are stable.
    pub opinions: Said<Opinions>,
    /// For each group the items that speak for it, by name; none where there are no groups.
    pub typical: Vec<Vec<Representative>>,
    /// As many groups of one size as the groups are worth; none where they are not stable.
    pub blocs: Said<Blocs>,
    /// The groups as Polis computes them; none unless they were asked for.
    pub exact: Option<Said<Exact>>,
    /// Where actors stand on one line.
    pub line: Said<Line>,
    /// Where they stood through all sessions, on one line.
    pub paths: Said<Paths>,
    /// Who agrees with whom on how much of what both answered.
    pub agreement: Said<Agreement>,
    /// Who stands where on the provisions to which most object.
    pub contested: Vec<Contested>,
}

/// The effective number of blocs, 1 over the sum of the squared shares of the groups.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Blocs {
    /// The number.
    pub value: f64,
    /// Where it may lie: members are drawn anew, and the groups are held as they were found.
    pub interval: Option<Interval>,
    /// How many actors are in a group.
    pub n: usize,
    /// How many groups there are.
    pub groups: usize,
}

/// Where actors stand on the one line that best orders the answers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Line {
    /// The places with their intervals.
    pub positions: Positions,
    /// Between which ranks each actor lies, by name.
    pub standings: Vec<Standing>,
    /// The actors from the low end to the high in tiers: all of a tier lie surely below all of the next.
    /// Within a tier some may be told from some; `standings` says from how many.
    pub tiers: Vec<Vec<String>>,
}

/// The room of the present cycle.
///
/// # Errors
/// Where nobody has a position.
pub fn room(gathered: &Gathered, settings: &Settings) -> Said<Room> {
    let none = TooLittle::Few { what: "actors", have: 0, need: 2 };
    let answers = &gathered.present().ok_or(none)?.answers;
    let rows = 0..answers.actors().len();
    let actors = rows.filter(|row| !answers.of(*row).is_empty()).count();
    TooLittle::unless(actors, 2, "actors")?;
    let asked = groups::Settings {
        seed: settings.seed,
        bootstraps: settings.bootstraps as usize,
        ..groups::Settings::default()
    };
    let opinions = opinions(answers, &asked);
    let typical = match &opinions {
        Ok(Opinions { groups: Ok(groups), .. }) => {
            let of = opinions.as_ref().map(|found| found.of(answers)).unwrap_or_default();
            representative(&Tally::new(answers, &of, groups.groups.len()), &[])
        }
        _ => Vec::new(),
    };
    Ok(Room {
        actors,
        silent: answers.actors().len() - actors,
        items: answers.items().len(),
        answers: answers.len(),
        blocs: blocs(&opinions, settings),
        exact: gathered.conversation.as_ref().map(exact),
        opinions,
        typical,
        line: line(answers, settings),
        paths: paths(gathered, settings),
        agreement: agreement(answers),
        contested: contested(gathered),
    })
}

/// As how many groups of one size the groups are.
fn blocs(opinions: &Said<Opinions>, settings: &Settings) -> Said<Blocs> {
    let groups = opinions.as_ref().map_err(Clone::clone)?.groups.as_ref().map_err(Clone::clone)?;
    let of: Vec<usize> = groups.members.iter().map(|member| member.group).collect();
    let worth = |of: &mut dyn Iterator<Item = usize>| {
        let mut sizes = vec![0.0; groups.groups.len()];
        of.for_each(|group| sizes[group] += 1.0);
        effective_number(&sizes)
    };
    let none = TooLittle::Few { what: "actors", have: 0, need: 1 };
    let value = worth(&mut of.iter().copied()).ok_or(none)?;
    let draw = |turn: u32| {
        let mut chance = settings.seed.stream("effective number of blocs", turn.into());
        worth(&mut chance.resample(of.len(), of.len()).into_iter().map(|at| of[at]))
    };
    let draws: Vec<f64> = (0..settings.bootstraps).filter_map(draw).collect();
    let interval = Interval::of_sample(&draws, settings.level);
    Ok(Blocs { value, interval, n: of.len(), groups: groups.groups.len() })
}

fn line(answers: &Answers, settings: &Settings) -> Said<Line> {
    let asked = ideal::Settings {
        seed: settings.seed,
        draws: settings.bootstraps.into(),
        level: settings.level,
        ..ideal::Settings::default()
    };
    let positions = positions(answers, &asked)?;
    let session = positions.sessions.first();
    let standings = session.map(SessionPositions::standings).unwrap_or_default();
    let tiers = session.map(SessionPositions::tiers).unwrap_or_default();
    let tiers = tiers.into_iter().map(|tier| tier.into_iter().map(str::to_owned).collect());
    Ok(Line { tiers: tiers.collect(), standings, positions })
}

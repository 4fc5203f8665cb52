//! The room: who answers alike, where actors stand on the line that best orders the answers, and who
//! agrees with whom.

use serde::Serialize;
use unbracket_analysis::TooLittle;
use unbracket_analysis::groups::{
    self, Agreement, Opinions, Representative, Tally, agreement, opinions, representative,
};
use unbracket_analysis::ideal::{self, Positions, SessionPositions, Standing, positions};

use super::contested::{Contested, contested};
use crate::findings::{Said, Settings};
use crate::gather::Gathered;

/// The positions of a cycle, from far.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Room {
    /// How many actors have a position on something.
    pub actors: usize,
    /// On how many items somebody has a position.
    pub items: usize,
    /// How many positions there are.
    pub answers: usize,
    /// The map of the room, and its groups where they are stable.
    pub opinions: Said<Opinions>,
    /// For each group the items that speak for it, by name; none where there are no groups.
    pub typical: Vec<Vec<Representative>>,
    /// Where actors stand on one line.
    pub line: Said<Line>,
    /// Who agrees with whom on how much of what both answered.
    pub agreement: Said<Agreement>,
    /// Who stands where on the provisions to which most object.
    pub contested: Vec<Contested>,
}

/// Where actors stand on the one line that best orders the answers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Line {
    /// The places with their intervals.
    pub positions: Positions,
    /// Between which ranks each actor lies, by name.
    pub standings: Vec<Standing>,
    /// The actors from the low end to the high in tiers; within a tier nothing is told apart.
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
        items: answers.items().len(),
        answers: answers.len(),
        opinions,
        typical,
        line: line(answers, settings),
        agreement: agreement(answers),
        contested: contested(gathered),
    })
}

fn line(answers: &unbracket_analysis::Answers, settings: &Settings) -> Said<Line> {
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

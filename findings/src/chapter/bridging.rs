//! Bridging: what every part of the room could accept, with bounds, and the cures that are on offer.

use std::collections::BTreeMap;

use serde::Serialize;
use unbracket_analysis::TooLittle;
use unbracket_analysis::bridging::{self, ByGroup, Factors, by_group, factorise};
use unbracket_analysis::groups::Tally;

use super::room::Room;
use crate::findings::{Said, Settings};
use crate::gather::{Cure, Gathered};

/// The fewest actors of a side that stands for itself.
const LEAST: usize = 5;

/// What could bridge the room.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bridging {
    /// What the parts of the room are.
    pub parts: Parts,
    /// The names of the parts, where they have any.
    pub names: Vec<String>,
    /// Every item with what the parts have in common on it, what nobody objects to first.
    pub common: ByGroup,
    /// The reception of each item that the line through the room does not explain.
    pub factors: Said<Factors>,
    /// The wordings that were offered to lift objections.
    pub cures: Vec<Cure>,
}

/// What the parts of a room are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Parts {
    /// The groups that answer alike.
    OpinionGroups,
    /// The stakeholder groups.
    Sides,
    /// Everybody together: neither is large or stable enough.
    Everybody,
}

/// What could bridge the room of the present cycle.
///
/// # Errors
/// Where fewer than five actors have positions.
pub fn bridging(gathered: &Gathered, room: &Said<Room>, settings: &Settings) -> Said<Bridging> {
    let none = TooLittle::Few { what: "actors", have: 0, need: LEAST };
    let answers = &gathered.present().ok_or(none)?.answers;
    let rows = 0..answers.actors().len();
    let said = rows.filter(|row| !answers.of(*row).is_empty()).count();
    TooLittle::unless(said, LEAST, "actors")?;
    let opinions = room.as_ref().ok().and_then(|room| room.opinions.as_ref().ok());
    let groups = opinions.and_then(|found| Some((found.of(answers), found.groups.as_ref().ok()?)));
    let (parts, names, of, count) = match groups {
        Some((of, groups)) => (Parts::OpinionGroups, Vec::new(), of, groups.groups.len()),
        None => sides(gathered, answers),
    };
    let asked = bridging::Settings { seed: settings.seed, ..bridging::Settings::default() };
    let cures = gathered.cures.iter().filter(|cure| cure.cycle == gathered.cycle);
    Ok(Bridging {
        parts,
        names,
        common: by_group(&Tally::new(answers, &of, count)),
        factors: factorise(answers, &asked, |_| None),
        cures: cures.cloned().collect(),
    })
}

type Divided = (Parts, Vec<String>, Vec<Option<usize>>, usize);

/// The sides, where two are large enough; else everybody.
fn sides(gathered: &Gathered, answers: &unbracket_analysis::Answers) -> Divided {
    let sides = gathered.sides();
    let mut sizes: BTreeMap<&String, usize> = BTreeMap::new();
    for (row, name) in answers.actors().iter().enumerate() {
        if let Some(side) = sides.get(name).filter(|_| !answers.of(row).is_empty()) {
            *sizes.entry(side).or_default() += 1;
        }
    }
    let names: Vec<String> = sizes
        .into_iter()
        .filter(|(_, size)| *size >= LEAST)
        .map(|(name, _)| name.clone())
        .collect();
    if names.len() < 2 {
        return (Parts::Everybody, Vec::new(), vec![Some(0); answers.actors().len()], 1);
    }
    let place = |name: &String| names.iter().position(|side| Some(side) == sides.get(name));
    let of = answers.actors().iter().map(place).collect();
    let count = names.len();
    (Parts::Sides, names, of, count)
}

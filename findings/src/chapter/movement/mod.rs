//! Movement: how the text and the positions changed, from version to version, from reading to reading
//! and from cycle to cycle.
//!
//! **Invariant:** a change is told among those who answered both times, with its interval, and "not
//! distinguishable" is an answer; who turned is listed with the entries, and never ranked.

mod courses;
mod steps;
mod weights;

use serde::Serialize;
use unbracket_analysis::fault::{LEAST, Partition};
use unbracket_analysis::fragmentation::{self, Bootstrap, Fragmentation};
use unbracket_analysis::{Answers, TooLittle};
use unbracket_text::ProvisionKind;

use super::comparable::{comparable, is_table, lasting, on_the_same};
use super::fault_lines::{FaultLines, partitions};
use crate::findings::{Said, Settings};
use crate::gather::{Gathered, Positions, Source};

pub use courses::{Course, LineCourse, Stage, Strength, Turn};
pub use steps::{Moved, SILENT, Step};
pub use weights::Weight;

/// What moved.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Movement {
    /// The versions of the text in the order in which they came; none where the texts are apart.
    pub versions: Vec<Weight>,
    /// How divided the room was, cycle by cycle.
    pub cycles: Vec<Cycle>,
    /// What changed from each cycle with positions to the next.
    pub steps: Vec<Step>,
    /// How divided the room was at the end of each reading in which somebody said something, through
    /// all cycles.
    pub readings: Vec<Reading>,
    /// What changed from each reading to the next of its cycle, by their places in `readings`.
    pub reading_steps: Vec<Step>,
    /// The places in `readings` of those of the present cycle.
    pub present: Vec<usize>,
    /// The way of each provision through the readings of the present cycle, in reading order.
    pub provisions: Vec<Course>,
    /// The strongest lines through the text at each reading of the present cycle.
    pub lines: Vec<LineCourse>,
}

/// How divided a cycle was.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Cycle {
    /// The cycle, from 0.
    pub cycle: usize,
    /// The indices of its positions on words that stand, where five or more have one.
    pub fragmentation: Said<Fragmentation>,
}

/// How divided the room was at the end of a reading.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reading {
    /// The cycle, from 0.
    pub cycle: usize,
    /// The version that lay before the room.
    pub version: String,
    /// The pass over it: `first`, `second`; none before a pass was opened on it.
    pub pass: Option<String>,
    /// When it began, in seconds since 1970.
    pub at: i64,
    /// How many positions stood.
    pub answers: usize,
    /// The indices of its positions on the provisions that were before the room in all readings of the
    /// cycle in which five or more had as many positions.
    pub fragmentation: Said<Fragmentation>,
    /// The version, and the entry that began the reading.
    pub sources: Vec<Source>,
}

/// What moved through all cycles; `lines` are the fault lines of now.
///
/// # Errors
/// Where there is neither a text nor a position.
pub fn movement(
    gathered: &Gathered,
    lines: &Said<FaultLines>,
    settings: &Settings,
) -> Said<Movement> {
    let with: Vec<&Positions> =
        gathered.positions.iter().filter(|positions| !positions.answers.is_empty()).collect();
    let versions = weights::weights(gathered);
    TooLittle::unless(versions.len() + with.len(), 1, "versions or cycles with positions")?;
    let bootstrap =
        Bootstrap { draws: settings.bootstraps.into(), level: settings.level, seed: settings.seed };
    let parts = parts(gathered);
    let steps = with.windows(2).map(|pair| {
        steps::step((pair[0].cycle, pair[0]), (pair[1].cycle, pair[1]), &parts, &bootstrap)
    });
    let read: Vec<&Positions> = gathered.readings.iter().map(|it| &it.positions).collect();
    let following = (1..read.len()).filter(|to| read[to - 1].cycle == read[*to].cycle);
    let reading_steps =
        following.map(|to| steps::step((to - 1, read[to - 1]), (to, read[to]), &parts, &bootstrap));
    let present: Vec<usize> =
        (0..read.len()).filter(|place| read[*place].cycle == gathered.cycle).collect();
    let now: Vec<&Positions> = present.iter().map(|place| read[*place]).collect();
    let same = same_within_cycles(&read);
    let of_now = present.iter().map(|place| same[*place].clone()).collect();
    let dividing = || -> Vec<Partition> {
        partitions(&gathered.blocs).into_iter().map(|(.., parts)| parts).collect()
    };
    let follower = courses::Follower {
        readings: &now,
        same: of_now,
        lines: lines.as_ref().ok().map(|found| (found, dividing())),
        settings,
        bootstrap,
    };
    Ok(Movement {
        versions,
        cycles: with.iter().map(|positions| cycle(positions, &bootstrap)).collect(),
        steps: steps.collect(),
        readings: gathered
            .readings
            .iter()
            .zip(&same)
            .map(|(it, same)| reading(it, same, &bootstrap))
            .collect(),
        reading_steps: reading_steps.collect(),
        present,
        provisions: follower.provisions(&gathered.units),
        lines: follower.lines(),
    })
}

fn cycle(positions: &Positions, bootstrap: &Bootstrap) -> Cycle {
    Cycle {
        cycle: positions.cycle,
        fragmentation: fragmentation::fragmentation(&comparable(positions), bootstrap),
    }
}

/// The answers of each reading on the provisions that were asked in all readings of its cycle; one in
/// which too few were asked is no measure of the others, and stands with its own.
fn same_within_cycles(readings: &[&Positions]) -> Vec<Answers> {
    let mut all: Vec<Answers> = readings.iter().map(|reading| comparable(reading)).collect();
    let enough: Vec<usize> = (0..all.len())
        .filter(|at| !is_table(readings[*at]))
        .filter(|at| lasting(readings[*at]).items().len() >= LEAST)
        .collect();
    for of_cycle in enough.chunk_by(|a, b| readings[*a].cycle == readings[*b].cycle) {
        let times: Vec<&Positions> = of_cycle.iter().map(|at| readings[*at]).collect();
        for (at, same) in of_cycle.iter().zip(on_the_same(&times)) {
            all[*at] = same;
        }
    }
    all
}

fn reading(reading: &crate::gather::Reading, same: &Answers, bootstrap: &Bootstrap) -> Reading {
    Reading {
        cycle: reading.cycle,
        version: reading.version.clone(),
        pass: reading.pass.clone(),
        at: reading.at,
        answers: reading.positions.answers.len(),
        fragmentation: fragmentation::fragmentation(same, bootstrap),
        sources: reading.sources.clone(),
    }
}

/// The part of the text to which each provision belongs, as the latest version that holds it says: the
/// words of the heading above it or, where there is none, whether it stands in the preamble.
fn parts(gathered: &Gathered) -> steps::Parts {
    let mut parts = steps::Parts::new();
    for version in gathered.versions.iter().rev() {
        let mut heading: Option<String> = None;
        for visit in version.draft.visit() {
            let provision = visit.provision;
            if matches!(provision.kind, ProvisionKind::Heading { .. } | ProvisionKind::Annex) {
                heading = Some(provision.content.to_marked_text());
            }
            let place = match provision.kind {
                ProvisionKind::PreambularParagraph => "preamble",
                _ => "operative",
            };
            let part = heading.clone().unwrap_or_else(|| place.to_owned());
            parts.entry(provision.id.as_str().to_owned()).or_insert(part);
        }
    }
    parts
}

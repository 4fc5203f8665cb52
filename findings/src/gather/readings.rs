//! Readings: the positions as they stood when each version of the text and each pass over it gave way
//! to the next.
//!
//! **Invariant:** a reading begins where a version is issued or a pass opened, and its positions are
//! those that stood at its end; one in which nobody said anything new is left out.

use unbracket_negotiation::state::{Document, Reading as Pass};

use super::positions::{Positions, Taker};
use super::source::Source;
use super::text::Version;

/// The positions at the end of a reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The number of its cycle, from 0.
    pub cycle: usize,
    /// The name of the version that lay before the room.
    pub version: String,
    /// The pass over it, as the record words it; none where no pass was opened on it yet.
    pub pass: Option<String>,
    /// When it began, in seconds since 1970.
    pub at: i64,
    /// The positions at its end.
    pub positions: Positions,
    /// The version, and the entry that began the reading.
    pub sources: Vec<Source>,
}

/// Where a reading begins.
struct Beginning<'v> {
    version: Option<&'v Version>,
    pass: Option<String>,
    at: i64,
    entry: u64,
}

/// The readings of all cycles in order.
pub(super) fn readings(taker: &Taker<'_>, versions: &[Version]) -> Vec<Reading> {
    let cycles = 0..taker.state.process.cycles.len();
    cycles.flat_map(|cycle| of_cycle(taker, versions, cycle)).collect()
}

fn of_cycle(taker: &Taker<'_>, versions: &[Version], cycle: usize) -> Vec<Reading> {
    let beginnings = beginnings(taker, versions, cycle);
    let ends = beginnings.iter().skip(1).map(|next| next.entry).chain([u64::MAX]);
    let mut readings: Vec<Reading> = Vec::new();
    for (beginning, end) in beginnings.iter().zip(ends) {
        let positions = taker.take(cycle, end);
        let before = readings.last().map(|reading| &reading.positions.stands);
        if before.map_or(positions.stands.is_empty(), |before| *before == positions.stands) {
            continue;
        }
        let version = beginning.version;
        let document = version.and_then(Version::whole);
        readings.push(Reading {
            cycle,
            version: version.map(|version| version.name.clone()).unwrap_or_default(),
            pass: beginning.pass.clone(),
            at: beginning.at,
            positions,
            sources: document
                .into_iter()
                .chain([Source::Entry { entry: beginning.entry }])
                .collect(),
        });
    }
    readings
}

/// Where the readings of a cycle begin: at its versions, and at each pass that is another than the one
/// before it over the same version. What was said before any version belongs to the first.
fn beginnings<'v>(taker: &Taker<'_>, versions: &'v [Version], cycle: usize) -> Vec<Beginning<'v>> {
    enum Mark<'v, 'p> {
        Version(&'v Version),
        Pass(&'p Pass),
    }
    let texts = &taker.state.texts;
    let issued = versions.iter().filter(|version| version.cycle == cycle).filter_map(|version| {
        let document: &Document = texts.documents.get(usize::try_from(version.document?).ok()?)?;
        Some((document.entry, Mark::Version(version)))
    });
    let opened = texts.readings.iter().filter(|reading| reading.cycle == cycle);
    let opened = opened.map(|reading| (reading.entry, Mark::Pass(reading)));
    let mut marks: Vec<(u64, Mark<'v, '_>)> = issued.chain(opened).collect();
    marks.sort_by_key(|(entry, _)| *entry);
    let mut beginnings: Vec<Beginning<'v>> = Vec::new();
    for (entry, mark) in marks {
        let last = beginnings.last();
        let (version, pass, at) = match mark {
            Mark::Version(version) => (Some(version), None, version.at),
            Mark::Pass(opened) => {
                let version = last.and_then(|last| last.version);
                (version, Some(opened.pass.to_string()), opened.at.0)
            }
        };
        let goes_on = pass.is_some() && last.is_some_and(|last| last.pass == pass);
        if !goes_on {
            beginnings.push(Beginning { version, pass, at, entry });
        }
    }
    beginnings
}

//! What of the counts by group is told: of what is not public by name none under five, and none that would
//! give such a one away.
//!
//! **Invariant:** withheld is what came in as an input: contributions and the points in them. Proposals and
//! what became of them, positions and turns on the floor of public meetings are named acts of the public
//! record: to withhold their sums would hide nothing.

use serde::Serialize;
use unbracket_analysis::Estimate;
use unbracket_analysis::participation::{Cell, GroupUptake, Spread, suppress_lines};

use super::participation::Measure;

/// What came of the points or the proposals of a group, as far as it is told: a count that is none is
/// withheld.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Uptake {
    /// The group.
    pub group: String,
    /// Its seats, which the roster tells.
    pub invited: usize,
    /// How many of them proposed something.
    pub proposing: Option<usize>,
    /// Proposals made.
    pub proposals: Option<usize>,
    /// Taken up.
    pub taken_up: Option<usize>,
    /// Not taken up, with a reason; none of proposals, which fall without one of their own.
    pub reasoned: Option<usize>,
    /// Not taken up, without a word.
    pub ignored: Option<usize>,
    /// The share taken up, as [`GroupUptake::uptake`]; none where a count that it tells is withheld.
    pub uptake: Option<Estimate>,
}

/// The counts of a chapter, and what ties them.
#[derive(Default)]
struct Counts {
    counts: Vec<u64>,
    lines: Vec<Vec<usize>>,
}

impl Counts {
    fn add(&mut self, count: usize) -> usize {
        self.counts.push(u64::try_from(count).unwrap_or(u64::MAX));
        self.counts.len() - 1
    }

    /// Counts of which the sum is told.
    fn line(&mut self, counts: impl Iterator<Item = usize>) -> Vec<usize> {
        let line: Vec<usize> = counts.map(|count| self.add(count)).collect();
        self.lines.push(line.clone());
        line
    }
}

/// A measure with what its sides rest on, in their order: how many things they had, or, of amounts such
/// as words and seconds, how many had some.
pub(super) type Based = (Measure, Vec<usize>);

/// The places of the counts of a table of uptake: a row a group, with who proposed, then what was taken
/// up, left with a reason and left without one, and all of them.
type Rows = Vec<[usize; 5]>;

/// What is withheld where it is little.
const INPUTS: [&str; 2] = ["contributions", "points"];

/// What became of proposals, as public as they are. One that fell has no reason of its own on the record.
pub(super) fn public(groups: Vec<GroupUptake>) -> Vec<Uptake> {
    let shown = [true, true, false, true, true];
    groups.into_iter().map(|group| told(group, shown)).collect()
}

/// Withholds what is under five, and what would give it away, in what the chapter tells of inputs by group.
pub(super) fn withhold(
    measures: &mut [Based],
    points: Vec<GroupUptake>,
    after: &mut [Spread],
) -> Vec<Uptake> {
    let mut counts = Counts::default();
    let mut measures: Vec<&mut Based> =
        measures.iter_mut().filter(|(measure, _)| INPUTS.contains(&measure.what)).collect();
    let places: Vec<Vec<usize>> =
        measures.iter().map(|(_, based)| counts.line(based.iter().copied())).collect();
    let of = |what: &str| measures.iter().position(|(measure, _)| measure.what == what);
    let twins = of("points").map(|at| (&measures[at].0, &places[at]));
    let rows = rows(&mut counts, &points, twins);
    let cells = suppress_lines(&counts.counts, &counts.lines);
    let shown = |place: &usize| matches!(cells[*place], Cell::Shown(_));
    if let Some(at) = of("contributions") {
        let (sides, places) = (measures[at].0.sides.iter().flatten(), &places[at]);
        for (side, _) in sides.zip(places).filter(|(_, place)| !shown(place)) {
            let same = after.iter_mut().filter(|spread| spread.group == side.group);
            same.for_each(|spread| spread.members = None);
        }
    }
    for ((measure, _), places) in measures.iter_mut().map(|it| &mut **it).zip(&places) {
        let mut told = Vec::new();
        for (side, place) in measure.sides.iter_mut().flatten().zip(places) {
            if shown(place) {
                told.push(side.group.clone());
            } else {
                side.had = None;
            }
        }
        if let Ok(without) = &mut measure.without {
            without.retain(|one| told.contains(&one.name));
        }
        if let Ok(theil) = &mut measure.theil {
            theil.groups.retain(|part| told.contains(&part.group));
        }
    }
    let rows = points.into_iter().zip(rows);
    rows.map(|(group, row)| told(group, row.map(|it| shown(&it)))).collect()
}

/// Lays the counts of a table of uptake in; a measure of the same things has the same counts again.
fn rows(
    counts: &mut Counts,
    groups: &[GroupUptake],
    twins: Option<(&Measure, &Vec<usize>)>,
) -> Rows {
    let columns: [fn(&GroupUptake) -> usize; 5] = [
        |one| one.proposing,
        |one| one.taken_up,
        |one| one.reasoned,
        |one| one.ignored,
        |one| one.proposals,
    ];
    let columns = columns.map(|column| counts.line(groups.iter().map(column)));
    let row = |at: usize| columns.each_ref().map(|column| column[at]);
    let rows: Rows = (0..groups.len()).map(row).collect();
    for (group, row) in groups.iter().zip(&rows) {
        counts.lines.push(row[1..].to_vec());
        let sides = twins.map(|(measure, places)| measure.sides.iter().flatten().zip(places));
        let twin = sides.and_then(|mut sides| sides.find(|(side, _)| side.group == group.group));
        if let Some((_, &twin)) =
            twin.filter(|twin| counts.counts[*twin.1] == counts.counts[row[4]])
        {
            counts.lines.push(vec![row[4], twin]);
        }
    }
    rows
}

fn told(of: GroupUptake, shown: [bool; 5]) -> Uptake {
    let [proposing, taken_up, reasoned, ignored, proposals] = shown;
    Uptake {
        group: of.group,
        invited: of.invited,
        proposing: proposing.then_some(of.proposing),
        proposals: proposals.then_some(of.proposals),
        taken_up: taken_up.then_some(of.taken_up),
        reasoned: reasoned.then_some(of.reasoned),
        ignored: ignored.then_some(of.ignored),
        // The share tells what was taken up, its interval how many proposed.
        uptake: of.uptake.filter(|_| proposing && proposals && taken_up),
    }
}

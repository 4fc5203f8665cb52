//! From reading to reading: the room, each provision, and the strongest lines.

use unbracket_analysis::fragmentation::Fragmentation;
use unbracket_findings::chapter::fault_lines::Divider;
use unbracket_findings::chapter::movement::{Course, Movement, Reading, Stage};

use super::{INDICES, indices, steps};
use crate::analysis::chapters::fault_lines::{line_link, line_name};
use crate::analysis::sheet::Sheet;
use crate::figure::{self, Cell, Known, Stances, Stood, Table, Way, Ways, count};
use crate::tongue::Tongue;

/// From this adjusted probability of chance on a turn is not told from none.
pub(super) const CHANCE: f64 = 0.05;

pub(super) fn write(sheet: &mut Sheet<'_>, found: &Movement) {
    let present: Vec<&Reading> =
        found.present.iter().filter_map(|place| found.readings.get(*place)).collect();
    sheet.heading("analysis-readings");
    if present.is_empty() {
        sheet.hint(&sheet.say("analysis-readings-none"));
    } else {
        sheet.hint(&sheet.say("analysis-readings-hint"));
        provisions(sheet, found, &present);
        lines(sheet, found, &present);
        if present.len() < 2 {
            sheet.hint(&sheet.say("analysis-readings-once"));
        } else if present.iter().any(|reading| reading.fragmentation.is_ok()) {
            let ways = room(sheet, &present);
            sheet.figure(&sheet.say("analysis-title-indices"), &ways);
        }
    }
    if !found.readings.is_empty() {
        let table = table(sheet, &found.readings);
        sheet.table(&sheet.say("analysis-title-indices"), &table);
    }
    for step in &found.reading_steps {
        let called = |place: usize| name(sheet.tongue(), &found.readings[place]);
        let (from, to) = (called(step.from), called(step.to));
        let title = sheet.with("analysis-between-readings", &[("from", &from), ("to", &to)]);
        steps::told(sheet, &title, step);
    }
}

/// The name of a reading: its version and, where one was opened, the pass over it.
pub(super) fn name(tongue: Tongue, reading: &Reading) -> String {
    named(tongue, &reading.version, reading.pass.as_deref())
}

fn named(tongue: Tongue, version: &str, pass: Option<&str>) -> String {
    match pass {
        Some("first") => tongue.with("analysis-reading-first", &[("version", &version)]),
        Some("second") => tongue.with("analysis-reading-second", &[("version", &version)]),
        _ => version.to_owned(),
    }
}

/// The names of readings above columns, where the last part of a symbol has to do.
pub(super) fn moments(tongue: Tongue, readings: &[&Reading]) -> Vec<String> {
    let short = |reading: &&Reading| {
        let version = reading.version.rsplit('/').next().unwrap_or_default();
        named(tongue, version, reading.pass.as_deref())
    };
    readings.iter().map(short).collect()
}

/// How divided the room was at each reading.
fn room(sheet: &Sheet<'_>, present: &[&Reading]) -> Ways {
    let way = |(key, of): &(&str, fn(&Fragmentation) -> unbracket_analysis::Estimate)| Way {
        name: sheet.say(key),
        link: sheet.everything(),
        at: present
            .iter()
            .map(|reading| {
                let found = reading.fragmentation.as_ref().ok()?;
                Some(known(of(found), found.items))
            })
            .collect(),
    };
    let ways = INDICES.iter().map(way).collect();
    Ways { moments: moments(sheet.tongue(), present), ways, zero: 0.0 }
}

pub(super) fn known(estimate: unbracket_analysis::Estimate, n: usize) -> Known {
    let (low, high) = (estimate.interval.low, estimate.interval.high);
    Known { value: estimate.value, low, high, n }
}

/// How the room stood to the provisions on which somebody objected, reserved or turned.
fn provisions(sheet: &mut Sheet<'_>, found: &Movement, present: &[&Reading]) {
    let told = |course: &&Course| {
        let turned = course.turn.as_ref().is_ok_and(|turn| turn.turn.changed > 0);
        turned || course.at.iter().any(Stage::is_held)
    };
    let row = |course: &Course| Stood {
        name: course.label.clone(),
        link: sheet.provision(&course.provision),
        at: course.at.iter().map(counted).collect(),
        change: course.turn.as_ref().ok().map(|turn| (turn.turn.change.value, turn.q <= CHANCE)),
    };
    let rows: Vec<Stood> = found.provisions.iter().filter(told).map(row).collect();
    let left = found.provisions.len() - rows.len();
    if !rows.is_empty() {
        let [all, freed, caught] = turned(&found.provisions);
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("freed", &freed), ("count", &all), ("caught", &caught)];
        sheet.para(&match all {
            0 => sheet.say("analysis-stances-new"),
            _ => sheet.with("analysis-stances-turned", &values),
        });
        let stances = Stances { moments: moments(sheet.tongue(), present), rows };
        sheet.figure(&sheet.say("analysis-title-stances"), &stances);
    }
    if left > 0 {
        sheet.hint(&sheet.with("analysis-stances-left", &[("count", &left)]));
    }
}

fn counted(stage: &Stage) -> [usize; 4] {
    let it = stage.stances;
    [it.support, it.can_live_with, it.reserve, it.object]
}

/// How many provisions were stood to in the first reading and in the last, were freed and were caught.
fn turned(courses: &[Course]) -> [usize; 3] {
    let ends = |course: &Course| Some([counted(course.at.first()?), counted(course.at.last()?)]);
    figure::turned(courses.iter().filter_map(ends))
}

/// The strongest lines through the text.
fn lines(sheet: &mut Sheet<'_>, found: &Movement, present: &[&Reading]) {
    let none = Vec::new();
    let dividers: &[Divider] =
        sheet.findings().fault_lines.as_ref().map_or(&none, |lines| &lines.dividers);
    let tongue = sheet.tongue();
    let ways = found.lines.iter().filter_map(|line| {
        let at = line.at.iter().map(|at| {
            let strength = at.as_ref().ok()?;
            Some(known(strength.strength, strength.n))
        });
        let divider = dividers.get(line.divider)?;
        let (name, link) = (line_name(tongue, divider), line_link(sheet, divider));
        Some(Way { name, link, at: at.collect() })
    });
    let ways: Vec<Way> = ways.collect();
    if ways.is_empty() {
        return;
    }
    let ways = Ways { moments: moments(tongue, present), ways, zero: 0.0 };
    sheet.figure(&sheet.say("analysis-title-lines"), &ways);
    sheet.hint(&sheet.say("analysis-lines-hint"));
}

/// All readings of all cycles.
fn table(sheet: &Sheet<'_>, readings: &[Reading]) -> Table {
    let mut head =
        ["cycle", "reading"].map(|word| sheet.say(&format!("analysis-col-{word}"))).to_vec();
    head.extend(INDICES.map(|(key, _)| sheet.say(key)));
    head.extend(["answers", "passages"].map(|word| sheet.say(&format!("analysis-col-{word}"))));
    let row = |reading: &Reading| {
        let link = reading.sources.first().and_then(|source| sheet.link(source));
        let mut cells = vec![
            Cell::from(sheet.cycle(reading.cycle)),
            Cell::to(&*name(sheet.tongue(), reading), link),
        ];
        cells.extend(indices(sheet, reading.fragmentation.as_ref().ok()));
        cells.push(count(reading.answers).into());
        cells.push(sheet.passages(&reading.sources));
        cells
    };
    Table { head, rows: readings.iter().map(row).collect() }
}

#[cfg(test)]
mod tests {
    use unbracket_analysis::TooLittle;
    use unbracket_findings::chapter::fault_lines::Stances as Stood;
    use unbracket_findings::gather::Source;

    use super::*;

    #[test]
    fn a_provision_on_which_nobody_spoke_was_not_free() {
        let few = TooLittle::Few { what: "answers", have: 0, need: 5 };
        let stage = |(support, object): (usize, usize)| Stage {
            stances: Stood { support, object, ..Stood::default() },
            divided: Err(few.clone()),
        };
        let course = |at: [(usize, usize); 2]| Course {
            provision: "op1".into(),
            label: "1".into(),
            at: at.map(stage).to_vec(),
            turn: Err(few.clone()),
            line: None,
            source: Source::Provision { provision: "op1".into() },
        };
        let silent_at_first = course([(0, 0), (3, 1)]);
        let silent_at_last = course([(3, 1), (0, 0)]);
        assert_eq!(turned(&[silent_at_first, silent_at_last]), [0, 0, 0]);
        let (freed, caught) = (course([(2, 1), (3, 0)]), course([(3, 0), (2, 1)]));
        let still = course([(3, 0), (4, 0)]);
        assert_eq!(turned(&[freed, caught.clone(), caught, still]), [4, 1, 2]);
    }
}

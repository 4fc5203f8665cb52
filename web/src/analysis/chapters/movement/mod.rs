//! Movement: whether the room is nearer than before, on what, who turned, and what versions did to the
//! text.

mod readings;
mod steps;
mod story;

use unbracket_analysis::Estimate;
use unbracket_analysis::fragmentation::{Fragmentation, Verdict};
use unbracket_findings::chapter::movement::{Cycle, Movement, Weight};

use crate::analysis::sheet::Sheet;
use crate::figure::{Cell, Slope, Table, Turn, count, percent};

pub(crate) use story::moved;

pub(super) fn write(sheet: &mut Sheet<'_>, found: &Movement) {
    readings::write(sheet, found);
    sheet.heading("analysis-divided");
    match slope(sheet, found) {
        Some(slope) => sheet.figure(&sheet.say("figure-title-slope"), &slope),
        None => sheet.hint(&sheet.say("analysis-divided-once")),
    }
    if !found.cycles.is_empty() {
        sheet.table(&sheet.say("analysis-divided"), &cycles(sheet, &found.cycles));
    }
    for step in &found.steps {
        let (from, to) = (sheet.cycle(step.from), sheet.cycle(step.to));
        let title = sheet.with("analysis-step-between", &[("from", &from), ("to", &to)]);
        steps::told(sheet, &title, step);
    }
    if !found.versions.is_empty() {
        sheet.heading("analysis-versions");
        sheet.hint(&sheet.say("analysis-versions-hint"));
        sheet.table(&sheet.say("analysis-versions"), &versions(sheet, &found.versions));
    }
}

fn versions(sheet: &Sheet<'_>, versions: &[Weight]) -> Table {
    let words = ["version", "cycle", "provisions", "words-count", "brackets", "kept"];
    let head = words.iter().map(|word| sheet.say(&format!("analysis-col-{word}"))).collect();
    let row = |one: &Weight| {
        let link = sheet.version_link(&one.sources);
        let kept = one.kept.map_or_else(|| "–".to_owned(), |it| percent(sheet.tongue(), it));
        vec![
            Cell::to(sheet.version(&one.version), link),
            sheet.cycle(one.cycle).into(),
            count(one.provisions).into(),
            count(one.words).into(),
            count(one.brackets).into(),
            kept.into(),
        ]
    };
    Table { head, rows: versions.iter().map(row).collect() }
}

/// The indices of division, from the last cycle but one to the last.
fn slope(sheet: &Sheet<'_>, found: &Movement) -> Option<Slope> {
    let known: Vec<(usize, &Fragmentation)> = found
        .cycles
        .iter()
        .filter_map(|cycle| Some((cycle.cycle, cycle.fragmentation.as_ref().ok()?)))
        .collect();
    let [.., (from, before), (to, after)] = known[..] else { return None };
    let step = found.steps.iter().find(|step| (step.from, step.to) == (from, to));
    let verdict = step.and_then(|step| Some(step.change.as_ref().ok()?.verdict));
    let turn = |key: &str, of: fn(&Fragmentation) -> Estimate| {
        let (a, b) = (of(before), of(after));
        Turn {
            name: sheet.say(key),
            link: sheet.everything(),
            before: a.value,
            before_range: (a.interval.low, a.interval.high),
            after: b.value,
            after_range: (b.interval.low, b.interval.high),
            certain: key == INDICES[0].0 && is_certain(verdict, b.value - a.value),
        }
    };
    let turns = INDICES.iter().map(|(key, of)| turn(key, *of)).collect();
    let name = |cycle: usize| sheet.with("analysis-cycle", &[("number", &sheet.cycle(cycle))]);
    Some(Slope { between: (name(from), name(to)), turns })
}

/// Whether disagreement surely changed by as much: the same actors say so, and in the same direction. The
/// ranges of two rooms, on questions of their own, do not tell.
fn is_certain(verdict: Option<Verdict>, change: f64) -> bool {
    match verdict {
        Some(Verdict::Grew) => change > 0.0,
        Some(Verdict::Shrank) => change < 0.0,
        Some(Verdict::NotDistinguishable) | None => false,
    }
}

/// An index of division: the key of its name, and where it stands.
type Index = (&'static str, fn(&Fragmentation) -> Estimate);

/// The indices that are shown; disagreement with what other items like these would give.
const INDICES: [Index; 3] = [
    ("analysis-index-disagreement", |it| it.disagreement_beyond),
    ("analysis-index-agreement", |it| it.agreement),
    ("analysis-index-van-der-eijk", |it| it.van_der_eijk),
];

fn cycles(sheet: &Sheet<'_>, cycles: &[Cycle]) -> Table {
    let mut head = vec![sheet.say("analysis-col-cycle")];
    head.extend(INDICES.map(|(key, _)| sheet.say(key)));
    head.push(sheet.say("analysis-col-answers"));
    let row = |cycle: &Cycle| {
        let mut cells = vec![Cell::to(sheet.cycle(cycle.cycle), sheet.everything())];
        let found = cycle.fragmentation.as_ref().ok();
        cells.extend(indices(sheet, found));
        cells.push(found.map_or_else(|| "–".to_owned(), |found| count(found.answers)).into());
        cells
    };
    Table { head, rows: cycles.iter().map(row).collect() }
}

/// The indices as cells with their ranges; that there is too little to say where there is.
fn indices(sheet: &Sheet<'_>, found: Option<&Fragmentation>) -> [Cell; 3] {
    INDICES.map(|(_, of)| match found.map(of) {
        Some(it) => sheet.ranged(it.value, (it.interval.low, it.interval.high)),
        None => sheet.say("figure-too-little").into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_those_who_answered_both_times_tell_whether_disagreement_changed() {
        assert!(is_certain(Some(Verdict::Grew), 0.2) && is_certain(Some(Verdict::Shrank), -0.2));
        assert!(!is_certain(Some(Verdict::NotDistinguishable), 0.9));
        assert!(!is_certain(None, 0.9), "rooms far apart, but none who answered both times");
        assert!(!is_certain(Some(Verdict::Shrank), 0.2), "the room went the other way");
    }
}

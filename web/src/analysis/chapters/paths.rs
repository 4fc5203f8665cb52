//! How actors moved from session to session, on one line through all of them.

use std::collections::BTreeMap;

use unbracket_analysis::ideal::Position;
use unbracket_findings::chapter::paths::{Passed, Paths};

use crate::analysis::sheet::Sheet;
use crate::figure::{Cell, Slope, Table, Turn, count, percent};

/// So many who moved are drawn, those who moved farthest.
const DRAWN: usize = 12;
/// More rows than this nobody reads.
const LONGEST: usize = 200;

pub(super) fn write(sheet: &mut Sheet<'_>, found: &Paths) {
    let [first, .., last] = &found.sessions[..] else { return };
    sheet.heading("analysis-paths");
    let turns = turns(sheet, first, last);
    let both = turns.len();
    let mut moved: Vec<Turn> = turns.into_iter().filter(|turn| turn.certain).collect();
    let far = |turn: &Turn| (turn.after - turn.before).abs();
    moved.sort_by(|a, b| far(b).total_cmp(&far(a)).then_with(|| a.name.cmp(&b.name)));
    let values: [(&str, &dyn std::fmt::Display); 4] = [
        ("sessions", &found.sessions.len()),
        ("bridged", &found.bridged),
        ("both", &both),
        ("moved", &moved.len()),
    ];
    sheet.hint(&sheet.with("analysis-paths-told", &values));
    moved.truncate(DRAWN);
    if !moved.is_empty() {
        let named = |of: &Passed| sheet.with("analysis-cycle", &[("number", &of.session)]);
        let between = (named(first), named(last));
        let title = sheet.with("analysis-paths-drawn", &[("count", &moved.len())]);
        sheet.figure(&title, &Slope { between, turns: moved });
    }
    sheet.folded("analysis-paths-all", &all(sheet, found));
    sheet.folded("analysis-paths-sessions", &sessions(sheet, found));
    let tongue = sheet.tongue();
    let right = percent(tongue, found.fit.correct);
    let common = percent(tongue, found.fit.commonest);
    sheet.hint(&sheet.with("analysis-line-fit", &[("correct", &right), ("commonest", &common)]));
}

fn range(position: &Position) -> (f64, f64) {
    position.interval.map_or((position.place, position.place), |it| (it.low, it.high))
}

/// Everybody who has a place in both sessions, by name.
fn turns(sheet: &Sheet<'_>, first: &Passed, last: &Passed) -> Vec<Turn> {
    let then: BTreeMap<&str, &Position> =
        first.positions.iter().map(|position| (position.actor.as_str(), position)).collect();
    let turn = |now: &Position| {
        let then = then.get(now.actor.as_str())?;
        let apart = |(one, other): (unbracket_analysis::Interval, unbracket_analysis::Interval)| {
            !one.overlaps(other)
        };
        Some(Turn {
            name: now.actor.clone(),
            link: sheet.actor_link(&now.actor),
            before: then.place,
            before_range: range(then),
            after: now.place,
            after_range: range(now),
            certain: then.interval.zip(now.interval).is_some_and(apart),
        })
    };
    last.positions.iter().filter_map(turn).collect()
}

/// Where each actor stood in the first and the last session in which it has a place.
fn all(sheet: &Sheet<'_>, found: &Paths) -> Table {
    let mut ends: BTreeMap<&str, [(&Passed, &Position); 2]> = BTreeMap::new();
    for session in &found.sessions {
        for position in &session.positions {
            let here = (session, position);
            ends.entry(&position.actor).and_modify(|ends| ends[1] = here).or_insert([here, here]);
        }
    }
    let words = ["who", "first-session", "place", "last-session", "place"];
    let head = words.iter().map(|word| sheet.say(&format!("analysis-col-{word}"))).collect();
    let row = |(actor, [first, last]): (&&str, &[(&Passed, &Position); 2])| {
        let place = |position: &Position| sheet.ranged(position.place, range(position));
        vec![
            sheet.actor(actor),
            first.0.session.as_str().into(),
            place(first.1),
            last.0.session.as_str().into(),
            place(last.1),
        ]
    };
    Table { head, rows: ends.iter().take(LONGEST).map(row).collect() }
}

fn sessions(sheet: &Sheet<'_>, found: &Paths) -> Table {
    let words = ["cycle", "placed", "left-out", "questions", "bridged"];
    let head = words.iter().map(|word| sheet.say(&format!("analysis-col-{word}"))).collect();
    let row = |one: &Passed| {
        let numbers = [one.positions.len(), one.left_out, one.items, one.bridged];
        let cells = numbers.map(|number| Cell::from(count(number)));
        std::iter::once(Cell::from(one.session.as_str())).chain(cells).collect()
    };
    Table { head, rows: found.sessions.iter().map(row).collect() }
}

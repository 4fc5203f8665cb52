//! Who took part: who had how much of what, beside an even share, and what became of it.

use unbracket_analysis::participation::{GroupUptake, Representation, Spread};
use unbracket_findings::chapter::participation::{Measure, Participation};
use unbracket_findings::gather::Notice;

use super::voices;
use crate::analysis::sheet::{Sheet, too_little};
use crate::figure::{Axis, Cell, Table, Whisker, Whiskers, count, number, percent};

pub(super) fn write(sheet: &mut Sheet<'_>, found: &Participation) {
    // Files tell who answered, not who could have, nor what became of it.
    let is_record = sheet.findings().made.length > 0;
    if is_record {
        sheet.para(&sheet.with("analysis-invited", &[("count", &found.invited)]));
    }
    sheet.several();
    for measure in &found.measures {
        measured(sheet, measure);
    }
    sheet.no_more();
    let rest = without(sheet, &found.measures);
    if !rest.rows.is_empty() {
        sheet.folded("analysis-without", &rest);
    }
    if is_record {
        became(sheet, found);
    }
    if !found.after.is_empty() {
        sheet.heading("analysis-after");
        sheet.table(&sheet.say("analysis-after"), &after(sheet, &found.after));
    }
    if !found.notices.is_empty() {
        sheet.heading("analysis-notices");
        sheet.table(&sheet.say("analysis-notices"), &notices(sheet, &found.notices));
    }
}

/// What became of points and proposals, and what to ask about it.
fn became(sheet: &mut Sheet<'_>, found: &Participation) {
    sheet.heading("analysis-uptake");
    sheet.several();
    for (key, groups) in
        [("analysis-uptake-points", &found.points), ("analysis-uptake-proposals", &found.proposals)]
    {
        if groups.iter().all(|group| group.proposals == 0) {
            sheet.one_of(&sheet.say(key), None, &[sheet.say("analysis-uptake-none")]);
        } else {
            sheet.one_of(&sheet.say(key), Some(&taken(groups)), &[]);
        }
    }
    sheet.no_more();
    for (key, groups) in
        [("analysis-uptake-points", &found.points), ("analysis-uptake-proposals", &found.proposals)]
    {
        if groups.iter().any(|group| group.proposals > 0) {
            sheet.folded(key, &uptakes(sheet, groups));
        }
    }
    sheet.heading("analysis-questions");
    match &found.voices {
        Ok(voices) => voices::write(sheet, voices),
        Err(why) => sheet.too_little(why),
    }
}

/// What is left of each measure when each side in turn is taken out.
fn without(sheet: &Sheet<'_>, measures: &[Measure]) -> Table {
    let words = ["what", "side-of", "share", "rest-effective", "rest-largest"];
    let head = words.iter().map(|word| sheet.say(&format!("analysis-col-{word}"))).collect();
    let tongue = sheet.tongue();
    let mut rows = Vec::new();
    for measure in measures {
        for one in measure.without.iter().flatten() {
            let effective = one.rest.as_ref().map(|rest| number(tongue, rest.effective, 2));
            rows.push(vec![
                Cell::from(named(sheet, measure.what)),
                one.name.as_str().into(),
                percent(tongue, one.share).into(),
                effective.unwrap_or_else(|| "–".to_owned()).into(),
                percent(tongue, one.largest_of_rest).into(),
            ]);
        }
    }
    Table { head, rows }
}

fn named(sheet: &Sheet<'_>, what: &str) -> String {
    sheet.say(match what {
        "contributions" => "analysis-measure-contributions",
        "points" => "analysis-measure-points",
        "proposals" => "analysis-measure-proposals",
        "words-proposed" => "analysis-measure-words-proposed",
        "positions" => "analysis-measure-positions",
        _ => "analysis-measure-floor-seconds",
    })
}

fn measured(sheet: &mut Sheet<'_>, measure: &Measure) {
    let name = named(sheet, measure.what);
    let tongue = sheet.tongue();
    let said =
        |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |it| number(tongue, it, 2));
    let gini = said(measure.gini.as_ref().ok().copied());
    let values: [(&str, &dyn std::fmt::Display); 3] =
        [("total", &measure.total), ("active", &measure.active), ("gini", &gini)];
    let told = match measure.what {
        "floor-seconds" => "analysis-measure-told-seconds",
        "words-proposed" => "analysis-measure-told-words",
        _ => "analysis-measure-told",
    };
    let mut words = vec![sheet.with(told, &values)];
    if let Ok(found) = &measure.concentration {
        let effective = number(tongue, found.effective, 2);
        words.push(sheet.with("analysis-measure-effective", &[("effective", &effective)]));
    }
    if let Ok(theil) = &measure.theil {
        let (between, within) = (number(tongue, theil.between, 2), number(tongue, theil.within, 2));
        words.push(sheet.with("analysis-theil", &[("between", &between), ("within", &within)]));
    }
    match &measure.sides {
        Ok(sides) => sheet.one_of(&name, Some(&shares(sheet, measure.what, sides)), &words),
        Err(why) => {
            words.push(too_little(tongue, why));
            sheet.one_of(&name, None, &words);
        }
    }
}

/// In what seconds and words are counted: their pieces are no cases.
fn counted(sheet: &Sheet<'_>, what: &str) -> Option<String> {
    match what {
        "floor-seconds" => Some(sheet.say("analysis-col-seconds")),
        "words-proposed" => Some(sheet.say("analysis-col-words-count")),
        _ => None,
    }
}

fn shares(sheet: &Sheet<'_>, what: &str, sides: &[Representation]) -> Whiskers {
    let row = |side: &Representation| Whisker {
        name: side.group.clone(),
        value: side.floor.share.value,
        low: side.floor.share.interval.low,
        high: side.floor.share.interval.high,
        beside: Some(side.seats),
        n: usize::try_from(side.floor.count).unwrap_or(usize::MAX),
        ..Whisker::default()
    };
    let rows: Vec<_> = sides.iter().map(row).collect();
    let axis = Axis::of_shares(&rows, Some(sheet.say("figure-even")));
    Whiskers { axis: Axis { counted: counted(sheet, what), ..axis }, rows }
}

fn taken(groups: &[GroupUptake]) -> Whiskers {
    let row = |group: &GroupUptake| {
        let uptake = group.uptake?;
        Some(Whisker {
            name: group.group.clone(),
            value: uptake.value,
            low: uptake.interval.low,
            high: uptake.interval.high,
            n: group.proposals,
            ..Whisker::default()
        })
    };
    let rows: Vec<_> = groups.iter().filter_map(row).collect();
    Whiskers { axis: Axis::of_shares(&rows, None), rows }
}

fn uptakes(sheet: &Sheet<'_>, groups: &[GroupUptake]) -> Table {
    let words = ["side-of", "invited", "proposing", "proposals", "taken-up", "reasoned", "ignored"];
    let head = words.iter().map(|word| sheet.say(&format!("analysis-col-{word}"))).collect();
    let row = |one: &GroupUptake| {
        let numbers =
            [one.invited, one.proposing, one.proposals, one.taken_up, one.reasoned, one.ignored];
        let cells = numbers.map(|it| Cell::from(count(it)));
        std::iter::once(Cell::from(one.group.as_str())).chain(cells).collect()
    };
    Table { head, rows: groups.iter().map(row).collect() }
}

fn after(sheet: &Sheet<'_>, spreads: &[Spread]) -> Table {
    let words = ["side-of", "count", "hours", "middle-half"];
    let head = words.iter().map(|word| sheet.say(&format!("analysis-col-{word}"))).collect();
    let tongue = sheet.tongue();
    let row = |one: &Spread| {
        let withheld = || sheet.say("analysis-withheld");
        let range = one.quartiles.map(|it| {
            let (low, high) = (number(tongue, it.low, 0), number(tongue, it.high, 0));
            tongue.with("figure-range", &[("low", &low), ("high", &high)])
        });
        vec![
            Cell::from(one.group.as_str()),
            one.members.map_or_else(withheld, count).into(),
            one.median.map_or_else(withheld, |it| number(tongue, it.value, 0)).into(),
            range.unwrap_or_else(withheld).into(),
        ]
    };
    Table { head, rows: spreads.iter().map(row).collect() }
}

fn notices(sheet: &Sheet<'_>, notices: &[Notice]) -> Table {
    let words = ["what", "days", "passages"];
    let head = words.iter().map(|word| sheet.say(&format!("analysis-col-{word}"))).collect();
    let row = |one: &Notice| {
        let what = if one.what == "call" { "analysis-notice-call" } else { "analysis-notice-text" };
        #[expect(clippy::cast_precision_loss, reason = "seconds of a process")]
        let days = one.seconds as f64 / 86_400.0;
        vec![
            Cell::from(sheet.say(what)),
            number(sheet.tongue(), days, 1).into(),
            sheet.passages(std::slice::from_ref(&one.source)),
        ]
    };
    Table { head, rows: notices.iter().map(row).collect() }
}

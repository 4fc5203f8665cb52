//! Who took part: who had how much of what, beside an even share, and what became of it.

use unbracket_analysis::participation::Spread;
use unbracket_findings::chapter::participation::{Measure, Participation, Side};
use unbracket_findings::chapter::withheld::Uptake;
use unbracket_findings::gather::{Bloc, Notice};

use super::voices;
use crate::analysis::sheet::Sheet;
use crate::figure::{Axis, Cell, Table, Whisker, Whiskers, count, number, percent};

pub(super) fn write(sheet: &mut Sheet<'_>, found: &Participation) {
    // Files tell who answered, not who could have, nor what became of it.
    if sheet.is_record() {
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
    if sheet.is_record() {
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

/// Who belongs to which group.
pub(super) fn groups(sheet: &mut Sheet<'_>) {
    let blocs = &sheet.findings().blocs;
    if blocs.is_empty() {
        return;
    }
    sheet.heading("analysis-groups");
    let of =
        |bloc: &Bloc| (bloc.name.clone(), sheet.actors(bloc.members.iter().map(String::as_str)));
    let lines: Vec<_> = blocs.iter().map(of).collect();
    sheet.listed("group", &lines);
}

/// What became of points and proposals, and what to ask about it.
fn became(sheet: &mut Sheet<'_>, found: &Participation) {
    sheet.heading("analysis-uptake");
    sheet.several();
    for (key, groups) in
        [("analysis-uptake-points", &found.points), ("analysis-uptake-proposals", &found.proposals)]
    {
        if groups.is_empty() {
            sheet.one_of(&sheet.say(key), None, &[sheet.say("analysis-uptake-none")]);
            continue;
        }
        let (told, not): (Vec<&Uptake>, Vec<&Uptake>) =
            groups.iter().partition(|group| group.uptake.is_some());
        let words: Vec<String> =
            withheld(sheet, not.iter().map(|group| group.group.as_str())).into_iter().collect();
        let figure = taken(sheet, &told);
        sheet.one_of(&sheet.say(key), (!told.is_empty()).then_some(&figure as _), &words);
    }
    sheet.no_more();
    for (key, groups) in
        [("analysis-uptake-points", &found.points), ("analysis-uptake-proposals", &found.proposals)]
    {
        if !groups.is_empty() {
            let has_reasons = key == "analysis-uptake-points";
            sheet.folded(key, &uptakes(sheet, groups, has_reasons));
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
                sheet.group(&one.name),
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
        Ok(sides) => {
            let hidden = sides.iter().filter(|side| side.had.is_none());
            words.extend(withheld(sheet, hidden.map(|side| side.group.as_str())));
            let figure = shares(sheet, measure.what, sides);
            sheet.one_of(&name, (!figure.rows.is_empty()).then_some(&figure as _), &words);
        }
        Err(why) => {
            words.push(sheet.unsaid(why).join(" "));
            sheet.one_of(&name, None, &words);
        }
    }
}

/// Whose figures are withheld; none where all are told.
fn withheld<'a>(sheet: &Sheet<'_>, groups: impl Iterator<Item = &'a str>) -> Option<String> {
    let names: Vec<&str> = groups.collect();
    let told = || sheet.with("analysis-withheld-of", &[("names", &names.join(", "))]);
    (!names.is_empty()).then(told)
}

/// In what seconds and words are counted: their pieces are no cases.
fn counted(sheet: &Sheet<'_>, what: &str) -> Option<String> {
    match what {
        "floor-seconds" => Some(sheet.say("analysis-col-seconds")),
        "words-proposed" => Some(sheet.say("analysis-col-words-count")),
        _ => None,
    }
}

fn shares(sheet: &Sheet<'_>, what: &str, sides: &[Side]) -> Whiskers {
    let row = |side: &Side| {
        let had = side.had.as_ref()?;
        Some(Whisker {
            name: side.group.clone(),
            link: sheet.group_link(&side.group),
            value: had.floor.share.value,
            low: had.floor.share.interval.low,
            high: had.floor.share.interval.high,
            beside: Some(side.seats),
            n: usize::try_from(had.floor.count).unwrap_or(usize::MAX),
            ..Whisker::default()
        })
    };
    let rows: Vec<_> = sides.iter().filter_map(row).collect();
    let axis = Axis::of_shares(&rows, Some(sheet.say("figure-even")));
    Whiskers { axis: Axis { counted: counted(sheet, what), ..axis }, rows }
}

fn taken(sheet: &Sheet<'_>, groups: &[&Uptake]) -> Whiskers {
    let row = |group: &&Uptake| {
        let uptake = group.uptake?;
        Some(Whisker {
            name: group.group.clone(),
            link: sheet.group_link(&group.group),
            value: uptake.value,
            low: uptake.interval.low,
            high: uptake.interval.high,
            n: group.proposals?,
            ..Whisker::default()
        })
    };
    let rows: Vec<_> = groups.iter().filter_map(row).collect();
    Whiskers { axis: Axis::of_shares(&rows, None), rows }
}

/// What became of what each group put forward; a proposal falls without a reason of its own.
fn uptakes(sheet: &Sheet<'_>, groups: &[Uptake], has_reasons: bool) -> Table {
    let words = ["side-of", "invited", "proposing", "proposals", "taken-up", "reasoned", "ignored"];
    let words = words.iter().filter(|word| has_reasons || **word != "reasoned");
    let head = words.map(|word| sheet.say(&format!("analysis-col-{word}"))).collect();
    let row = |one: &Uptake| {
        let made = [one.proposing, one.proposals, one.taken_up];
        let reasoned = has_reasons.then_some(one.reasoned);
        let numbers = made.into_iter().chain(reasoned).chain([one.ignored]);
        let told = |it: Option<usize>| it.map_or_else(|| sheet.say("analysis-withheld"), count);
        let first = [sheet.group(&one.group), count(one.invited).into()];
        first.into_iter().chain(numbers.map(|it| told(it).into())).collect()
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
            sheet.group(&one.group),
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

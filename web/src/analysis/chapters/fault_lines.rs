//! Fault lines: whom each provision divides, and the few provisions that hold the rest.

use unbracket_analysis::TooLittle;
use unbracket_findings::Findings;
use unbracket_findings::chapter::fault_lines::{
    Crossing, Divider, FaultLines, Holding, OTHERS, Statement, Strip,
};
use unbracket_findings::gather::{BlocKind, Unit};

use crate::analysis::sheet::Sheet;
use crate::figure::{
    Axis, Division, Fault, Faults, Stand, Table, Whisker, Whiskers, count, number, percent,
};
use crate::tongue::Tongue;

/// From this adjusted probability of chance on a line is not told from chance.
const CHANCE: f64 = 0.05;
/// So many provisions that hold the rest are told.
const HOLDING: usize = 12;
/// So many statements are told, the most divided.
const STATEMENTS: usize = 50;

pub(super) fn write(sheet: &mut Sheet<'_>, found: &FaultLines) {
    let tongue = sheet.tongue();
    sheet.para(&sheet.with("analysis-fault-lines-told", &[("actors", &found.actors)]));
    if !found.statements.is_empty() {
        sheet.hint(&sheet.say("analysis-statements-hint"));
        sheet.table(&sheet.say("analysis-statements"), &statements(sheet, &found.statements));
    }
    if found.provisions.is_empty() {
        return;
    }
    let faults = faults(sheet, found);
    sheet.figure(&sheet.say("figure-title-faults"), &faults);
    sheet.heading("analysis-dividers");
    sheet.hint(&sheet.say("analysis-dividers-hint"));
    let dividers = dividers(sheet, found);
    if dividers.rows.is_empty() {
        sheet.hint(&sheet.say("analysis-dividers-none"));
    } else {
        sheet.figure(&sheet.say("analysis-dividers-title"), &dividers);
    }
    let small = found.dividers.iter().filter(|divider| divider.whole.is_err()).count();
    if small > 0 {
        sheet.hint(&sheet.with("analysis-dividers-small", &[("count", &small)]));
    }
    sheet.heading("analysis-holding");
    if found.holding.is_empty() {
        sheet.para(&sheet.say("analysis-holding-none"));
    } else {
        sheet.hint(&sheet.say("analysis-holding-hint"));
        sheet.table(&sheet.say("analysis-holding"), &holding(sheet, tongue, &found.holding));
    }
}

fn statements(sheet: &Sheet<'_>, found: &[Statement]) -> Table {
    let tongue = sheet.tongue();
    let head = [
        "analysis-col-item",
        "figure-supports",
        // A table holds passes and abstentions: nobody there said that it could live with anything.
        "figure-passes",
        "figure-objects",
        "analysis-col-division",
    ];
    let row = |one: &Statement| {
        let divided = one.divided.as_ref().ok()?;
        let (of, tally) = (&divided.disagreement, divided.tally);
        let ends = (of.interval.low, of.interval.high);
        let [value, low, high] = [of.value, ends.0, ends.1].map(|it| number(tongue, it, 2));
        Some(vec![
            sheet.item(&one.item),
            count(tally.r#for).into(),
            count(tally.neutral).into(),
            count(tally.against).into(),
            format!("{value} ({low} – {high})").into(),
        ])
    };
    Table {
        head: head.map(|key| sheet.say(key)).into(),
        rows: found.iter().filter_map(row).take(STATEMENTS).collect(),
    }
}

fn faults(sheet: &Sheet<'_>, found: &FaultLines) -> Faults {
    let units = &sheet.findings().units;
    let of = |strip: &&Strip| {
        let unit = units.iter().find(|unit| unit.id == strip.provision);
        unit.is_none_or(|unit| unit.is_paragraph || strip.divided.is_ok())
    };
    let row = |strip: &Strip| {
        let unit = units.iter().find(|unit| unit.id == strip.provision);
        Fault {
            label: strip.label.clone(),
            link: sheet.provision(&strip.provision),
            stand: stand(sheet.tongue(), found, strip, unit),
        }
    };
    Faults { rows: found.provisions.iter().filter(of).map(row).collect() }
}

/// The strongest line through a provision or a part of it.
fn strongest(strip: &Strip) -> Option<&Crossing> {
    let parts = strip.parts.iter().flat_map(|part| &part.lines);
    let all = strip.lines.iter().chain(parts);
    // What chance would hardly do comes before what is merely strong.
    let rank = |it: &&Crossing| (it.q <= CHANCE, it.line.strength.value);
    all.max_by(|a, b| {
        let (a, b) = (rank(a), rank(b));
        a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))
    })
}

fn stand(tongue: Tongue, found: &FaultLines, strip: &Strip, unit: Option<&Unit>) -> Stand {
    let agreed = unit.and_then(|unit| unit.status.as_deref()).is_some_and(is_agreed);
    let Some(crossing) = strongest(strip) else {
        let is_silent = |strip: &Strip| strip.divided.as_ref().is_err_and(TooLittle::is_silence);
        return match agreed {
            true => Stand::Agreed,
            false if is_silent(strip) && strip.parts.iter().all(is_silent) => Stand::Silent,
            false => Stand::TooLittle,
        };
    };
    if agreed && crossing.q > CHANCE {
        return Stand::Agreed;
    }
    let kind = found.dividers.get(crossing.divider).map_or(BlocKind::Stakeholder, |it| it.kind);
    let strength = &crossing.line.strength;
    Stand::Divided {
        by: division(kind),
        between: between(tongue, crossing),
        strength: strength.value,
        low: strength.interval.low,
        high: strength.interval.high,
        certain: crossing.q <= CHANCE,
    }
}

fn is_agreed(status: &str) -> bool {
    status.starts_with("agreed")
}

fn division(kind: BlocKind) -> Division {
    match kind {
        BlocKind::Stakeholder => Division::Stakeholders,
        BlocKind::Regional => Division::Regions,
        BlocKind::Negotiating => Division::Blocs,
        BlocKind::CrossCutting => Division::Constituencies,
    }
}

/// The parts, each with the share of it that is for.
fn between(tongue: Tongue, crossing: &Crossing) -> String {
    let part = |cell: &unbracket_analysis::fault::Cell| {
        let name = part_name(tongue, &cell.part);
        let share = percent(tongue, cell.r#for.value);
        tongue.with("analysis-part-for", &[("name", &name), ("share", &share)])
    };
    crossing.line.cells.iter().map(part).collect::<Vec<_>>().join(" · ")
}

fn part_name(tongue: Tongue, part: &str) -> String {
    if part == OTHERS { tongue.say("analysis-others") } else { part.to_owned() }
}

fn dividers(sheet: &Sheet<'_>, found: &FaultLines) -> Whiskers {
    let tongue = sheet.tongue();
    let row = |divider: &Divider| {
        let whole = divider.whole.as_ref().ok()?;
        let certain = divider.q.is_some_and(|q| q <= CHANCE);
        Some(Whisker {
            name: line_name(tongue, divider),
            link: line_link(sheet, divider),
            chance: !certain,
            value: whole.strength.value,
            low: whole.strength.interval.low,
            high: whole.strength.interval.high,
            n: whole.items,
            ..Whisker::default()
        })
    };
    let rows: Vec<_> = found.dividers.iter().filter_map(row).collect();
    Whiskers { axis: Axis::around(&rows, 0.0, None), rows }
}

/// The name of a line: a bloc against all others, or what tells all blocs of a kind apart.
pub(super) fn line_name(tongue: Tongue, divider: &Divider) -> String {
    let kind = division(divider.kind).words(tongue);
    let bloc = divider.bloc.as_ref();
    bloc.map_or(kind, |bloc| tongue.with("analysis-against-others", &[("name", bloc)]))
}

/// The address of the bloc that a line sets apart; of what everybody said where it sets all apart.
pub(super) fn line_link(sheet: &Sheet<'_>, divider: &Divider) -> Option<String> {
    sheet.group_link(divider.bloc.as_deref().unwrap_or_default())
}

fn holding(sheet: &Sheet<'_>, tongue: Tongue, found: &[Holding]) -> Table {
    let words = ["provision", "own", "linked", "freed", "cumulative", "actors", "passages"];
    let head = words.iter().map(|word| sheet.say(&format!("analysis-col-{word}"))).collect();
    let row = |one: &Holding| {
        vec![
            sheet.cited(&one.provision),
            count(one.own).into(),
            count(one.dependent.len()).into(),
            count(one.freed).into(),
            percent(tongue, one.cumulative).into(),
            count(one.actors_freed).into(),
            sheet.passages(&one.sources),
        ]
    };
    Table { head, rows: found.iter().take(HOLDING).map(row).collect() }
}

/// What the story of a provision tells of its fault line, in a sentence; none where there is too little.
pub(crate) fn of_provision(tongue: Tongue, findings: &Findings, id: &str) -> Option<String> {
    let found = findings.fault_lines.as_ref().ok()?;
    let strip = found.provisions.iter().find(|strip| strip.provision == id)?;
    let crossing = strongest(strip)?;
    let by = found.dividers.get(crossing.divider)?;
    let line = by.bloc.clone().unwrap_or_else(|| division(by.kind).words(tongue));
    let between = between(tongue, crossing);
    let key = if crossing.q <= CHANCE { "analysis-divides" } else { "analysis-divides-not" };
    Some(tongue.with(key, &[("line", &line), ("between", &between)]))
}

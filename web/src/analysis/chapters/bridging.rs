//! Bridging and cures: what more than one part of the room can live with, and what would lift objections.

use unbracket_analysis::bridging::{Bridge, Common};
use unbracket_findings::chapter::bridging::{Bridging, Offered, Parts, Received};

use crate::analysis::sheet::Sheet;
use crate::figure::{Axis, Cell, Table, Whisker, Whiskers, count, letter, number, percent};

/// So many wordings are told.
const TOLD: usize = 25;

pub(super) fn write(sheet: &mut Sheet<'_>, found: &Bridging) {
    let parts = match found.parts {
        Parts::OpinionGroups => "analysis-parts-groups",
        Parts::Sides => "analysis-parts-sides",
        Parts::Everybody => "analysis-parts-everybody",
    };
    sheet.para(&sheet.say(parts));
    if found.common.collapsed {
        sheet.hint(&sheet.say("analysis-collapsed"));
    }
    sheet.heading("analysis-common");
    sheet.hint(&sheet.say("analysis-common-hint"));
    sheet.figure(&sheet.say("analysis-common-title"), &objected(sheet, found));
    sheet.table(&sheet.say("analysis-common"), &common(sheet, found));
    sheet.heading("analysis-bridges");
    match &found.factors {
        Ok(factors) => {
            sheet.hint(&sheet.say("analysis-bridges-hint"));
            if factors.collapsed {
                sheet.hint(&sheet.say("analysis-collapsed"));
            }
            sheet.figure(&sheet.say("analysis-bridges"), &bridges(sheet, &factors.items));
        }
        Err(why) => sheet.too_little(why),
    }
    sheet.heading("analysis-cures");
    if found.cures.is_empty() {
        sheet.para(&sheet.say("analysis-cures-none"));
    } else {
        sheet.hint(&sheet.say("analysis-cures-hint"));
        sheet.table(&sheet.say("analysis-cures"), &cures(sheet, &found.cures));
    }
}

/// For each wording the share that does not object where it is least, with its lower bound.
fn objected(sheet: &Sheet<'_>, found: &Bridging) -> Whiskers {
    let row = |one: &Common| {
        let said = f64::from(one.n.max(1));
        let share = 1.0 - f64::from(one.objecting) / said;
        Whisker {
            name: one.item.clone(),
            link: sheet.item(&one.item).link,
            value: share,
            low: one.no_objection.min(share),
            high: share,
            n: one.n as usize,
            ..Whisker::default()
        }
    };
    let rows: Vec<_> = first(sheet, found).into_iter().map(row).collect();
    Whiskers { axis: Axis::of_shares(&rows, None), rows }
}

/// What fewest object to, in the order of the text.
fn first<'f>(sheet: &Sheet<'_>, found: &'f Bridging) -> Vec<&'f Common> {
    let mut first: Vec<&Common> = found.common.items.iter().take(TOLD).collect();
    first.sort_by_key(|one| sheet.reading_order(&one.item));
    first
}

fn common(sheet: &Sheet<'_>, found: &Bridging) -> Table {
    let words = ["item", "count", "objecting", "least", "where", "bound"];
    let head = words.iter().map(|word| sheet.say(&format!("analysis-col-{word}"))).collect();
    let part = |place: usize| found.names.get(place).cloned().unwrap_or_else(|| letter(place));
    let row = |one: &Common| {
        vec![
            sheet.item(&one.item),
            count(one.n as usize).into(),
            count(one.objecting as usize).into(),
            percent(sheet.tongue(), one.least).into(),
            part(one.worst_group).into(),
            percent(sheet.tongue(), one.bound).into(),
        ]
    };
    Table { head, rows: first(sheet, found).into_iter().map(row).collect() }
}

fn bridges(sheet: &Sheet<'_>, items: &[Bridge]) -> Whiskers {
    let mut items: Vec<_> = items.iter().collect();
    items.sort_by(|a, b| b.intercept.total_cmp(&a.intercept).then_with(|| a.item.cmp(&b.item)));
    let row = |one: &&Bridge| Whisker {
        name: one.item.clone(),
        link: sheet.item(&one.item).link,
        value: one.intercept,
        low: one.interval.low,
        high: one.interval.high,
        n: one.n as usize,
        ..Whisker::default()
    };
    let rows: Vec<_> = items.iter().take(TOLD).map(row).collect();
    let ranges = Some(sheet.say("figure-more-extreme"));
    Whiskers { axis: Axis { ranges, ..Axis::around(&rows, 0.0, None) }, rows }
}

fn cures(sheet: &Sheet<'_>, cures: &[Offered]) -> Table {
    let words =
        ["provision", "of", "by", "words", "received", "support", "objecting", "bound", "taken"];
    let head = words.iter().map(|word| sheet.say(&format!("analysis-col-{word}"))).collect();
    let row = |one: &Offered| {
        let cure = &one.cure;
        let taken = if cure.accepted { "analysis-yes" } else { "analysis-not-yet" };
        vec![
            Cell::to(&*cure.label, sheet.provision(&cure.provision)),
            sheet.actor(&cure.of),
            sheet.actor(&cure.by),
            cure.wording.as_str().into(),
        ]
        .into_iter()
        .chain(received(sheet, one.received.as_ref()))
        .chain([sheet.say(taken).into()])
        .collect()
    };
    Table { head, rows: cures.iter().map(row).collect() }
}

/// How many said something on a cure, support it, object to it, and the bound of the worst part.
fn received(sheet: &Sheet<'_>, found: Option<&Received>) -> [Cell; 4] {
    let Some(found) = found else {
        let none = || Cell::from("–");
        return [sheet.say("analysis-cure-unsaid").into(), none(), none(), none()];
    };
    let number = |it: u32| Cell::from(count(it as usize));
    let bound = percent(sheet.tongue(), found.no_objection).into();
    [number(found.n), number(found.support), number(found.objecting), bound]
}

/// A value with its range, as a cell.
pub(super) fn ranged(sheet: &Sheet<'_>, value: f64, (low, high): (f64, f64)) -> Cell {
    let tongue = sheet.tongue();
    let (value, low, high) =
        (number(tongue, value, 2), number(tongue, low, 2), number(tongue, high, 2));
    let values: [(&str, &dyn std::fmt::Display); 3] =
        [("value", &value), ("low", &low), ("high", &high)];
    sheet.with("analysis-ranged", &values).into()
}

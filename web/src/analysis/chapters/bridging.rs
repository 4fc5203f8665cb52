//! Bridging and cures: what more than one part of the room can live with, and what would lift objections.

use unbracket_analysis::bridging::{Bridge, Common, LeastSure};
use unbracket_findings::chapter::bridging::{Bridging, Offered, Parts, Received};

use crate::analysis::sheet::Sheet;
use crate::figure::{Axis, Cell, Table, Whisker, Whiskers, count, letter, percent};

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
    let count = found.common.items.len();
    if count > TOLD {
        let values: [(&str, &dyn std::fmt::Display); 2] = [("shown", &TOLD), ("count", &count)];
        sheet.hint(&sheet.with("analysis-common-shown", &values));
    }
    sheet.table(&sheet.say("analysis-common"), &common(sheet, found));
    if found.few > 0 {
        sheet.hint(&sheet.with("analysis-common-few", &[("count", &found.few)]));
    }
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

/// For each wording the share of the whole room that does not object, down to the lower bound of the
/// part where it is least.
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
    let rows: Vec<_> = first(found).iter().map(row).collect();
    let ranges = Some(sheet.say("analysis-common-range"));
    Whiskers { axis: Axis { ranges, ..Axis::of_shares(&rows, None) }, rows }
}

/// What the part that is least sure is most sure of comes first, as in the files.
fn first(found: &Bridging) -> &[Common] {
    &found.common.items[..found.common.items.len().min(TOLD)]
}

fn common(sheet: &Sheet<'_>, found: &Bridging) -> Table {
    let words = ["item", "count", "objecting", "least", "where", "bound"];
    let head = words.iter().map(|word| sheet.say(&format!("analysis-col-{word}"))).collect();
    let part = |place: usize| match found.parts {
        Parts::Everybody => sheet.say("analysis-whole-room"),
        _ => found.names.get(place).cloned().unwrap_or_else(|| letter(place)),
    };
    let tongue = sheet.tongue();
    let share = |of: &LeastSure| match (of.share, of.n) {
        (Some(share), Some(n)) => sheet.with(
            "analysis-share-of",
            &[("share", &percent(tongue, share)), ("count", &count(n as usize))],
        ),
        (None, Some(_)) => sheet.say("figure-nobody"),
        (_, None) => sheet.say("analysis-withheld"),
    };
    let row = |one: &Common| {
        vec![
            sheet.item(&one.item),
            count(one.n as usize).into(),
            count(one.objecting as usize).into(),
            share(&one.least_sure).into(),
            part(one.least_sure.group).into(),
            percent(sheet.tongue(), one.bound).into(),
        ]
    };
    Table { head, rows: first(found).iter().map(row).collect() }
}

fn bridges(sheet: &Sheet<'_>, items: &[Bridge]) -> Whiskers {
    let mut items: Vec<_> = items.iter().collect();
    items.sort_by(|a, b| b.intercept.total_cmp(&a.intercept).then_with(|| a.item.cmp(&b.item)));
    let row = |one: &&Bridge| Whisker {
        name: one.item.clone(),
        link: sheet.item(&one.item).link,
        value: one.intercept,
        low: one.bounds.low,
        high: one.bounds.high,
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
        let taken = match (one.stands, cure.accepted) {
            (true, _) => "analysis-cure-stands",
            (false, true) => "analysis-yes",
            (false, false) => "analysis-not-yet",
        };
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
        return [sheet.say("figure-nobody").into(), none(), none(), none()];
    };
    let number = |it: u32| Cell::from(count(it as usize));
    let bound = percent(sheet.tongue(), found.no_objection).into();
    [number(found.n), number(found.support), number(found.objecting), bound]
}

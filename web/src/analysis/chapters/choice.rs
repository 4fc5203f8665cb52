//! What to take up next, for the chair: an agenda in which everybody has an equal share.

use unbracket_analysis::choice::Representation;
use unbracket_findings::chapter::choice::{Agenda, Wanted};
use unbracket_findings::chapter::orders::{First, Order, Pair};

use crate::analysis::sheet::Sheet;
use crate::figure::{Cell, Table, count};

pub(super) fn write(sheet: &mut Sheet<'_>, found: &Agenda) {
    let open = found.open.len();
    let told =
        if found.of_statements { "analysis-choice-statements" } else { "analysis-choice-told" };
    sheet.para(&sheet.with(told, &[("actors", &found.actors), ("open", &open)]));
    let chosen: Vec<_> = found.chosen.iter().filter_map(|at| found.open.get(*at)).collect();
    sheet.heading("analysis-agenda");
    sheet.table(&sheet.say("analysis-agenda"), &wanted(sheet, &chosen));
    let values: [(&str, &dyn std::fmt::Display); 2] =
        [("bought", &found.method.bought), ("all", &found.chosen.len())];
    sheet.hint(&sheet.with("analysis-bought", &values));
    for tie in &found.method.committee.ties {
        let names = tie.candidates.iter().filter_map(|at| found.open.get(*at));
        let names: Vec<_> = names.map(|one| one.label.as_str()).collect();
        sheet.hint(
            &sheet.with("analysis-tie", &[("seat", &(tie.seat + 1)), ("names", &names.join(", "))]),
        );
    }
    let key = match &found.representation {
        Some(Representation::Holds) => "analysis-represented",
        Some(Representation::LeftOut(_)) => "analysis-left-out",
        Some(Representation::Unknown { .. }) | None => "analysis-representation-unknown",
    };
    sheet.para(&sheet.say(key));
    let rest: Vec<_> = found.open.iter().collect();
    // Of statements all are open, and nothing is to be learned from a list of them.
    if !found.of_statements {
        sheet.folded("analysis-all-open", &wanted(sheet, &rest));
    }
    orders(sheet, &found.orders);
}

/// The wordings of each provision, two by two, where enough was said of both.
fn orders(sheet: &mut Sheet<'_>, orders: &[Order]) {
    sheet.heading("analysis-orders");
    let words = ["provision", "order", "preferred", "level", "passages"];
    let head = words.iter().map(|word| sheet.say(&format!("analysis-col-{word}"))).collect();
    let pairs = || orders.iter().flat_map(|order| order.pairs.iter().map(move |it| (order, it)));
    let told = pairs().filter(|(_, pair)| pair.first != First::TooLittle);
    let rows: Vec<Vec<Cell>> = told.map(|(order, pair)| compared(sheet, order, pair)).collect();
    let few = pairs().count() - rows.len();
    if rows.is_empty() {
        sheet.para(&sheet.say("analysis-orders-none"));
    } else {
        sheet.hint(&sheet.say("analysis-orders-hint"));
        sheet.table(&sheet.say("analysis-orders"), &Table { head, rows });
    }
    if few > 0 {
        sheet.hint(&sheet.with("analysis-orders-few", &[("count", &count(few))]));
    }
}

fn compared(sheet: &Sheet<'_>, order: &Order, pair: &Pair) -> Vec<Cell> {
    let named = |at: usize| {
        let name = order.candidates.get(at).map(String::as_str).unwrap_or_default();
        if name == order.label { sheet.say("figure-as-stands") } else { name.to_owned() }
    };
    let turned = pair.first == First::Other;
    let (first, second) = if turned { (pair.other, pair.one) } else { (pair.one, pair.other) };
    let (most, least) =
        if turned { (pair.behind, pair.before) } else { (pair.before, pair.behind) };
    let sign = if pair.first == First::Neither { "=" } else { "›" };
    vec![
        sheet.cited(&order.provision),
        format!("{} {sign} {}", named(first), named(second)).into(),
        format!("{most} : {least}").into(),
        pair.level.to_string().into(),
        sheet.passages(&order.sources),
    ]
}

/// So many are named who want something.
const NAMED: usize = 60;

/// Who wants something; of very many some, and how many more.
fn named(sheet: &Sheet<'_>, by: &std::collections::BTreeSet<String>) -> Cell {
    let names = sheet.actors(by.iter().map(String::as_str).take(NAMED));
    match by.len().saturating_sub(NAMED) {
        0 => names,
        more => names.beside(sheet.with("analysis-more", &[("count", &more)]), None),
    }
}

fn wanted(sheet: &Sheet<'_>, wanted: &[&Wanted]) -> Table {
    let words = ["provision", "count", "by-whom", "passages"];
    let head = words.iter().map(|word| sheet.say(&format!("analysis-col-{word}"))).collect();
    let row = |one: &&Wanted| {
        vec![
            Cell::to(&*one.label, one.provision.as_ref().and_then(|id| sheet.provision(id))),
            count(one.by.len()).into(),
            named(sheet, &one.by),
            sheet.passages(&one.sources),
        ]
    };
    Table { head, rows: wanted.iter().map(row).collect() }
}

//! What to take up next, for the chair: an agenda in which everybody has an equal share.

use unbracket_analysis::choice::Representation;
use unbracket_findings::chapter::choice::{Agenda, Wanted};
use unbracket_findings::chapter::orders::Order;

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

/// The wordings of each provision in the order that stances give them.
fn orders(sheet: &mut Sheet<'_>, orders: &[Order]) {
    sheet.heading("analysis-orders");
    if orders.is_empty() {
        return sheet.para(&sheet.say("analysis-orders-none"));
    }
    sheet.hint(&sheet.say("analysis-orders-hint"));
    let words = ["provision", "order", "ballots", "passages"];
    let head = words.iter().map(|word| sheet.say(&format!("analysis-col-{word}"))).collect();
    let named = |order: &Order, at: &usize| {
        let name = order.candidates.get(*at).map(String::as_str).unwrap_or_default();
        if name == order.label { sheet.say("figure-as-stands") } else { name.to_owned() }
    };
    let row = |order: &Order| {
        let level = |level: &Vec<usize>| {
            level.iter().map(|at| named(order, at)).collect::<Vec<_>>().join(" = ")
        };
        let levels: Vec<_> = order.found.order.iter().map(level).collect();
        vec![
            sheet.cited(&order.provision),
            levels.join(" › ").into(),
            order.found.ballots.to_string().into(),
            sheet.passages(&order.sources),
        ]
    };
    let table = Table { head, rows: orders.iter().map(row).collect() };
    sheet.table(&sheet.say("analysis-orders"), &table);
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

//! The groups of a conversation as Polis computes them.

use unbracket_analysis::Answer;
use unbracket_analysis::groups::polis::Consented;
use unbracket_findings::chapter::exact::{Exact, ExactComment, ExactGroup};

use super::room::typical;
use crate::analysis::sheet::Sheet;
use crate::figure::{Cell, Table, count, number, percent};

/// So many comments are told, those that would be shown first.
const TOLD: usize = 25;

pub(super) fn write(sheet: &mut Sheet<'_>, found: &Exact) {
    sheet.hint(&sheet.say("analysis-exact-hint"));
    let size = |(place, group): (usize, &ExactGroup)| {
        format!("{} ({})", called(place), count(group.members.len()))
    };
    let sizes: Vec<String> = found.groups.iter().enumerate().map(size).collect();
    let sizes = sizes.join(" · ");
    let values: [(&str, &dyn std::fmt::Display); 5] = [
        ("within", &found.within),
        ("participants", &found.participants),
        ("out", &found.moderated_out),
        ("groups", &found.groups.len()),
        ("sizes", &sizes),
    ];
    sheet.para(&sheet.with("analysis-exact-told", &values));
    let spoken = found.groups.iter().map(|group| group.representative.as_slice());
    sheet.table(&sheet.say("analysis-typical"), &typical(sheet, spoken, called));
    sheet.table(&sheet.say("analysis-exact-consensus"), &consensus(sheet, found));
    if found.priorities_collapsed {
        sheet.hint(&sheet.say("analysis-collapsed"));
    }
    sheet.folded("analysis-exact-next", &next(sheet, found));
}

/// These groups have numbers: letters are those of the map, which are others.
fn called(place: usize) -> String {
    count(place + 1)
}

fn consensus(sheet: &Sheet<'_>, found: &Exact) -> Table {
    let words = ["item", "side", "share", "count"];
    let head = words.iter().map(|word| sheet.say(&format!("analysis-col-{word}"))).collect();
    let row = |side: Answer, one: &Consented| {
        let key = if side == Answer::For { "figure-supports" } else { "figure-objects" };
        let share = f64::from(one.hits) / f64::from(one.n.max(1));
        vec![
            sheet.item(&one.item),
            sheet.say(key).into(),
            percent(sheet.tongue(), share).into(),
            Cell::from(count(one.n as usize)),
        ]
    };
    let agree = found.consensus.agree.iter().map(|one| row(Answer::For, one));
    let disagree = found.consensus.disagree.iter().map(|one| row(Answer::Against, one));
    Table { head, rows: agree.chain(disagree).collect() }
}

/// The comments by priority, without those that were moderated out.
fn next(sheet: &Sheet<'_>, found: &Exact) -> Table {
    let words = ["item", "priority", "group-aware", "extremity", "count"];
    let head = words.iter().map(|word| sheet.say(&format!("analysis-col-{word}"))).collect();
    let shown = found.comments.iter().filter_map(|one| Some((one.priority?, one)));
    let mut order: Vec<(f64, &ExactComment)> = shown.collect();
    order.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.item.cmp(&b.1.item)));
    let tongue = sheet.tongue();
    let row = |(priority, one): &(f64, &ExactComment)| {
        vec![
            sheet.item(&one.item),
            number(tongue, *priority, 2).into(),
            number(tongue, one.group_aware, 3).into(),
            number(tongue, one.extremity, 2).into(),
            count(one.votes).into(),
        ]
    };
    Table { head, rows: order.iter().take(TOLD).map(row).collect() }
}

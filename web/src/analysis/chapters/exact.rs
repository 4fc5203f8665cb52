//! The groups of a conversation as Polis computes them.

use unbracket_analysis::Answer;
use unbracket_analysis::groups::polis::Consented;
use unbracket_findings::chapter::exact::{Exact, ExactComment, ExactGroup};

use super::room::typical;
use crate::analysis::sheet::Sheet;
use crate::figure::{Cell, Table, count, letter, number, percent};

/// So many comments are told, those that would be shown first.
const TOLD: usize = 25;

pub(super) fn write(sheet: &mut Sheet<'_>, found: &Exact) {
    sheet.hint(&sheet.say("analysis-exact-hint"));
    let size = |(place, group): (usize, &ExactGroup)| {
        format!("{} {}", letter(place), count(group.members.len()))
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
    sheet.table(&sheet.say("analysis-typical"), &typical(sheet, spoken));
    sheet.table(&sheet.say("analysis-exact-consensus"), &consensus(sheet, found));
    if found.priorities_collapsed {
        sheet.hint(&sheet.say("analysis-collapsed"));
    }
    sheet.folded("analysis-exact-next", &next(sheet, found));
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

/// The comments by priority.
fn next(sheet: &Sheet<'_>, found: &Exact) -> Table {
    let words = ["item", "priority", "group-aware", "extremity"];
    let head = words.iter().map(|word| sheet.say(&format!("analysis-col-{word}"))).collect();
    let mut order: Vec<&ExactComment> = found.comments.iter().collect();
    order.sort_by(|a, b| b.priority.total_cmp(&a.priority).then_with(|| a.item.cmp(&b.item)));
    let tongue = sheet.tongue();
    let row = |one: &&ExactComment| {
        vec![
            sheet.item(&one.item),
            number(tongue, one.priority, 2).into(),
            number(tongue, one.group_aware, 3).into(),
            number(tongue, one.extremity, 2).into(),
        ]
    };
    Table { head, rows: order.iter().take(TOLD).map(row).collect() }
}

//! Packages, for the chair: what each takes on every open issue, who gains and who concedes.

use unbracket_analysis::packages::OMIT;
use unbracket_findings::chapter::packages::{Open, Packages, Proposed, TEXT, Wording};

use crate::analysis::sheet::Sheet;
use crate::figure::{Balance, Cell, Choice, Choices, Share, Table, count, letter, number, percent};
use crate::tongue::Tongue;

/// So many prices are told.
const TOLD: usize = 20;

pub(super) fn write(sheet: &mut Sheet<'_>, found: &Packages) {
    let issues = found.issues.len();
    let values: [(&str, &dyn std::fmt::Display); 3] =
        [("issues", &issues), ("actors", &found.actors), ("objections", &found.objections)];
    sheet.para(&sheet.with("analysis-packages-told", &values));
    sheet.hint(&points(sheet, &found.worth));
    conflict(sheet, found);
    if !found.packages.is_empty() {
        let packages = found.packages.iter().map(|one| name(sheet, one)).collect();
        let issues = found.issues.iter().map(|issue| choice(sheet, found, issue)).collect();
        sheet.figure(&sheet.say("figure-title-choices"), &Choices { packages, issues });
        sheet.table(&sheet.say("analysis-packages-proof"), &proofs(sheet, found));
        wordings(sheet, found);
    }
    if let Some(step) = &found.step {
        sheet.heading("analysis-step");
        sheet.hint(&sheet.say("analysis-step-hint"));
        let sum = |changes: &[unbracket_analysis::packages::Change]| -> f64 {
            changes.iter().map(|change| many(change.by.abs())).sum()
        };
        let row = |one: &unbracket_analysis::packages::ActorAccount| Share {
            name: one.actor.clone(),
            link: sheet.actor_link(&one.actor),
            gains: sum(&one.gains),
            concedes: sum(&one.concedes),
            issues: one.gains.len() + one.concedes.len(),
        };
        let moved = step.actors.iter().filter(|one| one.gains.len() + one.concedes.len() > 0);
        let rows: Vec<_> = moved.map(row).collect();
        if rows.is_empty() {
            sheet.para(&sheet.say("analysis-step-none"));
        } else {
            sheet.figure(&sheet.say("figure-title-balance"), &Balance { rows });
        }
    }
    prices(sheet, found);
}

/// In what worths and prices are counted.
fn points(sheet: &Sheet<'_>, worth: &[(&'static str, i32)]) -> String {
    let of = |stance: &str| {
        let found = worth.iter().find(|(name, _)| *name == stance);
        number(sheet.tongue(), found.map_or(0.0, |(_, worth)| f64::from(*worth)), 0)
    };
    let [support, lives, reserve, object] =
        ["support", "can-live-with", "reserve", "object"].map(of);
    let values: [(&str, &dyn std::fmt::Display); 4] =
        [("support", &support), ("lives", &lives), ("reserve", &reserve), ("object", &object)];
    sheet.with("analysis-packages-points", &values)
}

#[expect(clippy::cast_precision_loss, reason = "sums of small weights")]
fn many(value: i64) -> f64 {
    value as f64
}

fn conflict(sheet: &mut Sheet<'_>, found: &Packages) {
    let Some(conflict) = &found.conflict else { return };
    sheet.heading("analysis-conflict");
    let key =
        if conflict.limit.smallest { "analysis-conflict-least" } else { "analysis-conflict-some" };
    sheet.para(&sheet.say(key));
    let head = ["who", "provision", "wording", "unless"];
    let head = head.map(|it| sheet.say(&format!("analysis-col-{it}")));
    let row = |one: &unbracket_analysis::packages::StatedObjection| {
        let asked = one.unless.iter();
        let asked = asked.map(|it| format!("{} {}", it.issue, wording(sheet, &it.alternative)));
        vec![
            sheet.actor(&one.actor),
            issue(sheet, found, &one.to.issue),
            wording(sheet, &one.to.alternative).into(),
            asked.collect::<Vec<_>>().join(" / ").into(),
        ]
    };
    let rows = conflict.objections.iter().map(row).collect();
    sheet.table(&sheet.say("analysis-conflict"), &Table { head: head.to_vec(), rows });
}

fn name(sheet: &Sheet<'_>, one: &Proposed) -> String {
    match one.objective {
        "total" => sheet.say("analysis-best-total"),
        "worst-off" => sheet.say("analysis-best-worst-off"),
        "nash" => sheet.say("analysis-best-nash"),
        _ => sheet.say("analysis-best-other"),
    }
}

fn wording(sheet: &Sheet<'_>, alternative: &str) -> String {
    match alternative {
        OMIT => sheet.say("figure-omit"),
        TEXT => sheet.say("figure-as-stands"),
        other => other.to_owned(),
    }
}

fn issue(sheet: &Sheet<'_>, found: &Packages, name: &str) -> Cell {
    let issue = found.issues.iter().find(|issue| issue.issue == name);
    Cell::to(name, issue.and_then(|issue| sheet.provision(&issue.provision)))
}

fn choice(sheet: &Sheet<'_>, found: &Packages, issue: &Open) -> Choice {
    let mut alternatives: Vec<&str> =
        issue.alternatives.iter().map(|one| one.alternative.as_str()).collect();
    if !alternatives.contains(&OMIT) {
        alternatives.push(OMIT);
    }
    let taken = |one: &Proposed| {
        let taken = one.choices.iter().find(|choice| choice.issue == issue.issue);
        let taken = taken.map_or(OMIT, |choice| choice.alternative.as_str());
        alternatives.iter().position(|one| *one == taken).unwrap_or_default()
    };
    let taken = found.packages.iter().map(taken).collect();
    let omit = alternatives.iter().position(|one| *one == OMIT);
    let words = |one: &&str| {
        let found = issue.alternatives.iter().find(|wording| wording.alternative == **one);
        let words = found.map(|wording| wording.wording.as_str()).unwrap_or_default();
        format!("{} {words}", wording(sheet, one))
    };
    Choice {
        name: issue.issue.clone(),
        link: sheet.provision(&issue.provision),
        alternatives: alternatives.iter().map(words).collect(),
        omit,
        taken,
    }
}

fn proofs(sheet: &Sheet<'_>, found: &Packages) -> Table {
    let words = ["package", "worth", "least-worth", "proof"];
    let head = words.iter().map(|word| sheet.say(&format!("analysis-col-{word}"))).collect();
    let row = |(place, one): (usize, &Proposed)| {
        // Those to whom all packages are the same are left out.
        let satisfied = one.satisfactions.iter().filter_map(|it| it.satisfaction);
        let least = satisfied.min_by(f64::total_cmp);
        let least = least.map_or_else(|| "–".to_owned(), |it| percent(sheet.tongue(), it));
        vec![
            Cell::to(format!("{} {}", letter(place), name(sheet, one)), sheet.everything()),
            number(sheet.tongue(), many(one.total), 0).into(),
            least.into(),
            proof(sheet, one).into(),
        ]
    };
    Table { head, rows: found.packages.iter().enumerate().map(row).collect() }
}

/// Whether a package is proven best, of those among which it was looked for.
fn proof(sheet: &Sheet<'_>, one: &Proposed) -> String {
    if one.proof.optimal {
        let is_other = one.objective == "diverse";
        return sheet.say(if is_other { "analysis-proven-among" } else { "analysis-proven" });
    }
    let (key, digits) = match one.unit {
        "satisfactions" => ("analysis-not-proven-least", 2),
        "gains" => ("analysis-not-proven-gains", 2),
        _ => ("analysis-not-proven", 0),
    };
    let gap = number(sheet.tongue(), one.proof.gap, digits);
    sheet.with(key, &[("gap", &gap)])
}

/// The words of every alternative, with the passages.
fn wordings(sheet: &mut Sheet<'_>, found: &Packages) {
    let words = ["provision", "wording", "words", "objecting", "unless", "passages"];
    let head = words.iter().map(|word| sheet.say(&format!("analysis-col-{word}"))).collect();
    let mut rows = Vec::new();
    for issue in &found.issues {
        for one in &issue.alternatives {
            rows.push(vec![
                Cell::to(&*issue.issue, sheet.provision(&issue.provision)),
                wording(sheet, &one.alternative).into(),
                one.wording.as_str().into(),
                sheet.actors(one.objectors.keys().map(String::as_str)),
                unless(one, sheet.tongue()).into(),
                sheet.passages(&one.sources),
            ]);
        }
    }
    sheet.folded("analysis-wordings", &Table { head, rows });
}

/// Whose objection rests on what else.
fn unless(one: &Wording, tongue: Tongue) -> String {
    let each = one.unless.iter().map(|(actor, asked)| format!("{actor}: {}", asked.join(" / ")));
    each.collect::<Vec<_>>().join(tongue.semicolon())
}

fn prices(sheet: &mut Sheet<'_>, found: &Packages) {
    let Some(prices) = &found.prices else { return };
    let mut dear: Vec<_> = prices.objections.iter().filter(|one| one.price > 0).collect();
    dear.sort_by(|a, b| {
        b.price.cmp(&a.price).then_with(|| a.objection.actor.cmp(&b.objection.actor))
    });
    sheet.heading("analysis-prices");
    sheet.hint(&sheet.say("analysis-prices-hint"));
    if dear.is_empty() {
        sheet.para(&sheet.say("analysis-prices-none"));
        return;
    }
    let words = ["provision", "wording", "who", "price"];
    let head = words.iter().map(|word| sheet.say(&format!("analysis-col-{word}"))).collect();
    let row = |one: &&unbracket_analysis::packages::VetoPrice| {
        vec![
            issue(sheet, found, &one.objection.to.issue),
            wording(sheet, &one.objection.to.alternative).into(),
            sheet.actor(&one.objection.actor),
            number(sheet.tongue(), many(one.price), 0).into(),
        ]
    };
    let rows = dear.iter().take(TOLD).map(row).collect();
    sheet.table(&sheet.say("analysis-prices"), &Table { head, rows });
    let more = dear.len().saturating_sub(TOLD);
    if more > 0 {
        sheet.hint(&sheet.with("analysis-more", &[("count", &count(more))]));
    }
    let free = prices.objections.len() - dear.len();
    if free > 0 {
        sheet.hint(&sheet.with("analysis-prices-left", &[("count", &count(free))]));
    }
}

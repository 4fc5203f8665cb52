//! Movement: what versions did to the text, and whether the room is nearer than before.

use unbracket_analysis::fragmentation::{Fragmentation, Verdict};
use unbracket_findings::chapter::movement::{Cycle, Moved, Movement, Step, Weight};

use super::bridging::ranged;
use crate::analysis::sheet::Sheet;
use crate::figure::{Cell, Slope, Table, Turn, count, percent, signed};

pub(super) fn write(sheet: &mut Sheet<'_>, found: &Movement) {
    if !found.versions.is_empty() {
        sheet.heading("analysis-versions");
        sheet.table(&sheet.say("analysis-versions"), &versions(sheet, &found.versions));
    }
    sheet.heading("analysis-divided");
    match slope(sheet, found) {
        Some(slope) => sheet.figure(&sheet.say("figure-title-slope"), &slope),
        None => sheet.hint(&sheet.say("analysis-divided-once")),
    }
    if !found.cycles.is_empty() {
        sheet.table(&sheet.say("analysis-divided"), &cycles(sheet, &found.cycles));
    }
    for step in &found.steps {
        step_told(sheet, step);
    }
}

fn versions(sheet: &Sheet<'_>, versions: &[Weight]) -> Table {
    let words = ["version", "cycle", "provisions", "words-count", "brackets", "kept"];
    let head = words.iter().map(|word| sheet.say(&format!("analysis-col-{word}"))).collect();
    let row = |one: &Weight| {
        let link = one.sources.first().and_then(|source| sheet.link(source));
        let kept = one.kept.map_or_else(|| "–".to_owned(), |it| percent(sheet.tongue(), it));
        vec![
            Cell::to(&*one.version, link),
            count(one.cycle + 1).into(),
            count(one.provisions).into(),
            count(one.words).into(),
            count(one.brackets).into(),
            kept.into(),
        ]
    };
    Table { head, rows: versions.iter().map(row).collect() }
}

/// The four indices of division, from the last cycle but one to the last.
fn slope(sheet: &Sheet<'_>, found: &Movement) -> Option<Slope> {
    let known: Vec<(usize, &Fragmentation)> = found
        .cycles
        .iter()
        .filter_map(|cycle| Some((cycle.cycle, cycle.fragmentation.as_ref().ok()?)))
        .collect();
    let [.., (from, before), (to, after)] = known[..] else { return None };
    let turn = |key: &str, of: fn(&Fragmentation) -> unbracket_analysis::Estimate| {
        let (a, b) = (of(before), of(after));
        Turn {
            name: sheet.say(key),
            link: None,
            before: a.value,
            before_range: (a.interval.low, a.interval.high),
            after: b.value,
            after_range: (b.interval.low, b.interval.high),
            certain: !a.interval.overlaps(b.interval),
        }
    };
    let turns = vec![
        turn("analysis-index-disagreement", |it| it.disagreement),
        turn("analysis-index-agreement", |it| it.agreement),
        turn("analysis-index-van-der-eijk", |it| it.van_der_eijk),
    ];
    let name = |cycle: usize| sheet.with("analysis-cycle", &[("number", &(cycle + 1))]);
    Some(Slope { between: (name(from), name(to)), turns })
}

fn cycles(sheet: &Sheet<'_>, cycles: &[Cycle]) -> Table {
    let mut head = vec![sheet.say("analysis-col-cycle")];
    let keys = ["disagreement", "agreement", "van-der-eijk"];
    head.extend(keys.map(|key| sheet.say(&format!("analysis-index-{key}"))));
    head.push(sheet.say("analysis-col-answers"));
    let row = |cycle: &Cycle| {
        let name: Cell = count(cycle.cycle + 1).into();
        let Ok(found) = &cycle.fragmentation else {
            let none = || Cell::from("–");
            let unsaid = sheet.say("figure-too-little");
            return vec![name, unsaid.into(), none(), none(), none()];
        };
        let cell = |it: unbracket_analysis::Estimate| {
            ranged(sheet, it.value, (it.interval.low, it.interval.high))
        };
        vec![
            name,
            cell(found.disagreement),
            cell(found.agreement),
            cell(found.van_der_eijk),
            count(found.answers).into(),
        ]
    };
    Table { head, rows: cycles.iter().map(row).collect() }
}

fn step_told(sheet: &mut Sheet<'_>, step: &Step) {
    let (from, to) = (step.from + 1, step.to + 1);
    sheet.heading_of(&sheet.with("analysis-step-between", &[("from", &from), ("to", &to)]));
    match &step.change {
        Ok(change) => {
            let key = match change.verdict {
                Verdict::Grew => "analysis-apart",
                Verdict::Shrank => "analysis-nearer",
                Verdict::NotDistinguishable => "analysis-no-change",
            };
            let tongue = sheet.tongue();
            let by = signed(tongue, change.change.value, 2);
            let (low, high) = (
                signed(tongue, change.change.interval.low, 2),
                signed(tongue, change.change.interval.high, 2),
            );
            let values: [(&str, &dyn std::fmt::Display); 4] =
                [("by", &by), ("low", &low), ("high", &high), ("actors", &change.actors)];
            sheet.para(&sheet.with(key, &values));
        }
        Err(why) => sheet.too_little(why),
    }
    if step.moved.is_empty() {
        return;
    }
    let words = ["who", "provision", "before", "now", "passages"];
    let head = words.iter().map(|word| sheet.say(&format!("analysis-col-{word}"))).collect();
    let stance = |word: &str| {
        sheet.say(match word {
            "support" => "figure-supports",
            "can-live-with" => "figure-lives-with",
            "reserve" => "analysis-reserves",
            "object" => "figure-objects",
            _ => "figure-silent",
        })
    };
    let row = |one: &Moved| {
        vec![
            Cell::from(one.actor.as_str()),
            Cell::to(&*one.label, sheet.provision(&one.provision)),
            stance(&one.from).into(),
            stance(&one.to).into(),
            sheet.passages(&one.sources),
        ]
    };
    let table = Table { head, rows: step.moved.iter().map(row).collect() };
    sheet.folded("analysis-moved", &table);
}

//! What changed from one time to the next, and who turned.

use unbracket_analysis::Estimate;
use unbracket_analysis::fragmentation::{IssueMix, Verdict};
use unbracket_findings::chapter::movement::{Moved, SILENT, Step};
use unbracket_findings::gather::{BREAK, SPONSOR};

use crate::analysis::sheet::Sheet;
use crate::figure::{Cell, Table, percent, signed};
use crate::tongue::Tongue;

pub(super) fn told(sheet: &mut Sheet<'_>, title: &str, step: &Step) {
    sheet.heading_of(title);
    match (&step.same, &step.change) {
        (Ok(same), _) => {
            let values: [(&str, &dyn std::fmt::Display); 3] =
                [("n", &same.n), ("changed", &same.changed), ("towards", &same.towards_for)];
            sheet.para(&sheet.with("analysis-same-cells", &values));
            verdict(sheet, same.verdict, same.change, same.actors);
        }
        // Where nothing was answered both times, what was asked each time has to do.
        (Err(_), Ok(change)) => verdict(sheet, change.verdict, change.change, change.actors),
        (Err(why), Err(_)) => sheet.too_little(why),
    }
    if let Ok(change) = &step.change {
        let [by, low, high] = written(sheet.tongue(), change.change);
        let share = percent(sheet.tongue(), change.grew);
        let values: [(&str, &dyn std::fmt::Display); 4] =
            [("by", &by), ("low", &low), ("high", &high), ("share", &share)];
        let key = if step.on_the_same { "analysis-grew-same" } else { "analysis-grew" };
        sheet.hint(&sheet.with(key, &values));
    }
    if let Ok(mix) = &step.mix {
        sheet.para(&mixed(sheet, mix));
    }
    if step.new + step.gone > 0 {
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("new", &step.new), ("gone", &step.gone)];
        sheet.para(&sheet.with("analysis-new-gone", &values));
    }
    if !step.moved.is_empty() {
        let table = moved(sheet, &step.moved);
        sheet.folded("analysis-moved", &table);
    }
}

fn verdict(sheet: &mut Sheet<'_>, verdict: Verdict, change: Estimate, actors: usize) {
    let key = match verdict {
        Verdict::Grew => "analysis-apart",
        Verdict::Shrank => "analysis-nearer",
        Verdict::NotDistinguishable => "analysis-no-change",
    };
    let [by, low, high] = written(sheet.tongue(), change);
    let values: [(&str, &dyn std::fmt::Display); 4] =
        [("by", &by), ("low", &low), ("high", &high), ("actors", &actors)];
    sheet.para(&sheet.with(key, &values));
}

fn mixed(sheet: &Sheet<'_>, mix: &IssueMix) -> String {
    let of = |estimate| written(sheet.tongue(), estimate);
    let ([total, ..], within, agenda) = (of(mix.total), of(mix.within), of(mix.mix));
    let values: [(&str, &dyn std::fmt::Display); 7] = [
        ("total", &total),
        ("within", &within[0]),
        ("within-low", &within[1]),
        ("within-high", &within[2]),
        ("mix", &agenda[0]),
        ("mix-low", &agenda[1]),
        ("mix-high", &agenda[2]),
    ];
    sheet.with("analysis-mix", &values)
}

/// The value of a change and its two ends.
fn written(tongue: Tongue, change: Estimate) -> [String; 3] {
    [change.value, change.interval.low, change.interval.high].map(|it| signed(tongue, it, 2))
}

fn moved(sheet: &Sheet<'_>, all: &[Moved]) -> Table {
    let words = ["who", "provision", "before", "now", "passages"];
    let head = words.iter().map(|word| sheet.say(&format!("analysis-col-{word}"))).collect();
    let row = |one: &Moved| {
        vec![
            Cell::from(one.actor.as_str()),
            Cell::to(&*one.label, sheet.provision(&one.provision)),
            said(sheet.tongue(), one.from).into(),
            said(sheet.tongue(), one.to).into(),
            sheet.passages(&one.sources),
        ]
    };
    Table { head, rows: all.iter().map(row).collect() }
}

/// What an actor said, in words.
fn said(tongue: Tongue, word: &str) -> String {
    let key = match word {
        SILENT => "figure-silent".to_owned(),
        BREAK => "analysis-breaks".to_owned(),
        SPONSOR => "analysis-sponsors".to_owned(),
        "yes" | "no" | "abstain" => format!("term-BallotWord-{word}"),
        "no-objection" | "discuss" => format!("term-BallotPosition-{word}"),
        _ => format!("term-Stance-{word}"),
    };
    tongue.say(&key)
}

//! Questions to a person: whether one voice has more of the surviving words than its proposals explain.

use unbracket_analysis::participation::Voice;
use unbracket_findings::chapter::voices::Asked;

use crate::analysis::sheet::Sheet;
use crate::figure::{Axis, Cell, Table, Whisker, Whiskers, count, number, percent};

/// So many voices are drawn.
const DRAWN: usize = 12;

pub(super) fn write(sheet: &mut Sheet<'_>, found: &[Asked]) {
    let asked: Vec<&Asked> = found.iter().filter(|one| one.question.to_look_at).collect();
    sheet.hint(&sheet.say("analysis-questions-hint"));
    if asked.is_empty() {
        sheet.para(&sheet.say("analysis-questions-none"));
    } else {
        let lines: Vec<_> = asked.into_iter().map(|one| question(sheet, one)).collect();
        sheet.asked(&lines);
    }
    let rows: Vec<Whisker> = found.iter().take(DRAWN).map(|one| row(sheet, one)).collect();
    let axis = Axis::of_shares(&rows, Some(sheet.say("analysis-by-chance")));
    sheet.figure(&sheet.say("analysis-voices-title"), &Whiskers { axis, rows });
    sheet.folded("analysis-voices", &table(sheet, found));
}

/// The name of a voice.
fn name(sheet: &Sheet<'_>, one: &Asked) -> String {
    let actors = &one.question.actors;
    match (&one.question.voice, &actors[..]) {
        (Voice::Actor(name), _) => name.clone(),
        (Voice::Campaign(_), [first]) => first.clone(),
        (Voice::Campaign(_), _) => {
            let first = actors.first().map(String::as_str).unwrap_or_default();
            sheet.with("analysis-voice-of", &[("first", &first), ("count", &(actors.len() - 1))])
        }
    }
}

fn question(sheet: &Sheet<'_>, one: &Asked) -> (String, Cell) {
    let tongue = sheet.tongue();
    let (share, chance) =
        (percent(tongue, one.question.share), percent(tongue, one.question.by_chance));
    let values: [(&str, &dyn std::fmt::Display); 4] = [
        ("name", &name(sheet, one)),
        ("share", &share),
        ("chance", &chance),
        ("count", &one.question.proposals),
    ];
    (sheet.with("analysis-question", &values), sheet.passages(&one.sources))
}

/// The share of a voice beside what chance gives it in one case of a hundred.
fn row(sheet: &Sheet<'_>, one: &Asked) -> Whisker {
    let question = &one.question;
    Whisker {
        name: name(sheet, one),
        link: question.actors.first().and_then(|actor| sheet.actor_link(actor)),
        value: question.share,
        low: question.share,
        high: question.share,
        beside: Some(question.by_chance),
        n: question.proposals,
        ..Whisker::default()
    }
}

fn table(sheet: &Sheet<'_>, found: &[Asked]) -> Table {
    let words = ["who", "proposals", "stands-share", "by-chance", "chance-of", "passages"];
    let head = words.iter().map(|word| sheet.say(&format!("analysis-col-{word}"))).collect();
    let tongue = sheet.tongue();
    let row = |one: &Asked| {
        vec![
            sheet.actors(one.question.actors.iter().map(String::as_str)),
            count(one.question.proposals).into(),
            percent(tongue, one.question.share).into(),
            percent(tongue, one.question.by_chance).into(),
            number(tongue, one.question.p, 3).into(),
            sheet.passages(&one.sources),
        ]
    };
    Table { head, rows: found.iter().map(row).collect() }
}

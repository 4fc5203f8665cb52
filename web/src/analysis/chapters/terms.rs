//! Terms: who says which of two words for the same thing, how each came into the room, and which words
//! tell a stakeholder group from all others.

use unbracket_analysis::framing::{Adoption, FirstUse, RivalShare};
use unbracket_findings::chapter::rivals::{Rival, Rivals};
use unbracket_findings::chapter::telling::{Telling, Word};
use unbracket_negotiation::Moment;

use crate::analysis::sheet::Sheet;
use crate::dates::day;
use crate::figure::{Cell, Curve, Line, Step, Table, count, number};

/// So many moments are named below a curve.
const MOMENTS: i64 = 4;

pub(super) fn write(sheet: &mut Sheet<'_>, found: &Rivals) {
    sheet.heading("analysis-rivals");
    if found.rivals.is_empty() {
        return sheet.para(&sheet.say("analysis-rivals-none"));
    }
    sheet.hint(&sheet.with("analysis-rivals-hint", &[("version", &found.version)]));
    for rival in &found.rivals {
        told(sheet, found, rival);
    }
}

fn told(sheet: &mut Sheet<'_>, found: &Rivals, rival: &Rival) {
    let [one, other] = &rival.rivalry.terms;
    let title = sheet.with("analysis-rivals-of", &[("one", one), ("other", other)]);
    sheet.figure(&title, &curve(sheet, found, rival));
    if !rival.rivalry.groups.is_empty() {
        sheet.table(&title, &by_group(sheet, rival));
    }
    for (term, lines) in rival.rivalry.terms.iter().zip(&rival.quoted) {
        if !lines.is_empty() {
            sheet.heading_below(&sheet.with("analysis-first-uses", &[("term", term)]));
            sheet.quoted(lines.iter());
        }
    }
}

/// A moment as a place on an axis.
#[expect(clippy::cast_precision_loss, reason = "moments of a process are far below 2^52 seconds")]
fn place(moment: i64) -> f64 {
    moment as f64
}

fn curve(sheet: &Sheet<'_>, found: &Rivals, rival: &Rival) -> Curve {
    let tongue = sheet.tongue();
    let step = |first: &FirstUse| Step {
        who: first.actor.clone(),
        at: place(first.time),
        when: day(tongue, Moment(first.time)),
        link: found.sources.get(first.utterance).and_then(|source| sheet.link(source)),
    };
    let line = |(term, adoption): (&String, &Adoption)| Line {
        name: term.clone(),
        members: adoption.actors,
        steps: adoption.first.iter().map(step).collect(),
    };
    let times = rival.adoption[0].curve.iter().map(|point| point.time);
    let (first, last) = (times.clone().min().unwrap_or(0), times.max().unwrap_or(0));
    let named = (0..MOMENTS).map(|at| first + (last - first) * at / (MOMENTS - 1));
    Curve {
        each: "term",
        lines: rival.rivalry.terms.iter().zip(&rival.adoption).map(line).collect(),
        times: named.map(|at| (place(at), day(tongue, Moment(at)))).collect(),
        drafted: rival.adoption.iter().map(|adoption| adoption.draft.map(place)).collect(),
    }
}

/// Who says which, group by group: counts, and the share of the first term where enough used either.
fn by_group(sheet: &Sheet<'_>, rival: &Rival) -> Table {
    let [one, other] = &rival.rivalry.terms;
    let head = vec![
        sheet.say("analysis-col-side-of"),
        sheet.say("analysis-col-actors-using"),
        one.clone(),
        other.clone(),
        sheet.with("analysis-share-of-term", &[("term", one)]),
    ];
    let row = |group: &RivalShare| {
        let share = match &group.share {
            Ok(found) => {
                let (low, high) = (found.interval.low, found.interval.high);
                sheet.ranged(found.value, (low, high))
            }
            Err(_) => sheet.say("figure-too-little").into(),
        };
        let number = |uses: u64| Cell::from(count(usize::try_from(uses).unwrap_or(usize::MAX)));
        let name =
            if group.name.is_empty() { sheet.say("analysis-others") } else { group.name.clone() };
        vec![
            Cell::to(name, sheet.group_link(&group.name)),
            count(group.actors).into(),
            number(group.usage.first),
            number(group.usage.second),
            share,
        ]
    };
    Table { head, rows: rival.rivalry.groups.iter().map(row).collect() }
}

/// The words that tell each group from all others.
pub(super) fn telling(sheet: &mut Sheet<'_>, found: &[Telling]) {
    sheet.heading("analysis-telling");
    sheet.hint(&sheet.say("analysis-telling-hint"));
    if found.is_empty() {
        return sheet.para(&sheet.say("analysis-telling-nobody"));
    }
    for one in found {
        let [own, others] = one.actors;
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("name", &one.side), ("own", &own), ("others", &others)];
        sheet.heading_below(&sheet.with("analysis-telling-of", &values));
        match &one.words {
            Err(why) => sheet.too_little(why),
            Ok(words) if words.is_empty() => sheet.para(&sheet.say("analysis-telling-none")),
            Ok(words) => {
                sheet.table(&one.side, &words_of(sheet, words));
                sheet.quoted(words.iter().filter_map(|word| word.first.as_ref()));
            }
        }
    }
}

fn words_of(sheet: &Sheet<'_>, words: &[Word]) -> Table {
    let heads = ["word", "own-uses", "other-uses", "odds", "chance-of"];
    let head = heads.iter().map(|word| sheet.say(&format!("analysis-col-{word}"))).collect();
    let tongue = sheet.tongue();
    let uses = |keyword: &unbracket_analysis::framing::Keyword, side: usize| {
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("uses", &keyword.counts[side]), ("actors", &keyword.actors[side])];
        Cell::from(sheet.with("analysis-uses-by", &values))
    };
    let row = |word: &Word| {
        let keyword = &word.keyword;
        let odds = keyword.interval.map_or_else(
            || number(tongue, keyword.log_odds, 2).into(),
            |it| sheet.ranged(keyword.log_odds, (it.low, it.high)),
        );
        vec![
            sheet.word(&keyword.word, word.first.as_ref().map(|first| &first.source)),
            uses(keyword, 0),
            uses(keyword, 1),
            odds,
            small(sheet, keyword.q),
        ]
    };
    Table { head, rows: words.iter().map(row).collect() }
}

/// A small probability; below a thousandth only that.
fn small(sheet: &Sheet<'_>, q: f64) -> Cell {
    let tongue = sheet.tongue();
    let least = number(tongue, q.max(0.001), 3);
    Cell::from(if q < 0.001 { format!("< {least}") } else { least })
}

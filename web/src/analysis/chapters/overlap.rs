//! Overlap: what texts have in common, both ways, and what has no counterpart.

use std::fmt::Display;

use unbracket_analysis::overlap::{Overlap, Pair, Point, Side, Tie};
use unbracket_findings::chapter::overlap::{OverlapOf, Overlaps};

use crate::analysis::sheet::Sheet;
use crate::clip::clip;
use crate::figure::{Axis, Cell, Table, Whisker, Whiskers, number, percent};

/// So many pairs are quoted; the files hold all.
const QUOTED: usize = 30;
/// So many letters of a passage are quoted in a pair, and beside its number in a table.
const LETTERS: usize = 400;
const BESIDE: usize = 120;

pub(super) fn write(sheet: &mut Sheet<'_>, found: &Overlaps) {
    for pair in &found.pairs {
        both(sheet, pair);
    }
}

fn both(sheet: &mut Sheet<'_>, pair: &OverlapOf) {
    let (left, right) = (sheet.version(&pair.left), sheet.version(&pair.right));
    let title = sheet.with("analysis-and", &[("one", &left), ("other", &right)]);
    sheet.heading_of(&title);
    let found = match &pair.overlap {
        Ok(found) => found,
        Err(why) => return sheet.too_little(why),
    };
    if pair.is_across() {
        sheet.para(&sheet.say("analysis-across"));
    }
    let sides = [&found.left, &found.right];
    let row = |(of, side): (usize, &&Side)| Whisker {
        name: sheet.version(&side.name),
        link: sheet.version_link(pair.sources.get(of).map_or(&[], std::slice::from_ref)),
        value: side.share,
        low: side.share_interval.low,
        high: side.share_interval.high,
        beside: side.contained,
        n: side.provisions,
        ..Whisker::default()
    };
    let rows: Vec<_> = sides.iter().enumerate().map(row).collect();
    let beside = found.left.contained.map(|_| sheet.say("analysis-verbatim"));
    let axis = Axis { high: 1.0, shares: true, beside, ..Axis::default() };
    sheet.figure(&sheet.say("analysis-counterparts-title"), &Whiskers { axis, rows });
    meaning(sheet, pair, found);
    alike(sheet, pair, found);
    if !pair.is_across() {
        commitments(sheet, pair, found);
    }
    for (side, labels) in sides.into_iter().zip([(0, 1), (1, 0)]) {
        let tongue = sheet.tongue();
        let gaps = side.gaps.len();
        let values: [(&str, &dyn Display); 3] =
            [("name", &sheet.version(&side.name)), ("count", &gaps), ("all", &side.provisions)];
        sheet.para(&tongue.with("analysis-gaps", &values));
        if gaps > 0 {
            sheet.folded("analysis-gaps-all", &gap_table(sheet, pair, side, labels));
        }
    }
    sheet.folded("analysis-thresholds", &curve(sheet, &found.left, &found.right));
}

/// Whether there is a level of meaning, and how sure its threshold is.
fn meaning(sheet: &mut Sheet<'_>, pair: &OverlapOf, found: &Overlap) {
    let tongue = sheet.tongue();
    let told = match (&found.model, pair.calibration) {
        (None, _) => sheet.say("analysis-no-model"),
        (Some(_), None) => {
            let threshold = number(tongue, found.thresholds.meaning, 2);
            sheet.with("analysis-not-calibrated", &[("threshold", &threshold)])
        }
        (Some(_), Some(known)) => {
            let (recall, precision) = (known.recall, known.precision.interval);
            let values: [(&str, &dyn Display); 7] = [
                ("threshold", &number(tongue, known.threshold, 2)),
                ("provisions", &known.provisions),
                ("found", &known.found),
                ("same", &known.same),
                ("low", &percent(tongue, recall.interval.low)),
                ("high", &percent(tongue, recall.interval.high)),
                ("precise", &percent(tongue, precision.low)),
            ];
            tongue.with("analysis-calibrated", &values)
        }
    };
    sheet.hint(&told);
}

/// The provisions that belong side by side, both quoted, the most alike first.
fn alike(sheet: &mut Sheet<'_>, pair: &OverlapOf, found: &Overlap) {
    sheet.heading_below(&sheet.say("analysis-pairs"));
    if found.pairs.is_empty() {
        return sheet.para(&sheet.say("analysis-pairs-none"));
    }
    sheet.para(&sheet.with("analysis-pairs-told", &[("count", &found.pairs.len())]));
    let names = [sheet.version(&pair.left), sheet.version(&pair.right)];
    let quoted = |of: usize, id: &str| {
        let cell = cited(sheet, pair, of, id).beside(names[of].clone(), None);
        (cell, clip(words(sheet, pair, of, id), LETTERS))
    };
    let line = |one: &Pair| ([quoted(0, &one.left), quoted(1, &one.right)], told(sheet, one));
    let lines: Vec<_> = found.pairs.iter().take(QUOTED).map(line).collect();
    sheet.pairs(&lines);
    let more = found.pairs.len().saturating_sub(QUOTED);
    if more > 0 {
        sheet.hint(&sheet.with("analysis-more-in-files", &[("count", &more)]));
    }
}

/// How alike two provisions are, at every level that compared them.
fn told(sheet: &Sheet<'_>, pair: &Pair) -> String {
    let tongue = sheet.tongue();
    let mut levels = Vec::new();
    if let Some((left, right)) = pair.left_in_right.zip(pair.right_in_left) {
        let (left, right) = (percent(tongue, left), percent(tongue, right));
        levels.push(sheet.with("analysis-pair-words", &[("left", &left), ("right", &right)]));
    }
    let others = [
        ("analysis-pair-letters", pair.characters),
        ("analysis-pair-meaning", pair.meaning),
        ("analysis-pair-commitments", pair.structure),
    ];
    for (key, value) in others {
        if let Some(value) = value {
            levels.push(sheet.with(key, &[("value", &number(tongue, value, 2))]));
        }
    }
    levels.join(" ")
}

/// The words of a provision of one of the two texts.
fn words<'s>(sheet: &Sheet<'s>, pair: &OverlapOf, of: usize, id: &str) -> &'s str {
    let findings = sheet.findings();
    let at = findings.passage(&pair.source(of, id));
    at.map_or("", |at| findings.passages[at].words.as_str())
}

/// The commitments that stand in both texts, side by side with their force and deadline.
fn commitments(sheet: &mut Sheet<'_>, pair: &OverlapOf, found: &Overlap) {
    let (Some(left), Some(right)) = (found.left.commitments, found.right.commitments) else {
        return sheet.hint(&sheet.say("analysis-no-commitments"));
    };
    let each = found.left.counterparts.iter();
    let alike: Vec<(&str, &Tie)> = each
        .filter_map(|one| Some((one.provision.as_str(), one.nearest_structure.as_ref()?)))
        .filter(|(_, tie)| tie.value >= found.thresholds.structure)
        .collect();
    let (one, other) = (sheet.version(&pair.left), sheet.version(&pair.right));
    let values: [(&str, &dyn Display); 5] = [
        ("one", &one),
        ("left", &left),
        ("other", &other),
        ("right", &right),
        ("alike", &alike.len()),
    ];
    sheet.para(&sheet.tongue().with("analysis-commitments-told", &values));
    if alike.is_empty() {
        return;
    }
    let named = |key: &str, name: &String| sheet.with(key, &[("name", name)]);
    let head = vec![
        one.clone(),
        other.clone(),
        sheet.say("analysis-col-likeness"),
        named("analysis-force-in", &one),
        named("analysis-force-in", &other),
        named("analysis-deadline-in", &one),
        named("analysis-deadline-in", &other),
    ];
    let row = |(provision, tie): (&str, &Tie)| {
        let by = |deadline: &Option<String>| deadline.as_deref().unwrap_or("–").into();
        vec![
            cited(sheet, pair, 0, provision),
            cited(sheet, pair, 1, &tie.provision),
            number(sheet.tongue(), tie.value, 2).into(),
            tie.own.force.to_string().into(),
            tie.other.force.to_string().into(),
            by(&tie.own.deadline),
            by(&tie.other.deadline),
        ]
    };
    let table = Table { head, rows: alike.into_iter().map(row).collect() };
    sheet.folded("analysis-commitments-both", &table);
}

/// A provision of one of the two texts, with its address.
fn cited(sheet: &Sheet<'_>, pair: &OverlapOf, of: usize, id: &str) -> Cell {
    let label = pair.labels[of].get(id).map_or(id, String::as_str);
    Cell::to(label, sheet.link(&pair.source(of, id)))
}

/// The same, with how its words begin.
fn begun(sheet: &Sheet<'_>, pair: &OverlapOf, of: usize, id: &str) -> Cell {
    let words = clip(words(sheet, pair, of, id), BESIDE);
    let cell = cited(sheet, pair, of, id);
    // What has no number is cited by its beginning.
    let is_said = words.is_empty() || words.starts_with(cell.text.trim_end_matches('…'));
    if is_said { cell } else { cell.beside(words, None) }
}

/// What has no counterpart, with what is nearest to it in the other text; `own` and `other` say which
/// of the two texts each is.
fn gap_table(
    sheet: &Sheet<'_>,
    pair: &OverlapOf,
    side: &Side,
    (own, other): (usize, usize),
) -> Table {
    let has = |pick: fn(&Point) -> Option<f64>| side.curve.first().and_then(pick).is_some();
    let (letters, meaning) = (has(|point| point.characters), has(|point| point.meaning));
    let mut head = vec!["provision"];
    head.extend(letters.then_some(["nearest", "likeness"]).into_iter().flatten());
    head.extend(meaning.then_some(["nearest-meaning", "meaning"]).into_iter().flatten());
    let head = head.iter().map(|word| sheet.say(&format!("analysis-col-{word}"))).collect();
    let gaps = side.gaps.iter().filter_map(|at| side.counterparts.get(*at));
    let rows = gaps.map(|one| {
        let near = [(letters, &one.nearest_characters), (meaning, &one.nearest_meaning)];
        let near = near.into_iter().filter(|(is_level, _)| *is_level).flat_map(|(_, near)| {
            let Some(near) = near else { return ["–".into(), "–".into()] };
            let value = number(sheet.tongue(), near.value, 2);
            [begun(sheet, pair, other, &near.provision), value.into()]
        });
        std::iter::once(begun(sheet, pair, own, &one.provision)).chain(near).collect()
    });
    Table { head, rows: rows.collect() }
}

/// How the shares hang on the threshold, at every level that is there.
fn curve(sheet: &Sheet<'_>, left: &Side, right: &Side) -> Table {
    type Level = (&'static str, fn(&Point) -> Option<f64>);
    const LEVELS: [Level; 3] = [
        ("analysis-verbatim-of", |point| point.verbatim),
        ("analysis-letters-of", |point| point.characters),
        ("analysis-meaning-of", |point| point.meaning),
    ];
    let is_there = |level: &&Level| left.curve.first().and_then(level.1).is_some();
    let levels: Vec<&Level> = LEVELS.iter().filter(is_there).collect();
    let mut head = vec![sheet.say("analysis-col-threshold")];
    for side in [left, right] {
        let name = sheet.version(&side.name);
        head.extend(levels.iter().map(|level| sheet.with(level.0, &[("name", &name)])));
    }
    let tongue = sheet.tongue();
    let row = |(one, other): (&Point, &Point)| {
        let shares = [one, other].into_iter().flat_map(|point| {
            levels.iter().map(|level| level.1(point).map(|share| percent(tongue, share)))
        });
        let cells = shares.map(|share| Cell::from(share.unwrap_or_default()));
        std::iter::once(Cell::from(number(tongue, one.threshold, 2))).chain(cells).collect()
    };
    Table { head, rows: left.curve.iter().zip(&right.curve).map(row).collect() }
}

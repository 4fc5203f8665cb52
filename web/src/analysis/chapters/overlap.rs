//! Overlap: what texts have in common, both ways, and what has no counterpart.

use unbracket_analysis::overlap::{Overlap, Side, Tie};
use unbracket_findings::chapter::overlap::{OverlapOf, Overlaps};

use crate::analysis::sheet::Sheet;
use crate::figure::{Axis, Cell, Table, Whisker, Whiskers, number, percent};

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
    let sides = [&found.left, &found.right];
    let row = |(of, side): (usize, &&Side)| Whisker {
        name: sheet.version(&side.name),
        link: sheet.version_link(pair.sources.get(of).map_or(&[], std::slice::from_ref)),
        value: side.share,
        low: side.share_interval.low,
        high: side.share_interval.high,
        beside: Some(side.contained),
        n: side.provisions,
        ..Whisker::default()
    };
    let rows: Vec<_> = sides.iter().enumerate().map(row).collect();
    let beside = Some(sheet.say("analysis-verbatim"));
    let axis = Axis { high: 1.0, shares: true, beside, ..Axis::default() };
    sheet.figure(&sheet.say("analysis-counterparts-title"), &Whiskers { axis, rows });
    meaning(sheet, pair, found);
    commitments(sheet, pair, found);
    for (side, labels) in sides.into_iter().zip([(0, 1), (1, 0)]) {
        let tongue = sheet.tongue();
        let gaps = side.gaps.len();
        let values: [(&str, &dyn std::fmt::Display); 3] =
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
            let values: [(&str, &dyn std::fmt::Display); 7] = [
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
    let values: [(&str, &dyn std::fmt::Display); 5] = [
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

/// A provision of one of the two texts. The second one is the text, whose provisions have stories;
/// others are documents.
fn cited(sheet: &Sheet<'_>, pair: &OverlapOf, of: usize, id: &str) -> Cell {
    let document = pair.sources.get(of).and_then(|source| sheet.link(source));
    let has_story = sheet.findings().units.iter().any(|unit| unit.id == id);
    let story = has_story.then(|| sheet.provision(id)).flatten();
    let link = if of == 1 { story.or(document) } else { document };
    Cell::to(pair.labels[of].get(id).map_or(id, String::as_str), link)
}

/// What has no counterpart, with what is nearest to it in the other text; `own` and `other` say which
/// of the two texts each is.
fn gap_table(
    sheet: &Sheet<'_>,
    pair: &OverlapOf,
    side: &Side,
    (own, other): (usize, usize),
) -> Table {
    let words = ["provision", "nearest", "likeness"];
    let head = words.iter().map(|word| sheet.say(&format!("analysis-col-{word}"))).collect();
    let gaps = side.gaps.iter().filter_map(|at| side.counterparts.get(*at));
    let rows = gaps.map(|one| {
        let near = one.nearest_characters.as_ref();
        vec![
            cited(sheet, pair, own, &one.provision),
            near.map_or_else(|| "–".into(), |near| cited(sheet, pair, other, &near.provision)),
            near.map_or_else(|| "–".to_owned(), |near| number(sheet.tongue(), near.value, 2))
                .into(),
        ]
    });
    Table { head, rows: rows.collect() }
}

/// How the shares hang on the threshold.
fn curve(sheet: &Sheet<'_>, left: &Side, right: &Side) -> Table {
    let mut head = vec![sheet.say("analysis-col-threshold")];
    for side in [left, right] {
        for key in ["analysis-verbatim-of", "analysis-letters-of"] {
            head.push(sheet.with(key, &[("name", &sheet.version(&side.name))]));
        }
    }
    let tongue = sheet.tongue();
    let row = |(one, other): (
        &unbracket_analysis::overlap::Point,
        &unbracket_analysis::overlap::Point,
    )| {
        let shares = [one.verbatim, one.characters, other.verbatim, other.characters];
        let cells = shares.map(|it| Cell::from(percent(tongue, it)));
        std::iter::once(Cell::from(number(tongue, one.threshold, 2))).chain(cells).collect()
    };
    Table { head, rows: left.curve.iter().zip(&right.curve).map(row).collect() }
}

//! Overlap: what texts have in common, both ways, and what has no counterpart.

use unbracket_analysis::overlap::Side;
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
    let row = |side: &&Side| Whisker {
        name: sheet.version(&side.name),
        link: None,
        tier: 0,
        group: None,
        value: side.share,
        low: side.share_interval.low,
        high: side.share_interval.high,
        beside: Some(side.contained),
        n: side.provisions,
    };
    let rows: Vec<_> = sides.iter().map(row).collect();
    let beside = Some(sheet.say("analysis-verbatim"));
    let axis = Axis { low: 0.0, high: 1.0, shares: true, ends: None, middle: None, beside };
    sheet.figure(&sheet.say("analysis-counterparts-title"), &Whiskers { axis, rows });
    if found.model.is_none() {
        sheet.hint(&sheet.say("analysis-no-model"));
    }
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
    let cited = |of: usize, id: &String| {
        // The second one is the text, whose provisions have stories; others are documents.
        let document = pair.sources.get(of).and_then(|source| sheet.link(source));
        let story =
            sheet.findings().units.iter().any(|unit| unit.id == *id).then(|| sheet.provision(id));
        let link = if of == 1 { story.flatten().or(document) } else { document };
        Cell::to(pair.labels[of].get(id).unwrap_or(id), link)
    };
    let gaps = side.gaps.iter().filter_map(|at| side.counterparts.get(*at));
    let rows = gaps.map(|one| {
        let near = one.nearest_characters.as_ref();
        vec![
            cited(own, &one.provision),
            near.map_or_else(|| "–".into(), |near| cited(other, &near.provision)),
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

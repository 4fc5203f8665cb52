//! Language: how strong each provision is, and what versions did to its words.

use unbracket_analysis::TooLittle;
use unbracket_analysis::language::{Change, ClauseChange, Feature, Mark, Strength as Scored};
use unbracket_findings::chapter::axis::Axis as Spoke;
use unbracket_findings::chapter::language::{Clause, Language, Spoken, Step};

use super::terms;
use crate::analysis::sheet::Sheet;
use crate::figure::{
    Arrow, Axis, Cell, Shift, Strength, Table, Whisker, Whiskers, count, number, percent, ranged,
};

/// The axes, with the least and the greatest level that the picture shows.
const AXES: [(Feature, (f64, f64)); 4] = [
    (Feature::Directive, (0.0, 6.0)),
    (Feature::Stance, (-4.0, 4.0)),
    (Feature::Commitment, (0.0, 5.0)),
    (Feature::Continuity, (0.0, 3.0)),
];
/// So many provisions are drawn in one picture.
const DRAWN: usize = 40;

pub(super) fn write(sheet: &mut Sheet<'_>, found: &Language) {
    sheet.hint(&sheet.with("analysis-lexicon", &[("version", &found.lexicon)]));
    sheet.heading("analysis-versions-spoken");
    sheet.table(&sheet.say("analysis-versions-spoken"), &versions(sheet, &found.versions));
    let (moved, still): (Vec<&Step>, Vec<&Step>) =
        found.steps.iter().partition(|step| step.changes.iter().any(is_moved));
    for step in moved {
        step_told(sheet, step);
    }
    stood_still(sheet, &still);
    terms::write(sheet, &found.terms);
    terms::telling(sheet, &found.telling);
    axis(sheet, &found.axis);
    if !found.provisions.is_empty() {
        sheet.heading("analysis-clauses");
        sheet.folded("analysis-clauses", &clauses(sheet, &found.provisions));
    }
}

/// Who speaks like whom, with the words at both ends.
fn axis(sheet: &mut Sheet<'_>, found: &Result<Spoke, TooLittle>) {
    sheet.heading("analysis-axis");
    let found = match found {
        Ok(found) => found,
        Err(why) => return sheet.too_little(why),
    };
    let tongue = sheet.tongue();
    let steady =
        found.stability.map_or_else(|| "–".to_owned(), |it| number(tongue, it.correlation, 2));
    let ends = [&found.low, &found.high].map(|words| words.join(", "));
    let values: [(&str, &dyn std::fmt::Display); 4] =
        [("count", &found.vocabulary), ("steady", &steady), ("low", &ends[0]), ("high", &ends[1])];
    sheet.hint(&sheet.with("analysis-axis-told", &values));
    let row = |one: &unbracket_analysis::framing::Position| Whisker {
        name: one.actor.clone(),
        link: sheet.actor_link(&one.actor),
        value: one.theta,
        low: one.interval.map_or(one.theta, |it| it.low),
        high: one.interval.map_or(one.theta, |it| it.high),
        n: usize::try_from(one.words).unwrap_or(usize::MAX),
        ..Whisker::default()
    };
    let rows: Vec<_> = found.positions.iter().map(row).collect();
    let counted = Some(sheet.say("analysis-col-words-count"));
    let axis = Axis { counted, ..Axis::around(&rows, 0.0, None) };
    sheet.figure(&sheet.say("analysis-axis"), &Whiskers { axis, rows });
}

fn versions(sheet: &Sheet<'_>, versions: &[Spoken]) -> Table {
    let words = ["version", "words-count", "binding", "hedges", "brackets"];
    let head = words.iter().map(|word| sheet.say(&format!("analysis-col-{word}"))).collect();
    let tongue = sheet.tongue();
    let row = |one: &Spoken| {
        let link = sheet.version_link(&one.sources);
        let words = one.profile.as_ref().map_or_else(|_| "–".to_owned(), |it| count(it.words));
        let binding = one.profile.as_ref().ok().and_then(|profile| profile.binding().ok());
        let binding = binding.map_or_else(
            || "–".to_owned(),
            |(share, range)| {
                ranged(tongue, (share, range.low, range.high), |it| percent(tongue, it))
            },
        );
        let hedges = one.hedges_per_thousand;
        let hedges = hedges.map_or_else(|| "–".to_owned(), |it| number(tongue, it, 1));
        vec![
            Cell::to(sheet.version(&one.version), link),
            words.into(),
            binding.into(),
            hedges.into(),
            count(one.brackets).into(),
        ]
    };
    Table { head, rows: versions.iter().map(row).collect() }
}

/// How many provisions changed so between two versions.
fn changed(step: &Step, change: Change) -> usize {
    let found = step.changes.iter().filter_map(|one| one.result.as_ref().ok());
    found.filter(|one| one.change == change).count()
}

/// The pairs of versions between which no provision became stronger or weaker, in few lines.
fn stood_still(sheet: &mut Sheet<'_>, steps: &[&Step]) {
    let is_other =
        |step: &&&Step| [Change::Dropped, Change::New].iter().any(|it| changed(step, *it) > 0);
    let pair = |step: &&Step| {
        let (from, to) = (sheet.version(&step.from), sheet.version(&step.to));
        sheet.tongue().set_apart(sheet.with("figure-from-to", &[("from", &from), ("to", &to)]))
    };
    let (others, same): (Vec<&&Step>, Vec<&&Step>) = steps.iter().partition(is_other);
    let pairs: Vec<String> = same.into_iter().map(pair).collect();
    let lines: Vec<_> = others
        .into_iter()
        .map(|step| {
            let (dropped, new) = (changed(step, Change::Dropped), changed(step, Change::New));
            let values: [(&str, &dyn std::fmt::Display); 3] =
                [("pair", &pair(step)), ("dropped", &dropped), ("new", &new)];
            (sheet.with("analysis-still-but", &values), sheet.passages(&step.sources))
        })
        .collect();
    if !steps.is_empty() {
        sheet.heading("analysis-still");
    }
    if !lines.is_empty() {
        sheet.asked(&lines);
    }
    if !pairs.is_empty() {
        sheet.para(
            &sheet
                .with("analysis-still-told", &[("pairs", &pairs.join(sheet.tongue().semicolon()))]),
        );
    }
}

fn step_told(sheet: &mut Sheet<'_>, step: &Step) {
    let (from, to) = (sheet.version(&step.from), sheet.version(&step.to));
    let values: [(&str, &dyn std::fmt::Display); 2] = [("from", &from), ("to", &to)];
    sheet.heading_of(&sheet.with("analysis-from-to", &values));
    let labels = |change: Change| count(changed(step, change));
    let values: [(&str, &dyn std::fmt::Display); 6] = [
        ("stronger", &labels(Change::Stronger)),
        ("weaker", &labels(Change::Weaker)),
        ("mixed", &labels(Change::Mixed)),
        ("same", &labels(Change::Same)),
        ("dropped", &labels(Change::Dropped)),
        ("new", &labels(Change::New)),
    ];
    sheet.para(&sheet.with("analysis-changes-told", &values));
    let moved: Vec<_> = step.changes.iter().filter(|one| is_moved(one)).collect();
    let rows = moved.iter().take(DRAWN).map(|one| arrows(sheet, one)).collect();
    let picture = Strength { spans: AXES.map(|(_, span)| span), rows };
    sheet.figure(&sheet.say("figure-title-strength"), &picture);
    sheet.folded("analysis-reasons", &reasons(sheet, &moved));
}

fn is_moved(one: &ClauseChange) -> bool {
    let change = one.result.as_ref().map(|changed| changed.change);
    matches!(change, Ok(Change::Stronger | Change::Weaker | Change::Mixed))
}

/// How a provision is cited: its label in the text, or its identity where it stands there no more.
fn label(sheet: &Sheet<'_>, one: &ClauseChange) -> (String, Option<String>) {
    let id = one.after.first().or(one.before.first()).cloned().unwrap_or_default();
    let unit = sheet.findings().units.iter().find(|unit| unit.id == id);
    (unit.map_or_else(|| id.clone(), |unit| unit.label.clone()), sheet.provision(&id))
}

fn word(sheet: &Sheet<'_>, change: Change) -> String {
    sheet.say(match change {
        Change::Weaker => "analysis-weaker",
        Change::Stronger => "analysis-stronger",
        Change::Mixed => "analysis-mixed",
        Change::Same => "analysis-same-strength",
        Change::Dropped => "analysis-dropped",
        Change::New => "analysis-new",
    })
}

fn greatest<'a>(marks: impl IntoIterator<Item = &'a Mark>) -> Option<f64> {
    let levels = marks.into_iter().map(|mark| {
        f64::from(mark.level) + f64::from(mark.raised) * f64::from(mark.level.signum())
    });
    levels.max_by(|a, b| a.abs().total_cmp(&b.abs()))
}

fn arrows(sheet: &Sheet<'_>, one: &ClauseChange) -> Shift {
    let (name, link) = label(sheet, one);
    let Ok(changed) = &one.result else {
        let arrows = [Arrow { from: None, to: None }; 4];
        return Shift { name, link, arrows, said: String::new(), besides: None };
    };
    let arrow = |(feature, _): (Feature, (f64, f64))| {
        let of = |marks: &[Mark]| greatest(marks.iter().filter(|mark| mark.feature == feature));
        let (from, to) = (of(&one.marks_before), of(&one.marks_after));
        let reason = changed.reasons.iter().find(|shift| shift.feature == feature);
        match reason.map(|shift| (greatest(&shift.from), greatest(&shift.to))) {
            // Where the strongest words stood still, the others that moved are drawn.
            Some((Some(old), Some(new))) if from == to => Arrow { from: Some(old), to: Some(new) },
            _ => Arrow { from, to },
        }
    };
    let arrows = AXES.map(arrow);
    let moves = |arrow: &Arrow| arrow.from != arrow.to;
    let said = word(sheet, changed.change);
    // Where no arrow tells why, words do.
    let besides = (!arrows.iter().any(moves)).then(|| {
        let mut features: Vec<String> = Vec::new();
        for shift in &changed.reasons {
            let name = feature(sheet, shift.feature);
            if !features.contains(&name) {
                features.push(name);
            }
        }
        let features = features.join(", ");
        sheet.with("analysis-moved-by", &[("change", &said), ("features", &features)])
    });
    Shift { name, link, arrows, said, besides }
}

fn reasons(sheet: &Sheet<'_>, moved: &[&ClauseChange]) -> Table {
    let words = ["provision", "change", "axis", "before", "now"];
    let head = words.iter().map(|word| sheet.say(&format!("analysis-col-{word}"))).collect();
    let mut rows = Vec::new();
    for one in moved {
        let Ok(changed) = &one.result else { continue };
        let (label, link) = label(sheet, one);
        for shift in &changed.reasons {
            rows.push(vec![
                Cell::to(&*label, link.clone()),
                word(sheet, changed.change).into(),
                feature(sheet, shift.feature).into(),
                said(&shift.from).into(),
                said(&shift.to).into(),
            ]);
        }
    }
    Table { head, rows }
}

fn said(marks: &[Mark]) -> String {
    marks.iter().map(|mark| mark.phrase.as_str()).collect::<Vec<_>>().join("; ")
}

fn feature(sheet: &Sheet<'_>, feature: Feature) -> String {
    sheet.say(match feature {
        Feature::Directive => "figure-directive",
        Feature::Stance => "figure-stance",
        Feature::Commitment => "figure-commitment",
        Feature::Continuity => "figure-continuity",
        Feature::Modifier => "analysis-feature-modifier",
        Feature::Hedge => "analysis-feature-hedge",
        Feature::Condition => "analysis-feature-condition",
        Feature::Scope => "analysis-feature-scope",
        Feature::Body => "analysis-feature-body",
        Feature::FollowUp => "analysis-feature-follow-up",
        Feature::Number => "analysis-feature-number",
        Feature::Date => "analysis-feature-date",
        // What only helps to read the others moves nothing by itself.
        Feature::Negation | Feature::Lead | Feature::Exclude => "analysis-feature-negation",
    })
}

fn clauses(sheet: &Sheet<'_>, clauses: &[Clause]) -> Table {
    let words = [
        "provision",
        "verb",
        "hedges-count",
        "conditions",
        "obligation",
        "precision",
        "delegation",
    ];
    let head = words.iter().map(|word| sheet.say(&format!("analysis-col-{word}"))).collect();
    let row = |one: &Clause| {
        let name = Cell::to(&*one.label, sheet.provision(&one.provision));
        let Ok(strength) = &one.strength else {
            let unsaid = sheet.say("analysis-not-scored");
            let none = || Cell::from("–");
            return vec![name, unsaid.into(), none(), none(), none(), none(), none()];
        };
        let legal = one.legalization;
        let legal = |of: fn(unbracket_analysis::language::Legalization) -> usize| {
            legal.map_or_else(|| "–".to_owned(), |legal| count(of(legal)))
        };
        vec![
            name,
            verb(strength).into(),
            count(strength.count(Feature::Hedge)).into(),
            count(strength.count(Feature::Condition)).into(),
            legal(|it| usize::from(it.obligation)).into(),
            legal(|it| it.precision).into(),
            legal(|it| it.delegation).into(),
        ]
    };
    Table { head, rows: clauses.iter().map(row).collect() }
}

fn verb(strength: &Scored) -> String {
    let operative = strength.operative.and_then(|at| strength.marks.get(at));
    operative.map_or_else(|| "–".to_owned(), |mark| mark.words.clone())
}

#[cfg(test)]
mod tests {
    use unbracket_analysis::language::Lexicon;

    use super::*;

    #[test]
    fn what_raises_a_word_leads_away_from_the_middle_on_its_side() {
        let stance = |words: &str| {
            let passage = unbracket_text::Passage::words(words);
            let scored =
                unbracket_analysis::language::strength_of(&passage, "en", Lexicon::english());
            let marks = scored.expect("it is English").marks;
            greatest(marks.iter().filter(|mark| mark.feature == Feature::Stance)).expect("a stance")
        };
        for (plain, raised) in [
            (
                "Condemns the disruption of networks;",
                "Strongly condemns the disruption of networks;",
            ),
            ("Welcomes the report;", "Warmly welcomes the report;"),
        ] {
            let (plain, raised) = (stance(plain), stance(raised));
            assert!(raised.abs() > plain.abs() && raised * plain > 0.0, "{plain} {raised}");
        }
    }
}

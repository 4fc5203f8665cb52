//! How one provision moved, for its story.

use unbracket_analysis::Estimate;
use unbracket_findings::Findings;
use unbracket_findings::chapter::movement::{Course, Reading, Stage};

use super::readings::{CHANCE, moments};
use crate::figure::{number, ranged, signed};
use crate::tongue::Tongue;

/// What the story of a provision tells of its way through the readings, a sentence each; nothing where
/// there are not two readings in which somebody stood to it.
pub(crate) fn moved(tongue: Tongue, findings: &Findings, id: &str) -> Vec<String> {
    let Ok(found) = &findings.movement else { return Vec::new() };
    let course = found.provisions.iter().find(|course| course.provision == id);
    let Some(course) = course.filter(|course| course.at.len() > 1) else { return Vec::new() };
    let present: Vec<&Reading> =
        found.present.iter().filter_map(|place| found.readings.get(*place)).collect();
    let moments = moments(tongue, &present);
    let sentences =
        [held(tongue, course, &moments), turned(tongue, course), way(tongue, course, &moments)];
    sentences.into_iter().flatten().collect()
}

/// How many stood in the way in the first reading in which somebody spoke, and how many do now.
fn held(tongue: Tongue, course: &Course, moments: &[String]) -> Option<String> {
    let first = course.at.iter().position(Stage::is_said)?;
    let last = course.at.len() - 1;
    let count = |place: usize| {
        let it = course.at[place].stances;
        it.object + it.reserve
    };
    let (before, now) = (count(first), count(last));
    let values: [(&str, &dyn std::fmt::Display); 4] = [
        ("from", moments.get(first)?),
        ("before", &before),
        ("to", moments.get(last)?),
        ("now", &now),
    ];
    (first < last && before + now > 0).then(|| tongue.with("analysis-provision-held", &values))
}

fn turned(tongue: Tongue, course: &Course) -> Option<String> {
    let turn = course.turn.as_ref().ok()?;
    let by = signed(tongue, turn.turn.change.value, 2);
    Some(if turn.q <= CHANCE {
        tongue.with("analysis-provision-turned", &[("by", &by)])
    } else {
        tongue.say("analysis-provision-still")
    })
}

/// The strength of the line through it, reading by reading.
fn way(tongue: Tongue, course: &Course, moments: &[String]) -> Option<String> {
    let line = course.line.as_ref()?;
    let at = moments.iter().zip(&line.at).map(|(moment, at)| {
        let it = match at {
            Ok(it) => it,
            Err(why) => {
                let key = if why.is_silence() { "figure-nobody" } else { "figure-too-little" };
                return format!("{moment}: {}", tongue.say(key));
            }
        };
        let Estimate { value, interval } = it.strength;
        let at = (value, interval.low, interval.high);
        format!("{moment}: {}", ranged(tongue, at, |it| number(tongue, it, 2)))
    });
    let way = at.collect::<Vec<_>>().join(" · ");
    Some(tongue.with("analysis-provision-way", &[("way", &way)]))
}

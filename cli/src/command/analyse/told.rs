//! What the terminal says of findings: what was read, what each chapter holds, what it lacks.

use std::fmt::Write;

use unbracket_analysis::TooLittle;
use unbracket_findings::chapter::fault_lines::Statement;
use unbracket_findings::chapter::overlap::{OverlapOf, Overlaps};
use unbracket_findings::{Findings, Said};

use crate::terminal::harmless_line;

pub(super) fn told(findings: &Findings, read: &[(String, String)]) -> String {
    let mut out = String::new();
    for (name, what) in read {
        let _ = writeln!(out, "{}", harmless_line(&format!("{name}: {what}")));
    }
    let made = &findings.made;
    let _ = writeln!(
        out,
        "seed {}, {} resamples, {} permutations",
        made.settings.seed.0, made.settings.bootstraps, made.settings.permutations
    );
    chapter(&mut out, "room", &findings.room, |room| {
        let groups = room.opinions.as_ref().map_err(ToString::to_string);
        let groups = groups.and_then(|it| it.groups.as_ref().map_err(ToString::to_string));
        let groups = match groups {
            Ok(groups) => format!("{} groups", groups.groups.len()),
            Err(why) => format!("no groups: {why}"),
        };
        let silent = match room.silent {
            0 => String::new(),
            count => format!(" ({count} more answered none of these items)"),
        };
        format!(
            "{} actors{silent}, {} items, {} positions; {groups}",
            room.actors, room.items, room.answers
        )
    });
    chapter(&mut out, "fault lines", &findings.fault_lines, |lines| {
        let divided = lines.provisions.iter().filter(|strip| strip.divided.is_ok()).count();
        let enough = |all: &[_]| all.iter().filter(|it: &&Statement| it.divided.is_ok()).count();
        if !lines.statements.is_empty() {
            return format!("{} statements with enough positions", enough(&lines.statements));
        }
        format!(
            "{divided} provisions with enough positions; {} hold objections",
            lines.holding.len()
        )
    });
    chapter(&mut out, "bridging", &findings.bridging, |found| {
        format!("{} items, {} cures", found.common.items.len(), found.cures.len())
    });
    chapter(&mut out, "packages", &findings.packages, |found| {
        format!("{} open issues, {} packages", found.issues.len(), found.packages.len())
    });
    chapter(&mut out, "movement", &findings.movement, |found| {
        let (versions, readings) = (found.versions.len(), found.readings.len());
        format!(
            "{versions} versions, {readings} readings, {} cycles with positions",
            found.cycles.len()
        )
    });
    chapter(&mut out, "language", &findings.language, |found| {
        format!("{} clauses, {} steps between versions", found.provisions.len(), found.steps.len())
    });
    chapter(&mut out, "lineage", &findings.lineage, |found| {
        let words = &found.provenance.words;
        format!("{} words, {} of them new, in {}", words.all, words.new_words(), found.text)
    });
    chapter(&mut out, "participation", &findings.participation, |found| {
        // A table tells who answered, not who could have.
        let who = if made.length == 0 { "named in the tables" } else { "invited" };
        format!("{} {who}", found.invited)
    });
    chapter(&mut out, "overlap", &findings.overlap, overlap);
    chapter(&mut out, "what next", &findings.choice, |found| {
        let labels = found.chosen.iter().filter_map(|at| found.open.get(*at));
        labels.map(|one| one.label.as_str()).collect::<Vec<_>>().join(", ")
    });
    out
}

/// How many texts were compared, what that found, and which could not be.
fn overlap(found: &Overlaps) -> String {
    let of = |pair: &OverlapOf| match &pair.overlap {
        Ok(overlap) => {
            let (left, right) = (overlap.left.matched, overlap.right.matched);
            let (all, others) = (overlap.left.provisions, overlap.right.provisions);
            format!("{left} of {all} and {right} of {others} provisions have a counterpart")
        }
        Err(why) => format!("too little to say: {why}"),
    };
    match &found.pairs[..] {
        [pair] => of(pair),
        pairs => {
            let silent = pairs.iter().filter(|pair| pair.overlap.is_err()).count();
            let silent = if silent > 0 {
                format!(", {silent} with too little to say")
            } else {
                String::new()
            };
            format!("{} pairs of texts{silent}", pairs.len())
        }
    }
}

fn chapter<T>(out: &mut String, name: &str, said: &Said<T>, tell: impl FnOnce(&T) -> String) {
    let text = match said {
        Ok(chapter) => tell(chapter),
        Err(why @ TooLittle::Settled { .. }) => why.to_string(),
        Err(why) => format!("too little to say: {why}"),
    };
    let _ = writeln!(out, "{}", harmless_line(&format!("{name:<14} {text}")));
}

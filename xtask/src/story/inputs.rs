//! Contributions, the points in them, and what became of each.

use std::fmt::Write as _;

use super::chance::Chance;
use super::people::{Party, all};
use super::themes::{FIRST, SECOND, Theme};

const OPENINGS: &[&str] = &[
    "We thank the Co-Facilitators.",
    "This is our answer to the call.",
    "We asked our members and this is what they say.",
    "Ten years have taught us something.",
    "We keep to the questions of the call.",
];

/// A contribution of the story.
struct Sent {
    by: &'static Party,
    group: Option<&'static str>,
    label: String,
    themes: Vec<&'static Theme>,
    said: Vec<&'static str>,
    opening: &'static str,
    consent: &'static str,
    then: Option<usize>,
}

fn themes_of(
    chance: &mut Chance,
    party: &Party,
    table: &'static [Theme],
    said: &[&str],
) -> Vec<&'static Theme> {
    let mut of: Vec<&Theme> = table
        .iter()
        .filter(|theme| theme.camps.contains(&party.camp) && !said.contains(&theme.name))
        .collect();
    let wanted = 1 + chance.below(3);
    while of.len() > wanted {
        of.remove(chance.below(of.len()));
    }
    of
}

fn sent(seed: u64, table: &'static [Theme], prefix: &str, twice: usize) -> Vec<Sent> {
    let mut chance = Chance::new(seed);
    let mut sent = Vec::new();
    for party in all() {
        let rounds = 1 + usize::from(chance.percent(twice));
        let mut before: Vec<&str> = Vec::new();
        for _ in 0..rounds {
            let themes = themes_of(&mut chance, party, table, &before);
            if themes.is_empty() {
                continue;
            }
            before.extend(themes.iter().map(|theme| theme.name));
            sent.push(Sent {
                by: party,
                group: party.group.filter(|_| chance.percent(20)),
                label: format!("{prefix}{}", sent.len() + 1),
                said: themes.iter().map(|theme| *chance.one(theme.sentences)).collect(),
                themes,
                opening: chance.one::<&str>(OPENINGS),
                consent: consent(&mut chance),
                then: chance.percent(12).then(|| 3 + chance.below(20)),
            });
        }
    }
    sent
}

fn consent(chance: &mut Chance) -> &'static str {
    match chance.below(20) {
        0 | 1 => "organisation",
        2 => QUIET,
        _ => "name",
    }
}

/// What only the secretariat reads.
const QUIET: &str = "secretariat-only";

/// Answers to a call.
pub(super) fn contributions(seed: u64, (first, call, prefix): (bool, &str, &str)) -> String {
    let mut out = String::new();
    for one in sent(seed, table(first), prefix, twice(first)) {
        let capacity = one.group.map(|group| format!(" for {group}")).unwrap_or_default();
        let title = one.themes.iter().map(|theme| theme.title).collect::<Vec<_>>().join(". ");
        let text = one.said.iter().map(|said| format!("{said}.")).collect::<Vec<_>>().join(" ");
        let _ = writeln!(
            out,
            "{}{capacity}: contribute call {call} language en consent {}\n    title \"{title}\" \
             text \"{} {text}\" => {}",
            one.by.name, one.consent, one.opening, one.label
        );
        if let Some(hours) = one.then {
            let _ = writeln!(out, "wait {hours}h");
        }
    }
    out
}

/// The points of the contributions, joined and disposed of.
pub(super) fn points(seed: u64, (first, prefix): (bool, &str)) -> String {
    let all = sent(seed, table(first), prefix, twice(first));
    let mut out = String::new();
    let mut of: Vec<(&str, Vec<String>)> =
        table(first).iter().map(|theme| (theme.name, Vec::new())).collect();
    for one in &all {
        for (theme, said) in one.themes.iter().zip(&one.said) {
            let point = format!("{}-{}", one.label, theme.name);
            let kept = if one.consent == QUIET { " confidential yes" } else { "" };
            let _ = writeln!(
                out,
                "Secretariat: take-point contribution {} claim \"{said}\"{kept} => {point}",
                one.label
            );
            if let Some((_, points)) = of.iter_mut().find(|(name, _)| *name == theme.name) {
                points.push(point);
            }
        }
    }
    out.push_str("\n# The same claims stand together, and each stays with whoever made it.\n");
    for (theme, (_, points)) in table(first).iter().zip(of) {
        answer(&mut out, theme, &points);
    }
    out.push('\n');
    for one in &all {
        let _ = writeln!(out, "Secretariat: close-contribution contribution {}", one.label);
    }
    out
}

fn answer(out: &mut String, theme: &Theme, points: &[String]) {
    if points.len() > 1 {
        let _ = writeln!(out, "Secretariat: join-points points [{}]", points.join(" "));
    }
    let because = match theme.because {
        "" => String::new(),
        because => format!(" because \"{because}\""),
    };
    for some in points.chunks(3) {
        let _ = writeln!(
            out,
            "Secretariat: dispose points [{}] disposition {}{because}",
            some.join(" "),
            theme.disposition
        );
    }
}

fn table(first: bool) -> &'static [Theme] {
    if first { FIRST } else { SECOND }
}

fn twice(first: bool) -> usize {
    if first { 50 } else { 0 }
}

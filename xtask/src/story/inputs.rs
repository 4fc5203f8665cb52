//! Contributions, the points in them, and what became of each.

use std::fmt::Write as _;

use super::chance::Chance;
use super::people::{Camp, Party, all};

/// A claim that several make in words of their own.
struct Theme {
    name: &'static str,
    title: &'static str,
    camps: &'static [Camp],
    sentences: &'static [&'static str],
    disposition: &'static str,
    because: &'static str,
}

const STATES_LEAD: &[Camp] = &[Camp::Sovereign];
const TOGETHER: &[Camp] = &[Camp::Shared, Camp::Stakeholder];
const POOR: &[Camp] = &[Camp::Means, Camp::Highland];
const ALL: &[Camp] = &[Camp::Shared, Camp::Means, Camp::Highland, Camp::Stakeholder];

const fn theme(
    (name, title): (&'static str, &'static str),
    camps: &'static [Camp],
    sentences: &'static [&'static str],
    (disposition, because): (&'static str, &'static str),
) -> Theme {
    Theme { name, title, camps, sentences, disposition, because }
}

const USED: (&str, &str) = ("used", "");

/// What is said of the Charter as it is.
const FIRST: &[Theme] = &[
    theme(
        ("lead", "Who decides"),
        STATES_LEAD,
        &[
            "States lead, and others advise them",
            "Decisions on public policy rest with capitals",
            "No forum stands above a parliament",
        ],
        ("partly-used", "the respective roles are named, none is set above another"),
    ),
    theme(
        ("law", "National law"),
        STATES_LEAD,
        &[
            "Every obligation applies in accordance with national law",
            "What is lawful in one State need not be in another",
        ],
        ("not-used", "the Charter is no ground to depart from what was agreed before"),
    ),
    theme(
        ("body", "A body of States"),
        STATES_LEAD,
        &[
            "A body of States has to settle what the Forum cannot",
            "There has to be a place where governments decide among themselves",
        ],
        ("not-used", "no other side asks for it"),
    ),
    theme(
        ("equal", "As equals"),
        TOGETHER,
        &[
            "All sides take part as equals",
            "A seat without a voice is no seat",
            "Who builds the network has a say in it",
        ],
        ("partly-used", "on an equal footing stands for the Forum"),
    ),
    theme(
        ("answer", "An answer to everybody"),
        TOGETHER,
        &[
            "Every contribution is answered, point by point",
            "Whoever writes learns what became of it",
        ],
        USED,
    ),
    theme(
        ("forum", "A lasting Forum"),
        TOGETHER,
        &[
            "The Forum has to outlive its ten years",
            "The Forum needs a permanent mandate and a secretariat of its own",
            "One cannot plan for a body that may end",
        ],
        USED,
    ),
    theme(
        ("money", "Means"),
        POOR,
        &[
            "Promises without means connect nobody",
            "Financing has to be predictable",
            "Voluntary money comes when it likes",
        ],
        USED,
    ),
    theme(
        ("fund", "A fund"),
        POOR,
        &[
            "A fund of the Union has to pay for access",
            "There is no instrument today that pays for the last village",
        ],
        ("partly-used", "a fund is proposed; where its means come from is open"),
    ),
    theme(
        ("force", "A task force on means"),
        POOR,
        &[
            "A task force has to say what is missing and who can pay",
            "Nobody has counted the gap in ten years",
        ],
        USED,
    ),
    theme(
        ("skills", "Skills"),
        ALL,
        &[
            "A cable without skills lies idle",
            "Teachers come before terminals",
            "Public offices have to be trained as well",
        ],
        USED,
    ),
    theme(
        ("gap", "Women and men"),
        ALL,
        &[
            "The gap between women and men has not closed",
            "Data have to be taken apart by sex, age and disability",
        ],
        USED,
    ),
    theme(
        ("off", "No disruptions"),
        TOGETHER,
        &[
            "Nobody switches off the network of a whole people",
            "Disruptions in elections have to end",
        ],
        USED,
    ),
    theme(
        ("keys", "Encryption"),
        TOGETHER,
        &["Encryption protects everybody or nobody", "There is no back door for friends only"],
        USED,
    ),
    theme(
        ("ai", "Artificial intelligence"),
        ALL,
        &[
            "Evidence on artificial intelligence has to be gathered by independent experts",
            "Machines that decide on people stay under human oversight",
            "Small languages must not vanish from the models",
        ],
        ("partly-used", "an advisory panel is proposed, no regulator"),
    ),
    theme(
        ("open", "Open standards"),
        TOGETHER,
        &[
            "Open standards hold the network together",
            "Free and open-source software is a public good",
        ],
        USED,
    ),
    theme(
        ("alone", "No new obligations"),
        &[Camp::Alone],
        &[
            "No outcome may cost our budget anything",
            "Another compact is not ours to recall here",
            "Existing bodies suffice",
        ],
        ("not-used", "most ask for the opposite"),
    ),
];

/// What is said of the elements paper.
const SECOND: &[Theme] = &[
    theme(
        ("order", "Roles before means"),
        STATES_LEAD,
        &[
            "The role of States has to come first in the elements",
            "Element 1 names roles and should rank them",
        ],
        ("not-used", "the order of the elements ranks nobody"),
    ),
    theme(
        ("narrow", "What the Charter is about"),
        &[Camp::Sovereign, Camp::Alone],
        &[
            "Element 4 goes beyond the network",
            "A charter on a network need not speak of machines that learn",
        ],
        ("partly-used", "the panel advises and no more"),
    ),
    theme(
        ("rights", "Rights in every element"),
        TOGETHER,
        &[
            "Rights belong in every element and not in one",
            "Element 3 has to name expression, privacy and assembly",
        ],
        USED,
    ),
    theme(
        ("footing", "Equal footing in element 1"),
        TOGETHER,
        &[
            "Element 1 has to say on an equal footing",
            "Respective roles must not become a hierarchy",
        ],
        ("partly-used", "both are said, in different paragraphs"),
    ),
    theme(
        ("clear", "Clear means"),
        POOR,
        &["Element 2 has to say how much and from whom", "A task force needs a date"],
        USED,
    ),
    theme(
        ("cables", "Cables and links"),
        POOR,
        &[
            "Submarine cables and links across borders are missing",
            "Who has no coast pays for two networks",
        ],
        USED,
    ),
    theme(
        ("messages", "Messages that are answered"),
        ALL,
        &[
            "The Assembly has to answer the messages of the Forum",
            "A message that nobody reads is no message",
        ],
        USED,
    ),
    theme(
        ("youth", "Those who come after"),
        ALL,
        &[
            "Those who will live with the Charter have to be heard",
            "Youth sits at the table and not beside it",
        ],
        ("partly-used", "youth takes part across all sides"),
    ),
];

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

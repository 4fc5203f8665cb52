//! What is proposed in the first reading, who joins, and who stands against it.

use std::fmt::Write as _;

use super::chance::Chance;
use super::people::{Camp, OTHERS, Party, STATES};

/// Words of the zero draft behind which a phrase fits.
const ANCHORS: &[(&str, &str)] = &[
    ("PP2", "without distinction"),
    ("PP4", "does not reach"),
    ("PP5", "among and within States"),
    ("PP6", "its security"),
    ("1", "respective roles and responsibilities"),
    ("2", "before it is made"),
    ("3", "decisions on the network"),
    ("4", "published and answered"),
    ("5", "made of it"),
    ("6", "libraries and schools"),
    ("7(a)", "not yet connected"),
    ("7(b)", "use the network safely"),
    ("7(c)", "results achieved"),
    ("8", "open-source software"),
    ("9", "professions of technology"),
    ("10", "necessary and proportionate"),
    ("11", "times of crisis"),
    ("12", "each year"),
    ("13", "communications in general"),
    ("14(a)", "artificial intelligence"),
    ("14(b)", "put to use"),
    ("14(c)", "computing power"),
    ("15", "that these consume"),
    ("17", "shall consider them"),
    ("18", "other stakeholders"),
];

/// What a camp adds, why, and the words of whoever amends the amendment.
const PHRASES: &[(Camp, &str, &str, &str)] = &[
    (
        Camp::Sovereign,
        ", in accordance with national law",
        "what binds us is our law",
        ", in accordance with national law and with international law",
    ),
    (
        Camp::Sovereign,
        ", with due respect for the sovereignty of States",
        "States answer to their peoples",
        ", with due respect for the sovereign equality of States",
    ),
    (
        Camp::Shared,
        ", in full respect of human rights",
        "rights belong in every paragraph",
        ", in full respect of human rights and fundamental freedoms",
    ),
    (
        Camp::Shared,
        ", together with all stakeholders",
        "none of us can do it alone",
        ", together with all stakeholders on an equal footing",
    ),
    (
        Camp::Means,
        ", with the means that this requires",
        "words without means connect nobody",
        ", with the predictable means that this requires",
    ),
    (
        Camp::Means,
        ", taking into account the needs of developing countries",
        "we start from another place",
        ", taking into account the needs of developing countries and of small island States",
    ),
    (
        Camp::Highland,
        ", including in countries without access to the sea",
        "we pay for two networks",
        ", including in mountainous countries without access to the sea",
    ),
    (
        Camp::Stakeholder,
        ", on the basis of open standards",
        "what is open can be checked",
        ", on the basis of open standards and of public data",
    ),
];

/// A proposal of the story.
struct Proposal {
    label: String,
    by: &'static Party,
    phrase: usize,
    anchor: usize,
}

fn proposals(chance: &mut Chance) -> Vec<Proposal> {
    let mut found = Vec::new();
    for anchor in 0..ANCHORS.len() {
        for (phrase, (camp, ..)) in PHRASES.iter().enumerate() {
            if !chance.percent(62) {
                continue;
            }
            let pool: Vec<&Party> =
                STATES.iter().chain(OTHERS).filter(|party| party.camp == *camp).collect();
            let by = *chance.one(&pool);
            found.push(Proposal { label: format!("am{}", found.len() + 1), by, phrase, anchor });
        }
    }
    found
}

fn acting(chance: &mut Chance, party: &Party) -> String {
    match party.group.filter(|_| party.camp != Camp::Stakeholder && chance.percent(30)) {
        Some(group) => format!("{} for {group}", party.name),
        None => party.name.to_owned(),
    }
}

fn excerpt(one: &Proposal, added: &str) -> String {
    let (provision, words) = ANCHORS[one.anchor];
    format!("[excerpt {provision} \"{words}\" \"{words}{added}\"]")
}

/// Proposals, by provision.
pub(super) fn proposed(seed: u64) -> String {
    let mut chance = Chance::new(seed);
    let mut out = String::new();
    let mut anchor = usize::MAX;
    for one in proposals(&mut chance) {
        if one.anchor != anchor {
            anchor = one.anchor;
            let _ = writeln!(out, "\n# On {}.", ANCHORS[anchor].0);
        }
        let (_, added, because, amended) = PHRASES[one.phrase];
        let who = acting(&mut chance, one.by);
        let _ = writeln!(
            out,
            "{who}: propose change {} because \"{because}\" => {}",
            excerpt(&one, added),
            one.label
        );
        let others: Vec<&Party> = STATES.iter().filter(|party| party.name != one.by.name).collect();
        let friends: Vec<&Party> =
            others.iter().copied().filter(|party| party.camp == one.by.camp).collect();
        if one.by.camp == Camp::Stakeholder {
            sponsor(&mut out, &mut chance, &one);
        } else {
            joined(&mut out, &mut chance, (&one, &friends, &others), amended);
        }
    }
    out
}

/// Whoever is not a State needs a State.
fn sponsor(out: &mut String, chance: &mut Chance, one: &Proposal) {
    let shared: Vec<&Party> = STATES.iter().filter(|party| party.camp == Camp::Shared).collect();
    if chance.percent(60) {
        let state = chance.one(&shared);
        let _ = writeln!(out, "{}: join-sponsors proposal {}", state.name, one.label);
    } else {
        let _ = writeln!(
            out,
            "refused not-ready Co-Facilitator South: accept-proposal proposal {}",
            one.label
        );
    }
}

fn joined(
    out: &mut String,
    chance: &mut Chance,
    (one, friends, others): (&Proposal, &[&Party], &[&Party]),
    amended: &str,
) {
    let mut sponsors: Vec<&str> = vec![one.by.name];
    for _ in 0..chance.below(3) {
        if let Some(friend) = pick(chance, friends, &sponsors) {
            let who = acting(chance, friend);
            let _ = writeln!(out, "{who}: join-sponsors proposal {}", one.label);
            sponsors.push(friend.name);
        }
    }
    if chance.percent(40)
        && let Some(other) = pick(chance, others, &sponsors)
    {
        let _ = writeln!(out, "{}: second-proposal proposal {}", other.name, one.label);
    }
    if chance.percent(14)
        && let Some(other) = pick(chance, others, &sponsors)
    {
        let _ = writeln!(
            out,
            "{}: propose change {} amends {} because \"closer to what was agreed elsewhere\" => {}-sub",
            other.name,
            excerpt(one, amended),
            one.label,
            one.label
        );
        sponsors.push(other.name);
    }
    if sponsors.len() > 1
        && friends.iter().any(|party| party.name == sponsors[1])
        && chance.percent(16)
    {
        let _ = writeln!(out, "{}: leave-sponsors proposal {}", sponsors[1], one.label);
    }
    if chance.percent(55)
        && let Some(other) = opponent(chance, one.by.camp)
    {
        let because = if one.by.camp == Camp::Sovereign {
            "it takes back with one hand"
        } else {
            "it goes beyond our mandate"
        };
        let _ = writeln!(
            out,
            "{}: state-position on [proposal {}] stance object because \"{because}\"",
            other.name, one.label
        );
    }
}

fn pick<'p>(chance: &mut Chance, of: &[&'p Party], but: &[&str]) -> Option<&'p Party> {
    let free: Vec<&&Party> = of.iter().filter(|party| !but.contains(&party.name)).collect();
    (!free.is_empty()).then(|| **chance.one(&free))
}

fn opponent(chance: &mut Chance, camp: Camp) -> Option<&'static Party> {
    let against = match camp {
        Camp::Sovereign => Camp::Shared,
        Camp::Shared => Camp::Sovereign,
        Camp::Means => Camp::Alone,
        Camp::Highland | Camp::Alone | Camp::Stakeholder => return None,
    };
    let pool: Vec<&Party> = STATES.iter().filter(|party| party.camp == against).collect();
    Some(*chance.one(&pool))
}

/// What the Co-Facilitators make of the proposals: few are taken up, many fall with a reason.
pub(super) fn handled(seed: u64) -> String {
    let mut chance = Chance::new(seed);
    let all = proposals(&mut chance);
    let mut out = String::new();
    let mut taken = usize::MAX;
    for one in &all {
        let chair = if one.anchor.is_multiple_of(2) { "North" } else { "South" };
        let highland = PHRASES[one.phrase].0 == Camp::Highland;
        let line = if highland && one.anchor != taken && one.anchor.is_multiple_of(3) {
            taken = one.anchor;
            format!("Co-Facilitator {chair}: accept-proposal proposal {}", one.label)
        } else {
            format!(
                "Co-Facilitator {chair}: drop-proposal proposal {} because \"the same is said once, in {}\"",
                one.label,
                ["the preamble", "paragraph 1", "paragraph 6"][one.phrase % 3]
            )
        };
        if highland || one.phrase.is_multiple_of(2) {
            let _ = writeln!(out, "{line}");
        }
    }
    out
}

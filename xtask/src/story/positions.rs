//! Where every State stands on every provision of Rev.1.

use std::fmt::Write as _;

use super::chance::Chance;
use super::people::{Camp, STATES};

const PROVISIONS: &[&str] = &[
    "PP1", "PP2", "PP3", "PP4", "PP5", "PP6", "PP7", "1", "2", "3", "4", "5", "6", "7", "8", "9",
    "10", "11", "12", "13", "14", "15", "16", "17", "18",
];

/// Who objects to what, and why: the hard places of the story.
const HARD: &[(&str, &str, &str, &str)] = &[
    ("PP7", "Costavia", "too-far", "the other compact was not adopted by us"),
    ("PP7", "Drovania", "too-far", "two processes must not be one"),
    ("2", "Tessaria", "too-far", "what is sovereign is not without limits"),
    ("3", "Aldoria", "too-far", "how we hear our people is ours to settle"),
    ("4", "Karsk", "too-far", "some meetings are for States"),
    ("6", "Costavia", "too-far", "this makes claims on our budget"),
    ("6", "Bantara", "not-far-enough", "to urge those in a position to do so urges nobody"),
    ("7", "Costavia", "too-far", "there are funds enough"),
    ("7", "Ondura", "not-far-enough", "a fund that depends on moods is no fund"),
    ("11", "Uldar", "too-far", "public order may ask for it"),
    ("13", "Karsk", "too-far", "courts have to see what they are owed"),
    ("16", "Costavia", "too-far", "no body of the Union is for ever"),
    ("16", "Lagoa", "not-far-enough", "existing resources are none"),
    ("18", "Tamberi", "not-far-enough", "ten years are too long"),
];

/// Who objects to what only where something else does not stand.
const UNLESS: &[(&str, &str, &str)] = &[("6", "Bantara", "[proposal hand-fund]")];

fn unless(provision: &str, name: &str) -> String {
    let found = UNLESS.iter().find(|one| (one.0, one.1) == (provision, name));
    found.map(|(.., on)| format!(" unless [{on}]")).unwrap_or_default()
}

fn stance(chance: &mut Chance, camp: Camp, place: usize) -> &'static str {
    let warm = match (camp, PROVISIONS[place]) {
        (Camp::Sovereign, "1" | "2" | "PP1" | "5" | "8")
        | (Camp::Means | Camp::Highland, "6" | "7" | "8" | "9" | "PP4") => 90,
        (Camp::Shared, "1" | "3" | "4" | "10" | "11" | "13" | "16" | "17") => 92,
        (Camp::Sovereign, "10" | "11" | "12" | "13" | "16" | "17") | (Camp::Alone, _) => 15,
        _ => 55,
    };
    match chance.below(100) {
        roll if roll < warm => "support",
        roll if roll < warm + (100 - warm) * 4 / 5 => "can-live-with",
        _ => "reserve",
    }
}

const RESERVED: &[&str] = &[
    "our capital has not answered yet",
    "we have to see the whole",
    "it depends on what is said of the means",
];

/// One position for each State and provision, some of them silent.
pub(super) fn stated(seed: u64) -> String {
    let mut chance = Chance::new(seed);
    let mut out = String::new();
    for (place, provision) in PROVISIONS.iter().enumerate() {
        let _ = writeln!(out, "\n# On {provision}.");
        for party in STATES {
            let hard = HARD.iter().find(|hard| hard.0 == *provision && hard.1 == party.name);
            if let Some((_, name, direction, because)) = hard {
                let unless = unless(provision, name);
                let _ = writeln!(
                    out,
                    "{name}: state-position on [provision {provision}] stance object direction {direction} because \"{because}\"{unless}"
                );
                continue;
            }
            let stance = stance(&mut chance, party.camp, place);
            if chance.percent(12) {
                continue;
            }
            let who = match party.group.filter(|_| chance.percent(8)) {
                Some(group) => format!("{} for {group}", party.name),
                None => party.name.to_owned(),
            };
            let because = match stance {
                "reserve" => format!(" because \"{}\"", chance.one(RESERVED)),
                _ => String::new(),
            };
            let _ = writeln!(
                out,
                "{who}: state-position on [provision {provision}] stance {stance}{because}"
            );
        }
    }
    out
}

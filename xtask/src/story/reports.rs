//! What States undertake, and how they and others say it went.

use std::fmt::Write as _;

use super::chance::Chance;
use super::people::{Camp, OTHERS, Party, STATES};

/// Provision of the outcome, camp, what is undertaken, how one would see it.
const TASKS: &[(Camp, &str, &str, &str)] = &[
    (Camp::Sovereign, "3", "set up a national council on the network", "the council has met"),
    (
        Camp::Sovereign,
        "5",
        "send its contributions to the public record",
        "contributions on the record",
    ),
    (Camp::Shared, "3", "hear all sides before every decision on the network", "hearings held"),
    (Camp::Shared, "6", "pay into the programmes for access each year", "payments made"),
    (
        Camp::Means,
        "9",
        "train ten thousand women in the professions of technology",
        "certificates issued",
    ),
    (Camp::Means, "8", "use open standards in public procurement", "tenders that ask for them"),
    (Camp::Highland, "6", "connect every school above two thousand metres", "schools connected"),
    (Camp::Alone, "13", "keep encryption lawful", "no law to the contrary"),
];

/// What a State undertakes.
fn task(place: usize) -> &'static (Camp, &'static str, &'static str, &'static str) {
    let of: Vec<_> = TASKS.iter().filter(|task| task.0 == STATES[place].camp).collect();
    of[place % of.len()]
}

fn label(party: &Party) -> String {
    format!("of-{}", party.name)
}

/// Every State commits itself to something.
pub(super) fn undertaken(seed: u64) -> String {
    let mut chance = Chance::new(seed);
    let mut out = String::new();
    for (place, party) in STATES.iter().enumerate() {
        let (_, provision, action, indicator) = task(place);
        let year = 2037 + chance.below(4);
        let means = match party.camp {
            Camp::Means | Camp::Highland => format!(
                "\n    means [sources [voluntary partnership] needs [amount {0}000000 currency USD] pledged [amount {1}000000 currency USD]]",
                20 + chance.below(60),
                1 + chance.below(19)
            ),
            _ => String::new(),
        };
        let _ = writeln!(
            out,
            "{0}: take-commitment provision {provision} what [verb commits actors [{0}]\n    action \"{action}\" due {year}-12-31T00:00{means}\n    indicators [\"{indicator}\"] action-lines [C{1}]] => {2}",
            party.name,
            1 + chance.below(9),
            label(party)
        );
    }
    out
}

const SAID: &[(&str, &str)] = &[
    ("under-way", "Half of it is done."),
    ("under-way", "The law is before parliament."),
    ("under-way", "The first payments were made."),
    ("not-started", "The budget is not voted yet."),
    ("stalled", "The engineers left for better pay."),
    ("done", "It is done, and it stays done."),
];

const FOUND: &[(&str, &str)] = &[
    ("agrees", "Our members see the same."),
    ("agrees", "What we measured bears it out."),
    ("partly", "In the capital yes, in the provinces not yet."),
    ("partly", "There is a decree and no budget line."),
    ("disagrees", "We asked there and nobody had heard of it."),
];

/// One round: reports, evidence, assessments and disputes.
pub(super) fn round(seed: u64, (round, prefix): (&str, &str)) -> String {
    let mut chance = Chance::new(seed);
    let mut out = String::new();
    for party in STATES {
        if !chance.percent(80) {
            continue;
        }
        let (progress, words) = chance.one(SAID);
        let mut cited = String::new();
        let said = format!("{prefix}-{}", label(party));
        if chance.percent(60) {
            let _ = writeln!(
                out,
                "{}: add-evidence commitment {} what \"figures of the ministry\" place \"public record, folder {}\" => {said}-figures",
                party.name,
                label(party),
                100 + chance.below(900)
            );
            cited = format!(" evidence [{said}-figures]");
        }
        let _ = writeln!(
            out,
            "{}: report-progress commitment {} round {round} progress {progress} words \"{words}\"{cited} => {said}",
            party.name,
            label(party)
        );
        assessed(&mut out, &mut chance, (party, &said));
        if chance.percent(20) {
            out.push_str("wait 9h\n");
        }
    }
    out
}

fn assessed(out: &mut String, chance: &mut Chance, (party, said): (&Party, &str)) {
    let mut by: Vec<&Party> = OTHERS.iter().collect();
    for number in 0..chance.below(3) {
        let assessor = by.remove(chance.below(by.len()));
        let (verdict, reasons) = chance.one(FOUND);
        let _ = writeln!(
            out,
            "{}: assess report {said} verdict {verdict} reasons \"{reasons}\" => {said}-view{number}",
            assessor.name
        );
        if *verdict == "disagrees" {
            let _ = writeln!(
                out,
                "{}: dispute assessment {said}-view{number} reason \"It was announced in every newspaper.\" => {said}-dispute{number}",
                party.name
            );
            if chance.percent(60) {
                let _ = writeln!(
                    out,
                    "{}: answer-dispute dispute {said}-dispute{number} answer {} because \"we asked again\"",
                    assessor.name,
                    chance.one(&["stands", "corrected", "withdrawn"])
                );
            }
        }
    }
}

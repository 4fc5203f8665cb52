//! Opinion groups and bridging: real conversations, and a generated one of a million votes.

use std::path::PathBuf;

use unbracket_analysis::groups::{Settings, Tally, opinions, polis};
use unbracket_analysis::{Answer, Answers, Seed, bridging, read};
use unbracket_testkit::data;

use crate::measure::{load, median, ms, peak_megabytes};

const CONVERSATIONS: [&str; 4] = [
    "brexit-consensus",
    "scoop-hivemind.biodiversity",
    "vtaiwan.uberx",
    "american-assembly.bowling-green",
];

pub(crate) fn run() {
    println!(
        "groups: map and groups alone, with 200 bootstraps, exact Polis mathematics, bridging; load {}",
        load()
    );
    println!(
        "  conversation                        votes  read ms   map ms  200 ms  polis ms  factors ms  reference ms  ratio"
    );
    if let Some(folder) = data::set("polis-opendata") {
        let files: Vec<PathBuf> = CONVERSATIONS
            .iter()
            .map(|name| folder.join(name).join("participants-votes.csv"))
            .collect();
        let paths: Vec<_> = files.iter().map(PathBuf::as_path).collect();
        let reference = super::reference("groups.py", &paths).unwrap_or_default();
        let mut seconds = reference.lines().map(|line| line.trim().parse::<f64>().ok());
        for (name, file) in CONVERSATIONS.iter().zip(&files) {
            let Ok(text) = std::fs::read_to_string(file) else { continue };
            let (time, room) = median(3, || read::polis::participants_votes(&text, name));
            let Ok(room) = room else { continue };
            line(name, &room.answers, Some(ms(time)), seconds.next().flatten());
        }
    }
    line("generated, 20,000 by 9,000", &large(20_000, 9_000, 50), None, None);
    println!("  peak {:.0} MB", peak_megabytes().unwrap_or(0.0));
}

fn line(name: &str, room: &Answers, read: Option<f64>, reference: Option<f64>) {
    let runs = if room.len() > 500_000 { 1 } else { 5 };
    let alone = Settings { bootstraps: 0, ..Settings::default() };
    let (map, _) = median(runs, || opinions(room, &alone));
    let stable = if room.len() > 500_000 {
        None
    } else {
        Some(median(3, || opinions(room, &Settings::default())).0)
    };
    let (exact, tick) = median(runs.min(3), || {
        polis::tick(room, &polis::Moderation::default(), None, &polis::Parameters::default())
    });
    let (factors, _) =
        median(runs.min(3), || bridging::factorise(room, &bridging::Settings::default(), |_| None));
    let figure =
        |value: Option<f64>| value.map_or_else(|| "-".to_owned(), |value| format!("{value:.1}"));
    println!(
        "  {name:<33} {:>7} {:>8} {:>8.1} {:>7} {:>9.1} {:>11.1} {:>13} {:>6}",
        room.len(),
        figure(read),
        ms(map),
        figure(stable.map(ms)),
        ms(exact),
        ms(factors),
        figure(reference.map(|seconds| seconds * 1000.0)),
        figure(reference.map(|seconds| seconds * 1000.0 / ms(map))),
    );
    if let Ok(tick) = tick {
        let votes: &Tally = &tick.measures.votes;
        let (time, found) = median(3, || bridging::by_group(votes));
        println!("  {:<33} {} items with bounds in {:.1} ms", "", found.items.len(), ms(time));
    }
}

/// Two camps of one third and two thirds; items of which the first are answered most.
fn large(actors: usize, items: usize, each: usize) -> Answers {
    let mut chance = Seed(1).stream("bench: large", 0);
    let mut room = Answers::builder();
    let names: Vec<String> = (0..items).map(|item| format!("i{item:05}")).collect();
    for actor in 0..actors {
        let name = format!("a{actor:05}");
        for _ in 0..each {
            let item = (chance.unit().powi(2) * items as f64) as usize;
            let camp = if actor % 3 == 0 { 1.0 } else { -1.0 };
            let drawn = camp * ((item * 7 % 11) as f64 / 5.0 - 1.0) + chance.normal();
            let answer = if drawn > 0.4 {
                Answer::For
            } else if drawn < -0.4 {
                Answer::Against
            } else {
                Answer::Neutral
            };
            room.say(&name, &names[item], answer);
        }
    }
    room.build()
}

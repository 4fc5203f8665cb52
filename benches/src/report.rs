//! The whole report as `unbracket analyse` makes it: of the example review, of a real conversation, and of
//! a table in which everybody says the same.

use std::time::Duration;

use unbracket_analysis::{Answer, Answers, read};
use unbracket_findings::gather::{Table, gather, of_files};
use unbracket_findings::{Gathered, Settings, Voices, find};
use unbracket_negotiation::{State, evolve};
use unbracket_testkit::data;
use unbracket_web::story::Station;

use crate::measure::{cpu_time, load, median, ms, peak_megabytes};

pub(crate) fn run() {
    println!("report: gathered, found, written; load {}", load());
    println!(
        "  of                                 gather ms   find ms  write ms    CPU ms       kB"
    );
    story();
    conversation();
    same();
    println!("  peak {:.0} MB", peak_megabytes().unwrap_or(0.0));
}

/// The example at its end.
fn story() {
    let story = Station::named("review").expect("the example has an end");
    let events = story.events().expect("the example is in order");
    let mut state = State::default();
    events.iter().for_each(|event| evolve(&mut state, event));
    let (time, gathered) = median(3, || gather(&state, Voices::default()));
    line(&format!("examples/review, {} acts", state.length), time, &gathered, 3);
}

fn conversation() {
    let name = "american-assembly.bowling-green";
    let Some(folder) = data::set("polis-opendata") else { return };
    let file = folder.join(name).join("participants-votes.csv");
    let Ok(text) = std::fs::read_to_string(file) else { return };
    let Ok(room) = read::polis::participants_votes(&text, name) else { return };
    table(&format!("Bowling Green, {} votes", room.answers.len()), room.answers);
}

/// A thousand people who are for each of a thousand items.
fn same() {
    let names =
        |what: &str| -> Vec<String> { (0..1_000).map(|at| format!("{what} {at}")).collect() };
    let (actors, items) = (names("actor"), names("item"));
    let mut room = Answers::builder();
    for actor in &actors {
        for item in &items {
            room.say(actor, item, Answer::For);
        }
    }
    table("one answer, a million times", room.build());
}

fn table(name: &str, answers: Answers) {
    let table = Table { file: "answers.csv".to_owned(), session: None, answers };
    let (time, gathered) = median(1, || of_files(vec![table.clone()], Vec::new(), false));
    line(name, time, &gathered, 1);
}

fn line(name: &str, gather: Duration, gathered: &Gathered, runs: usize) {
    let before = cpu_time();
    let (found, findings) = median(runs, || find(gathered, &Settings::default()));
    let worked = (cpu_time() - before) / u32::try_from(runs).unwrap_or(1);
    let (written, report) = median(runs, || unbracket_web::report(&findings, "en"));
    println!(
        "  {name:<34} {:>9.1} {:>9.1} {:>9.1} {:>9.0} {:>8}",
        ms(gather),
        ms(found),
        ms(written),
        ms(worked),
        report.len() / 1024
    );
}

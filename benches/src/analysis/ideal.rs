//! Positions on the roll calls of the General Assembly, and what is told from them, beside EM in
//! numpy, krippendorff, inequality and powerindex.

use std::fmt::Write;
use std::io::Read;
use std::path::Path;

use unbracket_analysis::fragmentation::{Bootstrap, Scale, fragmentation, krippendorff};
use unbracket_analysis::ideal::{Positions, Session, Settings, paths, positions};
use unbracket_analysis::participation::{gini, power};
use unbracket_analysis::read;
use unbracket_testkit::data;
use unbracket_testkit::folder::Folder;

use super::{Named, beside};
use crate::measure::{load, median, ms, peak_megabytes};

pub(crate) fn run() {
    println!("ideal: roll calls of the General Assembly; load {}", load());
    let Some(folder) = data::set("un-votes") else { return };
    let Some(sessions) = sessions(&folder) else { return println!("  the set is not whole") };
    let alone = Settings { draws: 0, ..Settings::default() };
    for name in ["05", "31", "60"] {
        let Some(session) = sessions.iter().find(|session| session.name == name) else { continue };
        one(session, &alone);
    }
    let (time, found) = median(1, || paths(&sessions, &bridges(&folder), &alone));
    if let Ok(found) = found {
        let (answers, sweeps) = (found.fit.answers, found.fit.sweeps);
        println!("  all sessions        {:>9.1} ms   {answers} answers, {sweeps} sweeps", ms(time));
    }
    println!("  peak {:.0} MB", peak_megabytes().unwrap_or(0.0));
}

fn one(session: &Session, alone: &Settings) {
    let answers = &session.answers;
    let (time, found) = median(5, || positions(answers, alone));
    let Ok(found) = found else { return };
    println!(
        "  session {}: {} actors, {} answers",
        session.name,
        found.sessions[0].positions.len(),
        answers.len()
    );
    let sweeps = found.fit.sweeps;
    println!("  positions           {:>9.1} ms   {sweeps} sweeps from the best start", ms(time));
    let (whole, _) = median(1, || positions(answers, &Settings::default()));
    println!("  with 200 draws      {:>9.1} ms", ms(whole));
    let once = Bootstrap { draws: 0, ..Bootstrap::default() };
    let ratings: Vec<Vec<Option<f64>>> = (0..answers.actors().len())
        .map(|actor| {
            let of = |item| answers.answer(actor, item).map(unbracket_analysis::Answer::value);
            (0..answers.items().len()).map(of).collect()
        })
        .collect();
    let (alpha, agreed) = median(3, || krippendorff(&ratings, Scale::Ordinal, &once));
    let agreed = agreed.map_or(f64::NAN, |found| found.alpha.value);
    println!("  alpha               {:>9.2} ms   {agreed:.4}", ms(alpha));
    let (divided, _) = median(1, || fragmentation(answers, &Bootstrap::default()));
    println!("  fragmentation       {:>9.1} ms   with its bootstrap", ms(divided));
    let counts: Vec<f64> = (1..194).map(|count| f64::from(count) * f64::from(count)).collect();
    let (unequal, _) = median(5, || gini(&counts));
    let member = |at: u32| (format!("member {at:02}"), if at < 5 { 7 } else { 1 });
    let council: Vec<(String, u64)> = (0..15).map(member).collect();
    let (voting, _) = median(5, || power(&council, 39));
    let ours: [Named; 4] = [
        ("positions: numpy EM", time),
        ("alpha: krippendorff", alpha),
        ("Gini: inequality", unequal),
        ("Banzhaf: powerindex", voting),
    ];
    let tables = Folder::new("bench-ideal");
    let paths = [tables.join("answers.csv"), tables.join("places.csv")];
    let written = std::fs::write(&paths[0], answers_table(session))
        .and_then(|()| std::fs::write(&paths[1], places_table(&found)));
    match written {
        Ok(()) => beside("ideal.py", &paths.each_ref().map(std::path::PathBuf::as_path), &ours),
        Err(error) => println!("  (no reference: {error})"),
    }
}

fn answers_table(session: &Session) -> String {
    let answers = &session.answers;
    let mut table = "actor,item,answer\n".to_owned();
    for (actor, item, answer) in answers.iter() {
        // Names of states hold no quotes; some hold commas.
        let (actor, item) = (&answers.actors()[actor], &answers.items()[item]);
        let _ = writeln!(table, "\"{actor}\",\"{item}\",{}", answer as i8);
    }
    table
}

fn places_table(found: &Positions) -> String {
    let mut table = "actor,place\n".to_owned();
    for position in &found.sessions[0].positions {
        let _ = writeln!(table, "\"{}\",{}", position.actor, position.place);
    }
    table
}

fn sessions(folder: &Path) -> Option<Vec<Session>> {
    let packed = std::fs::File::open(folder.join("votes_long.csv.gz")).ok()?;
    let mut table = String::new();
    flate2::read::GzDecoder::new(packed).read_to_string(&mut table).ok()?;
    let calls = std::fs::read_to_string(folder.join("roll_calls.csv")).ok()?;
    let of = calls.lines().skip(1).filter_map(|line| {
        let mut cells = line.split(',');
        let (item, session) = (cells.next()?, cells.next()?.parse::<f64>().ok()?);
        Some((item.to_owned(), format!("{session:02}")))
    });
    let read = read::positions::sessions_by_item(&table, "votes_long.csv", &of.collect()).ok()?;
    let mut sessions = read.sessions;
    sessions.sort_by(|a, b| a.name.cmp(&b.name));
    Some(sessions)
}

fn bridges(folder: &Path) -> Vec<(String, String)> {
    let pairs = std::fs::read_to_string(folder.join("idealpoints/Matches.csv")).unwrap_or_default();
    let pair = |line: &str| {
        let cells: Vec<&str> = line.split(',').map(|cell| cell.trim_matches('"')).collect();
        Some(((*cells.get(1)?).to_owned(), (*cells.get(2)?).to_owned()))
    };
    pairs.lines().skip(1).filter_map(pair).collect()
}

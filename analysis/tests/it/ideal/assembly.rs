//! The roll calls of the General Assembly and the ideal points published for them (Bailey, Strezhnev
//! and Voeten 2017, posterior means of April 2020).

use std::collections::HashMap;
use std::io::Read;
use std::path::Path;
use std::sync::LazyLock;

use unbracket_analysis::ideal::Session;
use unbracket_analysis::read::positions;

/// All that the tests need of the data set.
pub(crate) struct Assembly {
    /// Sessions in the order of time; actors under the names of the published points.
    pub(crate) sessions: Vec<Session>,
    /// Pairs of roll calls on the same resolution.
    pub(crate) bridges: Vec<(String, String)>,
    /// Published place by session and country.
    pub(crate) published: HashMap<(String, String), f64>,
}

/// The data set, read once; none, said aloud, where it is absent.
pub(crate) fn assembly() -> Option<&'static Assembly> {
    static ASSEMBLY: LazyLock<Option<Assembly>> = LazyLock::new(|| {
        let folder = unbracket_testkit::data::set("un-votes")?;
        Some(Assembly {
            sessions: sessions(&folder),
            bridges: bridges(&folder),
            published: published(&folder),
        })
    });
    ASSEMBLY.as_ref()
}

#[expect(clippy::disallowed_methods, reason = "a test on real data reads it; the crate does not")]
fn sessions(folder: &Path) -> Vec<Session> {
    let packed = std::fs::read(folder.join("votes_long.csv.gz")).expect("the set is whole");
    let mut table = String::new();
    // A header of gzip is ten bytes and, if so marked, a name; behind the data stand eight.
    let named = packed[3] & 8 != 0;
    let name = packed[10..].iter().position(|byte| *byte == 0).expect("a name ends");
    let from = if named { 11 + name } else { 10 };
    let mut inflate = flate2::read::DeflateDecoder::new(&packed[from..packed.len() - 8]);
    inflate.read_to_string(&mut table).expect("the votes are text");
    let calls = folder.join("roll_calls.csv");
    let mut calls = csv::Reader::from_path(calls).expect("the set is whole");
    let of = calls.records().map(|record| {
        let record = record.expect("the calls are a table");
        let session: f64 = record[1].parse().expect("a session is a number");
        (record[0].to_owned(), format!("{session:02}"))
    });
    let read = positions::sessions_by_item(&table, "votes_long.csv", &of.collect());
    let mut sessions = read.expect("the votes are a table").sessions;
    sessions.sort_by(|a, b| a.name.cmp(&b.name));
    sessions
}

fn bridges(folder: &Path) -> Vec<(String, String)> {
    let mut pairs = csv::Reader::from_path(folder.join("idealpoints/Matches.csv")).expect("whole");
    let pair = |record: csv::StringRecord| (record[1].to_owned(), record[2].to_owned());
    pairs.records().map(|record| pair(record.expect("the matches are a table"))).collect()
}

fn published(folder: &Path) -> HashMap<(String, String), f64> {
    let path = folder.join("idealpoints/IdealpointestimatesAll_Apr2020.csv");
    let mut points = csv::Reader::from_path(path).expect("the set is whole");
    points
        .byte_records()
        .map(|record| {
            let record = record.expect("the points are a table");
            // Windows-1252: only one name leaves ASCII within the sessions given.
            let text = |at: usize| record[at].iter().map(|b| *b as char).collect::<String>();
            let session: u32 = text(2).parse().expect("a session is a number");
            ((format!("{session:02}"), name(&text(13))), text(4).parse().expect("a place"))
        })
        .collect()
}

/// The name under which the roll calls know a country of the published points.
fn name(published: &str) -> String {
    match published {
        "Macedonia" => "North Macedonia".to_owned(),
        "Swaziland" => "Eswatini".to_owned(),
        "German Federal Republic" => "Federal Republic of Germany".to_owned(),
        name if name.ends_with("Ivoire") => "Côte d’Ivoire".to_owned(),
        name => name.to_owned(),
    }
}

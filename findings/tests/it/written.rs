//! Findings as bytes: what is written can be read again, and says the same.

use std::sync::LazyLock;

use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::RowAccessor;
use unbracket_analysis::{Answer, Answers};
use unbracket_findings::gather::{Table, of_files};
use unbracket_findings::{Findings, Settings, Voices, find, gather, write};

use crate::support::in_the_midst;

static FOUND: LazyLock<Findings> = LazyLock::new(|| {
    let settings = Settings { bootstraps: 20, permutations: 19, ..Settings::default() };
    find(&gather(in_the_midst(), Voices::Seats), &settings)
});

#[test]
fn json_holds_every_chapter_under_the_name_of_its_form() {
    let bytes = write::json(&FOUND).unwrap();
    let value: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(value["unbracket"], "findings/1");
    assert_eq!(value["made"]["settings"]["seed"], 2025);
    assert!(value["fault_lines"]["Ok"]["provisions"].as_array().unwrap().len() > 10);
    assert_eq!(bytes.last(), Some(&b'\n'));
}

#[test]
fn every_table_holds_the_same_rows() {
    let rows = write::rows(&FOUND).unwrap();
    assert!(rows.len() > 300, "{}", rows.len());
    let estimate = rows.iter().find(|row| row.measure.ends_with("divided.disagreement")).unwrap();
    assert!(
        estimate.low <= estimate.value && estimate.value <= estimate.high && estimate.n > Some(4)
    );
    let file =
        SerializedFileReader::new(bytes::Bytes::from(write::parquet(&FOUND).unwrap())).unwrap();
    let read: Vec<_> = file.get_row_iter(None).unwrap().map(Result::unwrap).collect();
    assert_eq!(read.len(), rows.len());
    for (row, read) in rows.iter().zip(&read) {
        assert_eq!(&row.measure, read.get_string(1).unwrap());
        assert_eq!(&row.subject, read.get_string(2).unwrap());
        assert_eq!(row.value, read.get_double(3).ok());
        assert_eq!(row.low, read.get_double(4).ok());
        assert_eq!(row.n, read.get_long(6).ok().map(|n| u64::try_from(n).unwrap()));
        assert_eq!(row.why.as_ref(), read.get_string(7).ok());
    }
    let mut table =
        csv::Reader::from_reader(&write::csv(&FOUND).unwrap()[..]).into_records().count();
    assert_eq!(table, rows.len());
    for (name, bytes) in write::tables(&FOUND).unwrap() {
        assert!(name.ends_with(".csv"));
        table -= csv::Reader::from_reader(&bytes[..]).into_records().count();
    }
    assert_eq!(table, 0, "each row stands in the table of its chapter");
}

#[test]
fn an_interval_stands_beside_its_number_and_a_pair_bears_two_names() {
    let rows = write::rows(&FOUND).unwrap();
    let no_ends = |measure: &str| !measure.ends_with("interval.low");
    assert!(rows.iter().all(|row| no_ends(&row.measure) || row.chapter == "choice"), "split");
    let pair = rows.iter().find(|row| row.measure == "agreement.pairs.share").unwrap();
    assert!(pair.low <= pair.value && pair.value <= pair.high && pair.n.is_some());
    let actors = &FOUND.room.as_ref().unwrap().agreement.as_ref().unwrap().actors;
    let (one, other) = pair.subject.split_once(" · ").unwrap();
    assert!(actors.iter().any(|name| name == one) && actors.iter().any(|name| name == other));
}

#[test]
fn who_has_no_item_in_common_has_no_share_and_no_range_of_one() {
    let mut room = Answers::builder();
    for at in 0..12 {
        // The first two answer other questions than the last two.
        room.say(&format!("S{}", at % 4), &format!("q{}", at / 4 + 3 * (at % 4 / 2)), Answer::For);
    }
    let table = Table { file: "votes.csv".into(), session: None, answers: room.build() };
    let settings = Settings { bootstraps: 5, permutations: 5, ..Settings::default() };
    let rows = write::rows(&find(&of_files(vec![table], Vec::new(), false), &settings)).unwrap();
    let of = |measure: &str| rows.iter().filter(|row| row.measure.starts_with(measure)).count();
    assert_eq!(of("agreement.pairs.common"), 6);
    assert_eq!(of("agreement.pairs.share"), 2);
    assert_eq!(of("agreement.pairs.interval"), 0, "there is nothing that it is of");
}

#[test]
fn what_speaks_for_a_group_has_its_share_and_the_range_of_it() {
    let mut room = Answers::builder();
    for (actor, item) in (0..40).flat_map(|actor| (0..20).map(move |item| (actor, item))) {
        // Two camps; now and then somebody strays.
        let is_for = (actor < 20) == (item % 2 == 0) && (actor * 7 + item * 3) % 11 > 0;
        let answer = if is_for { Answer::For } else { Answer::Against };
        room.say(&format!("a{actor:02}"), &format!("q{item:02}"), answer);
    }
    let table = Table { file: "votes.csv".into(), session: None, answers: room.build() };
    let settings = Settings { bootstraps: 20, permutations: 5, ..Settings::default() };
    let rows = write::rows(&find(&of_files(vec![table], Vec::new(), false), &settings)).unwrap();
    let shares: Vec<_> = rows.iter().filter(|row| row.measure == "typical.share").collect();
    assert!(shares.len() > 1, "two groups are found");
    for row in shares {
        assert!(row.low < row.value && row.value < row.high && row.n == Some(20), "{row:?}");
    }
}

#[test]
fn a_hostile_name_is_no_formula() {
    let mut findings = FOUND.clone();
    let lines = findings.fault_lines.as_mut().unwrap();
    lines.holding[0].label = "=HYPERLINK(1)".into();
    let table = String::from_utf8(write::csv(&findings).unwrap()).unwrap();
    assert!(!table.contains(",=") && !table.contains(",\"="), "no cell begins with =");
    assert!(table.contains(",'="));
}

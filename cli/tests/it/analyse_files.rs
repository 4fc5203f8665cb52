//! `unbracket analyse` on files as people have them: exported, edited, damaged, named wrongly.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde_json::Value;
use unbracket_testkit::data;

use crate::{Ran, folder, run};

/// Resamples that are enough to see that it runs.
const FEW: [&str; 4] = ["--bootstraps", "10", "--permutations", "9"];

fn analysed(folder: &Path, inputs: &[&str]) -> Ran {
    run(folder, &[&["analyse"], inputs, &FEW[..]].concat())
}

/// Writes a file, has it analysed, and gives what was said of it, which has to be a refusal.
fn refused(folder: &Path, name: &str, bytes: &[u8]) -> String {
    fs::write(folder.join(name), bytes).expect("a file for the test");
    let ran = analysed(folder, &[name]);
    assert_eq!(ran.code, 3, "{name}: {} {}", ran.out, ran.err);
    assert!(ran.err.contains(name) && !ran.err.contains("panicked"), "{}", ran.err);
    ran.err
}

/// Writes a file that has to be taken; what was printed.
fn taken(folder: &Path, name: &str, bytes: &[u8]) -> String {
    fs::write(folder.join(name), bytes).expect("a file for the test");
    let ran = analysed(folder, &[name]);
    assert_eq!(ran.code, 0, "{name}: {}", ran.err);
    ran.out
}

#[test]
fn a_table_that_says_something_else_is_refused_with_what_would_be_in_order() {
    let folder = folder("analyse-columns");
    let other = refused(&folder, "people.csv", b"name,age\nA,1\n");
    assert!(
        other.contains("columns name, age") && other.contains("actor, item and answer"),
        "{other}"
    );
    let half = refused(&folder, "half.csv", b"actor,answer\nA,1\n");
    assert!(half.contains("columns actor, answer"), "{half}");
    let off = refused(&folder, "scale.csv", b"actor,item,answer\nA,1,yes\nB,1,7\n");
    assert!(off.contains("scale.csv, line 3, column answer: \"7\" is not an answer"), "{off}");
    let wide = b"participant,group-id,0,1\n7,0,1,2\n";
    let off = refused(&folder, "wide.csv", wide);
    assert!(off.contains("line 2, column 1: \"2\" is not a vote"), "{off}");
    let twice = refused(&folder, "twice.csv", b"participant,group-id,0,0\n7,0,1,1\n");
    assert!(twice.contains("column 0 comes twice"), "{twice}");
    let agenda = refused(&folder, "agenda.csv", b"rcid,session\n1,45\n");
    assert!(agenda.contains("there are no answers"), "{agenda}");
}

#[test]
fn a_file_with_nothing_in_it_is_refused_and_one_with_little_says_so() {
    let folder = folder("analyse-little");
    assert!(refused(&folder, "empty.csv", b"").contains("is empty"));
    assert!(refused(&folder, "blank.csv", b"\n\n \n").contains("is empty"));
    let head = refused(&folder, "head.csv", b"actor,item,answer\n");
    assert!(head.contains("there are no rows"), "{head}");
    let one = taken(&folder, "one.csv", b"actor,item,answer\nA,1,yes\nA,2,no\n");
    assert!(one.contains("room           too little to say: 1 actors"), "{one}");
    // Everybody says the same on everything: there is no line and there are no groups.
    let mut same = "actor,item,answer\n".to_owned();
    for (actor, item) in (0..30).flat_map(|actor| (0..12).map(move |item| (actor, item))) {
        let _ = writeln!(same, "{actor},{item},yes");
    }
    let same = taken(&folder, "same.csv", same.as_bytes());
    assert!(same.contains("no groups: all answers are the same"), "{same}");
}

#[test]
fn a_million_rows_of_one_answer_are_one_answer() {
    let folder = folder("analyse-million");
    let mut table = "actor,item,answer\n".to_owned();
    table.push_str(&"A,1,yes\n".repeat(1_000_000));
    let out = taken(&folder, "million.csv", table.as_bytes());
    assert!(out.contains("too little to say: 1 actors"), "{out}");
    let mut many = "actor,item,answer\n".to_owned();
    for actor in 0..100_001 {
        let _ = writeln!(many, "{actor},1,yes");
    }
    let many = refused(&folder, "many.csv", many.as_bytes());
    assert!(many.contains("holds 100001 actors"), "{many}");
}

#[test]
fn an_answer_given_twice_is_told_and_the_last_holds() {
    let folder = folder("analyse-twice");
    let table = b"actor,item,answer\nA,1,yes\nA,1,no\nB,1,yes\nB,1,yes\n";
    let out = taken(&folder, "twice.csv", table);
    assert!(out.contains("twice.csv: positions; 1 answers were followed by another"), "{out}");
}

#[test]
fn a_table_is_taken_as_spreadsheets_of_all_countries_write_it() {
    let folder = folder("analyse-written");
    let plain = "actor,item,answer\nÉtats A,1,yes\nB,1,no\nC,1,yes\nD,1,no\nE,1,yes\n";
    let told = |name: &str, text: &str| {
        let out = taken(&folder, name, text.as_bytes());
        assert!(out.contains("5 actors, 1 items, 5 positions"), "{name}: {out}");
    };
    told("bom.csv", &format!("\u{feff}{plain}"));
    told("crlf.csv", &plain.replace('\n', "\r\n"));
    told("cr.csv", &plain.replace('\n', "\r"));
    told("semicolons.csv", &plain.replace(',', ";"));
    told("tabs.tsv", &plain.replace(',', "\t"));
    told("quoted.csv", &plain.replace("B,1", "\"B\nof two lines\",1"));
    told("capitals.CSV", &plain.replace("actor", " ACTOR "));
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(plain.as_bytes()).unwrap();
    let packed = packed.finish().unwrap();
    let out = taken(&folder, "packed.csv.gz", &packed);
    assert!(out.contains("5 actors"), "{out}");
    let cut = refused(&folder, "cut.csv.gz", &packed[..packed.len() - 12]);
    assert!(cut.contains("packed with gzip and damaged"), "{cut}");
}

#[test]
fn a_file_that_is_no_text_is_named_by_what_it_is() {
    let folder = folder("analyse-bytes");
    let latin = refused(&folder, "latin.csv", b"actor,item,answer\nA,1,yes\nC\xf4te,1,no\n");
    assert!(latin.contains("line 3: the byte 0xf4 is not UTF-8"), "{latin}");
    let wide: Vec<u8> = "\u{feff}actor,item".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(refused(&folder, "wide.csv", &wide).contains("is in UTF-16"));
    let nul = refused(&folder, "nul.csv", b"actor,item,answer\nA,1,yes\nB\0,1,no\n");
    assert!(nul.contains("line 3: there is a NUL character"), "{nul}");
    let book = refused(&folder, "book.csv", b"PK\x03\x04\x14\0\x06\0 and so on");
    assert!(
        book.contains("workbook of a spreadsheet") && book.contains("save the sheet as CSV"),
        "{book}"
    );
    assert!(refused(&folder, "book.xlsx", b"PK\x03\x04\x14\0\x06\0").contains("workbook"));
    assert!(refused(&folder, "old.csv", b"\xd0\xcf\x11\xe0\xa1\xb1").contains("old workbook"));
    assert!(refused(&folder, "votes.csv", b"[{\"actor\":\"A\"}]").contains("is JSON"));
    let json = refused(&folder, "votes.json", b"[{\"actor\":\"A\"}]");
    assert!(json.contains("is JSON, and no draft") && json.contains("table (.csv)"), "{json}");
    assert!(refused(&folder, "page.csv", b"<!DOCTYPE html>\n<p>no").contains("a page of HTML"));
}

#[test]
fn an_output_in_a_folder_that_is_not_there_says_which() {
    let folder = folder("analyse-nowhere");
    fs::write(folder.join("a.csv"), "actor,item,answer\nA,1,yes\nB,1,no\n").unwrap();
    let ran = run(&folder, &["analyse", "a.csv", "-o", "none/report.json"]);
    assert_eq!(ran.code, 4, "{}", ran.err);
    assert!(ran.err.contains("there is no folder none; make it first"), "{}", ran.err);
}

#[test]
fn a_file_that_was_cut_or_damaged_is_refused_at_its_line() {
    let folder = folder("analyse-cut");
    let row = refused(&folder, "row.csv", b"actor,item,answer\nA,1,yes\nB,1");
    assert!(row.contains("line 3") && row.contains("was the file cut?"), "{row}");
    let quote = refused(&folder, "quote.csv", b"actor,item,answer\nA,1,yes\n\"B,1,no\nC,1,no\n");
    assert!(quote.contains("line 3: a quotation begins that never ends"), "{quote}");
    let huge = format!("actor,item,answer\n{},1,yes\n", "x".repeat(5_000_000));
    let huge = refused(&folder, "huge.csv", huge.as_bytes());
    assert!(huge.contains("line 2, column actor: the name has 5000000 characters"), "{huge}");
}

#[test]
fn what_cannot_be_opened_is_named() {
    let folder = folder("analyse-places");
    let gone = analysed(&folder, &["nowhere.csv"]);
    assert_eq!((gone.code, gone.err.contains("nowhere.csv cannot be opened")), (3, true));
    fs::create_dir(folder.join("hollow")).unwrap();
    let hollow = analysed(&folder, &["hollow"]);
    assert_eq!(
        (hollow.code, hollow.err.contains("holds no document")),
        (3, true),
        "{}",
        hollow.err
    );
    fs::create_dir(folder.join("table.csv")).unwrap();
    let named = analysed(&folder, &["table.csv"]);
    assert_eq!(named.code, 3, "{}", named.out);
}

#[test]
fn a_conversation_is_taken_as_a_folder_with_the_words_of_its_comments() {
    let folder = folder("analyse-conversation");
    let place = folder.join("talk");
    fs::create_dir(&place).unwrap();
    let write = |name: &str, text: &str| fs::write(place.join(name), text).unwrap();
    let mut wide = "participant,group-id,n-votes,0,1,2\n".to_owned();
    for who in 0..6 {
        let _ = writeln!(wide, "{who},,3,1,{},1", if who < 3 { 1 } else { -1 });
    }
    write("participants-votes.csv", &wide);
    write(
        "comments.csv",
        "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n\
         1,x,0,0,6,0,1,\"Keep the\nforum\"\n2,x,1,0,3,3,1,Meet twice\n3,x,2,0,6,0,-1,Spam\n",
    );
    write("votes.csv", "timestamp,datetime,comment-id,voter-id,vote\n1,x,0,0,1\n");
    write("summary.csv", "topic,A talk\n");
    let ran = analysed(&folder, &["talk", "-o", "out.json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("left out: 1 comments that were moderated out"), "{}", ran.out);
    assert!(ran.out.contains("the same votes stand in another table"), "{}", ran.out);
    assert!(ran.out.contains("summary.csv: passed over: it holds no answers"), "{}", ran.out);
    assert!(ran.out.contains("6 actors, 2 items, 12 positions"), "{}", ran.out);
    assert!(ran.out.contains("6 named"), "{}", ran.out);
    let found: Value = serde_json::from_slice(&fs::read(folder.join("out.json")).unwrap()).unwrap();
    let statements = found["fault_lines"]["Ok"]["statements"].as_array().unwrap();
    let names: Vec<&str> = statements.iter().filter_map(|one| one["item"].as_str()).collect();
    assert_eq!(names, ["1: Meet twice", "0: Keep the forum"], "the most divided first");
    assert!(found["room"]["Ok"]["exact"].is_null(), "only who asks gets it");
    let ran = analysed(&folder, &["talk", "--exact", "-o", "exact.json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let exact: Value =
        serde_json::from_slice(&fs::read(folder.join("exact.json")).unwrap()).unwrap();
    let exact = &exact["room"]["Ok"]["exact"]["Ok"];
    assert_eq!(exact["groups"].as_array().map(Vec::len), Some(2), "{exact}");
    assert_eq!(
        exact["comments"][2]["item"], "2: Spam",
        "Polis keeps the place of what was taken out"
    );
    fs::write(folder.join("plain.csv"), "actor,item,answer\nA,1,yes\n").unwrap();
    let plain = analysed(&folder, &["plain.csv", "--exact"]);
    assert_eq!(plain.code, 2, "{}", plain.err);
    assert!(plain.err.contains("no votes of a Polis conversation were named"), "{}", plain.err);
    let nothing = analysed(&folder, &["--exact"]);
    assert!(nothing.err.contains("what is to be analysed?"), "{}", nothing.err);
    let counted = found["participation"]["Ok"]["measures"][0].clone();
    assert_eq!(
        (counted["what"].as_str(), counted["total"].as_u64()),
        (Some("positions"), Some(12))
    );
}

#[test]
fn roll_calls_are_parted_by_an_agenda_beside_them() {
    let folder = folder("analyse-agenda");
    let (mut agenda, mut votes) =
        ("rcid,session,para,short\n".to_owned(), "rcid,country,vote\n".to_owned());
    for item in 0..20 {
        let _ = writeln!(agenda, "{item},{}.0,,\"a, b\"", 9 + item / 10);
        (0..12).for_each(|actor| {
            let vote = ["y", "n", "a"][(actor * item + actor) % 3];
            let _ = writeln!(votes, "{item},State {actor},{vote}");
        });
    }
    fs::write(folder.join("votes.csv"), votes).unwrap();
    fs::write(folder.join("agenda.csv"), agenda).unwrap();
    for order in [["votes.csv", "agenda.csv"], ["agenda.csv", "votes.csv"]] {
        let ran = analysed(&folder, &order);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(ran.out.contains("positions of 2 sessions, the present one is 10"), "{}", ran.out);
        assert!(ran.out.contains("12 actors, 10 items, 120 positions"), "{}", ran.out);
    }
    let ran = analysed(&folder, &["votes.csv", "agenda.csv", "-o", "found.html"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let page = fs::read_to_string(folder.join("found.html")).unwrap();
    assert!(page.contains("From cycle 9 to cycle 10"), "sessions keep their names");
    assert!(
        page.contains("passes, abstains") && !page.contains("can live with it"),
        "an abstention"
    );
    assert!(page.contains("of the draws: the probability"), "a change has its probability");
    assert!(!page.contains("were invited") && !page.contains("Nothing was decided yet"));
    let cases = page.split("questions put in several sessions: none").count();
    assert_eq!(cases, 2, "words that stand ten times in a session join nothing");
}

/// Roll calls of two sessions whose questions have words of their own, the same in both.
fn calls(folder: &Path) {
    let (mut agenda, mut votes) =
        ("rcid,session,short,descr\n".to_owned(), "rcid,country,vote\n".to_owned());
    for item in 0..28 {
        let _ = writeln!(
            agenda,
            "{},{}.0,Step {},\"To take step {}\"",
            item + 4600,
            9 + item / 14,
            item % 14,
            item % 14
        );
        for actor in 0..24 {
            let strays = (actor * 5 + item * 3) % 7 == 0;
            let vote = if (actor < 12) == strays { "n" } else { "y" };
            let _ = writeln!(votes, "{},State {actor},{vote}", item + 4600);
        }
    }
    fs::write(folder.join("votes.csv"), votes).expect("the folder is there");
    fs::write(folder.join("agenda.csv"), agenda).expect("the folder is there");
}

#[test]
fn roll_calls_are_named_by_their_words_and_joined_by_them() {
    let folder = folder("analyse-bridged");
    calls(&folder);
    let room = |inputs: &[&str]| -> Value {
        let ran = analysed(&folder, &[inputs, &["-o", "out.json"]].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
        serde_json::from_slice(&fs::read(folder.join("out.json")).unwrap()).unwrap()
    };
    let found = room(&["votes.csv", "agenda.csv", "-o", "out.html"]);
    let statements = found["fault_lines"]["Ok"]["statements"].as_array().unwrap().clone();
    assert!(statements.iter().any(|one| one["item"] == "4614: Step 0"), "{statements:?}");
    let paths = &found["room"]["Ok"]["paths"]["Ok"];
    assert_eq!(
        (paths["bridged"].as_u64(), paths["sessions"].as_array().unwrap().len()),
        (Some(14), 2)
    );
    let page = fs::read_to_string(folder.join("out.html")).unwrap();
    assert!(
        page.contains("From session to session")
            && page.contains("in more than one of them tie them together: 14")
    );
    assert!(
        page.contains("surely below") && !page.contains("rows of one tier cannot be told apart")
    );
    // A table of pairs takes the place of the words.
    fs::write(folder.join("pairs.csv"), "rcid1,rcid2\n4600,4614\n4601,4615\n").unwrap();
    let found = room(&["votes.csv", "agenda.csv", "pairs.csv"]);
    let why = &found["room"]["Ok"]["paths"]["Err"];
    assert_eq!(why["have"].as_u64(), Some(2), "{why}");
}

#[test]
fn a_lexicon_can_be_taken_out_edited_and_given_back() {
    let folder = folder("analyse-lexicon");
    fs::write(folder.join("text.md"), "1. States shall share data;\n\n2. States might meet;\n")
        .unwrap();
    let ran = analysed(&folder, &["text.md", "-o", "own.tsv", "-o", "one.json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let table = fs::read_to_string(folder.join("own.tsv")).unwrap();
    assert!(table.starts_with("lexicon\ten\t") && table.contains("second hand: "), "{table}");
    let edited = table.replacen("lexicon\ten\t", "lexicon\ten\tmine ", 1);
    let edited = edited.replace("commitment\t1\tmight\t", "commitment\t4\tmight\t");
    fs::write(folder.join("mine.tsv"), edited).unwrap();
    let ran = analysed(&folder, &["text.md", "--lexicon", "mine.tsv", "-o", "two.json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let strengths = |name: &str| -> Vec<u64> {
        let found: Value = serde_json::from_slice(&fs::read(folder.join(name)).unwrap()).unwrap();
        let clauses = found["language"]["Ok"]["provisions"].as_array().unwrap().clone();
        clauses.iter().filter_map(|one| one["legalization"]["obligation"].as_u64()).collect()
    };
    assert_eq!((strengths("one.json"), strengths("two.json")), (vec![5, 1], vec![5, 4]));
    fs::write(folder.join("bad.tsv"), "lexicon\ten\t1\ncommitment\tlots\tmight\tx\ty\n").unwrap();
    let bad = analysed(&folder, &["text.md", "--lexicon", "bad.tsv"]);
    assert_eq!(bad.code, 3);
    assert!(bad.err.contains("line 2: lots is no level; use a whole number"), "{}", bad.err);
    fs::write(folder.join("bad.tsv"), "word,weight\n").unwrap();
    let bad = analysed(&folder, &["text.md", "--lexicon", "bad.tsv"]);
    assert!(bad.err.contains("the first row must be lexicon, language, version"), "{}", bad.err);
}

#[test]
fn real_conversations_and_ratings_are_taken_as_they_are_published() {
    let folder = folder("analyse-published");
    if let Some(set) = data::set("polis-opendata") {
        let place: PathBuf = set.join("brexit-consensus");
        let ran = analysed(&folder, &[&place.display().to_string()]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(ran.out.contains("comments of a conversation: 50"), "{}", ran.out);
        assert!(ran.out.contains("room           204 actors"), "{}", ran.out);
        assert!(ran.out.contains("statements with enough positions"), "{}", ran.out);
    }
    if let Some(set) = data::set("community-notes") {
        let place = set.join("cn_brexit-consensus_ratings.csv").display().to_string();
        let ran = analysed(&folder, &[&place]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(ran.out.contains("50 items, 5303 positions"), "{}", ran.out);
        let scores = set.join("cn_brexit-consensus_notes.csv").display().to_string();
        let ran = analysed(&folder, &[&scores]);
        assert!(ran.code == 3 && ran.err.contains("is no table that is known"), "{}", ran.err);
    }
}

#[test]
fn the_same_files_give_the_same_bytes_wherever_they_lie() {
    let folder = folder("analyse-elsewhere");
    let mut votes = "actor,item,answer\n".to_owned();
    for at in 0..60 {
        let _ = writeln!(votes, "A{},q{},{}", at % 6, at / 6, ["yes", "no"][at % 2]);
    }
    let written = |place: &str| {
        fs::create_dir_all(folder.join(place)).unwrap();
        fs::write(folder.join(place).join("votes.csv"), &votes).unwrap();
        let input = format!("{place}/votes.csv");
        let ran = analysed(&folder, &[&input, "-o", "out.json", "-o", "out.html"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        ["out.json", "out.html"].map(|name| fs::read_to_string(folder.join(name)).unwrap())
    };
    let here = written("here");
    assert_eq!(here, written("far/away"));
    assert!(here.iter().all(|text| text.contains("votes.csv") && !text.contains("here/")));
}

#[test]
fn json_of_the_interface_of_polis_is_refused_with_what_polis_offers_instead() {
    let folder = folder("analyse-interface");
    let said = refused(
        &folder,
        "votes.json",
        b"[{\"pid\": 0, \"tid\": 0, \"vote\": 0, \"modified\": \"1714782753431\"}]",
    );
    assert!(said.contains("participants-votes.csv or votes.csv"), "{said}");
    let other = refused(&folder, "other.json", b"[{\"vote\": 0}]");
    assert!(other.contains("the columns actor, item and answer"), "{other}");
}

#[test]
fn who_voted_on_nothing_that_counts_is_told_apart() {
    let folder = folder("analyse-silent");
    let mut wide = "participant,group-id,n-votes,0,1\n".to_owned();
    for who in 0..6 {
        let _ = writeln!(wide, "{who},,1,{},1", if who < 5 { "1" } else { "" });
    }
    fs::write(folder.join("participants-votes.csv"), wide).unwrap();
    fs::write(
        folder.join("comments.csv"),
        "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n\
         1,x,0,0,5,0,1,Keep it\n2,x,1,0,6,0,-1,Spam\n",
    )
    .unwrap();
    let ran = analysed(&folder, &["participants-votes.csv", "comments.csv", "-o", "out.html"]);
    assert!(ran.out.contains("5 actors (1 more answered none of these items)"), "{}", ran.out);
    let report = fs::read_to_string(folder.join("out.html")).unwrap();
    assert!(report.contains("1 more took part and answered none of these questions"));
}

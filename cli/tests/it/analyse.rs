//! `unbracket analyse` over files: what is recognised, what is refused, what is too little.

use std::fmt::Write as _;
use std::fs;

use serde_json::Value;

use crate::{folder, run};

/// Thirty actors in two camps on ten statements.
fn camps() -> String {
    let mut table = String::from("actor,item,answer\n");
    for actor in 0..30 {
        for item in 0..10 {
            let alone = (actor * 7 + item * 3) % 11 == 0;
            let answer = if (actor % 2 == 0) == alone { "objects" } else { "supports" };
            let _ = writeln!(table, "Actor {actor:02},Statement {item},{answer}");
        }
    }
    table
}

#[test]
fn a_table_of_positions_is_recognised_and_gives_the_same_bytes_twice() {
    let folder = folder("analyse-table");
    fs::write(folder.join("positions.csv"), camps()).unwrap();
    let few = ["--bootstraps", "30", "--permutations", "19"];
    let arguments = |out| [&["analyse", "positions.csv", "-o", out][..], &few[..]].concat();
    let first = run(&folder, &arguments("one.json"));
    assert_eq!(first.code, 0, "{}", first.err);
    assert!(
        first.out.contains("positions.csv: positions") && first.out.contains("30 actors, 10 items")
    );
    assert!(first.out.contains("too little to say"), "there is no text: {}", first.out);
    assert_eq!(run(&folder, &arguments("two.json")).code, 0);
    let one = fs::read(folder.join("one.json")).unwrap();
    assert_eq!(one, fs::read(folder.join("two.json")).unwrap());
    let value: Value = serde_json::from_slice(&one).unwrap();
    assert_eq!(value["room"]["Ok"]["answers"], 300);
    assert_eq!(value["language"]["Err"]["why"], "few");
}

#[test]
fn texts_are_versions_in_the_order_in_which_they_are_named() {
    let folder = folder("analyse-texts");
    let old = "# Compact\n\n1. States shall share their data with all researchers each year;\n\n2. The Forum meets once a year in open session;\n";
    let new = "# Compact\n\n1. States should, as appropriate, share their data with all researchers;\n\n2. The Forum meets once a year in open session;\n";
    fs::write(folder.join("old.md"), old).unwrap();
    fs::write(folder.join("new.md"), new).unwrap();
    let ran = run(&folder, &["analyse", "old.md", "new.md", "--json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let value: Value = serde_json::from_str(&ran.out).unwrap();
    let changes = value["language"]["Ok"]["steps"][0]["changes"].as_array().unwrap();
    let labels: Vec<&str> =
        changes.iter().filter_map(|one| one["result"]["Ok"]["change"].as_str()).collect();
    assert!(labels.contains(&"weaker"), "{labels:?}");
    assert_eq!(value["language"]["Ok"]["provisions"].as_array().map(Vec::len), Some(2));
    assert!(value["units"].as_array().is_some_and(|units| units.len() > 1));
    let apart = run(&folder, &["analyse", "old.md", "new.md", "--apart", "--json"]);
    let value: Value = serde_json::from_str(&apart.out).unwrap();
    assert_eq!(value["overlap"]["Ok"]["pairs"][0]["left"], "old.md");
    // Neither of the two is the text that is open.
    assert_eq!(value["units"].as_array().map(Vec::len), Some(0));
    assert_eq!(value["language"]["Ok"]["provisions"].as_array().map(Vec::len), Some(0));
}

#[test]
fn what_is_not_in_order_is_refused_with_what_would_be() {
    let folder = folder("analyse-refused");
    fs::write(folder.join("positions.csv"), "actor,item,answer\nA,1,supports\nB,1,perhaps\n")
        .unwrap();
    fs::write(folder.join("other.csv"), "name,age\nA,1\n").unwrap();
    fs::write(folder.join("alone.csv"), "actor,item,answer\nA,1,supports\n").unwrap();
    let told = |arguments: &[&str], code| {
        let ran = run(&folder, arguments);
        assert_eq!(ran.code, code, "{arguments:?}: {}", ran.err);
        ran.err
    };
    let off = told(&["analyse", "positions.csv"], 3);
    assert!(off.contains("line 3") && off.contains("perhaps"), "{off}");
    assert!(told(&["analyse", "other.csv"], 3).contains("is no table that is known"));
    let ending = told(&["analyse", "alone.csv", "-o", "out.xlsx"], 2);
    assert!(ending.contains(".parquet"), "{ending}");
    assert!(told(&["analyse", "alone.csv", "-o", "alone.csv"], 2).contains("overwritten"));
    assert!(told(&["analyse"], 2).contains("--data"));
    told(&["analyse", "nowhere.csv"], 3);
    // One participant is no fault of the file: every chapter says that it is too little.
    let ran = run(&folder, &["analyse", "alone.csv"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("room           too little to say"), "{}", ran.out);
}

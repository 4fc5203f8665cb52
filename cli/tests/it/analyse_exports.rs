//! `unbracket analyse` over exports: one alone is analysed whole, several are compared by their texts.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::record::{OPENING, done};
use crate::{folder, run, write};

/// The exports of two processes, each with a text of its own.
fn two(name: &str) -> PathBuf {
    let folder = folder(name);
    let texts = [
        "1. Decides that every State shall report on its measures each year;\n\n2. Requests the Secretariat to \
         publish all reports that it receives;\n",
        "1. Requests the Secretariat to publish all reports that it receives;\n\n2. Invites the banks to lend;\n",
    ];
    for (at, text) in texts.iter().enumerate() {
        write(&folder, &format!("{at}.md"), text);
        let begun = OPENING.split("refused").next().unwrap_or_default();
        let opening = begun.replace("Review of the Charter", &format!("Charter {at}"));
        let issue = format!(
            "The Chair: issue-document kind zero-draft title \"Zero\" language en text @{at}.md\n"
        );
        write(&folder, &format!("{at}.play"), &(opening + &issue));
        let data = format!("d{at}");
        done(&folder, &["play", &format!("{at}.play"), "--data", &data, "--quiet"]);
        done(&folder, &["export", "--data", &data, "-o", &format!("export-{at}")]);
    }
    folder
}

#[test]
fn two_exports_are_compared_by_their_latest_texts() {
    let folder = two("analyse-exports");
    let arguments = ["analyse", "export-0", "export-1", "--bootstraps", "30", "-o", "out.json"];
    let ran = done(&folder, &arguments);
    assert!(ran.out.contains("left out are its earlier texts, positions"), "{}", ran.out);
    let found: Value = serde_json::from_slice(&fs::read(folder.join("out.json")).unwrap()).unwrap();
    let pair = &found["overlap"]["Ok"]["pairs"][0];
    assert_eq!((&pair["left"], &pair["right"]), (&"Charter 0".into(), &"Charter 1".into()));
    assert_eq!(pair["labels"][0].as_object().map(serde_json::Map::len), Some(2), "{pair}");
}

#[test]
fn an_export_beside_a_text_gives_its_own_and_one_named_twice_is_read_once() {
    let folder = two("analyse-export-and-text");
    let ran = run(&folder, &["analyse", "export-0", "./export-0", "1.md", "--apart"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("named twice"), "{}", ran.out);
    // Nobody took part in a comparison of texts, and nobody counts to five from there.
    assert!(!ran.out.contains(" 0 actors"), "{}", ran.out);
    assert!(ran.out.contains("too little to say: nobody has said anything on this"), "{}", ran.out);
    // Two texts are left, and each has what the other has.
    assert!(ran.out.contains("1 of 2 and 1 of 2 provisions have a counterpart"), "{}", ran.out);
    fs::write(folder.join("votes"), "actor,item,answer\nA,one,for\nB,one,against\n").unwrap();
    let ran = run(&folder, &["analyse", "votes", "--apart", "--voices", "groups"]);
    assert!(ran.out.contains("votes: positions"), "no ending, and a table: {}", ran.out);
    assert!(ran.out.contains("--apart: makes no difference"), "{}", ran.out);
    assert!(ran.out.contains("--voices: makes no difference"), "{}", ran.out);
}

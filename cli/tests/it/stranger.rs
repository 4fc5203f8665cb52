//! Bad input: a clear refusal that says where, and nothing is changed.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::record::{NEXT, OPENING, done, scripts};
use crate::{folder, run, write};

/// Every file of a folder with what it holds; of a database only that it is there, for opening one
/// moves what lies in its journal into it.
fn held(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let (mut found, mut open) = (BTreeMap::new(), vec![folder.to_owned()]);
    while let Some(at) = open.pop() {
        for entry in fs::read_dir(&at).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.strip_prefix(folder).expect("below").display().to_string();
            let passing = ["-shm", "-wal", ".lead", ".lock"];
            if path.is_dir() {
                open.push(path);
                found.insert(name, Vec::new());
            } else if !passing.iter().any(|ending| name.ends_with(ending)) {
                let is_database = name.ends_with(".sqlite");
                let bytes = if is_database { Ok(Vec::new()) } else { fs::read(&path) };
                found.insert(name, bytes.unwrap_or_default());
            }
        }
    }
    found
}

/// Runs a command that has to be refused with a code and with words, and to change nothing.
fn refused(folder: &Path, arguments: &[&str], code: i32, words: &[&str]) {
    let before = held(folder);
    let ran = run(folder, arguments);
    let said = format!("{}{}", ran.out, ran.err);
    assert_eq!(ran.code, code, "{arguments:?}: {said}");
    for word in words {
        assert!(said.contains(word), "{arguments:?}: {said}");
    }
    assert!(!said.contains("panicked"), "{said}");
    let after = held(folder);
    let names = |held: &BTreeMap<String, Vec<u8>>| held.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&before), names(&after), "{arguments:?}");
    assert!(before == after, "{arguments:?} changed a file");
}

#[test]
fn a_script_that_cannot_be_played_is_refused_with_its_place_and_makes_no_record() {
    let folder = folder("stranger-scripts");
    let deep = format!("A: accredit name {}x{}\n", "[".repeat(10_000), "]".repeat(10_000));
    let cases: &[(&str, Vec<u8>, &[&str])] = &[
        ("cut", OPENING.as_bytes()[..760].to_vec(), &["x.play:14: column "]),
        ("binary", b"\x7fELF\x02\0\0\xff\xfe".to_vec(), &["x.play: not UTF-8 at byte 7"]),
        ("encoding", b"at 2034-01-10 09:00\n\xe9\n".to_vec(), &["not UTF-8 at byte 20"]),
        ("nulls", vec![0; 100], &["x.play:1: column 1"]),
        ("deep", deep.into_bytes(), &["x.play:1: column", "sixteen levels"]),
        ("endless list", b"A: accredit name [[[".to_vec(), &["does not end"]),
        ("endless quotation", b"A: accredit name \"x".to_vec(), &["this quotation does not end"]),
        ("long line", [b"A: ".to_vec(), b"x ".repeat(500_000)].concat(), &["x.play:1: column"]),
        ("long word", vec![b'x'; 1_000_000], &["x.play:1: column 1"]),
        ("year", b"at 999999-01-01 00:00\n".to_vec(), &["x.play:1: ", "a moment such as"]),
        ("wait", b"at 2034-01-10 09:00\nwait 9223372036854775807s\n".to_vec(), &[":2: ", "9999"]),
        ("span", b"wait 9223372036854775808s\n".to_vec(), &["x.play:1: ", "a span such as"]),
        ("nothing", Vec::new(), &["hold no line to play"]),
        ("comments", b"# nothing\n\n".to_vec(), &["hold no line to play"]),
    ];
    for (_, script, words) in cases {
        fs::write(folder.join("x.play"), script).expect("a script");
        let code = if words[0].starts_with("hold no") { 2 } else { 3 };
        refused(&folder, &["play", "x.play", "--data", "d"], code, words);
    }
    let large = fs::File::create(folder.join("x.play")).expect("a script");
    large.set_len(65 << 20).expect("a sparse file");
    refused(&folder, &["play", "x.play", "--data", "d"], 3, &["x.play", "at most 64 MiB"]);
}

#[test]
fn a_line_that_names_what_is_not_there_is_refused_with_its_place() {
    let folder = folder("stranger-names");
    write(&folder, "base.md", "# Text\n\n1. States act;\n");
    let document = "Secretariat: issue-document kind chairs-text title T language en text";
    let cases: &[(&str, &[&str])] = &[
        ("Secretariat: frobnicate x 1", &["x.play:18: column 14", "`frobnicate`"]),
        ("Secretariat: accredit name X basis member-state colour red", &[":18: ", "`colour`"]),
        ("Nobody: accredit name X basis member-state", &[":18: ", "nobody is accredited as"]),
        ("Aldoria for Nobodies: accredit name X basis member-state", &["no group `Nobodies`"]),
        ("Aldoria: withdraw-contribution contribution lost", &["`lost`", "by `=>` or by number"]),
        ("Secretariat: give-office seat 4294967295 office chair", &["no seat 4294967295"]),
        ("refused sometimes Aldoria: x y", &["`sometimes` is no code of a refusal"]),
        (
            "Secretariat: call-for-inputs title E questions [q] until +9223372036854775807s",
            &["9999"],
        ),
        (&format!("{document} @../base.md"), &["in its own folder"]),
        (&format!("{document} @/etc/passwd"), &["in its own folder"]),
        (&format!("{document} @absent.md"), &["absent.md"]),
        (&format!("{document} @."), &["x.play:18: "]),
    ];
    for (line, words) in cases {
        write(&folder, "x.play", &format!("{OPENING}{line}\n"));
        refused(&folder, &["play", "x.play", "--data", "d"], 3, words);
    }
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_of_the_folder_of_a_script_is_not_followed() {
    let folder = folder("stranger-links");
    fs::create_dir(folder.join("in")).expect("a folder");
    write(&folder, "secret.md", "# Secret\n\n1. Nobody shall read this;\n");
    write(&folder, "in/base.md", "# Text\n\n1. States act;\n");
    for (link, to) in [("out.md", "../secret.md"), ("within.md", "base.md")] {
        std::os::unix::fs::symlink(to, folder.join("in").join(link)).expect("a link");
    }
    let script = |name: &str| {
        format!(
            "{OPENING}Secretariat: issue-document kind elements-paper title T language en text @{name}\n"
        )
    };
    write(&folder, "in/x.play", &script("out.md"));
    refused(&folder, &["play", "in/x.play", "--data", "d"], 3, &[":18: ", "in its own folder"]);
    for name in ["within.md", "./base.md"] {
        write(&folder, "in/x.play", &script(name));
        let said = run(&folder, &["play", "in/x.play"]).err;
        assert!(!said.contains("in its own folder"), "{said}");
    }
}

#[cfg(unix)]
#[test]
fn a_file_without_end_is_refused() {
    let folder = scripts("stranger-endless");
    refused(&folder, &["play", "/dev/zero"], 3, &["/dev/zero", "at most 64 MiB"]);
    done(&folder, &["play", "1.play", "--data", "d"]);
    done(&folder, &["export", "--data", "d", "-o", "out"]);
    refused(&folder, &["verify", "out", "--older", "/dev/zero"], 13, &["/dev/zero: a note has"]);
}

#[test]
fn marks_and_line_ends_of_other_systems_are_understood() {
    let folder = scripts("stranger-ends");
    let script = format!("\u{feff}{}", OPENING.replace('\n', "\r\n"));
    write(&folder, "x.play", &script);
    done(&folder, &["play", "x.play"]);
}

#[test]
fn places_that_cannot_hold_a_fresh_record_are_refused_before_anything_is_made() {
    let folder = scripts("stranger-places");
    fs::create_dir(folder.join("empty")).expect("a folder");
    refused(&folder, &["play", "empty"], 3, &["empty", "ends in .play"]);
    refused(&folder, &["play", "absent.play"], 3, &["absent.play"]);
    refused(&folder, &["play", "1.play", "--data", "1.play"], 4, &["it is a file"]);
    refused(&folder, &["play", "1.play", "--continue"], 2, &["--data", "--database"]);
    refused(&folder, &["play", "1.play", "--continue", "--data", "d"], 3, &["there is no log at"]);
    let named = ["play", "1.play", "--data", "d", "--origin", "two words"];
    refused(&folder, &named, 2, &["`two words` cannot name a record"]);
    done(&folder, &["play", "1.play", "--data", "d"]);
    refused(&folder, &["play", "1.play", "--data", "d"], 4, &["d/record.sqlite", "--continue"]);
    write(&folder, "bad.play", &format!("{NEXT}Aldoria: frobnicate\n"));
    refused(&folder, &["play", "bad.play", "--data", "d", "--continue"], 3, &["bad.play:3: "]);
    write(
        &folder,
        "late.play",
        "at 2033-01-01 09:00\nSecretariat: accredit name X basis member-state\n",
    );
    refused(&folder, &["play", "late.play", "--data", "d", "--continue"], 3, &["does not go back"]);
    let next = done(&folder, &["play", "1.play", "--data", "same"]);
    done(&folder, &["export", "--data", "d", "-o", "out"]);
    let verified = done(&folder, &["verify", "out"]);
    let root = next.out.split("root ").nth(1).and_then(|rest| rest.split_whitespace().next());
    assert!(root.is_some_and(|root| verified.out.contains(root)), "{}", verified.out);
}

#[test]
fn an_import_that_is_refused_makes_nothing() {
    let folder = scripts("stranger-import");
    done(&folder, &["play", "1.play", "--data", "d"]);
    done(&folder, &["play", "1.play", "--data", "other", "--origin", "other.example/x"]);
    done(&folder, &["export", "--data", "d", "-o", "out"]);
    refused(&folder, &["import", "out", "--data", "e"], 3, &["does not hold the key", "--origin"]);
    refused(&folder, &["import", "out", "--data", "d"], 4, &["a record is there already"]);
    refused(&folder, &["import", "absent", "--data", "e"], 3, &["there is no such folder"]);
    refused(&folder, &["import", "d", "--data", "e"], 10, &["there is no file FORM"]);
    let named = ["import", "out", "--data", "e", "--origin", "a+b"];
    refused(&folder, &named, 2, &["`a+b` cannot name a record"]);
    for ending in ["", "-wal", "-shm"] {
        let _ = fs::remove_file(folder.join(format!("other/record.sqlite{ending}")));
    }
    let another = ["belongs to the record `other.example/x`"];
    refused(&folder, &["import", "out", "--data", "other"], 3, &another);
}

#[test]
fn a_store_that_is_damaged_newer_or_none_is_refused_and_stays_as_it_is() {
    let folder = scripts("stranger-stores");
    done(&folder, &["play", "1.play", "--data", "d"]);
    done(&folder, &["export", "--data", "d", "-o", "out"]);
    done(&folder, &["import", "out", "--data", "e", "--origin", "e.example/x"]);
    let export = ["export", "--data", "e", "-o", "z"];
    let file = folder.join("e/record.sqlite");
    let whole = fs::read(&file).expect("a database");
    for ending in ["-wal", "-shm"] {
        let _ = fs::remove_file(folder.join(format!("e/record.sqlite{ending}")));
    }
    let mut newer = whole.clone();
    newer[63] = 9;
    let cases: [(Vec<u8>, &str); 5] = [
        (Vec::new(), "is empty"),
        (whole[..50].to_vec(), "ends inside its header"),
        (whole[..5_000].to_vec(), "ends inside a page"),
        (newer, "newer version"),
        (OPENING.as_bytes().to_vec(), "no SQLite database"),
    ];
    for (bytes, words) in cases {
        fs::write(&file, &bytes).expect("a database");
        refused(&folder, &export, 3, &["e/record.sqlite", words]);
        assert_eq!(fs::read(&file).expect("a database"), bytes, "{words}");
    }
    fs::remove_file(&file).expect("a database");
    refused(&folder, &export, 3, &["there is no log at"]);
    fs::create_dir(&file).expect("a folder");
    refused(&folder, &export, 3, &["e/record.sqlite"]);
}

#[test]
fn a_record_without_its_vault_or_head_is_not_gone_on_with() {
    let folder = scripts("stranger-vault");
    done(&folder, &["play", "1.play", "--data", "d"]);
    let goes_on = ["play", "2.play", "--data", "d", "--continue"];
    let head = fs::read(folder.join("d/head")).expect("a head");
    for (damage, words) in [
        (Some(b"".as_slice()), "the last signed checkpoint cannot be read"),
        (Some(&head[..60]), "the last signed checkpoint cannot be read"),
        (None, "is published, and the head knows of none"),
    ] {
        match damage {
            Some(bytes) => fs::write(folder.join("d/head"), bytes).expect("a head"),
            None => fs::remove_file(folder.join("d/head")).expect("a head"),
        }
        refused(&folder, &goes_on, 3, &[words]);
    }
    fs::write(folder.join("d/head"), &head).expect("a head");
    for ending in ["", "-wal", "-shm"] {
        let _ = fs::remove_file(folder.join(format!("d/vault.sqlite{ending}")));
    }
    refused(&folder, &goes_on, 3, &["there is no vault at"]);
}

#[test]
fn a_second_process_on_the_same_record_is_refused() {
    let folder = scripts("stranger-led");
    done(&folder, &["play", "1.play", "--data", "d"]);
    let lead = fs::File::open(folder.join("d/record.sqlite.lead")).expect("the lead");
    lead.lock().expect("nobody leads");
    let words = ["another process leads this log"];
    refused(&folder, &["play", "2.play", "--data", "d", "--continue"], 3, &words);
    // Whoever only reads needs no lead: it exports what was signed.
    done(&folder, &["export", "--data", "d", "-o", "out"]);
    done(&folder, &["verify", "out"]);
    drop(lead);
    done(&folder, &["play", "2.play", "--data", "d", "--continue"]);
}

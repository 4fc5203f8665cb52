//! The record from the command line: played, kept, exported, verified, imported.

use std::path::{Path, PathBuf};

use unbracket_testkit::postgres::Server;

use crate::{Ran, folder, run, write};

/// A process with a sealed contribution and one that is refused.
pub(crate) const OPENING: &str = r#"# A small process.
at 2034-01-10 09:00
Secretariat: open-process title "Review of the Charter" secretariat "Secretariat"
    modalities [kind intergovernmental
        rights [member-state: [attend speak submit propose-text object vote]]
        rule un_consensus silence-hours 72 input-days 7 text-hours 24 languages [en]
        supporters 0 end-rule package-text speaking-seconds 180]
Secretariat: accredit name Aldoria basis member-state
Secretariat: accredit name Costavia basis member-state
Secretariat: accredit name "The Chair" basis office
Secretariat: give-office seat "The Chair" office chair
refused not-permitted Aldoria: open-stage stage inputs
Secretariat: open-stage stage inputs
Secretariat: call-for-inputs title "Elements" questions ["What is missing?"] until 2034-02-01T18:00
wait 1h
Aldoria: contribute call 0 language en consent secretariat-only text "in confidence"
Costavia: contribute call 0 language en consent organisation text "Open the meetings."
"#;

/// What follows it.
pub(crate) const NEXT: &str = "wait 1d\nSecretariat: accredit name Marenia basis member-state\n";

/// A folder with the scripts.
pub(crate) fn scripts(name: &str) -> PathBuf {
    let folder = folder(name);
    write(&folder, "1.play", OPENING);
    write(&folder, "2.play", NEXT);
    folder
}

/// Runs a command that has to succeed.
pub(crate) fn done(folder: &Path, arguments: &[&str]) -> Ran {
    let ran = run(folder, arguments);
    assert_eq!(ran.code, 0, "{arguments:?}: {}{}", ran.out, ran.err);
    ran
}

fn root(text: &str) -> &str {
    let found = text.split("root ").nth(1).and_then(|rest| rest.split_whitespace().next());
    found.unwrap_or_else(|| panic!("no root in {text}"))
}

#[test]
fn the_same_script_gives_the_same_root_in_memory_and_on_a_disk() {
    let folder = scripts("record-root");
    let memory = done(&folder, &["play", "1.play"]);
    let again = done(&folder, &["play", "1.play"]);
    let disk = done(&folder, &["play", "1.play", "--data", "d"]);
    assert_eq!(memory.out, again.out);
    assert_eq!(memory.out, disk.out);
    assert!(memory.out.contains("8 acts, 1 refused") || memory.out.contains("9 acts, 1 refused"));
    let other = done(&folder, &["play", "1.play", "2.play"]);
    assert_ne!(root(&memory.out), root(&other.out), "another script, another record");
}

#[test]
fn the_same_script_gives_the_same_root_on_postgresql() {
    let Some(server) = Server::start() else { return };
    let folder = scripts("record-postgres");
    let memory = done(&folder, &["play", "1.play", "--quiet"]);
    let url = server.url();
    let kept = done(&folder, &["play", "1.play", "--quiet", "--database", &url]);
    assert_eq!(memory.out, kept.out);
    let beside = ["--database", &url, "--log", "second", "--data", "d"];
    let played = done(&folder, &[&["play", "1.play", "--quiet"][..], &beside].concat());
    assert_eq!(memory.out, played.out);
    done(&folder, &["export", "--database", &url, "-o", "out"]);
    let verified = done(&folder, &["verify", "out"]);
    assert_eq!(root(&verified.out), root(&memory.out));
    let again = run(&folder, &["play", "1.play", "--database", &url]);
    assert!(again.code == 3 && again.err.contains("unbracket: "), "{}", again.err);
}

#[test]
fn quiet_tells_refusals_and_the_end_and_json_the_end_alone() {
    let folder = scripts("record-quiet");
    let quiet = done(&folder, &["play", "1.play", "--quiet"]);
    let lines: Vec<&str> = quiet.out.lines().collect();
    assert_eq!(lines.len(), 4, "{}", quiet.out);
    assert!(lines[0].starts_with("1.play:12  Aldoria: refused (not-permitted): "), "{}", lines[0]);
    let json = done(&folder, &["play", "1.play", "--json"]);
    let end: serde_json::Value = serde_json::from_str(&json.out).expect("JSON");
    assert_eq!(end["root"], root(&quiet.out));
    assert_eq!((&end["refused"], &end["stage"]), (&1.into(), &"inputs".into()));
    assert_eq!(end["entries"], end["acts"]);
}

#[test]
fn a_record_goes_on_from_where_it_stands() {
    let folder = scripts("record-continue");
    let first = done(&folder, &["play", "1.play", "--data", "d", "--json"]);
    let next = done(&folder, &["play", "2.play", "--data", "d", "--continue", "--json"]);
    let (first, next): (serde_json::Value, serde_json::Value) = (
        serde_json::from_str(&first.out).expect("JSON"),
        serde_json::from_str(&next.out).expect("JSON"),
    );
    assert_eq!(next["entries"].as_u64(), first["entries"].as_u64().map(|entries| entries + 1));
    assert_eq!(next["key"], first["key"]);
    // A folder of scripts is played in order of their names.
    done(&folder, &["play", ".", "--data", "whole"]);
}

#[test]
fn an_export_verifies_and_goes_on_elsewhere_under_another_name() {
    let folder = scripts("record-import");
    done(&folder, &["play", "1.play", "--data", "d"]);
    done(&folder, &["export", "--data", "d", "-o", "out"]);
    let verified = done(&folder, &["verify", "out"]);
    assert!(verified.out.ends_with("sound\n"), "{}", verified.out);
    let json = done(&folder, &["verify", "out", "--json", "--key", "out/key"]);
    let json: serde_json::Value = serde_json::from_str(&json.out).expect("JSON");
    assert_eq!((&json["sound"], &json["withheld"]), (&true.into(), &2.into()));
    assert_eq!(json["root"], root(&verified.out));
    let imported =
        done(&folder, &["import", "out", "--data", "e", "--origin", "second.example/process"]);
    assert!(imported.out.contains("goes on as second.example/process"), "{}", imported.out);
    done(&folder, &["play", "2.play", "--data", "e", "--continue"]);
    done(&folder, &["export", "--data", "e", "-o", "out2"]);
    assert!(done(&folder, &["verify", "out2"]).out.ends_with("sound\n"));
}

#[test]
fn a_lost_database_is_refilled_with_the_key_that_the_vault_holds() {
    let folder = scripts("record-refill");
    let played = done(&folder, &["play", "1.play", "--data", "d", "--quiet"]);
    done(&folder, &["export", "--data", "d", "-o", "out"]);
    for ending in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(folder.join(format!("d/record.sqlite{ending}")));
    }
    let fresh = run(&folder, &["play", "1.play", "--data", "d"]);
    assert!(fresh.code == 4 && fresh.err.contains("refill that record"), "{}", fresh.err);
    done(&folder, &["import", "out", "--data", "d"]);
    let next = done(&folder, &["play", "2.play", "--data", "d", "--continue", "--quiet"]);
    let key = |text: &str| text.lines().last().map(ToOwned::to_owned);
    assert_eq!(key(&played.out), key(&next.out));
}
